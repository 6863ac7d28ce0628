import Exact
import Installments

// How the language says the rules of plans.

extension RatePeriod {
  var keyword: Keyword {
    switch self {
    case .month: .byMonths
    case .actual365: .byDays
    case .actualActual: .byDaysOfEachYear
    }
  }
}

extension BegunMonth {
  var keyword: Keyword {
    switch self {
    case .whole: .whole
    case .byDays: .byDays
    case .notAtAll: .notAtAll
    }
  }
}

extension DayOfMonth {
  var keyword: Keyword {
    switch self {
    case .same: .sameDay
    case .first: .firstOfMonth
    case .last: .lastOfMonth
    }
  }
}

extension DayShift {
  /// nil: said by saying nothing.
  var keyword: Keyword? {
    switch self {
    case .none: nil
    case .following: .following
    case .modifiedFollowing: .modifiedFollowing
    case .preceding: .preceding
    }
  }
}

extension RemainderTaker {
  var keyword: Keyword {
    switch self {
    case .first: .first
    case .last: .last
    case .largestRemainder: .largestRemainder
    case .separateLine: .separateLine
    }
  }
}

extension RoundedPart {
  var keyword: Keyword {
    switch self {
    case .amount: .amount
    case .principal: .principal
    }
  }
}

extension TooSmall {
  var keyword: Keyword {
    switch self {
    case .refused: .refused
    case .endsEarly: .endEarly
    }
  }
}

extension LateCharge.Base {
  var keyword: Keyword {
    switch self {
    case .principal: .onPrincipal
    case .amount: .onAmount
    }
  }
}

extension AllocationRule.Direction {
  var keyword: Keyword {
    switch self {
    case .horizontal: .horizontal
    case .vertical: .vertical
    }
  }
}

extension Timing {
  var keyword: Keyword {
    switch self {
    case .pastDue: .pastDue
    case .due: .due
    case .inAdvance: .inAdvance
    }
  }
}

extension Component {
  var keyword: Keyword {
    switch self {
    case .lateCharge: .lateCharge
    case .markUp: .markUp
    case .fee: .fee
    }
  }
}

extension SurplusRule {
  var keyword: Keyword {
    switch self {
    case .next: .next
    case .last: .last
    case .spread: .spread
    case .refund: .refund
    }
  }
}

extension RecalculationRule.Target {
  var keyword: Keyword {
    switch self {
    case .spread: .spread
    case .supplementary: .supplementary
    case .lastInstallment: .lastInstallment
    }
  }
}
