import Exact
import Installments
import TariffKernel

extension LedgerStatement {
  /// The state for programs: one line of JSON, keys sorted, amounts as decimal strings, dates as `1403-02-01`. Schema
  /// `tariff.ledger/1`:
  ///
  /// - `plan`, `titles`, `act`, `act_status`, `article`, `amended_by`, `method`, `samples`, and the edition, as in
  ///   `tariff.schedule/1`
  /// - `dossier`, `bill`, `bill_day`, `agreed_on`, `day`; `term` as agreed, null: all in cash
  /// - `totals`: `debt`, `bill` (the debt as recalculated), `cash`, `discount`, `paid`, `past_due`, `due_now`,
  ///   `late_charge`, `outstanding`, `settlement`, `refund`, `owed_back`; and of all money `received`, `applied`,
  ///   `given_back`, `held`: see ``LedgerTotal``
  /// - `cleared_on`: since when nothing is outstanding; null: something is, and no clearance is given
  /// - `lines`: `line`, `titles`, `agreed`, `amount` as the bill stands; empty for a bare amount
  /// - `installments`: `number`, `kind` (`installment`, `separate_line`, `supplement`), `nominal`, `due`, `standing`
  ///   (`paid`, `past_due`, `due`, `to_come`), `principal`, `mark_up`, `late_charge`, `paid` and `unpaid` (`principal`,
  ///   `mark_up`, `late_charge`, `total`), `returned` (of the principal paid what is to be paid back), `lines` (by line:
  ///   `principal`, `paid`, `returned`; null for a bare amount)
  /// - `payments`: `id`, `day`, `amount`, `reversed`, `refund` (what paid nothing), `made_good`, `uses` (`installment`,
  ///   `component`, `amount`, `returned`)
  /// - `account`: every movement of money: `entry` (`cash`, `payment`, `settlement`, `refund`, `reversed`), `id`, `day`,
  ///   `received`, `applied` (`principal`, `mark_up`, `late_charge`, `total`), `given_back`, `held`; in each, and in
  ///   `totals`, received = applied + given_back + held
  /// - `events`: as ``EventList/json`` has them, so that this object can be read as events again; `later_events`: how
  ///   many of them come after the day
  public var json: String {
    var members = agreed.terms.jsonMembers
    let own: [String: JSONTree] = [
      "schema": .text("tariff.ledger/1"), "dossier": .optional(agreed.owed.dossier),
      "bill": .optional(agreed.owed.bill?.name), "bill_day": .text(agreed.ledger.billDay.description),
      "agreed_on": .text(schedule.start.description), "day": .text(state.day.description),
      "term": schedule.term?.jsonTree ?? .null, "samples": .list(samples.map(\.jsonTree)),
      "totals": .object(
        Dictionary(totals.map { ($0.0.rawValue, .amount($0.1)) }, uniquingKeysWith: { first, _ in first })),
      "cleared_on": .optional(state.clearedOn?.description),
      "lines": .list(linesTree), "installments": .list(state.installments.map(tree)),
      "payments": .list(state.payments.map(tree)), "account": .list(state.account.map(tree)),
      "events": agreed.events.jsonTree,
      "later_events": .integer(laterEvents),
    ]
    members.merge(own) { $1 }
    return JSONTree.object(members).text
  }

  private var linesTree: [JSONTree] {
    if agreed.owed.bill == nil { return [] }
    return state.lines.map { line in
      let symbol = agreed.symbols[line.name] ?? Symbol(name: line.name)
      return .object([
        "line": .text(line.name), "titles": symbol.titlesTree, "amount": .amount(line.amount),
        "agreed": .amount(schedule.lines.first { $0.name == line.name }?.amount ?? 0),
      ])
    }
  }

  private func tree(_ row: InstallmentState) -> JSONTree {
    .object([
      "number": .integer(row.number), "kind": .text(row.kind.word), "nominal": .text(row.date.nominal.description),
      "due": .text(row.date.due.description), "standing": .text(row.standing(on: state.day).rawValue),
      "principal": .amount(row.principal), "mark_up": .amount(row.markUp), "late_charge": .amount(row.lateCharge),
      "paid": .object([
        "principal": .amount(row.paidPrincipal), "mark_up": .amount(row.paidMarkUp),
        "late_charge": .amount(row.paidLateCharge),
        "total": .amount(row.paidPrincipal + row.paidMarkUp + row.paidLateCharge),
      ]),
      "unpaid": .object([
        "principal": .amount(row.unpaidPrincipal), "mark_up": .amount(row.unpaidMarkUp),
        "late_charge": .amount(row.unpaidLateCharge), "total": .amount(row.unpaid),
      ]),
      "returned": .amount(row.returned), "lines": parts(row),
    ])
  }

  private func parts(_ row: InstallmentState) -> JSONTree {
    if agreed.owed.bill == nil { return .null }
    var members: [String: JSONTree] = [:]
    for (place, line) in state.lines.enumerated() where place < row.parts.count {
      members[line.name] = .object([
        "principal": .amount(row.parts[place]), "paid": .amount(row.paidParts[place]),
        "returned": .amount(row.returnedParts[place]),
      ])
    }
    return .object(members)
  }

  private func tree(_ payment: PaymentRecord) -> JSONTree {
    .object([
      "id": .text(payment.id), "day": .text(payment.day.description), "amount": .amount(payment.amount),
      "reversed": .truth(payment.isReversed), "refund": .amount(payment.refund),
      "made_good": .amount(payment.madeGood),
      "uses": .list(
        payment.uses.map {
          .object([
            "installment": .integer($0.installment), "component": .text($0.component.word),
            "amount": .amount($0.amount), "returned": .amount($0.returned),
          ])
        }),
    ])
  }

  private func tree(_ entry: AccountEntry) -> JSONTree {
    .object([
      "entry": .text(entry.kind.word), "id": .optional(entry.id), "day": .optional(entry.day?.description),
      "received": .amount(entry.received),
      "applied": .object([
        "principal": .amount(entry.principal), "mark_up": .amount(entry.markUp),
        "late_charge": .amount(entry.lateCharge), "total": .amount(entry.applied),
      ]),
      "given_back": .amount(entry.givenBack), "held": .amount(entry.held),
    ])
  }
}
