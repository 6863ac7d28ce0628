import Exact
import TariffKernel
import TestSupport
import Testing

/// One exact division and one rounding per chain.
@Suite struct ChainTests {
  /// Ties and their neighbours at step 1 000, by the table of each mode (IEEE 754-2008 §4.3, java.math.RoundingMode).
  @Test(
    arguments: [
      (RoundingMode.halfAwayFromZero, [2_000, 3_000, 3_000, 4_000, -3_000, -2_000]),
      (.halfToEven, [2_000, 2_000, 3_000, 4_000, -2_000, -2_000]),
      (.halfTowardZero, [2_000, 2_000, 3_000, 3_000, -2_000, -2_000]),
      (.towardZero, [2_000, 2_000, 2_000, 3_000, -2_000, -2_000]),
      (.awayFromZero, [3_000, 3_000, 3_000, 4_000, -3_000, -3_000]),
      (.floor, [2_000, 2_000, 2_000, 3_000, -3_000, -3_000]),
      (.ceiling, [3_000, 3_000, 3_000, 4_000, -2_000, -2_000]),
    ] as [(RoundingMode, [Int128])])
  func settlesTies(_ mode: RoundingMode, _ expected: [Int128]) {
    let values: [Int128] = [2_499_99, 2_500_00, 2_500_01, 3_500_00, -2_500_00, -2_499_99]
    for (value, wanted) in zip(values, expected) {
      let sketch = ModelSketch()
      let rule = RoundingRule(mode: mode, step: 1_000, scale: 0)
      let alone = sketch.rounded(sketch.number(value, scale: 2), rule)
      #expect(sketch.result(of: alone) == .success(wanted), "\(value) \(mode)")
      // The same value as a chain: value × 3 ÷ 3.
      let chain = sketch.quotient([sketch.number(value, scale: 2), sketch.number(3)], over: [sketch.number(3)], rule)
      #expect(sketch.result(of: chain) == .success(wanted), "\(value) \(mode), as a chain")
    }
  }

  /// domain.md's multi-unit formula: S × S0 ÷ (K × 100) × P × X, one division for all of it.
  @Test func dividesOnceForAllDivisors() {
    let sketch = ModelSketch()
    let (s, k, p, x) = (
      sketch.number(800), sketch.number(8), sketch.number(1_000_000), sketch.number(30, scale: 2)
    )
    let fee = sketch.quotient([s, s, p, x], over: [k, sketch.number(100)], .halfUp(to: 1))
    #expect(sketch.result(of: fee) == .success(240_000_000))
    // 1 ÷ 3 × 3: rounded once, so 1; rounded after each step it would be 0.999.
    let three = sketch.number(3)
    let once = sketch.quotient([sketch.number(1), three], over: [three], .halfUp(to: 1, scale: 3))
    #expect(sketch.result(of: once) == .success(1_000))
  }

  @Test func divisionByZeroIsAnErrorAlsoOfZero() {
    let sketch = ModelSketch()
    let (zero, one) = (sketch.number(0), sketch.number(1))
    for dividend in [zero, one] {
      let quotient = sketch.quotient([dividend], over: [one, zero], .halfUp(to: 1))
      #expect(sketch.result(of: quotient) == .failure(.divisionByZero))
    }
  }

  @Test func theSignIsThatOfAllFactors() {
    for (signs, expected) in [([1, 1, 1], 4), ([-1, 1, 1], -4), ([-1, -1, 1], 4), ([-1, -1, -1], -4)]
      as [([Int128], Int128)]
    {
      let sketch = ModelSketch()
      // 7 × 3 ÷ 6 = 3.5, half away from zero 4.
      let chain = sketch.quotient(
        [sketch.number(7 * signs[0]), sketch.number(3 * signs[1])], over: [sketch.number(6 * signs[2])], .halfUp(to: 1))
      #expect(sketch.result(of: chain) == .success(expected))
    }
  }

  /// Divisors with 16 places each bring a power of ten beyond 10^38.
  @Test func divisorsMayHaveManyPlaces() {
    let sketch = ModelSketch()
    let tiny = { (sketch: ModelSketch) in sketch.number(2_000_000_000_000, scale: 16) }  // 0.0002
    let chain = sketch.quotient(
      [sketch.number(1)], over: [tiny(sketch), tiny(sketch), tiny(sketch)], .halfUp(to: 1))
    // 1 ÷ 0.0002³ = 5,000³
    #expect(sketch.result(of: chain) == .success(125_000_000_000))
  }

