import CSV

/// Threads that take pieces of a file, and bring their results out in its order.
///
/// A piece is read, its rows are found, their numbers noted, the rows assessed, the results written. Reading, noting and
/// writing go in the order of the file and are done by one thread at a time; a thread whose piece is not next leaves it
/// and does something else, and whoever comes to the next piece takes along all that are ready. So no thread waits for
/// another while there is work, the number of threads changes nothing, and since there are only so many pieces, memory
/// does not grow with the file.
final class BulkPipeline: @unchecked Sendable {
  /// Touched only by the thread that reads.
  private var reader: PieceReader<BulkBytes>
  /// Noting is one thread's, but writing asks for numbers too.
  private let ordered: Monitor<OrderedRows>

  // Touched only by the thread that writes.
  private let results: any ByteSink
  private(set) var rejects: RejectWriter
  private(set) var balances: SharedBalances
  /// What became of the dossiers whose results are written, by carrier.
  private var accounts: [(account: BulkAccount, guardedCells: Int, counted: (any OutputAccount)?)] = []
  /// How the run is saved; nil: it is not.
  private var saving: ResumedPass?
  /// Where the part ends that an interrupted run finished.
  private let finishedEnd: Int
  private let savesDigests: Bool
  private let assessesFinished: Bool

  private let plan: BulkPlan
  private let floor: Monitor<PieceFloor>

  init(
    _ plan: BulkPlan, reader: consuming PieceReader<BulkBytes>, firstLine: Int, results: any ByteSink,
    rejects: RejectWriter, state: BatchProgress, saving: ResumedPass? = nil
  ) {
    self.plan = plan
    self.reader = reader
    (self.results, self.rejects) = (results, rejects)
    ordered = Monitor(OrderedRows(firstLine: firstLine, groups: plan.groups))
    balances = SharedBalances(of: plan.editions[0].model)
    floor = Monitor(PieceFloor(progress: state))
    self.saving = saving
    (finishedEnd, savesDigests) = (saving?.end ?? 0, saving != nil)
    assessesFinished = saving?.assessesAgain ?? false
  }

  /// By group: whether a dossier of each place came, and how its rows were given to it.
  var joined: [(dossiers: [Bool], feed: GroupFeed)] { ordered.read { Array(zip($0.joined, $0.feeds)) } }
  /// How far the results are.
  var state: BatchProgress { floor.read { $0.progress } }
  /// What became of the dossiers.
  var account: BulkAccount {
    var sum = saving?.account(of: plan.editions[0].model) ?? BulkAccount(of: plan.editions[0].model)
    for part in accounts { sum.add(part.account) }
    return sum
  }
  /// All works that took pieces, once the run has ended.
  var ended: [PieceWork] { floor.read { $0.works } }
  /// What outputs counted in the part that an interrupted run finished.
  var finished: [JSONTree] { saving?.counted ?? [] }
  /// Cells of text in the results that were guarded with `'`.
  var guardedCells: Int { accounts.reduce(saving?.guardedCells ?? 0) { $0 + $1.guardedCells } }

  /// Runs to the end; this thread and `threads` − 1 others.
  ///
  /// - Parameter progress: called by this thread only; false: no more is read, and the run ends once what was read is
  ///   written.
  /// - Returns: false when progress ended it.
  func run(threads: Int, _ progress: (BatchProgress) -> Bool) throws(BatchFault) -> Bool {
    let threads = max(1, threads)
    floor.change { $0.most = threads + 1 }
    var others: [Threads.Running] = []
    for _ in 1..<threads {
      if let thread = Threads.start({ [self] in work() }) { others.append(thread) }
    }
    var goesOn = true
    while step() {
      if goesOn, !progress(state) {
        goesOn = false
        floor.change { $0.stopReading() }
      }
    }
    for thread in others { thread.join() }
    if let fault = floor.read({ $0.failure }) { throw fault }
    if goesOn {
      try saving?.settle(state)
    } else if saving?.isSettled == true {
      try save(state)
    }
    return goesOn
  }

  private func work() {
    while step() {}
  }

