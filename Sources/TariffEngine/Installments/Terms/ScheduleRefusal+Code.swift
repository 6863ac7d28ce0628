import Installments

extension ScheduleRefusal {
  /// The stable code: D0301 …; of a dossier that of its first fault.
  public var code: DossierFault.Code {
    switch self {
    case .plan(.unknown): .planUnknown
    case .plan(.notOffered), .plan(.suspended), .plan(.repealed): .planNotOffered
    case .plan(.conditionNotMet): .planConditionNotMet
    case .plan(.dossierMissing), .plan(.undecided): .planUndecided
    case .schedule(let fault): fault.code
    case .bill(.unknown), .bill(.several): .billUnknown
    case .bill(.blocked), .bill(.refund), .bill(.nothing): .billNotPayable
    case .dossier(let rejection): rejection.faults.first?.code ?? .wrongShape
    }
  }

  /// What the request calls the part that is refused.
  public var column: String {
    switch code {
    case .planUnknown, .planNotOffered, .planConditionNotMet, .planUndecided: "plan"
    case .billUnknown, .billNotPayable: "bill"
    case .debtOutOfBounds: "amount"
    case .termNotOffered, .debtTooSmallForTerm: "term"
    case .cashOutOfBounds: "cash"
    case .startBeforeBill: "start"
    case .firstDueRefused: "first_due"
    case .calendarMissing, .calendarEnds: "calendar"
    default: "start"
    }
  }
}

extension ScheduleFault {
  var code: DossierFault.Code {
    switch self {
    case .plan, .arithmetic: .planUndecided
    case .conditionNotMet: .planConditionNotMet
    case .notOffered: .planNotOffered
    case .debtTooSmall, .debtTooLarge, .nothingOwed, .negativeLine: .debtOutOfBounds
    case .termNotOffered: .termNotOffered
    case .cashBelowLeast, .cashBelowFixedLines, .cashAboveDebt: .cashOutOfBounds
    case .startBeforeBill: .startBeforeBill
    case .firstDueNotAfterStart, .firstDueOffRule, .levelPaymentBelowMarkUp: .firstDueRefused
    case .shiftedBeforeStart, .sharedDay, .beyondMostMonths, .beyondKnownDays: .dueDateRefused
    case .calendarMissing: .calendarMissing
    case .calendarEnds: .calendarEnds
    case .tooSmall, .nothingLeft: .debtTooSmallForTerm
    }
  }
}
