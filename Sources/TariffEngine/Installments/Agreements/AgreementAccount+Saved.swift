extension AgreementAccount: OutputAccount {
  var saved: JSONTree {
    .object([
      "scheduled": .integer(scheduled),
      "plans": .list(
        plans.map { plan in .object(["total": plan.total.jsonTree, "first": .integer(plan.first.offset)]) }),
      "samples": .object(
        samples.mapValues { sight in .list([.integer(sight.offset), .integer(sight.place)]) }),
      "charged": .list(charged.numbers.map { .integer($0) }),
    ])
  }

  init?(_ saved: JSONValue) {
    guard let scheduled = saved["scheduled"]?.integer, let plans = saved["plans"]?.list,
      let samples = saved["samples"]?.members, let charged = saved["charged"]?.list?.compactMap(\.integer)
    else { return nil }
    self.scheduled = scheduled
    for plan in plans {
      guard let total = plan["total"].flatMap(AgreementSummary.PlanTotal.init(_:)), let first = plan["first"]?.integer
      else { return nil }
      self.plans.append((total, Sight(offset: first)))
    }
    for (sample, sight) in samples {
      guard let numbers = sight.list?.compactMap(\.integer), numbers.count == 2 else { return nil }
      self.samples[sample] = Sight(offset: numbers[0], place: numbers[1])
    }
    for place in stride(from: 0, to: charged.count - 1, by: 2) {
      self.charged.note(fee: charged[place], version: charged[place + 1])
    }
  }
}

extension AgreementSummary.PlanTotal {
  /// What ``jsonTree`` gave; nil: this is none.
  fileprivate init?(_ saved: JSONValue) {
    guard let plan = saved["plan"]?.text, let agreements = saved["agreements"]?.integer,
      let installments = saved["installments"]?.integer, let debt = saved["debt"]?.amount,
      let cash = saved["cash"]?.amount, let discount = saved["discount"]?.amount,
      let markUp = saved["mark_up"]?.amount, let paidInAll = saved["paid_in_all"]?.amount
    else { return nil }
    self.init(
      plan: plan, agreements: agreements, installments: installments, debt: debt, cash: cash, discount: discount,
      markUp: markUp, paidInAll: paidInAll)
  }
}
