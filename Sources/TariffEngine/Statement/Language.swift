/// The language in which a statement is worded.
public enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case persian = "fa"
}

/// The digits in which a statement for people is printed. Programs always get ASCII digits.
public enum Digits: String, Sendable, CaseIterable {
  /// 1,234.5
  case latin
  /// ۱٬۲۳۴٫۵
  case persian
}
