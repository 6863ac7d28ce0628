import Exact

extension Plan {
  /// The most digits that a level payment can be taken to behind the coin.
  public static let mostGuardDigits = 12

  /// Everything that is wrong with the plan itself, in the order of its parts; empty: it can be offered.
  public func faults() -> [PlanFault] {
    var faults: [PlanFault] = []
    if !CoinLimit.places.contains(places) { faults.append(.placesOutOfRange(places)) }
    if terms.isEmpty, cash.discounts.isEmpty { faults.append(.noTerms) }
    faults += termFaults()
    faults += roundingFaults()
    faults += cashFaults()
    faults += laterFaults()
    return faults
  }

  private func termFaults() -> [PlanFault] {
    var faults: [PlanFault] = []
    var seen: Set<Int> = []
    let every: Int =
      switch dueRule.frequency {
      case .months(let count), .days(let count): count
      }
    if !(1...3_660).contains(every) { faults.append(.frequencyNotPositive(every)) }
    for term in terms {
      let count = term.installments
      if !(1...CoinLimit.installments).contains(count) {
        faults.append(.installmentsOutOfRange(count, most: CoinLimit.installments))
      } else if case .months(let every) = dueRule.frequency, count * every > mostMonths {
        faults.append(.termTooLong(months: count * every, most: mostMonths))
      }
      if !seen.insert(count).inserted { faults.append(.termTwice(count)) }
      if term.rate.ofYear == nil { faults.append(.rateOutOfRange(term: count)) }
      if !term.leastCash.isShare { faults.append(.leastCashOutOfRange(term: count)) }
      for length in [grace.principal, grace.markUp] where !(0..<max(1, count)).contains(length) {
        faults.append(.graceOutOfRange(length, installments: count))
      }
    }
    return faults
  }

  private func roundingFaults() -> [PlanFault] {
    var faults: [PlanFault] = []
    for step in [rounding.step, cash.leastStep] where !(1...1_000_000_000_000_000).contains(step) {
      faults.append(.stepOutOfRange(step))
    }
    if case .levelPayment(_, let digits) = method {
      if !(0...Self.mostGuardDigits).contains(digits) {
        faults.append(.guardDigitsOutOfRange(digits, most: Self.mostGuardDigits))
      }
      if rounding.part == .principal { faults.append(.levelPaymentRoundsAmounts) }
    }
    return faults
  }

  private func cashFaults() -> [PlanFault] {
    var faults: [PlanFault] = []
    for (place, discount) in cash.discounts.enumerated() {
      if !discount.share.isShare { faults.append(.discountOutOfRange) }
      for other in cash.discounts[..<place] where other.onlyIfAllCash == discount.onlyIfAllCash {
        if other.span.contains(discount.span.first) || discount.span.contains(other.span.first) {
          faults.append(.discountsOverlap(other.span, discount.span))
        }
      }
    }
    if let most = availability.mostDebt, most < availability.leastDebt {
      faults.append(.debtBoundsOutOfOrder(least: availability.leastDebt, most: most))
    }
    return faults
  }

  private func laterFaults() -> [PlanFault] {
    var faults: [PlanFault] = []
    if let late = lateCharge {
      let numbers = [late.rate] + (late.cap.map { [$0] } ?? [])
      if numbers.contains(where: { !$0.isPlainRate || $0.reduced.scale > 8 }) { faults.append(.lateChargeOutOfRange) }
    }
    if !settlement.forgives.isShare { faults.append(.forgivenShareOutOfRange) }
    if !(0...3_660).contains(recalculation.supplementDays) {
      faults.append(.supplementDaysOutOfRange(recalculation.supplementDays))
    }
    if allocation.order.count != 9 || Set(allocation.order).count != 9 { faults.append(.bucketsIncomplete) }
    return faults
  }
}
