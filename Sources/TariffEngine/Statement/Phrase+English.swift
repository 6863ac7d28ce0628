extension Phrase {
  /// The phrase in English.
  var english: String {
    switch self {
    case .missingInput(let name): "\(name) was not given"
    case .missingInputInRow(let name, let group, let row): "\(name) was not given in row \(row) of \(group)"
    case .noVersion(let kind, let name, let day): "the \(kind.english) \(name) does not hold on \(day)"
    case .suspendedProvision(let kind, let name, let act, let day):
      "the \(kind.english) \(name) is suspended by \(act) on \(day)"
    case .textUnknown(let kind, let name): "the text of the \(kind.english) \(name) is not known"
    case .noSuchDay(let date): "there is no day \(date)"
    case .noRow(let table, let arguments): "the table \(table) has no row for \(arguments.joined(separator: ", "))"
    case .noCell(let table, let row, let column):
      "the table \(table) prints no \(column)" + (row.map { " in the row \"\($0)\"" } ?? " in the row that was picked")
    case .overflow: "a number on the way reaches 10^22"
    case .divisionByZero: "a divisor is zero"
    case .emptyGroup(let group): "the least or most over \(group) was asked for, and no row counts"
    case .blocked(let fee): "it reads \(fee), which is in error"
    case .shareOutOfRange(let relief): "the share of the relief \(relief) is outside 0 to 100 %"
    case .charged(let amount): "charged \(amount)"
    case .exempt(let name, let article): "exempt: \(name)\(Self.article(article))"
    case .notApplicable: "not applicable"
    case .notYetThere, .repealed: "not applicable: \(englishReason ?? "")"
    case .suspended(let act, let first, let last):
      "suspended by \(act)" + (first.map { " from \($0) \(last.map { "to \($0)" } ?? "until decided")" } ?? "")
    case .error(let code, let sentence): "error \(code): \(sentence)"
    default: englishStep
    }
  }

  /// Why the law says that there is no such line; nil: the phrase says nothing of the kind.
  var englishReason: String? {
    switch self {
    case .notYetThere: "not yet in force"
    case .repealed(let act, let day): "repealed by \(act) from \(day) on"
    default: nil
    }
  }

  private var englishStep: String {
    switch self {
    case .lineBegins(let name, let article, let act, let day, let input):
      "\(name): \(article.map { "article \($0) of " } ?? "")\(act), on \(input) \(day)"
    case .standstill(let name, let day, let input): "\(name): on \(input) \(day)"
    case .asOf(let day): "as it stood on \(day):"
    case .condition(let formula, let holds): "when \(formula): \(holds ? "yes" : "no")"
    case .reliefCondition(let name, let formula, let holds): "relief \(name) when \(formula): \(holds ? "yes" : "no")"
    case .exemption(let name, let article, let formula, let holds):
      "exempt \(name)\(Self.article(article)) when \(formula): \(holds ? "yes" : "no")"
    case .equals(let name, let value): "\(name) = \(value)"
    case .worked(let name, let formula, let value): "\(name) = \(formula) = \(value)"
    case .rowOfTable(let table, let row, let column, let cell):
      "\(table), row \"\(row)\"\(column.map { ": \($0)" } ?? "") = \(cell)"
    case .slice(let table, let row, let width, let rate, let product):
      "\(table), slice \"\(row)\": \(width) × \(rate)" + (product.map { " = \($0)" } ?? "")
    case .groupRow(let group, let row, let counts): "\(group), row \(row)\(counts ? "" : ": does not count")"
    case .counted: "this row counts"
    case .element(let formula, let value): "this row: \(formula.map { "\($0) = " } ?? "")\(value)"
    case .lineRead(let name, let amount, let before): "\(name)\(before ? " before reliefs" : "") = \(amount)"
    case .setRead(let name, let amount, let before):
      "\(name)\(before ? " before reliefs" : "") adds up to \(amount)"
    case .rounded(let rule, let result, let drift):
      switch drift {
      case .none: "rounded \(rule): \(result), nothing dropped"
      case .dropped(let part): "rounded \(rule): \(result), dropped \(part)"
      case .added(let part): "rounded \(rule): \(result), added \(part)"
      }
    case .amount(let formula, let amount): "amount = \(formula.map { "\($0) = " } ?? "")\(amount)"
    case .raised(let formula, let amount): "at least \(formula): raised to \(amount)"
    case .capped(let formula, let amount): "at most \(formula): lowered to \(amount)"
    case .relief(let name, let article, let formula, let taken, let limit):
      "relief \(name)\(Self.article(article)) \(formula): lets off \(taken)\(limit?.english ?? "")"
    case .stepsOmitted(let count): "\(count) further steps are not kept"
    default: ""
    }
  }

  private static func article(_ article: String?) -> String { article.map { " (article \($0))" } ?? "" }
}

extension Phrase.ProvisionKind {
  fileprivate var english: String {
    switch self {
    case .fee: "fee"
    case .rate: "rate"
    case .table: "table"
    case .value: "value"
    }
  }
}

extension Phrase.Limit {
  fileprivate var english: String {
    switch self {
    case .ceiling: ", which is its ceiling"
    case .balance: ", which is all that was left of the balance"
    case .amount: ", which is the whole amount"
    }
  }
}

extension Label {
  /// The label in English.
  var english: String {
    switch self {
    case .statement: "Statement"
    case .dossier: "dossier"
    case .rulebook: "rulebook"
    case .bill: "Bill"
    case .payee: "payee"
    case .computed: "computed"
    case .billed: "billed"
    case .total: "total"
    case .dropped: "dropped by the floor"
    case .payable: "payable, rial"
    case .refund: "refund, rial"
    case .blocked: "no bill: it waits for"
    case .fixed: "never scaled"
    case .balances: "Balances"
    case .before: "before"
    case .used: "used"
    case .left: "left"
    case .why: "Why"
    case .samples: "Sample numbers, without a source, were used: this statement is no bill"
    case .interim: "interim"
    case .draft: "draft"
    case .article: "article"
    case .code: "code"
    case .notApplicable: "not applicable"
    case .exempt: "exempt"
    case .suspended: "suspended"
    case .error: "error"
    case .whole: "whole"
    case .partial: "partial: a fee is in error; the other bills stand"
    case .nothingStands: "blocked: no bill stands"
    case .knownOn: "known on"
    case .allKnown: "known: all acts that are not drafts"
    case .withDrafts: "and, as if they were law, the drafts"
    case .rulebookDigest: "rulebook digest"
    case .editionDigest: "edition digest"
    case .amendedBy: "amended by"
    case .onAccount: "on account"
    case .finalActs: "Lines on account are of an interim act; the final act makes the difference payable"
    }
  }
}
