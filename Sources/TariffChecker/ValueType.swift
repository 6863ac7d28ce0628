import Exact
import TariffKernel

/// What an expression gives, as the checker sees it: a choice also knows which options it can be.
enum ValueType: Hashable {
  case number(Unit)
  case choice(Set<ID<Option>>)
  case truth
  case date
  case text

  /// The kind that the model keeps.
  var kind: ValueKind {
    switch self {
    case .number(let unit): .number(unit)
    case .choice: .choice
    case .truth: .truth
    case .date: .date
    case .text: .text
    }
  }

  /// Whether it is a number, in whatever unit.
  var isNumber: Bool { if case .number = self { true } else { false } }

  /// The options of a choice; none for other types.
  var options: Set<ID<Option>> { if case .choice(let options) = self { options } else { [] } }

  /// The words for messages: `a number in rial/m2`, `a choice`.
  var words: String {
    switch self {
    case .number(let unit): unit == .number ? "a pure number" : "a number in \(unit)"
    case .choice: "a choice"
    case .truth: "yes or no"
    case .date: "a date"
    case .text: "a text"
    }
  }
}

/// A lowered expression: its node, type, static scale, and a bound on its size.
struct Typed {
  var node: ID<Node>
  var type: ValueType
  var scale: Int
  /// The significand is less than 10^digits in magnitude, as far as literals and ranges tell.
  var digits: Int
  /// The options that a choice can have where it stands; nil: all of its type.
  var possible: Set<ID<Option>>? = nil

  /// The options that a choice can have here.
  var options: Set<ID<Option>> { possible ?? type.options }

  /// The unit of a number; nil for other types.
  ///
  /// Not inlined: the optimiser of Swift 6.3.1 stops with an ownership error where it is.
  @inline(never) var unit: Unit? { if case .number(let unit) = type { unit } else { nil } }
}

/// The bounds of design and arithmetic that formulas are held to.
enum NumericLimits {
  /// Digits before the decimal mark of any value.
  static let wholeDigits = 22
  /// Digits of a day number; choices, texts and truths have no more that matter.
  static let dayDigits = 6
  /// Digits behind the decimal mark of any node.
  static let places = 16
  /// Decimal digits that a chain's dividend may need: 10^76 < 2^256.
  static let dividendDigits = 76
  /// Decimal digits that a chain's divisor may need: 10^38 < 2^127.
  static let divisorDigits = 38
}
