import Exact
import TariffKernel

/// Which row holds for each combination of key positions, with bounds at the keys' own scales.
struct TableGrid {
  var keys: [KeyPositions]
  /// The row for each combination, last key fastest; −1: none.
  var rows: [Int32]

  /// More combinations than this are refused: two long lists of texts as keys of one table would need them.
  static let largest = 4_000_000
}

/// The positions that the rows of one key tell apart.
enum KeyPositions {
  /// Sorted members, then one position for whatever they do not name, if any row takes it.
  case members([Int128], hasOther: Bool)
  /// Sorted cuts; position i lies between cut i and cut i + 1.
  case cuts([Cut])

  var count: Int {
    switch self {
    case .members(let members, let hasOther): members.count + (hasOther ? 1 : 0)
    case .cuts(let cuts): max(0, cuts.count - 1)
    }
  }

  /// The positions that a pattern takes, in order.
  func positions(of match: KeyMatch) -> [Int] {
    switch (self, match) {
    case (.members(let members, _), .members(let wanted)):
      Set(wanted).compactMap { position(of: $0, in: members) }.sorted()
    case (.members, .other): Array(0..<count)
    default: []
    }
  }

  /// The position of one value; nil: no row names it.
  func position(of value: Int128) -> Int? {
    switch self {
    case .members(let members, let hasOther): position(of: value, in: members) ?? (hasOther ? members.count : nil)
    case .cuts: nil
    }
  }

  /// The positions of a stretch whose ends are among the cuts.
  func positions(of stretch: Stretch) -> Range<Int> {
    guard case .cuts(let cuts) = self else { return 0..<0 }
    let low = cuts.partitioningIndex { $0 >= stretch.low }
    return low..<max(low, cuts.partitioningIndex { $0 >= stretch.high })
  }

  private func position(of value: Int128, in members: [Int128]) -> Int? {
    let place = members.partitioningIndex { $0 >= value }
    return place < members.count && members[place] == value ? place : nil
  }
}

extension Array {
  /// The first index whose element meets the condition, in an array where those that do stand behind those that do not.
  func partitioningIndex(_ condition: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension TableGrid {
  /// How far apart two neighbours of each key stand in ``rows``.
  static func strides(_ keys: [KeyPositions]) -> [Int] {
    var strides = Array(repeating: 1, count: keys.count)
    for place in keys.indices.reversed().dropFirst() { strides[place] = strides[place + 1] * keys[place + 1].count }
    return strides
  }

  /// How many combinations there are; nil: more than a table may have.
  static func size(_ keys: [KeyPositions]) -> Int? {
    var size = 1
    for key in keys {
      let (product, overflow) = size.multipliedReportingOverflow(by: key.count)
      if overflow || product > largest { return nil }
      size = product
    }
    return size
  }

  /// Calls the closure for the index of every combination of one position from each list.
  static func eachIndex(_ positions: [[Int]], strides: [Int], _ body: (Int) -> Void) {
    guard positions.allSatisfy({ !$0.isEmpty }) else { return }
    var place = Array(repeating: 0, count: positions.count)
    while true {
      var index = 0
      for key in positions.indices { index += positions[key][place[key]] * strides[key] }
      body(index)
      var key = positions.count - 1
      while key >= 0 {
        place[key] += 1
        if place[key] < positions[key].count { break }
        place[key] = 0
        key -= 1
      }
      if key < 0 { return }
    }
  }
}
