import CSV
import Synchronization

/// Threads that take pieces of a file, and bring their results out in its order.
///
/// A thread reads a piece (one at a time), finds its rows, waits for the piece's turn to note the numbers, assesses, and
/// waits for its turn to write. Whatever depends on order happens in a turn, so that the number of threads changes
/// nothing; and each thread holds one piece, so that memory does not grow with the file.
final class BulkPipeline: @unchecked Sendable {
  // Touched only by the thread that holds `reading`.
  private var reader: PieceReader<BulkBytes>
  private(set) var account: BulkAccount
  private(set) var guardedCells = 0
  /// What the threads did, once they have ended.
  private(set) var ended: [PieceWork] = []
  /// How many pieces were read.
  private let reading = Mutex(0)

  // Touched only by the thread whose turn it is to number.
  private var ordered: OrderedRows
  private let numbering = Turns()

  // Touched only by the thread whose turn it is to write.
  private let results: any ByteSink
  private(set) var rejects: RejectWriter
  private(set) var balances: SharedBalances
  private(set) var state: BatchProgress
  private let writing = Turns()

  private let plan: BulkPlan
  /// The first thing that went wrong.
  private let failure = Mutex<BatchFault?>(nil)

  init(
    _ plan: BulkPlan, reader: consuming PieceReader<BulkBytes>, firstLine: Int, results: any ByteSink,
    rejects: RejectWriter, state: BatchProgress
  ) {
    self.plan = plan
    self.reader = reader
    (self.results, self.rejects, self.state) = (results, rejects, state)
    ordered = OrderedRows(firstLine: firstLine, groups: plan.groups)
    balances = SharedBalances(of: plan.editions[0].model)
    account = BulkAccount(of: plan.editions[0].model)
  }

  /// Whether a dossier of each place of each group came.
  var joined: [[Bool]] { ordered.joined }

  /// Runs to the end; this thread and `threads` − 1 others.
  ///
  /// - Parameter progress: called by this thread only; false ends the run.
  /// - Returns: false when progress ended it.
  func run(threads: Int, _ progress: (BatchProgress) -> Bool) throws(BatchFault) -> Bool {
    var others: [Threads.Running] = []
    for _ in 1..<max(1, threads) {
      if let thread = Threads.start({ [self] in _ = work { _ in true } }) { others.append(thread) }
    }
    let isWhole = work(progress)
    for thread in others { thread.join() }
    if let fault = failure.withLock({ $0 }) { throw fault }
    return isWhole
  }

  /// Takes pieces until there are none; false: progress wants no more.
  private func work(_ progress: (BatchProgress) -> Bool) -> Bool {
    let work = PieceWork(plan)
    var goesOn = true
    while goesOn, read(work) {
      work.findRows()
      guard numbering.wait(for: work.number) else { break }
      ordered.take(work)
      numbering.pass()
      work.assessRows()
      guard writing.wait(for: work.number), write(work) else { break }
      goesOn = progress(state)
      if goesOn { writing.pass() } else { end() }
    }
    reading.withLock { _ in
      account.add(work.account)
      guardedCells += work.guardedCells
      ended.append(work)
    }
    return goesOn
  }

  /// Reads the next piece; false: there is none.
  private func read(_ work: PieceWork) -> Bool {
    reading.withLock { count in
      do throws(StreamFault) {
        guard try reader.next(into: work.piece) else { return false }
      } catch {
        fail(.source(error))
        return false
      }
      work.number = count
      count += 1
      return true
    }
  }

  /// Brings out what became of a piece; false: a sink failed.
  private func write(_ work: PieceWork) -> Bool {
    state.bytesRead = work.piece.offset + work.piece.count + work.piece.bytesPassedOver
    state.rowsRead += work.scan.count
    for (place, drawn) in work.drawn { balances.add(drawn, place: place, among: ordered.numbers) }
    do throws(BatchFault) {
      try rejects.take(&work.rejects)
      if work.written.count > 0 {
        do throws(StreamFault) { try results.write(work.written) } catch { throw .sink(error) }
      }
    } catch {
      fail(error)
      return false
    }
    state.bytesWritten += work.written.count
    work.forgetResults()
    return true
  }

  private func fail(_ fault: BatchFault) {
    failure.withLock { if $0 == nil { $0 = fault } }
    end()
  }

  private func end() {
    numbering.end()
    writing.end()
  }
}
