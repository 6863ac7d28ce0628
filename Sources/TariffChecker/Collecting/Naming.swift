import Diagnostics
import TariffKernel
import TariffSyntax

extension Names {
  /// Gives every declared name its place in the model. Names are unique already (``Collected``).
  init(of collected: Collected) {
    func declare(_ heading: Heading, _ entity: Entity, in names: inout Names) {
      names.entities[heading.name.value] = entity
      names.places[heading.name.value] = heading.name.range
    }
    for (index, input) in collected.inputs.enumerated() {
      declare(input.declaration.heading, .input(ID(index)), in: &self)
    }
    var nextInput = collected.inputs.count
    for (index, group) in collected.groups.enumerated() {
      declare(group.declaration.heading, .group(ID(index)), in: &self)
      for input in group.declaration.inputs {
        groupInputs[ID(index), default: [:]][input.heading.name.value] = ID(nextInput)
        nextInput += 1
      }
    }
    for (index, set) in collected.sets.enumerated() { declare(set.declaration.heading, .set(ID(index)), in: &self) }
    for (index, rate) in collected.rates.enumerated() {
      declare(rate[0].declaration.heading, .rate(ID(index)), in: &self)
    }
    for (index, table) in collected.tables.enumerated() {
      declare(table[0].declaration.heading, .table(ID(index)), in: &self)
    }
    for (index, value) in collected.values.enumerated() {
      declare(value[0].declaration.heading, .value(ID(index)), in: &self)
    }
    for (index, fee) in collected.fees.enumerated() { declare(fee[0].declaration.heading, .fee(ID(index)), in: &self) }
    for (index, plan) in collected.plans.enumerated() {
      declare(plan[0].declaration.heading, .plan(ID(index)), in: &self)
    }
    for (index, bill) in collected.bills.enumerated() { declare(bill.declaration.heading, .bill(ID(index)), in: &self) }
  }
}

extension Entity {
  /// The kind as a reader calls it.
  var words: String {
    switch self {
    case .input: "an input"
    case .group: "a group"
    case .rate: "a rate"
    case .table: "a table"
    case .value: "a value"
    case .set: "a set"
    case .fee: "a fee"
    case .bill: "a bill"
    case .plan: "a plan"
    }
  }
}
