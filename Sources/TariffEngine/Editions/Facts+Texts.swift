import TariffKernel

extension Facts {
  /// The same facts for another edition, which names other texts. Everything else means the same in all editions.
  func carried(from old: Model, to new: Model) -> Facts {
    if old.texts == new.texts { return self }
    let inputs = new.inputs.filter { $0.domain == .text }
    guard !inputs.isEmpty else { return self }
    var facts = self
    facts.texts = []
    func carry(_ value: Int128?) -> Int128? {
      guard let value else { return nil }
      let place = Int(value)
      let text = place < old.texts.count ? old.texts[place] : texts[place - old.texts.count]
      if let named = new.texts.firstIndex(of: text) { return Int128(named) }
      facts.texts.append(text)
      return Int128(new.texts.count + facts.texts.count - 1)
    }
    for input in inputs {
      guard let group = input.group else {
        facts.values[input.column] = carry(facts.values[input.column])
        continue
      }
      for row in facts.groups[group.index].indices {
        facts.groups[group.index][row][input.column] = carry(facts.groups[group.index][row][input.column])
      }
    }
    return facts
  }
}
