import Diagnostics

// Parts of a tree as text, for messages, histories and comparisons.

extension Expression {
  /// The formula on one line, with English keywords and plain digits.
  public var canonicalText: String {
    TreePrinter.formula(self).split(separator: Character(TreePrinter.breakable)).joined()
  }
}

extension Declaration {
  /// The declaration alone, with English keywords and plain digits.
  public var canonicalText: String {
    var printer = TreePrinter(SyntaxTree(language: nil))
    let before = printer.text.count
    printer.print(self)
    return String(printer.text.dropFirst(before))
  }
}

extension TermClause {
  /// `cash 15%, mark up 50% of credit_ceiling`: what it asks, with English keywords; nothing where it asks nothing.
  public var canonicalText: String { TreePrinter.terms(self) }
}
