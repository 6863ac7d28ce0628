import CSV
import Exact
import Installments

/// A state as CSV, one table at a time.
///
/// | table | columns |
/// |---|---|
/// | `installments` | a row for each, as it stands: `number`, `kind`, `nominal`, `due`, `standing`; `principal`, `mark_up`, `late_charge` that it asks; `paid_…` and `unpaid_…` of each; `unpaid` in all; `returned`: of the principal paid what recalculations have made money to be paid back |
/// | `payments` | a row for each thing that a payment paid: `payment`, `day`, `amount` of the payment, `installment`, `component`, `used`, `returned` of it; `refund` (it paid nothing) and `made_good` are components, and a payment that bounced has one row, `reversed` |
/// | `account` | a row for each movement of money, and the `total`: `entry` (`cash`, `payment`, `settlement`, `refund`, `reversed`), `id`, `day`, `received`, the `principal`, `mark_up`, `late_charge` that it is applied to, `given_back`, `held`; in every row received = principal + mark_up + late_charge + given_back + held |
/// | `totals` | `total`, `amount`: as in `tariff.ledger/1`; and `cleared_on`, a day or empty |
/// | `events` | the events in canonical form, see ``EventColumn`` |
public enum LedgerTable: String, Sendable, CaseIterable {
  case installments, payments, account, totals, events
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
    case .account: account(&writer)
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
        + parts.map { "unpaid_\($0)" } + ["unpaid", "returned"], &writer)
    for installment in state.installments {
      let money: [Coins] = [
        installment.principal, installment.markUp, installment.lateCharge, installment.paidPrincipal,
        installment.paidMarkUp, installment.paidLateCharge, installment.unpaidPrincipal, installment.unpaidMarkUp,
        installment.unpaidLateCharge, installment.unpaid, installment.returned,
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
    row(["payment", "day", "amount", "installment", "component", "used", "returned"], &writer)
    for payment in state.payments {
      let head = [payment.id, payment.day.description, String(payment.amount)]
      for use in payment.uses {
        row(
          head + [String(use.installment), use.component.word, String(use.amount), String(use.returned)], &writer)
      }
      if payment.madeGood > 0 { row(head + ["", "made_good", String(payment.madeGood), "0"], &writer) }
      if payment.refund > 0 { row(head + ["", "refund", String(payment.refund), "0"], &writer) }
      if payment.isReversed { row(head + ["", "reversed", "0", "0"], &writer) }
    }
  }

  private func account(_ writer: inout CSVWriter) {
    row(
      ["entry", "id", "day", "received", "principal", "mark_up", "late_charge", "given_back", "held"], &writer)
    for entry in state.account + [state.accountTotal] {
      let money: [Coins] = [
        entry.received, entry.principal, entry.markUp, entry.lateCharge, entry.givenBack, entry.held,
      ]
      row(
        [entry.kind.word, entry.id ?? "", entry.day?.description ?? ""] + money.map { String($0) }, &writer)
    }
  }

  private func totals(_ writer: inout CSVWriter) {
    row(["total", "amount"], &writer)
    for (total, amount) in totals { row([total.rawValue, String(amount)], &writer) }
    row(["cleared_on", state.clearedOn?.description ?? ""], &writer)
  }
}
