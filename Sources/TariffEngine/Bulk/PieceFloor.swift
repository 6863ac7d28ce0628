/// Where the pieces of a run are: free, being read, waiting for their turn to be numbered or written, or on the way
/// between. It is the shared state of the threads of a ``BulkPipeline``.
struct PieceFloor {
  /// What a thread is to do next.
  enum Step {
    case read(PieceCarrier)
    case assess(PieceCarrier)
    /// Everything is done, or something failed.
    case end
  }
  /// The most pieces in memory, at least as many as there are threads.
  var most = 1
  private var carriers: [PieceCarrier] = []
  private var free: [PieceCarrier] = []
  /// How many pieces were read.
  private var count = 0
  private var isReading = false
  /// No more is to be read.
  private(set) var isAtEnd = false
  /// Pieces whose rows were found.
  private var found = PieceLine()
  /// Pieces whose numbers were noted, in order.
  private var numbered: [PieceCarrier] = []
  /// Pieces whose results are ready.
  private var assessed = PieceLine()
  /// The first thing that went wrong.
  private(set) var failure: BatchFault?
  /// How far the results are.
  var progress: BatchProgress

  init(progress: BatchProgress) { self.progress = progress }

  /// What there is to do; nil: nothing until something changes. What is farther on the way goes first.
  mutating func next(_ make: (Int) -> PieceCarrier) -> Step? {
    if failure != nil { return .end }
    if !numbered.isEmpty { return .assess(numbered.removeFirst()) }
    if !isAtEnd, !isReading, let carrier = takeFree(make) {
      isReading = true
      return .read(carrier)
    }
    return isAtEnd && !isReading && free.count == carriers.count ? .end : nil
  }

  private mutating func takeFree(_ make: (Int) -> PieceCarrier) -> PieceCarrier? {
    if let carrier = free.popLast() { return carrier }
    if carriers.count == most { return nil }
    let carrier = make(carriers.count)
    carriers.append(carrier)
    return carrier
  }

  /// The works of all pieces.
  var works: [PieceWork] { carriers.map(\.work) }

  /// A piece was read, or there was none.
  mutating func endReading(_ carrier: PieceCarrier, isPiece: Bool) {
    isReading = false
    if isPiece {
      carrier.work.number = count
      count += 1
    } else {
      isAtEnd = true
      free.append(carrier)
    }
  }

  /// Nothing more is to be read; what was read is brought to its end.
  mutating func stopReading() { isAtEnd = true }

  mutating func fail(_ fault: BatchFault) { if failure == nil { failure = fault } }

  // MARK: What is done in order, by one thread at a time

  mutating func putFound(_ carrier: PieceCarrier) { found.put(carrier) }
  mutating func takeFound() -> PieceCarrier? { failure == nil ? found.take() : nil }
  mutating func endNumbering(_ carrier: PieceCarrier) {
    found.isTaken = false
    numbered.append(carrier)
  }

  mutating func putAssessed(_ carrier: PieceCarrier) { assessed.put(carrier) }
  mutating func takeAssessed() -> PieceCarrier? { failure == nil ? assessed.take() : nil }
  mutating func endWriting(_ carrier: PieceCarrier) {
    assessed.isTaken = false
    free.append(carrier)
  }
}

/// A piece and what is done with it.
final class PieceCarrier {
  /// Its place among the carriers.
  let place: Int
  let work: PieceWork
  /// Whether an interrupted run finished the piece.
  var isFinished = false
  /// Of the piece's bytes, where somebody asks.
  var digest: UInt64 = 0

  init(place: Int, _ work: PieceWork) { (self.place, self.work) = (place, work) }
}

/// Pieces that come in any order and leave in that of the file, one at a time.
private struct PieceLine {
  private var waiting: [PieceCarrier] = []
  private var next = 0
  /// Whether the last one that left is still at hand.
  var isTaken = false

  mutating func put(_ carrier: PieceCarrier) { waiting.append(carrier) }

  mutating func take() -> PieceCarrier? {
    guard !isTaken, let place = waiting.firstIndex(where: { $0.work.number == next }) else { return nil }
    isTaken = true
    next += 1
    return waiting.remove(at: place)
  }
}
