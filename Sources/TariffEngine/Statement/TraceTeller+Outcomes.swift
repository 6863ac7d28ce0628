import TariffKernel

extension TraceTeller {
  /// An outcome in words.
  func phrase(_ outcome: Outcome, of id: ID<Fee>) -> Phrase {
    let timeline = model.fees[id.index].timeline
    switch outcome {
    case .charged(let amount): return .charged(rial(amount))
    case .exempt(let index):
      let fee = model.fees[id.index]
      let exemption = lines[id.index].version.map { fee.versions[$0].exemptions[index] }
      return .exempt(by: exemption.map { wording.name($0.symbol) } ?? "", article: article(exemption?.article))
    case .notApplicable:
      guard let entry = lines[id.index].entry, case .absent(let act) = timeline.entries[entry].state else {
        return .notApplicable
      }
      guard let act else { return .notYetThere }
      return .repealed(
        by: wording.name(model.acts[act.index].symbol), from: wording.day(timeline.beginning(of: entry)))
    case .suspended(let act):
      let name = wording.name(model.acts[act.index].symbol)
      guard let entry = lines[id.index].entry, case .suspended(_, let until) = timeline.entries[entry].state else {
        return .suspended(by: name)
      }
      return .suspended(
        by: name, from: wording.day(timeline.beginning(of: entry)), to: until.map { wording.day($0) })
    case .error(let fault):
      return .error(code: fault.code, teller.sentence(fault, fee: id, line: lines[id.index]))
    }
  }
}
