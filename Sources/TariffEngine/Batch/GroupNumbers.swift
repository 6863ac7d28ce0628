/// The numbers of the dossiers that have rows in a group's file, each with its place in the order of first sight: an exact
/// map, in which numbers that count up from dossier to dossier cost nothing. Others are kept one by one.
struct GroupNumbers {
  /// Numbers that count up: what stands before their digits, how many digits they have, the first of them.
  private struct Run {
    var prefix: Int
    var digits: Int
    var first: UInt64
    var count: UInt64
    /// The place of the first.
    var place: Int
  }
  /// So many runs are always kept; more only while they are long.
  private static let fewRuns = 1_024
  private static let mostRuns = 1 << 16

  private var prefixes = IdentifierIndex()
  private var runs: [Run] = []
  /// The runs by prefix, digits and first number.
  private var order: [Int] = []
  private var runLength = 0
  private var others = IdentifierIndex()
  /// The places of the others, ascending.
  private var otherPlaces: [Int32] = []

  /// How many numbers there are.
  private(set) var count = 0

  /// The place of a number; nil: it was never seen.
  func find(_ key: UnsafeBufferPointer<UInt8>) -> Int? {
    if !runs.isEmpty, let parsed = parse(key), let prefix = prefixes.find(parsed.prefix),
      let place = find(prefix, parsed.digits, parsed.number)
    {
      return place
    }
    return others.count == 0 ? nil : others.find(key).map { Int(otherPlaces[$0]) }
  }

  /// The same for a number as text.
  func find(_ key: String) -> Int? { Array(key.utf8).withUnsafeBufferPointer { find($0) } }

  /// The place of a number, and whether it was seen for the first time.
  mutating func insert(_ key: UnsafeBufferPointer<UInt8>) -> (place: Int, isNew: Bool) {
    if let place = find(key) { return (place, false) }
    precondition(count < Int(Int32.max), "more dossiers than 32 bits count")
    let place = count
    count += 1
    if let parsed = parse(key), extend(parsed) || begin(parsed, place) { return (place, true) }
    _ = others.insert(key)
    otherPlaces.append(Int32(place))
    return (place, true)
  }

  /// A number by its place.
  subscript(place: Int) -> String {
    let run = runs.firstPlace { $0.place > place } - 1
    if run >= 0, place - runs[run].place < runs[run].count {
      let (run, offset) = (runs[run], UInt64(place - runs[run].place))
      let digits = String(run.first + offset)
      return prefixes[run.prefix] + String(repeating: "0", count: run.digits - digits.utf8.count) + digits
    }
    return others[otherPlaces.firstPlace { $0 >= place }]
  }

  private typealias Parsed = (prefix: UnsafeBufferPointer<UInt8>, digits: Int, number: UInt64)

  /// The digits at the end, at most 18, and what stands before them; nil: there are none.
  private func parse(_ key: UnsafeBufferPointer<UInt8>) -> Parsed? {
    var (start, number, power) = (key.count, UInt64(0), UInt64(1))
    while start > 0, key.count - start < 18, case 0x30...0x39 = key[start - 1] {
      start -= 1
      number += UInt64(key[start] - 0x30) * power
      power *= 10
    }
    if start == key.count { return nil }
    return (UnsafeBufferPointer(rebasing: key[..<start]), key.count - start, number)
  }

  /// The place in `order` behind the runs that begin at a number or before it.
  private func behind(_ prefix: Int, _ digits: Int, _ number: UInt64) -> Int {
    order.firstPlace { run in
      let run = runs[run]
      return (run.prefix, run.digits, run.first) > (prefix, digits, number)
    }
  }

  private func find(_ prefix: Int, _ digits: Int, _ number: UInt64) -> Int? {
    let place = behind(prefix, digits, number)
    guard place > 0 else { return nil }
    let run = runs[order[place - 1]]
    guard run.prefix == prefix, run.digits == digits, number - run.first < run.count else { return nil }
    return run.place + Int(number - run.first)
  }

  /// Adds a new number to the last run, if it goes on with it.
  private mutating func extend(_ parsed: Parsed) -> Bool {
    guard let run = runs.last, run.place + Int(run.count) == count - 1, run.digits == parsed.digits,
      run.first + run.count == parsed.number, prefixes.find(parsed.prefix) == run.prefix
    else { return false }
    runs[runs.count - 1].count += 1
    runLength += 1
    return true
  }

  /// Begins a run with a new number, if it is worth it.
  private mutating func begin(_ parsed: Parsed, _ place: Int) -> Bool {
    let isWorthIt = runs.count < Self.fewRuns || (runs.count < Self.mostRuns && runLength >= 16 * runs.count)
    guard isWorthIt else { return false }
    let prefix = prefixes.insert(parsed.prefix).place
    order.insert(runs.count, at: behind(prefix, parsed.digits, parsed.number))
    runs.append(Run(prefix: prefix, digits: parsed.digits, first: parsed.number, count: 1, place: place))
    runLength += 1
    return true
  }
}

extension Array {
  /// The first place whose element is beyond, in an array whose elements beyond stand at its end.
  fileprivate func firstPlace(_ isBeyond: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
