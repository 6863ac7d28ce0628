import Exact
import TestSupport

/// Random numbers that go where faults hide: every length equally often, round ones, and the edges of the type.
extension SeededGenerator {
  /// 0 to 128 random bits.
  mutating func uint128() -> UInt128 {
    let bits = Int.random(in: 0...128, using: &self)
    let word = UInt128(next()) << 64 | UInt128(next())
    return bits == 0 ? 0 : word >> UInt128(128 - bits)
  }

  mutating func uint256() -> UInt256 {
    switch Int.random(in: 0..<8, using: &self) {
    case 0: UInt256(high: .max, low: uint128())
    case 1...3: UInt256(uint128())
    default: UInt256(high: uint128(), low: UInt128(next()) << 64 | UInt128(next()))
    }
  }

  mutating func bigInteger() -> BigInteger {
    let size = BigInteger(uint128()) * BigInteger(uint128()) + BigInteger(uint128())
    return Bool.random(using: &self) ? size : -size
  }

  mutating func significand() -> Int128 {
    let largest = Int128.max
    let size: Int128 =
      switch Int.random(in: 0..<12, using: &self) {
      case 0: largest - Int128(Int.random(in: 0...3, using: &self))
      case 1: powerOfTen(upTo: 38)
      case 2: powerOfTen(upTo: 38) - 1
      case 3...5: Int128(Int.random(in: 0...9_999, using: &self)) * powerOfTen(upTo: 34)
      default: Int128(truncatingIfNeeded: uint128() >> 1)
      }
    return Bool.random(using: &self) ? size : -size
  }

  private mutating func powerOfTen(upTo exponent: Int) -> Int128 {
    PowersOfTen.int128(Int.random(in: 0...exponent, using: &self)) ?? 1
  }

  mutating func decimal() -> ExactDecimal {
    let scale = Bool.random(using: &self) ? Int.random(in: 0...4, using: &self) : Int.random(in: 0...38, using: &self)
    return ExactDecimal(significand: significand(), scale: scale)
  }

  /// Half the steps are those that tariffs use.
  mutating func step() -> ExactDecimal {
    if Bool.random(using: &self) {
      return [(1, 0), (1_000, 0), (10_000, 0), (1, 2), (1, 6), (5, 1), (25, 2)].map {
        ExactDecimal(significand: $0.0, scale: $0.1)
      }.randomElement(using: &self) ?? ExactDecimal(1)
    }
    let step = decimal().magnitude
    return step.significand == 0 ? ExactDecimal(1) : step
  }

  mutating func mode() -> RoundingMode { RoundingMode.allCases.randomElement(using: &self) ?? .floor }
}

extension BigInteger {
  init(_ number: UInt256) {
    self = BigInteger(number.high) * .limbSize + BigInteger(number.low)
  }

  private static let limbSize = BigInteger.powerOfTwo(128)
  static let significandLimit = BigInteger.powerOfTwo(127)
  static let wideLimit = BigInteger.powerOfTwo(256)
}

/// What an exact decimal must be: the digits and scale after giving up as few trailing zeros as will do; nil: overflow.
func expectedDecimal(_ digits: BigInteger, scale: Int) -> (digits: BigInteger, scale: Int)? {
  var (digits, scale) = (digits, scale)
  while scale > 38 || digits.magnitude >= .significandLimit {
    let (quotient, remainder) = digits.dividedTowardZero(by: BigInteger(10))
    if !remainder.isZero || scale == 0 { return nil }
    (digits, scale) = (quotient, scale - 1)
  }
  return (digits, scale)
}

/// Whether an operation did what the oracle says: the same digits at the same scale, or an overflow where it says nil.
func agrees(
  _ expected: (digits: BigInteger, scale: Int)?, _ operation: () throws(ArithmeticFault) -> ExactDecimal
) -> Bool {
  do throws(ArithmeticFault) {
    let result = try operation()
    guard let expected else { return false }
    return BigInteger(result.significand) == expected.digits && result.scale == expected.scale
  } catch {
    return error == .overflow && expected == nil
  }
}
