/// Why an operation on numbers has no result. Nothing is ever rounded, cut or wrapped instead.
public enum ArithmeticFault: Error, Sendable, Hashable, CaseIterable {
  /// The exact result has more digits than the type holds.
  case overflow
  /// The divisor is zero.
  case divisionByZero
  /// The value has digits that the wanted scale has no place for.
  case lostDigits
}

extension ArithmeticFault: CustomStringConvertible {
  /// The fault in words, as the end of a sentence.
  public var description: String {
    switch self {
    case .overflow: "the result has more digits than can be held"
    case .divisionByZero: "division by zero"
    case .lostDigits: "digits would be lost"
    }
  }
}
