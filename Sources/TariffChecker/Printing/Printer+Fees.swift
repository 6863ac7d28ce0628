import Diagnostics
import TariffSyntax

extension Printer {
  /// A fee with its clauses in the order of the reference.
  mutating func print(_ fee: FeeDeclaration) {
    heading(fee.heading)
    common(fee.heading)
    clause("code", fee.code) { Self.designation($0.value) }
    clause("when", fee.condition, Self.formula)
    clause("priced on", fee.pricedOn) { $0.value }
    for exemption in fee.exemptions { clause(Self.exemption(exemption)) }
    for local in fee.locals { clause("let \(local.name.value) = \(Self.formula(local.formula))") }
    clause("amount", fee.amount, Self.formula)
    clause("amount unknown", fee.textUnknown) { unknown in unknown.why.map { Self.quoted($0.value) } ?? "" }
    clause("at least", fee.atLeast, Self.limit)
    clause("at most", fee.atMost, Self.limit)
    for relief in fee.reliefs { clause(Self.relief(relief)) }
    clause("rounded", fee.rounding, Self.rounding)
    if !fee.sets.isEmpty { clause("in \(Self.list(fee.sets))") }
  }

  /// `… [after reliefs]`.
  static func limit(_ limit: LimitClause) -> String {
    formula(limit.bound) + (limit.afterReliefs ? " after reliefs" : "")
  }

  private static func exemption(_ clause: ExemptionClause) -> String {
    "exempt \(clause.name.value) when \(formula(clause.condition))" + ending(clause.titles, clause.article)
  }

  private static func relief(_ clause: ReliefClause) -> String {
    var text = "relief \(clause.name.value) \(formula(clause.share))"
    if let part = clause.part { text += " of \(formula(part))" }
    if let condition = clause.condition { text += " when \(formula(condition))" }
    if let ceiling = clause.ceiling { text += " up to \(formula(ceiling))" }
    if let balance = clause.balance { text += " balance \(balance.value)" }
    if let person = clause.person { text += " of \(person.value)" }
    return text + ending(clause.titles, clause.article)
  }

  /// Titles and article behind a clause, with two spaces before each.
  static func ending(_ titles: [Marked<String>], _ article: Marked<String>?) -> String {
    var text = titles.isEmpty ? "" : "  " + Self.titles(titles)
    if let article { text += "  article \(designation(article.value))" }
    return text
  }
}
