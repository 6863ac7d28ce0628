import Exact
import ExactFoundation
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct FoundationBridge {
  @Test(arguments: ["0", "1", "-1", "0.07", "-3.5", "1250000", "1.005", "170141183460469231731687303715884105727"])
  func valuesCross(_ text: String) throws {
    let value = try ExactDecimal.parse(text.utf8)
    #expect(Decimal(value).description == text)
    #expect(try ExactDecimal(Decimal(value)) == value)
  }

  @Test func trailingZerosAreFoundationsToLose() throws {
    let value = try ExactDecimal.parse("1.50".utf8)
    #expect(Decimal(value).description == "1.5")
    #expect(try ExactDecimal(Decimal(value)) == value)
    let loose = Decimal(sign: .plus, exponent: -60, significand: 7) * Decimal(sign: .plus, exponent: 60, significand: 1)
    #expect(try ExactDecimal(loose) == ExactDecimal(7))
  }

  @Test func randomValuesThereAndBack() throws {
    var random = SeededGenerator(seed: RandomCases.seed)
    for _ in 0..<RandomCases.count(500_000) {
      let value = random.decimal()
      let decimal = Decimal(value)
      guard decimal.description == value.reduced.description, try ExactDecimal(decimal) == value else {
        Issue.record("\(value), seed \(RandomCases.seed)")
        return
      }
    }
  }

  @Test func everyRandomDecimalIsEqualOrRefused() throws {
    var random = SeededGenerator(seed: RandomCases.seed)
    for _ in 0..<RandomCases.count(200_000) {
      let words = (Decimal(random.next() >> 1), Decimal(random.next()), Int.random(in: -50...20, using: &random))
      let decimal = Decimal(
        sign: .plus, exponent: words.2, significand: words.0 * (Bool.random(using: &random) ? words.1 : 1))
      if let value = try? ExactDecimal(decimal), Decimal(value) != decimal {
        Issue.record("\(decimal) became \(value), seed \(RandomCases.seed)")
        return
      }
    }
  }

  @Test func whatHasNoEqualThrows() {
    #expect(throws: DecimalFault.notANumber) { try ExactDecimal(Decimal.nan) }
    #expect(throws: DecimalFault.overflow) { try ExactDecimal(Decimal.greatestFiniteMagnitude) }
    #expect(throws: DecimalFault.overflow) { try ExactDecimal(-Decimal.greatestFiniteMagnitude) }
    #expect(throws: DecimalFault.overflow) {
      try ExactDecimal(Decimal(sign: .plus, exponent: 39, significand: 1))
    }
    #expect(throws: DecimalFault.lostDigits) {
      try ExactDecimal(Decimal(sign: .plus, exponent: -39, significand: 1))
    }
    let beyond = Decimal(ExactDecimal(significand: .max, scale: 1)) + 1
    #expect(throws: DecimalFault.lostDigits) { try ExactDecimal(beyond) }
  }
}
