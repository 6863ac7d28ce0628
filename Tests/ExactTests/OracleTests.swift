import Exact
import TestSupport
import Testing

/// Seeded random operations against the big-integer oracle.
@Suite struct AgainstTheOracle {
  private static let note = "seed \(RandomCases.seed)"

  @Test func sumsAndDifferences() {
    var random = SeededGenerator(seed: RandomCases.seed &+ 1)
    var overflows = 0
    for _ in 0..<RandomCases.count(1_500_000) {
      let (a, b) = (random.decimal(), random.decimal())
      let places = max(a.scale, b.scale)
      let left = BigInteger(a.significand) * .powerOfTen(places - a.scale)
      let right = BigInteger(b.significand) * .powerOfTen(places - b.scale)
      let sum = expectedDecimal(left + right, scale: places)
      let difference = expectedDecimal(left - right, scale: places)
      overflows += sum == nil ? 1 : 0
      guard agrees(sum, { () throws(ArithmeticFault) in try a.adding(b) }),
        agrees(difference, { () throws(ArithmeticFault) in try a.subtracting(b) })
      else {
        Issue.record("\(a) ± \(b), \(Self.note)")
        return
      }
    }
    #expect(overflows > 0, "the cases reach the edge")
  }

  @Test func products() {
    var random = SeededGenerator(seed: RandomCases.seed &+ 2)
    var overflows = 0
    for _ in 0..<RandomCases.count(2_000_000) {
      let (a, b) = (random.decimal(), random.decimal())
      let product = expectedDecimal(
        BigInteger(a.significand) * BigInteger(b.significand), scale: a.scale + b.scale)
      overflows += product == nil ? 1 : 0
      guard agrees(product, { () throws(ArithmeticFault) in try a.multiplied(by: b) }) else {
        Issue.record("\(a) × \(b), \(Self.note)")
        return
      }
    }
    #expect(overflows > 0, "the cases reach the edge")
  }

  @Test func quotients() {
    var random = SeededGenerator(seed: RandomCases.seed &+ 3)
    var results = 0
    for _ in 0..<RandomCases.count(2_000_000) {
      let (a, b, step, mode) = (random.decimal(), random.decimal(), random.step(), random.mode())
      let operation = { () throws(ArithmeticFault) in try a.divided(by: b, rounding: Rounding(mode, to: step)) }
      if b.significand == 0 {
        #expect(throws: ArithmeticFault.divisionByZero) { try operation() }
        continue
      }
      let expected = Self.quotient(a, b, step, mode)
      results += expected == nil ? 0 : 1
      guard agrees(expected, operation) else {
        Issue.record("\(a) ÷ \(b) \(mode) to \(step), \(Self.note)")
        return
      }
    }
    #expect(results > RandomCases.count(1_000_000), "most cases have a result")
  }

  @Test func roundings() {
    var random = SeededGenerator(seed: RandomCases.seed &+ 4)
    for _ in 0..<RandomCases.count(2_000_000) {
      let (step, mode) = (random.step(), random.mode())
      var value = random.decimal()
      if Bool.random(using: &random), let half = try? step.multiplied(by: ExactDecimal(significand: 5, scale: 1)),
        let tie = try? half.multiplied(by: ExactDecimal(Int.random(in: -9...9, using: &random)))
      {
        value = tie
      }
      guard
        agrees(
          Self.quotient(value, ExactDecimal(1), step, mode),
          { () throws(ArithmeticFault) in try value.rounded(Rounding(mode, to: step)) })
      else {
        Issue.record("\(value) \(mode) to \(step), \(Self.note)")
        return
      }
    }
  }

  /// Divisor and step brought to whole numbers; overflow also where the dividend passes 256 bits, as documented.
  private static func quotient(
    _ a: ExactDecimal, _ b: ExactDecimal, _ step: ExactDecimal, _ mode: RoundingMode
  ) -> (digits: BigInteger, scale: Int)? {
    let exponent = b.scale + step.scale - a.scale
    let dividend = BigInteger(a.significand) * .powerOfTen(max(exponent, 0))
    if dividend.magnitude >= .wideLimit { return nil }
    let divisor = BigInteger(b.significand) * BigInteger(step.significand) * .powerOfTen(max(-exponent, 0))
    let multiple = BigInteger.rounded(dividend, over: divisor, mode)
    return expectedDecimal(multiple * BigInteger(step.significand), scale: step.scale)
  }

  @Test func ordersAndHashes() {
    var random = SeededGenerator(seed: RandomCases.seed &+ 5)
    for _ in 0..<RandomCases.count(2_000_000) {
      let a = random.decimal()
      let twin = Bool.random(using: &random) ? (try? a.rescaled(to: Int.random(in: 0...38, using: &random))) : nil
      let b = twin ?? random.decimal()
      let left = BigInteger(a.significand) * .powerOfTen(38 - a.scale)
      let right = BigInteger(b.significand) * .powerOfTen(38 - b.scale)
      guard (a < b) == (left < right), (b < a) == (right < left), (a == b) == (left == right),
        a != b || a.hashValue == b.hashValue
      else {
        Issue.record("\(a) against \(b), \(Self.note)")
        return
      }
    }
  }

  @Test func rescalings() {
    var random = SeededGenerator(seed: RandomCases.seed &+ 6)
    var faults: Set<ArithmeticFault> = []
    for _ in 0..<RandomCases.count(1_000_000) {
      let (a, places) = (random.decimal(), Int.random(in: 0...38, using: &random))
      let digits = BigInteger(a.significand)
      var expected: Result<BigInteger, ArithmeticFault>
      if places >= a.scale {
        let grown = digits * .powerOfTen(places - a.scale)
        expected = grown.magnitude < .significandLimit ? .success(grown) : .failure(.overflow)
      } else {
        let (quotient, remainder) = digits.dividedTowardZero(by: .powerOfTen(a.scale - places))
        expected = remainder.isZero ? .success(quotient) : .failure(.lostDigits)
      }
      if case .failure(let fault) = expected { faults.insert(fault) }
      let result = Result { () throws(ArithmeticFault) in try a.rescaled(to: places) }
      guard result.map({ BigInteger($0.significand) }) == expected, (try? result.get().scale) ?? places == places else {
        Issue.record("\(a) to \(places) places, \(Self.note)")
        return
      }
    }
    #expect(faults == [.overflow, .lostDigits], "both faults were met")
  }

  @Test func textsComeBack() throws {
    var random = SeededGenerator(seed: RandomCases.seed &+ 7)
    for _ in 0..<RandomCases.count(1_000_000) {
      let a = random.decimal()
      let text = a.description
      let digits = BigInteger(a.significand).magnitude.description
      let padded = String(repeating: "0", count: max(0, a.scale + 1 - digits.utf8.count)) + digits
      let plain = padded.dropLast(a.scale) + (a.scale == 0 ? "" : "." + padded.suffix(a.scale))
      let back = try ExactDecimal.parse(text.utf8)
      guard text == (a.isNegative ? "-" : "") + plain, back.significand == a.significand, back.scale == a.scale else {
        Issue.record("\(text), \(Self.note)")
        return
      }
    }
  }
}
