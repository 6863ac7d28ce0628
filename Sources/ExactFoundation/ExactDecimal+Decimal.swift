import Exact

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

// A module of its own, so that what needs no `Decimal` links no Foundation: the tool starts in half the time.

/// Why a `Decimal` of Foundation has no equal here.
public enum DecimalFault: Error, Sendable, Hashable, CaseIterable {
  /// The result of an operation that failed in silence.
  case notANumber
  /// Too large for a significand below 2^127.
  case overflow
  /// More than 38 places, or more digits than a significand below 2^127 holds, where dropping them would change it.
  case lostDigits
}

extension ExactDecimal {
  /// The same value as a `Decimal` of Foundation. Throws a ``DecimalFault`` where there is none.
  ///
  /// `Decimal.description` is the bridge: it gives all digits, plain, in every locale, whatever the layout inside.
  public init(_ decimal: Decimal) throws(DecimalFault) {
    if decimal.isNaN { throw .notANumber }
    var digits = Array(decimal.description.utf8)
    if let mark = digits.firstIndex(of: UInt8(ascii: ".")) {
      while digits.last == UInt8(ascii: "0") { digits.removeLast() }
      if mark == digits.count - 1 { digits.removeLast() }
    }
    do throws(NumberFault) {
      self = try .parse(digits)
    } catch {
      throw digits.contains(UInt8(ascii: ".")) ? .lostDigits : .overflow
    }
  }
}

extension Decimal {
  /// The same value, always: a `Decimal` holds every significand of 128 bits and 38 places.
  public init(_ value: ExactDecimal) {
    let digits = value.significand.magnitude
    let wordSize = Decimal(sign: .plus, exponent: 18, significand: 1)
    var whole = Decimal(0)
    for word in [digits / 1_000_000_000_000_000_000_000_000_000_000_000_000, digits / 1_000_000_000_000_000_000] {
      whole = (whole + Decimal(UInt64(word % 1_000_000_000_000_000_000))) * wordSize
    }
    whole += Decimal(UInt64(digits % 1_000_000_000_000_000_000))
    self.init(sign: value.isNegative ? .minus : .plus, exponent: -value.scale, significand: whole)
  }
}
