// Places do not count when trees are compared, as everywhere.

extension DebtBounds {
  /// Ignores places.
  public static func == (left: DebtBounds, right: DebtBounds) -> Bool {
    left.least == right.least && left.most == right.most
  }
}

extension TermClause {
  /// Ignores places.
  public static func == (left: TermClause, right: TermClause) -> Bool {
    left.installments == right.installments && left.cash == right.cash && left.markUp == right.markUp
  }
}

extension DiscountClause {
  /// Ignores places.
  public static func == (left: DiscountClause, right: DiscountClause) -> Bool {
    left.share == right.share && left.span == right.span && left.onlyIfAllCash == right.onlyIfAllCash
  }
}

extension DueClause {
  /// Ignores places.
  public static func == (left: DueClause, right: DueClause) -> Bool {
    left.rule == right.rule
  }
}

extension GraceClause {
  /// Ignores places.
  public static func == (left: GraceClause, right: GraceClause) -> Bool {
    left.grace == right.grace
  }
}

extension RowRoundingClause {
  /// Ignores places.
  public static func == (left: RowRoundingClause, right: RowRoundingClause) -> Bool {
    left.rounding == right.rounding && left.taker == right.taker && left.part == right.part
      && left.tooSmall == right.tooSmall && left.coinMode == right.coinMode
  }
}

extension LateChargeClause {
  /// Ignores places.
  public static func == (left: LateChargeClause, right: LateChargeClause) -> Bool {
    left.rate == right.rate && left.period == right.period && left.base == right.base && left.cap == right.cap
      && left.except == right.except
  }
}

extension AllocationClause {
  /// Ignores places.
  public static func == (left: AllocationClause, right: AllocationClause) -> Bool {
    left.rule == right.rule
  }
}

extension SettlementClause {
  /// Ignores places.
  public static func == (left: SettlementClause, right: SettlementClause) -> Bool {
    left.begunPeriod == right.begunPeriod && left.forgives == right.forgives
  }
}

extension RecalculationClause {
  /// Ignores places.
  public static func == (left: RecalculationClause, right: RecalculationClause) -> Bool {
    left.rule == right.rule
  }
}

extension PlanExpectation {
  /// Ignores places.
  public static func == (left: PlanExpectation, right: PlanExpectation) -> Bool {
    left.plan == right.plan && left.debt == right.debt && left.agreement == right.agreement
      && left.choice == right.choice && left.outcome == right.outcome
  }
}
