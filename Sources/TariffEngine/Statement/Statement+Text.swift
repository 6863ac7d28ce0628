extension Statement {
  /// The statement for people: the bills, their lines with title, amount, code, article, act and date, then why.
  ///
  /// Lines that do not apply stand together beneath their bill. Words that read the other way than the language of the
  /// page stand between FSI and PDI (U+2068, U+2069), so that a terminal or browser keeps them in their place.
  ///
  /// - Parameters:
  ///   - digits: nil: Persian digits in Persian, ASCII digits in English.
  ///   - trace: whether every step is printed beneath.
  public func text(in language: Language = .english, digits: Digits? = nil, trace: Bool = true) -> String {
    let teller = teller(in: language, digits: digits, isolates: true)
    var page = StatementPage(self, teller: teller)
    page.head()
    for bill in bills { page.bill(bill) }
    page.onAccount()
    page.balances()
    page.samples()
    if trace { page.steps(steps(by: teller)) }
    return page.text
  }
}
