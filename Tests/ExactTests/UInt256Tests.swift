import Exact
import TestSupport
import Testing

@Suite struct WideNumbers {
  @Test func edges() throws {
    let top = UInt256(high: .max, low: .max)
    #expect(UInt256(.max, times: .max) == UInt256(high: .max - 1, low: 1), "(2^128 − 1)² = 2^256 − 2^129 + 1")
    #expect(throws: ArithmeticFault.overflow) { try top.adding(UInt256(1)) }
    #expect(throws: ArithmeticFault.overflow) { try UInt256(1).subtracting(UInt256(2)) }
    #expect(throws: ArithmeticFault.overflow) { try UInt256(high: 1 << 127, low: 0).multiplied(by: 2) }
    #expect(throws: ArithmeticFault.overflow) { try UInt256(high: 1, low: .max).multiplied(by: .max) }
    #expect(try UInt256(high: 1 << 126, low: 1).multiplied(by: 2) == UInt256(high: 1 << 127, low: 2))
    #expect(top.quotientAndRemainder(dividingBy: .max).quotient == UInt256(high: 1, low: 1))
    #expect(UInt256(7).uint128 == 7 && top.uint128 == nil)
  }

  @Test func operationsAgainstTheOracle() {
    var random = SeededGenerator(seed: RandomCases.seed)
    for _ in 0..<RandomCases.count(1_500_000) {
      let (a, b, small) = (random.uint256(), random.uint256(), random.uint128())
      let (left, right, factor) = (BigInteger(a), BigInteger(b), BigInteger(small))
      var isRight = (a < b) == (left < right)
      isRight = isRight && Self.agrees(left + right) { () throws(ArithmeticFault) in try a.adding(b) }
      isRight = isRight && Self.agrees(left - right) { () throws(ArithmeticFault) in try a.subtracting(b) }
      isRight = isRight && Self.agrees(left * factor) { () throws(ArithmeticFault) in try a.multiplied(by: small) }
      if small != 0 {
        let division = a.quotientAndRemainder(dividingBy: small)
        let expected = left.dividedTowardZero(by: factor)
        isRight = isRight && BigInteger(division.quotient) == expected.quotient
        isRight = isRight && BigInteger(division.remainder) == expected.remainder
      }
      guard isRight else {
        Issue.record("\(left), \(right), \(factor), seed \(RandomCases.seed)")
        return
      }
    }
  }

  private static func agrees(_ expected: BigInteger, _ operation: () throws(ArithmeticFault) -> UInt256) -> Bool {
    do throws(ArithmeticFault) {
      return BigInteger(try operation()) == expected
    } catch {
      return error == .overflow && (expected.isNegative || expected >= .wideLimit)
    }
  }
}

@Suite struct PowersOfTenTable {
  @Test func everyPowerIsTenTimesTheOneBefore() {
    var power: UInt128 = 1
    for exponent in 0...38 {
      #expect(PowersOfTen.uint128(exponent) == power)
      #expect(PowersOfTen.int128(exponent) == Int128(power))
      if exponent < 38 { power *= 10 }
    }
  }

  @Test(arguments: [-1, 39, Int.min, Int.max])
  func beyondThemThereIsNone(_ exponent: Int) {
    #expect(PowersOfTen.int128(exponent) == nil)
    #expect(PowersOfTen.uint128(exponent) == nil)
  }
}