  /// Does what there is to do; false: the run is at its end.
  private func step() -> Bool {
    let step = floor.wait { floor in floor.next { PieceCarrier(place: $0, PieceWork(plan)) } }
    switch step {
    case .end: return false
    case .read(let carrier):
      if read(carrier) {
        if savesDigests {
          var digest = ByteDigest()
          digest.add(UnsafeRawBufferPointer(carrier.work.piece.bytes))
          carrier.digest = digest.value
        }
        carrier.work.findRows()
        floor.change { $0.putFound(carrier) }
        note()
      }
    case .assess(let carrier):
      if !carrier.isFinished || assessesFinished { carrier.work.assessRows() }
      floor.change { $0.putAssessed(carrier) }
      write()
    }
    return true
  }

  /// Reads the next piece; false: there is none.
  private func read(_ carrier: PieceCarrier) -> Bool {
    do throws(StreamFault) {
      let piece = carrier.work.piece
      let isPiece = try reader.next(into: piece)
      carrier.isFinished = isPiece && piece.offset < finishedEnd
      if carrier.isFinished, piece.offset + piece.count + piece.bytesPassedOver > finishedEnd {
        floor.change { $0.fail(.unusable([.notAsBefore("the dossiers")])) }
        return false
      }
      floor.change { $0.endReading(carrier, isPiece: isPiece) }
      return isPiece
    } catch {
      floor.change { $0.fail(.source(error)) }
      return false
    }
  }

  /// Notes the numbers of all pieces that are next.
  private func note() {
    while let carrier = floor.change({ $0.takeFound() }) {
      do throws(BatchFault) {
        try ordered.change { (ordered) throws(BatchFault) in try ordered.take(carrier.work) }
      } catch {
        return floor.change { $0.fail(error) }
      }
      floor.change { $0.endNumbering(carrier) }
    }
  }

  /// Brings out what became of all pieces that are next.
  private func write() {
    while let carrier = floor.change({ $0.takeAssessed() }) {
      do throws(BatchFault) {
        let progress = try write(carrier)
        floor.change {
          $0.progress = progress
          $0.endWriting(carrier)
        }
      } catch {
        return floor.change { $0.fail(error) }
      }
    }
  }

  private func write(_ carrier: PieceCarrier) throws(BatchFault) -> BatchProgress {
    let work = carrier.work
    if !work.drawn.isEmpty {
      ordered.read { ordered in
        for (place, drawn) in work.drawn { balances.add(drawn, place: place, among: ordered.numbers) }
      }
    }
    var progress = state
    if !carrier.isFinished { try saving?.settle(progress) }
    let count = carrier.isFinished ? 0 : try bringOut(work)
    progress.bytesRead = work.piece.offset + work.piece.count + work.piece.bytesPassedOver
    progress.rowsRead += work.scan.count
    progress.bytesWritten += count
    while accounts.count <= carrier.place { accounts.append((BulkAccount(of: plan.editions[0].model), 0, nil)) }
    accounts[carrier.place] = (work.account, work.guardedCells, saving == nil ? nil : work.ending.counted)
    saving?.take(carrier)
    work.rejects.removeAll()
    work.forgetResults()
    if !carrier.isFinished, let saving, saving.keeper.isDue { try save(progress) }
    return progress
  }

  /// Hands rejects and results to their sinks; how many bytes of results there were.
  private func bringOut(_ work: PieceWork) throws(BatchFault) -> Int {
    try rejects.take(&work.rejects)
    if work.written.count > 0 {
      do throws(StreamFault) { try results.write(work.written) } catch { throw .sink(error) }
    }
    return work.written.count
  }

  /// Saves how far the run is.
  private func save(_ progress: BatchProgress) throws(BatchFault) {
    guard let saving else { return }
    try rejects.flush()
    let checkpoint = saving.checkpoint(
      progress, account: account, counted: accounts.compactMap { $0.counted?.saved }, guardedCells: guardedCells,
      rejects: rejects)
    do throws(StreamFault) { try saving.keeper.keep(checkpoint) } catch { throw .sink(error) }
  }
}
