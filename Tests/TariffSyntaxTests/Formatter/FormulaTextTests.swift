import Diagnostics
import Testing

@testable import TariffSyntax

/// Formulas in the keywords of either language, for messages.
@Suite struct FormulaTextTests {
  private func formula(_ text: String) throws -> Expression {
    try first("language 1\n\nact a\n\nvalue v = \(text)\n")
  }
  private func first(_ text: String) throws -> Expression {
    let file = SourceFile(name: "", bytes: Array(text.utf8))
    guard case .value(let value)? = Parser.parse(file, index: 0).tree.declarations.first else { throw Missing() }
    return value.formula
  }
  private struct Missing: Error {}

  @Test(arguments: [
    ("zone = low and credit > 20%", "zone = low و credit > ۲۰٪"),
    ("not (use in (a, b)) or area is given", "نه (use در (a، b)) یا area داده شده"),
    ("area >= 1_500 m2", "area >= ۱٬۵۰۰ مترمربع"), ("sum(size over floor where new = yes) > 0", nil),
    ("منطقه = عادی", "منطقه = عادی"),
  ])
  func keywordsAndDigitsArePersian(english: String, persian: String?) throws {
    let formula = try formula(english)
    #expect(formula.text(in: .english) == formula.canonicalText)
    let text = formula.text(in: .persian)
    if let persian { #expect(text == persian) }
    // Whatever is written means the same.
    #expect(try first("زبان ۱\n\nمصوبه a\n\nمقدار v = \(text)\n") == formula)
  }
}
