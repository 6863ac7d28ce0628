import TariffKernel

extension BulkAccount {
  /// All of it.
  var saved: JSONTree {
    .object([
      "read": .integer(read), "rejected": .integer(rejected), "standings": .list(standings.map { .integer($0) }),
      "handed_over": .object(
        Dictionary(
          handOvers.map { (String($0.key.rawValue), .integer($0.value)) }, uniquingKeysWith: { first, _ in first })),
      "errors": .object(errors.mapValues { .integer($0) }), "bills": .list(bills.map(\.saved)),
      "charged": .list(charged.map { versions in .list(versions.map { .truth($0) }) }),
    ])
  }

  /// What ``saved`` gave, for the same model; nil: this is none.
  init?(_ saved: JSONTree, of model: Model) {
    self.init(of: model)
    guard let value = try? JSONReader.read(Array(saved.text.utf8)), let read = value["read"]?.integer,
      let rejected = value["rejected"]?.integer, let counts = value["standings"]?.list?.compactMap(\.integer),
      let reasons = value["handed_over"]?.members, let errors = value["errors"]?.members,
      let bills = value["bills"]?.list, let charged = value["charged"]?.list, counts.count == standings.count,
      bills.count == self.bills.count, charged.count == self.charged.count
    else { return nil }
    (self.read, self.rejected, standings) = (read, rejected, counts)
    for (reason, count) in reasons {
      guard let reason = UInt8(reason).flatMap(HandOver.init(rawValue:)), let count = count.integer else { return nil }
      handOvers[reason] = count
    }
    self.errors = errors.compactMapValues(\.integer)
    for (place, bill) in bills.enumerated() {
      guard let sum = BatchSummary.BillTotal(bill, named: self.bills[place].bill) else { return nil }
      self.bills[place] = sum
    }
    for (fee, versions) in charged.enumerated() {
      let versions = (versions.list ?? []).map { $0.kind == .truth(true) }
      guard versions.count == self.charged[fee].count else { return nil }
      self.charged[fee] = versions
    }
  }
}

extension BatchSummary.BillTotal {
  fileprivate var saved: JSONTree {
    .object([
      "bill": .text(bill), "count": .integer(count), "total": .amount(total), "payable": .amount(payable),
      "dropped": .amount(dropped), "refunds": .integer(refunds), "refunded": .amount(refunded),
      "blocked": .integer(blocked),
    ])
  }

  fileprivate init?(_ value: JSONValue, named name: String) {
    guard value["bill"]?.text == name, let count = value["count"]?.integer, let total = value["total"]?.amount,
      let payable = value["payable"]?.amount, let dropped = value["dropped"]?.amount,
      let refunds = value["refunds"]?.integer, let refunded = value["refunded"]?.amount,
      let blocked = value["blocked"]?.integer
    else { return nil }
    self.init(
      bill: name, count: count, total: total, payable: payable, dropped: dropped, refunds: refunds, refunded: refunded,
      blocked: blocked)
  }
}
