import Exact
import TestSupport
import Testing

/// One line of a truth table: a value, and what each mode makes of it.
struct RoundingLine: Sendable, CustomTestStringConvertible {
  var value: String
  var step: String
  var results: [RoundingMode: String]

  var testDescription: String { "\(value) to \(step)" }

  /// Results in the order: away from zero, toward zero, ceiling, floor, half up, half down, half even.
  init(_ value: String, to step: String = "1", _ results: String...) {
    self.value = value
    self.step = step
    let modes: [RoundingMode] = [
      .awayFromZero, .towardZero, .ceiling, .floor, .halfAwayFromZero, .halfTowardZero, .halfToEven,
    ]
    self.results = Dictionary(uniqueKeysWithValues: zip(modes, results))
  }
}

@Suite struct Roundings {
  /// The table in the documentation of java.math.RoundingMode (Java SE 21), whose columns UP, DOWN, CEILING, FLOOR,
  /// HALF_UP, HALF_DOWN, HALF_EVEN are ours in the same order.
  static let published: [RoundingLine] = [
    RoundingLine("5.5", "6", "5", "6", "5", "6", "5", "6"),
    RoundingLine("2.5", "3", "2", "3", "2", "3", "2", "2"),
    RoundingLine("1.6", "2", "1", "2", "1", "2", "2", "2"),
    RoundingLine("1.1", "2", "1", "2", "1", "1", "1", "1"),
    RoundingLine("1.0", "1", "1", "1", "1", "1", "1", "1"),
    RoundingLine("-1.0", "-1", "-1", "-1", "-1", "-1", "-1", "-1"),
    RoundingLine("-1.1", "-2", "-1", "-1", "-2", "-1", "-1", "-1"),
    RoundingLine("-1.6", "-2", "-1", "-1", "-2", "-2", "-2", "-2"),
    RoundingLine("-2.5", "-3", "-2", "-2", "-3", "-3", "-2", "-2"),
    RoundingLine("-5.5", "-6", "-5", "-5", "-6", "-6", "-5", "-6"),
  ]

  /// Worked by hand.
  static let steps: [RoundingLine] = [
    RoundingLine("1234500", to: "1000", "1235000", "1234000", "1235000", "1234000", "1235000", "1234000", "1234000"),
    RoundingLine("1235500", to: "1000", "1236000", "1235000", "1236000", "1235000", "1236000", "1235000", "1236000"),
    RoundingLine("1234499.99", to: "1000", "1235000", "1234000", "1235000", "1234000", "1234000", "1234000", "1234000"),
    RoundingLine("1234500.01", to: "1000", "1235000", "1234000", "1235000", "1234000", "1235000", "1235000", "1235000"),
    RoundingLine(
      "-1234500", to: "1000", "-1235000", "-1234000", "-1234000", "-1235000", "-1235000", "-1234000", "-1234000"),
    RoundingLine("500", to: "1000", "1000", "0", "1000", "0", "1000", "0", "0"),
    RoundingLine("-1", to: "1000", "-1000", "0", "0", "-1000", "0", "0", "0"),
    RoundingLine("0.125", to: "0.01", "0.13", "0.12", "0.13", "0.12", "0.13", "0.12", "0.12"),
    RoundingLine("0.135", to: "0.01", "0.14", "0.13", "0.14", "0.13", "0.14", "0.13", "0.14"),
    RoundingLine("-0.135", to: "0.01", "-0.14", "-0.13", "-0.13", "-0.14", "-0.14", "-0.13", "-0.14"),
    RoundingLine("-0.001", to: "0.01", "-0.01", "0.00", "0.00", "-0.01", "0.00", "0.00", "0.00"),
    RoundingLine("7", to: "0.01", "7.00", "7.00", "7.00", "7.00", "7.00", "7.00", "7.00"),
    RoundingLine("7.3", to: "2.5", "7.5", "5.0", "7.5", "5.0", "7.5", "7.5", "7.5"),
    RoundingLine("6.25", to: "2.5", "7.5", "5.0", "7.5", "5.0", "7.5", "5.0", "5.0"),
    RoundingLine("0", to: "1000", "0", "0", "0", "0", "0", "0", "0"),
  ]

  @Test(arguments: published + steps)
  func truthTable(_ line: RoundingLine) throws {
    let value = try ExactDecimal.parse(line.value.utf8)
    let step = try ExactDecimal.parse(line.step.utf8)
    try #require(line.results.count == RoundingMode.allCases.count)
    for (mode, result) in line.results {
      #expect(try value.rounded(Rounding(mode, to: step)).description == result, "\(mode)")
    }
  }

