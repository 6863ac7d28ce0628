import TestSupport
import Testing

/// The oracle must itself be right: facts from outside, and laws that hold between its operations.
@Suite struct TheOracle {
  @Test func knownPowersAndFactorials() {
    #expect(BigInteger.powerOfTwo(128).description == "340282366920938463463374607431768211456")
    #expect(BigInteger.powerOfTen(20).description == "100000000000000000000")
    var factorial = BigInteger(1)
    for factor in 1...30 { factorial = factorial * BigInteger(factor) }
    #expect(factorial.description == "265252859812191058636308480000000")
    #expect(BigInteger(Int128.min).description == "-170141183460469231731687303715884105728")
  }

  @Test(arguments: [(7, 2, 3, 1), (-7, 2, -3, -1), (7, -2, -3, 1), (-7, -2, 3, -1), (0, 5, 0, 0), (3, 7, 0, 3)])
  func smallQuotients(_ a: Int, _ b: Int, _ quotient: Int, _ remainder: Int) {
    let result = BigInteger(a).dividedTowardZero(by: BigInteger(b))
    #expect(result.quotient == BigInteger(quotient))
    #expect(result.remainder == BigInteger(remainder))
  }

  @Test func divisionUndoesMultiplication() {
    var random = SeededGenerator(seed: RandomCases.seed)
    for _ in 0..<RandomCases.count(200_000) {
      let a = random.bigInteger()
      let b = random.bigInteger()
      if b.isZero { continue }
      let (quotient, remainder) = a.dividedTowardZero(by: b)
      guard quotient * b + remainder == a, remainder.magnitude < b.magnitude,
        remainder.isZero || remainder.isNegative == a.isNegative, (a + b) - b == a, a - a == BigInteger(0)
      else {
        Issue.record("\(a) over \(b), seed \(RandomCases.seed)")
        return
      }
    }
  }
}
