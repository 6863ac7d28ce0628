import Diagnostics
import Exact
import TariffKernel

extension Statement {
  /// The statement for people: the bills, their lines with outcome, amount, article and act, then why.
  ///
  /// - Parameters:
  ///   - digits: nil: Persian digits in Persian, ASCII digits in English.
  ///   - trace: whether every step is printed beneath.
  public func text(in language: Language = .english, digits: Digits? = nil, trace: Bool = true) -> String {
    var page = StatementPage(self, teller: teller(in: language, digits: digits))
    page.head()
    for bill in bills { page.bill(bill) }
    page.balances()
    page.samples()
    if trace { page.steps(steps(in: language, digits: digits)) }
    return page.text
  }
}

/// A statement's page, line by line. Amounts stand first, right-aligned in columns of their own, so that a terminal
/// that does not reorder Persian words still shows them in place.
private struct StatementPage {
  let statement: Statement
  let teller: Teller
  private let lines: [StatementLine]
  /// Cells of a column of amounts: room for the widest of them and for the words that stand in their place.
  private let width: Int
  private(set) var text = ""

  private var wording: Wording { teller.wording }

  init(_ statement: Statement, teller: Teller) {
    self.statement = statement
    self.teller = teller
    lines = statement.lines
    var cells = [teller.wording(Label.computed), teller.wording(.billed), teller.wording(Label.notApplicable)]
    for result in statement.assessment.bills {
      if case .payable(let total, _, _, _) = result { cells.append(teller.wording.number(total, scale: 0)) }
      if case .refund(let total, _) = result { cells.append(teller.wording.number(total, scale: 0)) }
    }
    for case .charged(let amount) in lines.map(\.line.outcome) { cells.append(teller.wording.number(amount, scale: 0)) }
    width = (cells.map(DisplayWidth.of).max() ?? 0) + 2
  }

  private mutating func add(_ line: String) { text += line + "\n" }

  /// `cell` at the right end of a column.
  private func column(_ cell: String) -> String {
    String(repeating: " ", count: max(0, width - DisplayWidth.of(cell))) + cell
  }

  private func amount(_ amount: Int128?) -> String { column(amount.map { wording.number($0, scale: 0) } ?? "") }

  mutating func head() {
    let dossier = statement.dossier.map { " · \(wording(.dossier)) \(VisibleText.escaped($0))" } ?? ""
    let state: Label =
      switch statement.completeness {
      case .whole: .whole
      case .partial: .partial
      case .blocked: .nothingStands
      }
    add("\(wording(.statement))\(dossier) · \(wording(.rulebook)) \(VisibleText.escaped(statement.model.name))")
    add(wording(state))
  }

  mutating func bill(_ bill: StatementBill) {
    add("")
    add("\(wording(.bill)) \(called(bill.bill.symbol))" + payee(of: bill.bill))
    add(column(wording(.computed)) + column(wording(.billed)))
    for fee in bill.bill.lines { line(lines[fee.index], isFixed: bill.bill.fixed.contains(fee)) }
    switch bill.result {
    case .payable(let total, let payable, let dropped, _):
      add(amount(total) + amount(nil) + "  " + wording(.total))
      add(amount(dropped) + amount(nil) + "  " + wording(.dropped))
      add(amount(nil) + amount(payable) + "  " + wording(.payable))
    case .refund(let total, _): add(amount(nil) + amount(total) + "  " + wording(.refund))
    case .blocked(let fee): add("  \(wording(.blocked)) \(wording.name(statement.model.fees[fee.index].symbol))")
    }
  }

  private func payee(of bill: Bill) -> String {
    bill.payee.map { " · \(wording(.payee)): \(VisibleText.escaped($0))" } ?? ""
  }

  /// The stable name, then the title.
  private func called(_ symbol: Symbol) -> String {
    let name = VisibleText.escaped(symbol.name)
    return wording.title(symbol).map { "\(name) «\($0)»" } ?? name
  }

  private mutating func line(_ line: StatementLine, isFixed: Bool) {
    let first: String =
      switch line.line.outcome {
      case .charged(let amount): self.amount(amount)
      case .exempt: column(wording(Label.exempt))
      case .notApplicable: column(wording(Label.notApplicable))
      case .suspended: column(wording(Label.suspended))
      case .error: column(wording(Label.error))
      }
    var parts = [called(line.symbol)]
    if let article = line.version?.origin.article { parts.append("\(wording(.article)) \(shown(article))") }
    if let code = line.version?.code { parts.append("\(wording(.code)) \(shown(code))") }
    if let act = line.act {
      let interim = act.status == "final" ? "" : " (\(act.status == "interim" ? wording(.interim) : act.status))"
      parts.append(wording.name(act.symbol) + interim)
    }
    if let day = line.line.day { parts.append(wording.day(day)) }
    if isFixed { parts.append(wording(.fixed)) }
    switch line.line.outcome {
    case .charged: break
    case .notApplicable where line.version != nil: break
    case .exempt, .notApplicable, .suspended, .error:
      let outcome = TraceTeller(teller: teller, lines: statement.assessment.lines)
        .phrase(line.line.outcome, of: line.fee)
      parts.append(wording(outcome))
    }
    add(first + amount(line.billed) + "  " + parts.joined(separator: " · "))
  }

  private func shown(_ text: String) -> String { wording.numerals(VisibleText.escaped(text)) }

  mutating func balances() {
    guard !statement.assessment.balances.isEmpty else { return }
    add("")
    add(wording(.balances))
    for use in statement.assessment.balances {
      let input = statement.model.inputs[use.input.index]
      let parts: [(Label, Int128)] = [(.before, use.before), (.used, use.used), (.left, use.before - use.used)]
      let told = parts.map { "\(wording($0.0)) \(teller.value($0.1, of: input))" }
      add("  \(wording.name(input.symbol)): " + told.joined(separator: " · "))
    }
  }

  mutating func samples() {
    let samples = statement.samples
    guard !samples.isEmpty else { return }
    add("")
    add(wording(.samples) + ":")
    for sample in samples { add("  \(VisibleText.escaped(sample.provision)): \(VisibleText.escaped(sample.why))") }
  }

  mutating func steps(_ steps: [TraceStep]) {
    add("")
    add(wording(.why))
    for step in steps { add(String(repeating: "  ", count: step.depth + 1) + step.text) }
  }
}
