import Diagnostics
import TariffKernel

extension StatementPage {
  /// A bill: its lines, what does not apply, what it comes to.
  mutating func bill(_ bill: StatementBill) {
    let (title, name) = wording.headings(bill.bill.symbol)
    add("")
    // A title says by itself that it is a bill's.
    add((name.isEmpty ? "\(wording(.bill)) \(title)" : "\(title) · \(name)") + payee(of: bill.bill))
    add(column(wording(.computed)) + column(wording(.billed)))
    for fee in bill.bill.lines where lines[fee.index].line.outcome != .notApplicable {
      line(lines[fee.index], isFixed: bill.bill.fixed.contains(fee))
    }
    switch bill.result {
    case .payable(let total, let payable, let dropped, _):
      add(amount(total) + amount(nil) + "  " + wording(.total))
      add(amount(dropped) + amount(nil) + "  " + wording(.dropped))
      add(amount(nil) + amount(payable) + "  " + wording(.payable))
    case .refund(let total, _): add(amount(nil) + amount(total) + "  " + wording(.refund))
    case .blocked(let fee): add("  \(wording(.blocked)) \(wording.name(statement.model.fees[fee.index].symbol))")
    }
    leftOut(of: bill.bill)
  }

  private func payee(of bill: Bill) -> String {
    bill.payee.map { " · \(wording(.payee)): \(wording.shown($0))" } ?? ""
  }

  /// The lines that do not apply, by name; with the reason where it is the law's.
  private mutating func leftOut(of bill: Bill) {
    let names = bill.lines.map { lines[$0.index] }.filter { $0.line.outcome == .notApplicable }.map { line in
      wording.name(line.symbol) + (wording.reason(phrase(line)).map { " (\($0))" } ?? "")
    }
    guard !names.isEmpty else { return }
    add("  \(wording(Label.notApplicable)): \(names.joined(separator: wording.listSeparator))")
  }

  private func phrase(_ line: StatementLine) -> Phrase {
    TraceTeller(teller: teller, lines: statement.assessment.lines).phrase(line.line.outcome, of: line.fee)
  }

  private mutating func line(_ line: StatementLine, isFixed: Bool) {
    let (title, name) = wording.headings(line.symbol)
    var parts: [String] = []
    if let code = line.version?.code { parts.append("\(wording(.code)) \(wording.designation(code))") }
    if let article = line.version?.origin.article {
      parts.append("\(wording(.article)) \(wording.designation(article))")
    }
    if let act = line.act { parts.append((wording.title(act.symbol) ?? wording.name(act.symbol)) + status(of: act)) }
    parts += amendments(of: line)
    if let day = line.line.day {
      let date = line.line.pricedOn.map { wording.called(statement.model.inputs[$0.index].symbol) + " " } ?? ""
      parts.append(date + wording.day(day))
    }
    if !line.onAccountOf.isEmpty { parts.append(wording(.onAccount)) }
    if isFixed { parts.append(wording(.fixed)) }
    if line.amount == nil { parts.append(wording(phrase(line))) }
    add(
      column(wording.result(line.line.outcome)) + amount(line.billed) + "  " + padded(title, to: titleWidth) + "  "
        + (nameWidth == 0 ? "" : padded(name, to: nameWidth) + "  ") + parts.joined(separator: " · "))
  }

  /// `amended by ACT (article 2)`, each act and article once.
  private func amendments(of line: StatementLine) -> [String] {
    var told: [String] = []
    for amendment in line.amendedBy {
      let article = amendment.article.map { " (\(wording(.article)) \(wording.designation($0)))" } ?? ""
      let act = wording.title(amendment.act.symbol) ?? wording.name(amendment.act.symbol)
      let words = "\(wording(.amendedBy)) \(act)\(status(of: amendment.act))\(article)"
      if !told.contains(words) { told.append(words) }
    }
    return told
  }

  private func status(of act: Act) -> String {
    switch act.status {
    case "interim": " (\(wording(.interim)))"
    case "draft": " (\(wording(.draft)))"
    default: ""
    }
  }

  /// `cell` at the right end of a column.
  private func column(_ cell: String) -> String {
    String(repeating: " ", count: max(0, width - DisplayWidth.of(cell))) + cell
  }

  private func padded(_ cell: String, to width: Int) -> String {
    cell + String(repeating: " ", count: max(0, width - DisplayWidth.of(cell)))
  }

  private func amount(_ amount: Int128?) -> String { column(amount.map { wording.number($0, scale: 0) } ?? "") }
}
