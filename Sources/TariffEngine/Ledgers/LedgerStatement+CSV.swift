import CSV
import Exact
import Installments

/// A state as CSV, one table at a time.
///
/// | table | columns |
/// |---|---|
/// | `installments` | a row for each, as it stands: `number`, `kind`, `nominal`, `due`, `standing`; `principal`, `mark_up`, `late_charge` that it asks; `paid_…` and `unpaid_…` of each; `unpaid` in all |
/// | `payments` | a row for each thing that a payment paid: `payment`, `day`, `amount` of the payment, `installment`, `component`, `used`; a refund is a component, and a payment that bounced has one row, `reversed` |
/// | `totals` | `total`, `amount`: as in `tariff.ledger/1`; and `cleared_on`, a day or empty |
/// | `events` | the events in canonical form, see ``EventColumn`` |
public enum LedgerTable: String, Sendable, CaseIterable {
  case installments, payments, totals, events
}

extension LedgerStatement {
  /// One table of the state.
  ///
  /// - Parameter guardsFormulas: whether a text that a spreadsheet would run as a formula gets a `'` in front.
  public func csv(_ table: LedgerTable = .installments, guardsFormulas: Bool = true) -> String {
    var writer = CSVWriter(guardsFormulas: guardsFormulas)
    switch table {
    case .installments: installments(&writer)
    case .payments: payments(&writer)
    case .totals: totals(&writer)
    case .events: return agreed.events.csv(guardsFormulas: guardsFormulas)
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func row(_ cells: [String], _ writer: inout CSVWriter) {
    for cell in cells { writer.appendNumber(cell) }
    writer.endRow()
  }

  private func installments(_ writer: inout CSVWriter) {
    let parts = ["principal", "mark_up", "late_charge"]
    row(
      ["number", "kind", "nominal", "due", "standing"] + parts + parts.map { "paid_\($0)" }
        + parts.map { "unpaid_\($0)" } + ["unpaid"], &writer)
    for installment in state.installments {
      let money: [Coins] = [
        installment.principal, installment.markUp, installment.lateCharge, installment.paidPrincipal,
        installment.paidMarkUp, installment.paidLateCharge, installment.unpaidPrincipal, installment.unpaidMarkUp,
        installment.unpaidLateCharge, installment.unpaid,
      ]
      let date = installment.date
      row(
        [
          String(installment.number), installment.kind.word, date.nominal.description, date.due.description,
          installment.standing(on: state.day).rawValue,
        ] + money.map { String($0) }, &writer)
    }
  }

  private func payments(_ writer: inout CSVWriter) {
    row(["payment", "day", "amount", "installment", "component", "used"], &writer)
    for payment in state.payments {
      let head = [payment.id, payment.day.description, String(payment.amount)]
      for use in payment.uses {
        row(head + [String(use.installment), use.component.word, String(use.amount)], &writer)
      }
      if payment.refund > 0 { row(head + ["", "refund", String(payment.refund)], &writer) }
      if payment.isReversed { row(head + ["", "reversed", "0"], &writer) }
    }
  }

  private func totals(_ writer: inout CSVWriter) {
    row(["total", "amount"], &writer)
    for (total, amount) in totals { row([total.rawValue, String(amount)], &writer) }
    row(["cleared_on", state.clearedOn?.description ?? ""], &writer)
  }
}
