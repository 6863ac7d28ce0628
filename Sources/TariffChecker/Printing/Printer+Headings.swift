import Diagnostics
import TariffSyntax

extension Printer {
  /// The heading of a declaration: its name, what defines it, its titles.
  mutating func heading(_ heading: Heading, _ definition: [String] = []) {
    self.heading([Self.heading(heading, definition)])
  }

  /// The words of a heading.
  static func heading(_ heading: Heading, _ definition: [String]) -> String {
    let words = [heading.keyword.value, heading.name.value] + definition + [titles(heading.titles)]
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The clauses of every declaration.
  mutating func common(_ heading: Heading, indent: Int = 2) {
    func line(_ words: String, _ text: Marked<String>?) -> String? { text.map { "\(words) \(Self.quoted($0.value))" } }
    var clauses = [heading.article.map { "article \(Self.designation($0.value))" }, line("source", heading.source)]
    clauses.append(line("sample", heading.sample))
    clauses += heading.accepted.map { "accepted \($0.code.value) \(Self.quoted($0.reason.value))" }
    clauses.append(heading.inForce.map { "in force \(Self.span($0))" })
    clauses += heading.amendedBy.map { amendment in
      "amended by \(amendment.act.value)" + (amendment.article.map { " article \(Self.designation($0.value))" } ?? "")
    }
    clauses.append(line("new", heading.isNew))
    for words in clauses.compactMap({ $0 }) { clause(words, indent: indent) }
  }

  /// A declaration; examples are tests of the text, and no part of what it says.
  mutating func print(_ declaration: Declaration) {
    switch declaration {
    case .input(let input): print(input)
    case .group(let group): print(group)
    case .set(let set): print(set.heading)
    case .rate(let rate): print(rate.heading, [Self.number(rate.value)])
    case .table(let table): print(table)
    case .value(let value): print(value)
    case .fee(let fee): print(fee)
    case .bill(let bill): print(bill)
    case .example: break
    }
  }

  private mutating func print(_ heading: Heading, _ definition: [String] = []) {
    self.heading(heading, definition)
    common(heading)
  }

  private mutating func print(_ value: ValueDeclaration) {
    print(value.heading, [value.unit.map(Self.unit) ?? "", "= \(Self.formula(value.formula))"])
  }

  private mutating func print(_ bill: BillDeclaration) {
    print(bill.heading)
    clause("payee", bill.payee) { Self.quoted($0.value) }
    if !bill.lines.isEmpty { clause("lines \(Self.list(bill.lines))") }
    if !bill.fixed.isEmpty { clause("fixed \(Self.list(bill.fixed))") }
    clause("floor to", bill.floor) { floor in
      let remainder =
        switch floor.remainder {
        case .shared: "shared by largest remainder"
        case .takenFrom(let fee): "taken from \(fee.value)"
        case .shownApart: "shown apart"
        }
      return "\(Self.number(floor.step)), \(remainder)"
    }
  }
}
