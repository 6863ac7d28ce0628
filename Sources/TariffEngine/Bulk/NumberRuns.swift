/// The numbers of all dossiers seen and the lines on which they stand, to find one given twice: an exact set, in which
/// numbers that count up from row to row cost nothing.
///
/// Cities number their dossiers in order, so that most files are a few runs such as `1403-000001` to `1403-250000`, one
/// a line. A number that goes on with the last run is one comparison; any other is looked up among the runs, and where
/// the runs are too many to be worth it, kept one by one.
struct NumberRuns: DossierNumbers {
  /// What is known of a number.
  struct Sighting {
    /// Names the number for the subscript.
    var place: Int
    /// The line on which it was seen before; 0: this is the first time.
    var first: Int
  }
  private struct Run {
    var kind: Int
    var first: UInt64
    var count: UInt64
    var line: Int
  }
  /// What the numbers of a run have in common: the text before the digits, and how many digits there are.
  private struct Kind: Equatable {
    var prefix: [UInt8]
    var digits: Int
  }
  private static let mostKinds = 64
  /// So many runs are always kept; more only while they are long.
  private static let fewRuns = 1_024
  private static let mostRuns = 1 << 16

  private var kinds: [Kind] = []
  private var runs: [Run] = []
  /// The runs by kind and first number.
  private var order: [Int] = []
  /// How many numbers stand in runs.
  private var runLength: UInt64 = 0
  /// How many numbers have gone on with the last run since it was settled: see ``settleLastRun()``.
  private var extended: UInt64 = 0
  /// Of the number that would go on with the last run.
  private var expectedPlace = 0
  private var expectedNumber: UInt64 = 0
  /// The number and the line that would go on with the last run.
  private var expected = NextNumber()
  private var expectedLine = 0
  /// The first number that another run holds already.
  private var obstacle = UInt64.max

  private var others = IdentifierIndex()
  private var otherLines: [Int] = []

  /// Notes that a number stands on a line. `isPadded`: sixteen bytes can be read from its first on.
  @inline(__always)
  mutating func sight(_ key: UnsafeBufferPointer<UInt8>, line: Int, isPadded: Bool = false) -> Sighting {
    if line == expectedLine, isPadded ? expected.isPadded(key) : expected.is(key), others.count == 0 {
      return Sighting(place: extendLastRun(), first: 0)
    }
    return sightAny(key, line: line)
  }

  @inline(never)
  private mutating func sightAny(_ key: UnsafeBufferPointer<UInt8>, line: Int) -> Sighting {
    settleLastRun()
    if line == expectedLine, expected.is(key), others.count == 0 || others.find(key) == nil {
      return Sighting(place: extendLastRun(), first: 0)
    }
    if others.count > 0, let place = others.find(key) { return Sighting(place: place, first: otherLines[place]) }
    if let (kind, number) = parse(key) {
      if let run = run(holding: number, of: kind) {
        let offset = number - runs[run].first
        return Sighting(place: Self.place(run, offset), first: runs[run].line + Int(offset))
      }
      if isRunWorthIt { return Sighting(place: begin(kind, number, key, line: line), first: 0) }
    }
    otherLines.append(line)
    return Sighting(place: others.insert(key).place, first: 0)
  }

  /// A number by its place.
  subscript(place: Int) -> String {
    if place >= 0 { return others[place] }
    let packed = UInt64(bitPattern: Int64(-1 - place))
    let run = runs[Int(packed & 0xFF_FFFF)]
    let digits = String(run.first + (packed >> 24))
    let kind = kinds[run.kind]
    let zeros = String(repeating: "0", count: kind.digits - digits.utf8.count)
    return String(decoding: kind.prefix, as: UTF8.self) + zeros + digits
  }

  /// Places in runs are negative: the offset above 24 bits of the run.
  private static func place(_ run: Int, _ offset: UInt64) -> Int { -1 - Int(offset << 24 | UInt64(run)) }

  // MARK: The last run

  /// The number that would go on with the last run does so. The run itself hears of it before it is asked.
  @inline(__always)
  private mutating func extendLastRun() -> Int {
    extended &+= 1
    let (place, number) = (expectedPlace, expectedNumber)
    expectedPlace &-= 1 << 24
    expectedNumber &+= 1
    expectNext(after: number)
    return place
  }

  private mutating func settleLastRun() {
    if extended == 0 { return }
    runs[runs.count - 1].count += extended
    runLength += extended
    extended = 0
  }

  /// Makes `expected` the number after the one that it holds.
  private mutating func expectNext(after number: UInt64) {
    expectedLine += 1
    if number + 1 < obstacle { expected.increment() } else { expected.forget() }
  }

  // MARK: Other runs

  private var isRunWorthIt: Bool {
    runs.count < Self.fewRuns || (runs.count < Self.mostRuns && runLength >= 16 * UInt64(runs.count))
  }

  /// The digits at the end, at most 18, and what stands before them; nil: no digit, or too many kinds already.
  private mutating func parse(_ key: UnsafeBufferPointer<UInt8>) -> (kind: Int, number: UInt64)? {
    var (start, number, power) = (key.count, UInt64(0), UInt64(1))
    while start > 0, key.count - start < 18, case 0x30...0x39 = key[start - 1] {
      start -= 1
      number += UInt64(key[start] - 0x30) * power
      power *= 10
    }
    let digits = key.count - start
    if digits == 0 { return nil }
    let prefix = key[..<start]
    if let kind = kinds.firstIndex(where: { $0.digits == digits && $0.prefix.elementsEqual(prefix) }) {
      return (kind, number)
    }
    guard kinds.count < Self.mostKinds else { return nil }
    kinds.append(Kind(prefix: Array(prefix), digits: digits))
    return (kinds.count - 1, number)
  }

  /// The place in `order` of the first run behind a number.
  private func behind(_ number: UInt64, of kind: Int) -> Int {
    var (low, high) = (0, order.count)
    while low < high {
      let middle = (low + high) / 2
      let run = runs[order[middle]]
      if (run.kind, run.first) <= (kind, number) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func run(holding number: UInt64, of kind: Int) -> Int? {
    let place = behind(number, of: kind)
    guard place > 0 else { return nil }
    let run = runs[order[place - 1]]
    return run.kind == kind && number - run.first < run.count ? order[place - 1] : nil
  }

  /// Begins a run; its place.
  private mutating func begin(_ kind: Int, _ number: UInt64, _ key: UnsafeBufferPointer<UInt8>, line: Int) -> Int {
    let place = behind(number, of: kind)
    obstacle = .max
    if place < order.count, runs[order[place]].kind == kind { obstacle = runs[order[place]].first }
    order.insert(runs.count, at: place)
    runs.append(Run(kind: kind, first: number, count: 1, line: line))
    runLength += 1
    expected = NextNumber(key, digits: kinds[kind].digits)
    expectedLine = line
    (expectedPlace, expectedNumber) = (Self.place(runs.count - 1, 1), number + 1)
    expectNext(after: number)
    return Self.place(runs.count - 1, 0)
  }
}
