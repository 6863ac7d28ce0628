import TariffKernel

extension Model {
  /// The text inputs that say whose balance an input is, in the order in which reliefs name them.
  func persons(of balance: ID<Input>) -> [ID<Input>] {
    var persons: [ID<Input>] = []
    for relief in fees.flatMap(\.versions).flatMap(\.reliefs) where relief.balance == balance {
      if let person = relief.person, !persons.contains(person) { persons.append(person) }
    }
    return persons
  }

  /// A text of a dossier as it was read; nil: not given.
  func text(of input: ID<Input>, in facts: Facts) -> String? {
    facts.values[inputs[input.index].column].map { value in
      let place = Int(value)
      return place < texts.count ? texts[place] : facts.texts[place - texts.count]
    }
  }
}

extension Statement {
  /// Whose balance it is, as the dossier says; nil: neither tariff nor dossier says.
  func person(of use: BalanceUse) -> String? {
    model.persons(of: use.input).lazy.compactMap { model.text(of: $0, in: facts) }.first
  }
}
