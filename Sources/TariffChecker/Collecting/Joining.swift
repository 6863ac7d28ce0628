import Diagnostics
import TariffSyntax

// What is asked of every dossier or payee, whatever the day: several acts may declare it, and what they say is joined.

extension Declaration {
  /// What two acts say of one input, group, set or bill, as one; nil: they contradict each other. Titles and articles
  /// are those of the first.
  func joined(with other: Declaration) -> Declaration? {
    switch (self, other) {
    case (.input(var a), .input(let b)):
      guard let type = a.type.joined(with: b.type) else { return nil }
      a.type = type
      return .input(a)
    case (.group(var a), .group(let b)):
      guard a.inputs.map(\.heading.name) == b.inputs.map(\.heading.name) else { return nil }
      for (place, input) in b.inputs.enumerated() {
        guard let type = a.inputs[place].type.joined(with: input.type) else { return nil }
        a.inputs[place].type = type
      }
      return .group(a)
    case (.set, .set): return self
    case (.bill(let a), .bill(let b)): return a.joined(with: b).map { .bill($0) }
    default: return nil
    }
  }

  /// Whether one name may have several of them, on days that do not overlap.
  var isVersioned: Bool {
    switch self {
    case .rate, .table, .value, .fee, .plan: true
    case .input, .group, .set, .bill, .example: false
    }
  }

  /// The kind as a reader calls it.
  var kind: String {
    switch self {
    case .input: "input"
    case .group: "group"
    case .set: "set"
    case .rate: "rate"
    case .table: "table"
    case .value: "value"
    case .fee: "fee"
    case .bill: "bill"
    case .plan: "plan"
    case .example: "example"
    }
  }
}

extension InputType {
  /// A later act may add options to a choice, or repeat some of them; everything else must be the same.
  fileprivate func joined(with other: InputType) -> InputType? {
    switch (self, other) {
    case (.number(let unit, let least, let most, let step), .number(let unit2, let least2, let most2, let step2)):
      let isSame =
        unit.unit == unit2.unit && unit.isPercent == unit2.isPercent && least.value == least2.value
        && most.value == most2.value && step?.value == step2?.value
      return isSame ? self : nil
    case (.choice(let a), .choice(let b)):
      let (known, named) = (Set(a.map(\.name.value)), Set(b.map(\.name.value)))
      guard known.isSubset(of: named) || named.isSubset(of: known) else { return nil }
      let all = a + b.filter { !known.contains($0.name.value) }
      // A text behind the last option may be its title or the input's: an option with a title tells them apart.
      return .choice(all.filter { $0.titles.isEmpty } + all.filter { !$0.titles.isEmpty })
    case (.date, .date), (.truth, .truth), (.text, .text): return self
    default: return nil
    }
  }
}

extension BillDeclaration {
  /// A bill that another act declares again has its lines as well; it must be paid and floored in one way.
  fileprivate func joined(with other: BillDeclaration) -> BillDeclaration? {
    var bill = self
    if let payee = other.payee {
      if let own = self.payee, own != payee { return nil }
      bill.payee = payee
    }
    if let floor = other.floor {
      if let own = self.floor, own.step.value != floor.step.value || own.remainder != floor.remainder { return nil }
      bill.floor = self.floor ?? floor
    }
    bill.lines += other.lines.filter { !lines.contains($0) }
    bill.fixed += other.fixed.filter { !fixed.contains($0) }
    return bill
  }
}