  @Test(arguments: published)
  func settlingFollowsTheSameTable(_ line: RoundingLine) throws {
    let value = try ExactDecimal.parse(line.value.utf8)
    let tenths = UInt256(value.significand.magnitude)
    for (mode, result) in line.results {
      let settled = try Rounding.settle(numerator: tenths, isNegative: value.isNegative, denominator: 10, mode: mode)
      #expect(settled.quotient.description == result, "\(mode)")
      #expect(settled.remainder == value.significand.magnitude % 10)
      let narrow = try Rounding.settle(
        dividend: value.significand.magnitude, isNegative: value.isNegative, divisor: 10, mode: mode)
      #expect(narrow == settled, "\(mode)")
    }
  }

  @Test func settlingKnowsItsLimits() throws {
    let largest = UInt256(UInt128(Int128.max))
    let settled = try Rounding.settle(numerator: largest, isNegative: true, denominator: 1, mode: .floor)
    #expect(settled == (-Int128.max, 0))
    #expect(throws: ArithmeticFault.overflow) {
      try Rounding.settle(numerator: UInt256(1 << 127), isNegative: false, denominator: 1, mode: .floor)
    }
    #expect(throws: ArithmeticFault.overflow) {
      try Rounding.settle(numerator: UInt256(UInt128.max), isNegative: false, denominator: 2, mode: .awayFromZero)
    }
    #expect(throws: ArithmeticFault.overflow) {
      try Rounding.settle(numerator: .max, isNegative: false, denominator: 1, mode: .floor)
    }
    #expect(throws: ArithmeticFault.divisionByZero) {
      try Rounding.settle(numerator: .zero, isNegative: false, denominator: 0, mode: .floor)
    }
  }

  /// 128 bits and 256 agree, in result and in fault, on both sides of 64 bits.
  @Test func settlingIsTheSameInBothWidths() {
    var random = SeededGenerator(seed: RandomCases.seed)
    let edges: [UInt128] = [
      0, 1, 2, 3, UInt128(UInt64.max) - 1, UInt128(UInt64.max), 1 << 64, UInt128(Int128.max), 1 << 127, .max - 1, .max,
    ]
    func number() -> UInt128 {
      Bool.random(using: &random)
        ? edges.randomElement(using: &random) ?? 0
        : UInt128.random(in: 0...UInt128.max, using: &random) >> UInt128.random(in: 0..<128, using: &random)
    }
    for round in 0..<RandomCases.count(200_000) {
      let (dividend, divisor, isNegative) = (number(), number(), Bool.random(using: &random))
      let mode = RoundingMode.allCases[round % RoundingMode.allCases.count]
      let wide = Result { () throws(ArithmeticFault) in
        try Rounding.settle(
          numerator: UInt256(dividend), isNegative: isNegative, denominator: divisor, mode: mode)
      }
      let narrow = Result { () throws(ArithmeticFault) in
        try Rounding.settle(dividend: dividend, isNegative: isNegative, divisor: divisor, mode: mode)
      }
      let isSame =
        switch (wide, narrow) {
        case (.success(let left), .success(let right)): left == right
        case (.failure(let left), .failure(let right)): left == right
        default: false
        }
      #expect(isSame, "seed \(RandomCases.seed): \(dividend) ÷ \(divisor) \(mode)")
    }
  }

  @Test func settlingAgainstTheOracle() {
    var random = SeededGenerator(seed: RandomCases.seed)
    for _ in 0..<RandomCases.count(1_500_000) {
      let denominator = max(1, random.uint128())
      let (quotient, isNegative, mode) = (random.uint128() >> 1, Bool.random(using: &random), random.mode())
      let rests: [UInt128] = [0, 1, denominator / 2, denominator / 2 + 1, denominator - 1]
      let rest = rests.randomElement(using: &random) ?? 0
      guard let numerator = try? UInt256(quotient, times: denominator).adding(UInt256(rest)) else { continue }
      let dividend = isNegative ? -BigInteger(numerator) : BigInteger(numerator)
      let expected = BigInteger.rounded(dividend, over: BigInteger(denominator), mode)
      let settled = try? Rounding.settle(
        numerator: numerator, isNegative: isNegative, denominator: denominator, mode: mode)
      let fits = expected.magnitude < .significandLimit
      guard settled.map({ BigInteger($0.quotient) }) == (fits ? expected : nil),
        settled == nil || settled?.remainder == rest % denominator
      else {
        Issue.record("\(dividend) over \(denominator), \(mode), seed \(RandomCases.seed)")
        return
      }
    }
  }
}