  /// Random chains within the checker's promise (76 digits above, 38 below) against whole numbers of any size.
  @Test func agreesWithArithmeticOfAnySize() {
    var random = SeededGenerator(seed: RandomCases.seed)
    for index in 0..<RandomCases.count(20_000) {
      let chain = RandomChain(&random)
      let sketch = ModelSketch()
      let node = sketch.quotient(
        chain.dividends.map { sketch.number($0.0, scale: $0.1) },
        over: chain.divisors.map { sketch.number($0.0, scale: $0.1) },
        chain.rule)
      let expected = chain.expected
      let result = sketch.result(of: node)
      switch result {
      case .success(let value):
        #expect(BigInteger(value) == expected, "case \(index) of seed \(RandomCases.seed): \(chain)")
      case .failure(let fault):
        let limit = BigInteger.powerOfTen(22 + chain.rule.scale)
        #expect(
          fault == .overflow && !(expected.magnitude < limit), "case \(index) of seed \(RandomCases.seed): \(chain)")
      }
      // before = after + dropped, and less than a step was dropped.
      guard case .success = result else { continue }
      chain.checkResidue(in: sketch, node, index)
    }
  }
}

/// A chain within the bounds that the checker keeps.
struct RandomChain: CustomStringConvertible {
  var dividends: [(Int128, Int)] = []
  var divisors: [(Int128, Int)] = []
  var rule: RoundingRule

  init(_ random: inout SeededGenerator) {
    let steps: [Int128] = [1, 5, 10, 25, 1_000]
    rule = RoundingRule(
      mode: RoundingMode.allCases.randomElement(using: &random) ?? .floor,
      step: steps.randomElement(using: &random) ?? 1, scale: Int.random(in: 0...4, using: &random))
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      dividends.append((Self.number(digits: 14, &random), Int.random(in: 0...3, using: &random)))
    }
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let divisor = Self.number(digits: 8, &random)
      divisors.append((divisor == 0 ? 3 : divisor, Int.random(in: 0...3, using: &random)))
    }
  }

  /// A number of any size up to so many digits; short ones and zeros are not rare.
  private static func number(digits: Int, _ random: inout SeededGenerator) -> Int128 {
    let power = PowersOfTen.int128(Int.random(in: 0...digits, using: &random)) ?? 1
    return Int128.random(in: (1 - power)...(power - 1), using: &random)
  }

  /// Dividend and divisor of the quotient counted in steps.
  var fraction: (dividend: BigInteger, divisor: BigInteger) {
    let dividendScale = dividends.reduce(0) { $0 + $1.1 }
    let divisorScale = divisors.reduce(0) { $0 + $1.1 }
    let above = dividends.reduce(BigInteger(1)) { $0 * BigInteger($1.0) } * .powerOfTen(divisorScale + rule.scale)
    let below = divisors.reduce(BigInteger(rule.step)) { $0 * BigInteger($1.0) } * .powerOfTen(dividendScale)
    return (above, below)
  }

  var expected: BigInteger {
    BigInteger.rounded(fraction.dividend, over: fraction.divisor, rule.mode) * BigInteger(rule.step)
  }

  func checkResidue(in sketch: ModelSketch, _ node: ID<Node>, _ index: Int) {
    let sketch = sketch.copy()
    // Rounded towards the amount itself so that the fee's own rounding says nothing of its own.
    sketch.fee("fee", node) { $0.rounding = .towardZero(to: 1) }
    let rounding = sketch.trace().steps.lazy.compactMap { step -> (Int128, Residue)? in
      if case .rounding(_, let after, let dropped) = step.event { (after, dropped) } else { nil }
    }.first
    guard let (after, dropped) = rounding else {
      Issue.record("a chain tells its rounding")
      return
    }
    // value = dividend × step ÷ divisor; after + numerator ÷ denominator must be the same.
    let (dividend, divisor) = fraction
    let denominator = BigInteger(dropped.denominator)
    let told = (BigInteger(after) * denominator + BigInteger(dropped.numerator)) * divisor
    #expect(
      told == dividend * BigInteger(rule.step) * denominator, "case \(index) of seed \(RandomCases.seed): \(self)")
    #expect(BigInteger(dropped.numerator.magnitude) < BigInteger(rule.step) * denominator)
  }

  var description: String { "\(dividends) ÷ \(divisors) \(rule)" }
}
