import Exact
import Installments
import TariffKernel

/// Where an agreement stands at the end of a day, with all by which that can be worked out again: the terms, the bill
/// and the events.
public struct LedgerStatement: Sendable, Hashable {
  /// The ledger.
  public let agreed: AgreedLedger
  /// Its state.
  public let state: LedgerState

  init(of agreed: AgreedLedger, state: LedgerState) { (self.agreed, self.state) = (agreed, state) }

  /// What was agreed.
  public var schedule: Schedule { state.schedule }
  /// The events after the day, which the state does not know.
  public var laterEvents: Int { agreed.ledger.events.count { $0.day > state.day } }
  /// The sample numbers behind it: of the plan, its rates and the bill. A state with any binds nobody.
  public var samples: [SampleUse] {
    agreed.terms.samples + agreed.owed.samples.filter { !agreed.terms.samples.contains($0) }
  }

  /// All money that moved.
  var account: AccountEntry { state.accountTotal }

  /// What stands under a heading of its own, in this order.
  var totals: [(LedgerTotal, Coins)] {
    [
      (.debt, schedule.cash.amount + schedule.principal), (.bill, state.lines.reduce(0) { $0 + $1.amount }),
      (.cash, schedule.cash.payable), (.discount, schedule.cash.discount), (.paid, state.paid),
      (.pastDue, state.pastDue), (.dueNow, state.dueNow), (.lateCharge, state.lateCharge),
      (.outstanding, state.outstanding), (.settlement, state.settlementFigure), (.refund, state.refund),
      (.owedBack, state.owedBack), (.received, account.received), (.applied, account.applied),
      (.givenBack, account.givenBack), (.held, account.held),
    ]
  }
}

/// The totals of a state, by the word that programs read.
public enum LedgerTotal: String, Sendable, CaseIterable {
  /// The debt at the agreement, and as recalculations left it.
  case debt, bill
  /// Paid in cash at the agreement, and the discount on it.
  case cash, discount
  /// Paid since, of principal, mark-up and late charges, less what is to be paid back of it.
  case paid
  /// Before the day and not paid; and that with what falls due on the day.
  case pastDue = "past_due"
  case dueNow = "due_now"
  /// Late charges to the day, paid or not.
  case lateCharge = "late_charge"
  /// All that is still asked.
  case outstanding
  /// What settles everything on the day.
  case settlement
  /// What is not owed of what was paid, whether it was given back or not.
  case refund
  /// Of what was given back what is owed again, since a payment bounced.
  case owedBack = "owed_back"
  /// All money: received, the cash part with it, is applied (to the cash part, principal, mark-up and late charges),
  /// given back or held; held below 0 is what was given back too much.
  case received, applied
  case givenBack = "given_back"
  case held
}

extension Component {
  /// The stable word for programs.
  var word: String {
    switch self {
    case .lateCharge: "late_charge"
    case .markUp: "mark_up"
    case .fee: "principal"
    }
  }
}

extension AccountEntry.Kind {
  /// The stable word for programs.
  var word: String { rawValue }
}

extension InstallmentState.Kind {
  /// The stable word for programs.
  var word: String {
    switch self {
    case .installment: "installment"
    case .separateLine: "separate_line"
    case .supplement: "supplement"
    }
  }
}

extension InstallmentState {
  /// The stable word for programs: `paid`, `past_due`, `due`, `to_come`.
  func standing(on day: Day) -> Standing {
    if unpaid == 0 { return .paid }
    return switch timing(on: day) {
    case .pastDue: .pastDue
    case .due: .due
    case .inAdvance: .toCome
    }
  }

  enum Standing: String {
    case paid
    case pastDue = "past_due"
    case due
    case toCome = "to_come"
  }
}
