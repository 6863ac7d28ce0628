extension Statement {
  /// The statement for people: the bills, their lines with outcome, amount, article and act, then why.
  ///
  /// - Parameters:
  ///   - digits: nil: Persian digits in Persian, ASCII digits in English.
  ///   - trace: whether every step is printed beneath.
  public func text(in language: Language = .english, digits: Digits? = nil, trace: Bool = true) -> String { "" }
}
