import Exact
import Testing

@Suite struct Arithmetic {
  private func number(_ text: String) throws -> ExactDecimal { try ExactDecimal.parse(text.utf8) }

  @Test(arguments: [
    ("1.5", "0.25", "1.75", "1.25", "0.375"), ("1.50", "1.5", "3.00", "0.00", "2.250"),
    ("-3.50", "3", "-0.50", "-6.50", "-10.50"), ("0", "-0.00", "0.00", "0.00", "0.00"),
    ("0.1", "0.2", "0.3", "-0.1", "0.02"), ("99000000", "0.05", "99000000.05", "98999999.95", "4950000.00"),
  ])
  func sumsDifferencesProducts(_ a: String, _ b: String, _ sum: String, _ difference: String, _ product: String) throws
  {
    let (left, right) = (try number(a), try number(b))
    #expect(try left.adding(right).description == sum)
    #expect(try left.subtracting(right).description == difference)
    #expect(try left.multiplied(by: right).description == product)
  }

  @Test(arguments: [
    ("10", "3", RoundingMode.halfAwayFromZero, "0.01", "3.33"), ("1250", "7", .floor, "10", "170"),
    ("-1", "3", .ceiling, "1", "0"), ("-1", "3", .floor, "1", "-1"), ("1", "-3", .awayFromZero, "1", "-1"),
    ("2", "3", .halfToEven, "0.000001", "0.666667"), ("27600", "0.07", .towardZero, "1", "394285"),
    ("1", "8", .halfToEven, "0.01", "0.12"), ("3", "8", .halfToEven, "0.01", "0.38"), ("0", "7", .ceiling, "1", "0"),
  ])
  func quotients(_ a: String, _ b: String, _ mode: RoundingMode, _ step: String, _ result: String) throws {
    let rounding = Rounding(mode, to: try number(step))
    #expect(try number(a).divided(by: number(b), rounding: rounding).description == result)
  }

  /// Two roundings would give 1: 1.4999 to 1.5 to 2. There is only one.
  @Test func aQuotientIsRoundedOnce() throws {
    let one = Rounding(.halfAwayFromZero, to: ExactDecimal(1))
    #expect(try number("14999.99").divided(by: number("10000"), rounding: one).description == "1")
  }

  @Test func theEdges() throws {
    let largest = ExactDecimal(significand: .max, scale: 0)
    let finest = ExactDecimal(significand: 1, scale: 38)
    #expect(throws: ArithmeticFault.overflow) { try largest.adding(ExactDecimal(1)) }
    #expect(throws: ArithmeticFault.overflow) { try largest.negated().subtracting(ExactDecimal(1)) }
    #expect(throws: ArithmeticFault.overflow) { try largest.multiplied(by: ExactDecimal(2)) }
    #expect(throws: ArithmeticFault.overflow) { try finest.multiplied(by: finest) }
    #expect(throws: ArithmeticFault.overflow) { try largest.adding(finest) }
    #expect(throws: ArithmeticFault.overflow) { try largest.rescaled(to: 1) }
    #expect(throws: ArithmeticFault.lostDigits) { try finest.rescaled(to: 37) }
    #expect(throws: ArithmeticFault.overflow) { try finest.rescaled(to: 39) }
    #expect(throws: ArithmeticFault.overflow) { try finest.rescaled(to: -1) }
    #expect(throws: ArithmeticFault.overflow) { try largest.rounded(Rounding(.ceiling, to: ExactDecimal(1_000))) }
    #expect(throws: ArithmeticFault.divisionByZero) {
      try ExactDecimal(1).divided(by: ExactDecimal(significand: 0, scale: 5), rounding: Rounding(.floor, to: finest))
    }
    #expect(try largest.adding(largest.negated()) == .zero)
    #expect(try largest.rounded(Rounding(.floor, to: ExactDecimal(1_000))).description.hasSuffix("105000"))
  }

  /// 10^37 × 0.50 is 5·10^38 hundredths, beyond 2^127; as tenths it has room. 50·10^-38 × 2.0 would have 39 places.
  @Test func trailingZerosMakeRoom() throws {
    let large = ExactDecimal(significand: PowersOfTen.int128(37) ?? 0, scale: 0)
    let half = try large.multiplied(by: ExactDecimal(significand: 50, scale: 2))
    #expect(half.description == "5" + String(repeating: "0", count: 36) + ".0")
    let tiny = try ExactDecimal(significand: 50, scale: 38).multiplied(by: ExactDecimal(significand: 20, scale: 1))
    #expect(tiny.description == "0." + String(repeating: "0", count: 35) + "100")
    let sum = try large.adding(ExactDecimal(significand: 0, scale: 38))
    #expect(sum == large && sum.scale == 1, "10^37 has room for one place, not for 38")
  }

  @Test func equalityAndOrderLookAtTheValue() throws {
    #expect(try number("1.50") == number("1.5"))
    #expect(try Set([number("1.50"), number("1.5"), number("1.500")]).count == 1)
    #expect(try number("-0.0") == .zero)
    let largest = ExactDecimal(significand: .max, scale: 0)
    let small = ExactDecimal(significand: .max, scale: 38)
    #expect(small < largest && largest > small && largest != small)
    #expect(largest.negated() < small.negated() && largest.negated() < small)
    #expect(try [number("1.5"), number("-2"), number("0.75")].sorted().map(\.description) == ["-2", "0.75", "1.5"])
  }

  @Test func signsAndMagnitudes() throws {
    let value = try number("-3.50")
    #expect(value.isNegative && !value.negated().isNegative)
    #expect(value.magnitude.description == "3.50" && value.negated().magnitude.description == "3.50")
    #expect(ExactDecimal.zero.negated() == .zero && !ExactDecimal.zero.negated().isNegative)
    #expect(value.reduced.description == "-3.5" && ExactDecimal(100).reduced.description == "100")
  }
}
