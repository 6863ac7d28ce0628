import TestSupport
import Testing

@testable import TariffEngine

/// Numbers and cells as the bytes of results, against the language's own text of the same numbers.
@Suite struct ResultTextTests {
  private static func text(_ number: Int64) -> String {
    var bytes = [UInt8](repeating: 0x58, count: DecimalText.room)
    let count = bytes.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { DecimalText.write(number, at: $0) } ?? -1
    }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  /// What the short way writes, and whether it left the bytes behind its room alone; nil: the number is too long for it.
  private static func shortText(_ number: Int64) -> String? {
    var bytes = [UInt8](repeating: 0x58, count: DecimalText.shortRoom + 8)
    let count = bytes.withUnsafeMutableBytes { buffer in
      buffer.baseAddress.map { DecimalText.writeShort(number, at: $0, DigitTriples.table) } ?? -1
    }
    guard count >= 0 else { return nil }
    let isWithin = bytes[DecimalText.shortRoom...].allSatisfy { $0 == 0x58 }
    return String(decoding: bytes.prefix(count), as: UTF8.self) + (isWithin ? "" : " and more")
  }

  /// Whole numbers around powers of ten, of two, and of the limits between the ways to write them.
  private static var edges: [Int64] {
    var edges: [Int64] = [0, .max, .min, .max - 1, .min + 1]
    var power = Int64(1)
    for _ in 0..<19 {
      for factor in [1, 2, 5, 9] as [Int64] {
        let (product, overflow) = power.multipliedReportingOverflow(by: factor)
        if overflow { continue }
        for offset in [-1_000, -999, -1, 0, 1, 999, 1_000] as [Int64] {
          let (number, overflow) = product.addingReportingOverflow(offset)
          if !overflow { edges += [number, 0 &- number] }
        }
      }
      power = power.multipliedReportingOverflow(by: 10).partialValue
    }
    for shift in 0..<63 { edges += [1 << shift, -(1 << shift), (1 << shift) - 1, 1_000 &* (1 << shift)] }
    return edges
  }

  private static func expectText(of number: Int64) {
    #expect(text(number) == String(number))
    if number.magnitude < 100_000_000_000_000 {
      #expect(shortText(number) == String(number))
    } else {
      #expect(shortText(number) == nil, "\(number) has no room")
    }
  }

  @Test func numbersAtTheEdges() {
    for number in Self.edges { Self.expectText(of: number) }
  }

  @Test func anyNumber() {
    var random = SeededGenerator(seed: RandomCases.seed)
    for _ in 0..<RandomCases.count(1_000_000) {
      let bits = Int64(truncatingIfNeeded: random.next()) >> Int64.random(in: 0..<64, using: &random)
      let number = [bits, bits / 1_000 * 1_000].randomElement(using: &random) ?? bits
      guard Self.text(number) == String(number), Self.shortText(number).map({ $0 == String(number) }) ?? true else {
        Issue.record("\(number) is written \(Self.text(number)), seed \(RandomCases.seed)")
        return
      }
    }
  }

  @Test func rowsOfSlots() {
    // Cells of every length, in rows of one to forty columns; every seventh row has one that does not fit.
    for columns in [1, 2, 3, 12, 40] {
      let slots = CellSlots(columns: columns)
      let rows = min(slots.rows, 30)
      var expected = [String](repeating: "", count: rows)
      slots.begin(rows)
      for column in 0..<columns {
        slots.fill(column, rows) { row, slot in
          let text = String(repeating: "\(column % 10)", count: (row * 3 + column) % 16)
          expected[row] += text + (column == columns - 1 ? "\n" : ",")
          slot.copyMemory(from: Array(text.utf8), byteCount: text.utf8.count)
          return row % 7 == 6 && column == columns / 2 ? -1 : text.utf8.count
        }
      }
      var row = 0
      while row < rows {
        let end = slots.firstLong(from: row, before: rows)
        #expect(end == min(rows, row / 7 * 7 + 6), "every seventh row is long")
        var bytes = [UInt8](repeating: 0, count: slots.room(for: end - row))
        let count = bytes.withUnsafeMutableBufferPointer { buffer in
          buffer.baseAddress.map { slots.bringOut(row..<end, to: $0) } ?? 0
        }
        #expect(String(decoding: bytes.prefix(count), as: UTF8.self) == expected[row..<end].joined())
        row = end + 1
      }
    }
  }
}
