import TestSupport
import Testing

@testable import TariffEngine

@Suite struct PackedColumnTests {
  private static func check(_ values: [Int128?], _ comment: String) {
    var column = PackedColumn()
    for value in values { column.append(value) }
    column.close()
    #expect(column.count == values.count, "\(comment)")
    for (row, value) in values.enumerated() { #expect(column[row] == value, "row \(row), \(comment)") }
  }

  @Test func extremes() {
    let (least, most) = (Int128(Int64.min), Int128(Int64.max))
    Self.check([], "empty")
    Self.check([nil], "nothing given")
    Self.check([most], "one row")
    Self.check([least, most, 0, nil, -1], "all of 64 bits")
    Self.check([least - 1, most + 1, nil, Int128.max, Int128.min, 5], "beyond 64 bits")
    Self.check(Array(repeating: nil, count: 2_049) + [1], "nothing given for long")
  }

  /// Each width and each end of a chunk of 1,024.
  @Test(arguments: [0, 1, 0xFF, 0x100, 0xFFFF, 0x1_0000, 0xFFFF_FFFF, 0x1_0000_0000, 1 << 62])
  func widths(range: Int) {
    var random = SeededGenerator(seed: RandomCases.seed)
    for count in [1, 63, 64, 65, 1_023, 1_024, 1_025, 2_500] {
      for missing in [0, 3] {
        let values = (0..<count).map { row -> Int128? in
          if missing > 0, Int.random(in: 0..<missing, using: &random) == 0 { return nil }
          return Int128(row == 0 ? -7 : -7 + Int.random(in: 0...range, using: &random))
        }
        Self.check(values + [Int128(range) - 7], "\(count) rows up to \(range), seed \(RandomCases.seed)")
      }
    }
  }
}
