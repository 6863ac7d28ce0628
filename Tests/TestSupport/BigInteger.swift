/// A whole number of any size, for tests to check the engine's arithmetic against: schoolbook algorithms on limbs of nine
/// decimal digits, and nothing in common with the 128-bit code that it judges. Slow and plain on purpose.
public struct BigInteger: Sendable, Hashable {
  /// Nine decimal digits each, the least first; no zero at the end, none at all for 0.
  private var limbs: [UInt32]
  /// Never set for 0.
  public private(set) var isNegative: Bool

  private static let base: UInt64 = 1_000_000_000

  private init(_ limbs: [UInt32], isNegative: Bool) {
    self.limbs = limbs
    while self.limbs.last == 0 { self.limbs.removeLast() }
    self.isNegative = isNegative && !self.limbs.isEmpty
  }

  /// A number of any width.
  public init(_ number: some BinaryInteger) {
    var limbs: [UInt32] = []
    var rest = UInt128(number.magnitude)
    while rest > 0 {
      limbs.append(UInt32(rest % UInt128(Self.base)))
      rest /= UInt128(Self.base)
    }
    self.init(limbs, isNegative: number < 0)
  }

  /// 10^exponent.
  public static func powerOfTen(_ exponent: Int) -> BigInteger {
    var last: UInt32 = 1
    for _ in 0..<exponent % 9 { last *= 10 }
    return BigInteger([UInt32](repeating: 0, count: exponent / 9) + [last], isNegative: false)
  }

  /// 2^exponent.
  public static func powerOfTwo(_ exponent: Int) -> BigInteger {
    var power = BigInteger(1)
    for _ in 0..<exponent { power = power + power }
    return power
  }

  /// The number without its sign.
  public var magnitude: BigInteger { BigInteger(limbs, isNegative: false) }

  /// Whether 2 does not divide it.
  public var isOdd: Bool { (limbs.first ?? 0) % 2 == 1 }

  /// Whether it is 0.
  public var isZero: Bool { limbs.isEmpty }
}

extension BigInteger: Comparable {
  /// The order of whole numbers.
  public static func < (left: BigInteger, right: BigInteger) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? less(right.limbs, left.limbs) : less(left.limbs, right.limbs)
  }

  private static func less(_ left: [UInt32], _ right: [UInt32]) -> Bool {
    if left.count != right.count { return left.count < right.count }
    for place in left.indices.reversed() where left[place] != right[place] { return left[place] < right[place] }
    return false
  }
}

extension BigInteger {
  /// The sum.
  public static func + (left: BigInteger, right: BigInteger) -> BigInteger {
    if left.isNegative == right.isNegative {
      return BigInteger(sum(left.limbs, right.limbs), isNegative: left.isNegative)
    }
    return less(left.limbs, right.limbs)
      ? BigInteger(difference(right.limbs, left.limbs), isNegative: right.isNegative)
      : BigInteger(difference(left.limbs, right.limbs), isNegative: left.isNegative)
  }

  /// The number with the other sign.
  public static prefix func - (number: BigInteger) -> BigInteger {
    BigInteger(number.limbs, isNegative: !number.isNegative)
  }

  /// The difference.
  public static func - (left: BigInteger, right: BigInteger) -> BigInteger { left + -right }

  /// The product.
  public static func * (left: BigInteger, right: BigInteger) -> BigInteger {
    var limbs = [UInt32](repeating: 0, count: left.limbs.count + right.limbs.count)
    for (i, factor) in left.limbs.enumerated() {
      var carry: UInt64 = 0
      for (j, other) in right.limbs.enumerated() {
        let digit = UInt64(limbs[i + j]) + UInt64(factor) * UInt64(other) + carry
        limbs[i + j] = UInt32(digit % base)
        carry = digit / base
      }
      limbs[i + right.limbs.count] = UInt32(carry)
    }
    return BigInteger(limbs, isNegative: left.isNegative != right.isNegative)
  }

  /// Quotient toward zero and the remainder, which has the sign of the dividend. The divisor must not be 0.
  ///
  /// Long division as on paper; each limb of the quotient is guessed from the leading limbs and corrected downwards.
  public func dividedTowardZero(by divisor: BigInteger) -> (quotient: BigInteger, remainder: BigInteger) {
    let divisorSize = divisor.limbs.count
    let lead = Self.leading(divisor.limbs, from: divisorSize, 2)
    let size = divisor.magnitude
    var quotient = [UInt32](repeating: 0, count: limbs.count)
    var rest = BigInteger([], isNegative: false)
    for place in limbs.indices.reversed() {
      rest = BigInteger([limbs[place]] + rest.limbs, isNegative: false)
      var guess = BigInteger(min(Self.leading(rest.limbs, from: divisorSize + 1, 3) / lead, UInt128(Self.base - 1)))
      while rest < guess * size { guess = guess - BigInteger(1) }
      rest = rest - guess * size
      quotient[place] = guess.limbs.first ?? 0
    }
    return (
      BigInteger(quotient, isNegative: isNegative != divisor.isNegative), BigInteger(rest.limbs, isNegative: isNegative)
    )
  }

  /// The value of `count` limbs below a place, those that are missing being 0.
  private static func leading(_ limbs: [UInt32], from end: Int, _ count: Int) -> UInt128 {
    var value: UInt128 = 0
    for place in ((end - count)..<end).reversed() {
      value = value * UInt128(base) + (limbs.indices.contains(place) ? UInt128(limbs[place]) : 0)
    }
    return value
  }

  private static func sum(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    var limbs: [UInt32] = []
    var carry: UInt64 = 0
    for place in 0..<max(left.count, right.count) {
      let digit =
        carry + UInt64(place < left.count ? left[place] : 0) + UInt64(place < right.count ? right[place] : 0)
      limbs.append(UInt32(digit % base))
      carry = digit / base
    }
    return limbs + [UInt32(carry)]
  }

  /// `left` must not be less.
  private static func difference(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    var limbs = left
    var borrow: Int64 = 0
    for place in left.indices {
      var digit = Int64(left[place]) - (place < right.count ? Int64(right[place]) : 0) - borrow
      borrow = digit < 0 ? 1 : 0
      digit += borrow * Int64(base)
      limbs[place] = UInt32(digit)
    }
    return limbs
  }
}

extension BigInteger: CustomStringConvertible {
  /// The decimal digits.
  public var description: String {
    guard let last = limbs.last else { return "0" }
    let tail = limbs.dropLast().reversed().map { limb in
      let digits = String(limb)
      return String(repeating: "0", count: 9 - digits.count) + digits
    }
    return (isNegative ? "-" : "") + String(last) + tail.joined()
  }
}
