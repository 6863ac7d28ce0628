import Exact
import TariffKernel
import TestSupport
import Testing

@testable import TariffEngine

/// The fast readers of cells against the door: what they give is what it gives, and what it refuses they do not give.
@Suite struct CellTests {
  /// The bytes with room behind them, as a piece has.
  private static func with<Result>(_ text: String, _ body: (UnsafePointer<UInt8>, Int) -> Result) -> Result? {
    let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: 16)
    return bytes.withUnsafeBufferPointer { buffer in buffer.baseAddress.map { body($0, bytes.count - 16) } }
  }

  @Test func everyDayIsTheDaysOwn() throws {
    let table = DayTable()
    for number in Day.valid.lowerBound.number...Day.valid.upperBound.number {
      let day = Day(number: number)
      let (year, month, date) = day.gregorian
      let gregorian = "\(year)-\(month < 10 ? "0" : "")\(month)-\(date < 10 ? "0" : "")\(date)"
      let found = Self.with(day.description) { table.find($0, $1) } ?? nil
      #expect(found == Int64(number), "\(day)")
      // The first and the last month of the Gregorian years are known in part, and left to the door.
      let other = Self.with(gregorian) { table.find($0, $1) } ?? nil
      #expect(other == Int64(number) || (other == nil && ["1827-03", "2123-03"].contains(gregorian.prefix(7))))
    }
  }

  @Test(arguments: [
    "1403-13-01", "1403-00-01", "1403-01-00", "1403-01-32", "1403-07-31", "1403-12-31", "1404-12-30", "1403-1-01",
    "1403/02-01", "1403_02_01", "140A-02-01", "1403-02-0١", "1502-01-01", "1205-12-29", "2023-02-29", "2023-04-31",
    "1403-02-01 ", "14030201", "9999-99-99", "0000-00-00", "1826-05-05", "2124-01-01",
  ])
  func whatIsNoPlainDay(text: String) {
    let found = Self.with(text) { DayTable().find($0, $1) } ?? nil
    #expect(found == nil)
  }

  @Test func numbersAreReadAsTheDoorReadsThem() throws {
    var random = SeededGenerator(seed: RandomCases.seed)
    let model = try SmallTariff.rulebook().model
    var plain = 0
    for input in model.inputs {
      guard let numbers = PlainNumbers(input.domain) else { continue }
      let reader = InputReader(input, in: model)
      for _ in 0..<RandomCases.count(100_000) {
        let text = Self.number(&random)
        let found = Self.with(text) { numbers.read($0, $1) } ?? nil
        let reading = reader.read(Array(text.utf8)[...])
        if let found {
          plain += 1
          #expect(reading == .given(Int128(found)), "\(text) for \(input.symbol.name), seed \(RandomCases.seed)")
        } else if case .given = reading, text.utf8.count < 18 {
          #expect(text.contains { !"-.0123456789".contains($0) }, "\(text) could be read fast")
        }
      }
    }
    #expect(plain > 100)
  }

  private static func number(_ random: inout SeededGenerator) -> String {
    let letters = Array("0000123456789.-")
    if Bool.random(using: &random) {
      let length = Int.random(in: 1...22, using: &random)
      return String((0..<length).map { _ in letters.randomElement(using: &random) ?? "0" })
    }
    let whole = Int.random(in: -20...2_000, using: &random)
    let places = ["", ".0", ".5", ".25", ".50", ".005", ".", "٫۵", "%"].randomElement(using: &random) ?? ""
    return "\(whole)\(places)"
  }

  @Test func wordsAreFoundByTheirExactBytes() throws {
    let model = try SmallTariff.rulebook().model
    let input = try #require(model.inputs.first { $0.symbol.name == "use" })
    let reader = InputReader(input, in: model)
    let words = ["residential", "مسکونی", "Home", "commercial", "تجاری", "Shop", "no such word"]
    let table = WordTable(words + words, of: reader)
    for word in words.dropLast() {
      let found = Self.with(word) { table.find($0, $1) } ?? nil
      #expect(found.map { InputReader.Reading.given(Int128($0)) } == reader.read(Array(word.utf8)[...]), "\(word)")
    }
    for word in ["", "r", "residentia", "residential ", "residentiaL", "Residential", "homes", "no such word", "H"] {
      let found = Self.with(word) { table.find($0, $1) } ?? nil
      #expect(found == nil, "\(word)")
    }
  }

  @Test func numbersAreWrittenDigitByDigit() {
    var rope = ByteRope()
    var expected = ""
    var random = SeededGenerator(seed: RandomCases.seed)
    var numbers: [Int64] = [0, 1, -1, 9, 10, 99, 100, -100, 12_345, .max, .min, 1_000_000_000_000_000_000]
    for bits in 0..<63 { numbers.append(Int64.random(in: -(1 << bits)...(1 << bits), using: &random)) }
    // Around every power of ten, and around whole thousands.
    var power: Int64 = 1
    for _ in 0..<19 {
      numbers += [power - 1, power, power + 1, -power, 999 * (power / 1_000)]
      power = power.multipliedReportingOverflow(by: 10).partialValue
    }
    for _ in 0..<2_000 { numbers.append(Int64.random(in: -100_000_001...100_000_001, using: &random) * 1_000) }
    for number in numbers {
      rope.append(number)
      rope.append(Int128(number))
      rope.append(Int128(number) * 10_000_000_000_000)
      expected += "\(number)\(number)\(Int128(number) * 10_000_000_000_000)"
    }
    #expect(String(decoding: rope.bytes, as: UTF8.self) == expected)
  }
}
