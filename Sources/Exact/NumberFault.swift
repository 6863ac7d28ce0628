/// The marks that may stand between groups of three digits. Which of them a text may use depends on what else the marks
/// mean there: in a tariff a comma separates the items of a list.
public struct GroupSeparators: OptionSet, Sendable, Hashable {
  /// One bit a mark.
  public let rawValue: UInt8

  /// A set of marks.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// `_`.
  public static let underscore = GroupSeparators(rawValue: 1)
  /// `٬` U+066C, the Arabic thousands separator.
  public static let arabicThousands = GroupSeparators(rawValue: 2)
  /// `,`.
  public static let comma = GroupSeparators(rawValue: 4)
  /// `،` U+060C, the comma of Persian text, which many type instead of `٬`.
  public static let arabicComma = GroupSeparators(rawValue: 8)

  /// What a tariff may use: `_` and `٬`.
  public static let inTariffs: GroupSeparators = [.underscore, .arabicThousands]
  /// What data files may use: all of them.
  public static let inData: GroupSeparators = [.underscore, .arabicThousands, .comma, .arabicComma]
}

/// Why a text is not a number, and where it stops being one.
public struct NumberFault: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// There is no text.
    case empty
    /// No digit where the number would begin: `abc`, `-`, `.5`.
    case noDigits
    /// No digit behind the decimal mark: `5.`.
    case noFraction
    /// A number, and then something else: `12abc`.
    case leftOver
    /// Digits of two families in one number: `۱2`.
    case mixedDigits
    /// Groups that are not of three digits: `1,23`, `1234,567`.
    case badGrouping
    /// Two kinds of separators in one number: `1,234_567`.
    case mixedSeparators
    /// More digits than are held: a significand from 2^127, or more than 38 places.
    case tooManyDigits
  }

  /// What is wrong.
  public let kind: Kind
  /// How many bytes had been read when it went wrong.
  public let offset: Int
  /// The text before it: `12` of `12abc`. Long text is cut.
  public let read: String
  /// The text from there on: `abc` of `12abc`. Long text is cut.
  public let leftOver: String
}

extension NumberFault: CustomStringConvertible {
  /// The fault in words.
  public var description: String {
    switch kind {
    case .empty: "there is no number"
    case .noDigits: "“\(read)\(leftOver)” does not begin with a digit"
    case .noFraction: "no digit follows the decimal mark of “\(read)”"
    case .leftOver: "“\(leftOver)” stands after the number \(read)"
    case .mixedDigits: "digits of two scripts in one number: “\(leftOver)” after “\(read)”"
    case .badGrouping: "digits are grouped in threes from the right; “\(read)\(leftOver)” is not"
    case .mixedSeparators: "two kinds of separators in one number: “\(leftOver)” after “\(read)”"
    case .tooManyDigits: "the number has more digits than can be held"
    }
  }
}
