import Exact
import Installments

extension ProgramBuilder {
  /// Conditions of plans, behind everything that an assessment runs through.
  mutating func buildPlans() {
    for plan in model.plans {
      var versions: [OfferPlan] = []
      for version in plan.versions { versions.append(offer(version)) }
      offers.append(versions)
    }
  }

  private mutating func offer(_ version: PlanVersion) -> OfferPlan {
    for share in version.ceilings.values + [version.lateRate].compactMap({ $0 }) {
      precondition(model.rates[share.rate.index].unit == .number, "a plan reads pure numbers")
    }
    precondition(version.ceilings.keys.allSatisfy { version.plan.terms.indices.contains($0) }, "a term for a ceiling")
    var offer = OfferPlan(condition: compile(version.condition))
    if offer.condition.isPresent { note(offer.condition.entry, in: &offer) }
    return offer
  }

  /// What the steps of a formula need of a dossier, with those of the values that they read.
  private func note(_ entry: Int32, in offer: inout OfferPlan) {
    var open = [entry]
    var seen: Set<Int32> = []
    func needs(_ input: Int) { if offer.firstInput < 0 { offer.firstInput = input } }
    while let start = open.popLast() {
      guard seen.insert(start).inserted else { continue }
      var next = Int(start)
      reading: while true {
        let step = code[next]
        let subject = Int(step.a)
        next += 1
        switch step.code {
        case .input, .isGiven, .rowInput, .rowIsGiven: needs(Int(step.b))
        case .loopBegin: if let first = model.groups[subject].inputs.first { needs(first.index) }
        case .value:
          let first = values[subject].start
          open += valueEntries[first..<(first + model.values[subject].versions.count)]
        case .line:
          offer.readsLines = true
          if let date = model.fees[subject].versions.first?.pricedOn { needs(date.index) }
        case .set:
          offer.readsLines = true
          let members = model.sets[subject].members
          if let date = members.first.flatMap({ model.fees[$0.index].versions.first?.pricedOn }) { needs(date.index) }
        case .finish, .keepValue, .keepLocal: break reading
        default: break
        }
      }
    }
  }
}
