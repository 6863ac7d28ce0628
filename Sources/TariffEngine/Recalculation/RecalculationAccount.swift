/// What became of the dossiers that one thread recalculated; the threads' accounts add up to the run's.
struct RecalculationAccount {
  var compared = 0
  var different = 0
  var using = 0
  var listed = 0
  private var totals: [RecalculationSummary.Total] = []
  private var acts: Set<String> = []

  /// Counts a row that is written.
  mutating func add(_ row: RecalculatedRow) {
    let isBill = row.kind == .bill
    if let place = place(isBill, row.name) {
      totals[place].add(row)
    } else {
      var total = RecalculationSummary.Total(isBill: isBill, name: row.name)
      total.add(row)
      totals.append(total)
    }
    acts.formUnion(row.acts)
  }

  /// Adds what another thread counted, of the same editions.
  mutating func add(_ other: RecalculationAccount) {
    compared += other.compared
    different += other.different
    using += other.using
    listed += other.listed
    for total in other.totals {
      if let place = place(total.isBill, total.name) { totals[place].add(total) } else { totals.append(total) }
    }
    acts.formUnion(other.acts)
  }

  private func place(_ isBill: Bool, _ name: String) -> Int? {
    totals.firstIndex { $0.isBill == isBill && $0.name == name }
  }

  /// Puts it into a summary: totals in the order of the tariff, acts sorted.
  func tell(_ summary: inout RecalculationSummary, fees: [String], bills: [String]) {
    (summary.compared, summary.different) = (compared, different)
    (summary.using, summary.listed) = (using, listed)
    func place(_ total: RecalculationSummary.Total) -> Int {
      total.isBill ? fees.count + (bills.firstIndex(of: total.name) ?? 0) : fees.firstIndex(of: total.name) ?? 0
    }
    summary.totals = totals.sorted { place($0) < place($1) }
    summary.acts = acts.sorted()
  }
}

extension RecalculationAccount: OutputAccount {
  var saved: JSONTree {
    .object([
      "compared": .integer(compared), "different": .integer(different), "using": .integer(using),
      "listed": .integer(listed), "totals": .list(totals.map(\.jsonTree)),
      "acts": .list(acts.sorted().map { .text($0) }),
    ])
  }

  init?(_ saved: JSONValue) {
    guard let compared = saved["compared"]?.integer, let different = saved["different"]?.integer,
      let using = saved["using"]?.integer, let listed = saved["listed"]?.integer, let totals = saved["totals"]?.list,
      let acts = saved["acts"]?.list
    else { return nil }
    (self.compared, self.different, self.using, self.listed) = (compared, different, using, listed)
    for total in totals {
      guard let total = RecalculationSummary.Total(total) else { return nil }
      self.totals.append(total)
    }
    self.acts = Set(acts.compactMap(\.text))
  }
}

extension RecalculationSummary.Total {
  /// What ``jsonTree`` gave; nil: this is none.
  fileprivate init?(_ saved: JSONValue) {
    guard let kind = saved["kind"]?.text, let name = saved["name"]?.text, let different = saved["different"]?.integer,
      let undecided = saved["undecided"]?.integer, let old = saved["old"]?.amount, let new = saved["new"]?.amount,
      let issued = saved["issued"]?.amount, let paid = saved["paid"]?.amount,
      let difference = saved["difference"]?.amount, let supplements = saved["supplements"]?.integer,
      let supplementary = saved["supplementary"]?.amount, let refunds = saved["refunds"]?.integer,
      let refunded = saved["refunded"]?.amount
    else { return nil }
    self.init(
      isBill: kind == "bill", name: name, different: different, undecided: undecided, old: old, new: new,
      issued: issued, paid: paid, difference: difference, supplements: supplements, supplementary: supplementary,
      refunds: refunds, refunded: refunded)
  }
}
