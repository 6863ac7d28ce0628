import Diagnostics
import TariffKernel

extension Model {
  /// Takes out the fees and bills that an edition does not know yet. Whoever reads such a fee reads 0, as of any line
  /// that is not there. A plan that it does not know stays: it is offered on no day.
  mutating func forget(_ names: Set<String>) {
    bills.removeAll { names.contains($0.symbol.name) }
    guard fees.contains(where: { names.contains($0.symbol.name) }) else { return }
    var places: [ID<Fee>?] = []
    var next = 0
    for fee in fees {
      let isKnown = !names.contains(fee.symbol.name)
      places.append(isKnown ? ID(next) : nil)
      if isKnown { next += 1 }
    }
    func moved(_ ids: [ID<Fee>]) -> [ID<Fee>] { ids.compactMap { places[$0.index] } }
    fees.removeAll { names.contains($0.symbol.name) }
    feeOrder = moved(feeOrder)
    for set in sets.indices { sets[set].members = moved(sets[set].members) }
    for bill in bills.indices {
      bills[bill].lines = moved(bills[bill].lines)
      bills[bill].fixed = moved(bills[bill].fixed)
      if case .takenFrom(let fee) = bills[bill].remainder {
        bills[bill].remainder = places[fee.index].map { .takenFrom($0) } ?? .shownApart
      }
    }
    bills.removeAll { $0.lines.isEmpty }
    for plan in plans.indices {
      for version in plans[plan].versions.indices {
        plans[plan].versions[version].unsplit = moved(plans[plan].versions[version].unsplit)
        plans[plan].versions[version].withoutLateCharge = moved(plans[plan].versions[version].withoutLateCharge)
      }
    }
    for node in nodes.indices {
      guard case .line(let fee, let state) = nodes[node].operation else { continue }
      nodes[node].operation = places[fee.index].map { .line($0, state) } ?? .constant(0)
    }
  }
}
