import Exact

extension Replay {
  /// Money goes to what is past due and due in the order of the plan; what is over goes where its surplus rule says,
  /// and what even that does not need is to be paid back.
  mutating func pay(_ payment: PaymentRecord) throws(LedgerFault) {
    guard try takes(payment) else { return }
    var record = payment
    var money = payment.amount
    makeGood(&money, &record)
    let rule = plan.allocation
    switch rule.direction {
    case .vertical:
      for bucket in rule.order where bucket.timing != .inAdvance {
        for place in places(bucket.timing, on: payment.day) { use(&money, place, bucket.component, &record) }
      }
    case .horizontal:
      for timing in timings where timing != .inAdvance {
        for place in places(timing, on: payment.day) { use(&money, place, components(timing), &record) }
      }
    }
    if money > 0 { paySurplus(&money, &record) }
    keep(money, of: record)
  }

  /// Takes a payment into the books; what it did not need to pay is to be paid back.
  mutating func keep(_ surplus: Coins, of record: PaymentRecord) {
    var record = record
    record.refund = surplus
    ledger.refund += surplus
    ledger.payments.append(record)
  }

  /// Before all else money replaces what was given back and was not there to be given, since an earlier payment bounced.
  mutating func makeGood(_ money: inout Coins, _ record: inout PaymentRecord) {
    let amount = min(money, ledger.owedBack)
    record.madeGood = amount
    ledger.madeGood += amount
    money -= amount
  }

  /// Money goes back to the citizen, no more than is held for that. One that is too much only because an earlier payment
  /// bounced since was in order when it was made: what it was too much by is owed again.
  mutating func giveOut(_ record: RefundRecord) throws(LedgerFault) {
    var record = record
    if reversed.contains(record.id) {
      record.isReversed = true
    } else if record.amount > ledger.toBePaidBack, bounceLater.isEmpty {
      throw .refundTooLarge(record.amount, most: ledger.toBePaidBack)
    }
    if !record.isReversed { ledger.givenBack += record.amount }
    ledger.refunds.append(record)
  }

  private mutating func paySurplus(_ money: inout Coins, _ record: inout PaymentRecord) {
    let places = places(.inAdvance, on: record.day)
    let components = components(.inAdvance)
    switch plan.allocation.surplus {
    case .refund: return
    case .next: for place in places { use(&money, place, components, &record) }
    case .last: for place in places.reversed() { use(&money, place, components, &record) }
    case .spread:
      let asked = places.map { ledger.installments[$0].unpaid }
      let whole = min(money, asked.reduce(0, +))
      if whole == 0 { return }
      for (place, share) in zip(places, Allocation.shares(of: whole, inProportionTo: asked)) {
        var part = share
        use(&part, place, components, &record)
      }
      money -= whole
    }
  }

  /// The order in which the timings first stand in the rule.
  private var timings: [Timing] {
    var seen: [Timing] = []
    for bucket in plan.allocation.order where !seen.contains(bucket.timing) { seen.append(bucket.timing) }
    return seen
  }

  func components(_ timing: Timing) -> [Component] {
    plan.allocation.order.filter { $0.timing == timing }.map(\.component)
  }

  /// The installments of a timing, the oldest first.
  func places(_ timing: Timing, on day: Day) -> [Int] {
    ledger.installments.indices.filter { ledger.installments[$0].timing(on: day) == timing }
  }

  mutating func use(_ money: inout Coins, _ place: Int, _ components: [Component], _ record: inout PaymentRecord) {
    for component in components { use(&money, place, component, &record) }
  }

  mutating func use(_ money: inout Coins, _ place: Int, _ component: Component, _ record: inout PaymentRecord) {
    if money == 0 { return }
    guard let use = ledger.installments[place].pay(component, from: money) else { return }
    money -= use.amount
    record.uses.append(use)
  }
}
