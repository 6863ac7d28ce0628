import TariffKernel

/// A provision whose number is illustrative, or an act that is in part, and why.
public struct SampleUse: Sendable, Hashable {
  /// The provision's stable name, or the act's.
  public var provision: String
  /// As the act says.
  public var why: String
}

extension Statement {
  /// The provisions with sample numbers that this statement used, and the sample acts that it used anything of, in the
  /// order of their first use. A statement with any is no bill.
  public var samples: [SampleUse] {
    var (uses, seen): ([SampleUse], Set<SampleUse>) = ([], [])
    for step in trace.steps {
      guard let (symbol, origin) = provision(of: step.event) else { continue }
      for use in model.samples(symbol, origin) where seen.insert(use).inserted { uses.append(use) }
    }
    guard trace.omitted > 0 else { return uses }
    // The trace was cut: name every sample that a charged line might have used.
    for (index, line) in assessment.lines.enumerated() {
      guard case .charged = line.outcome, let version = line.version else { continue }
      for use in FeeReach(of: model.fees[index].versions[version], in: model).samples(of: ID(index), in: model)
      where seen.insert(use).inserted { uses.append(use) }
    }
    return uses
  }

  private func provision(of event: TraceEvent) -> (Symbol, Origin)? {
    switch event {
    // What a fee's own text lays down is its amount; a fee that is not charged has used none of it.
    case .outcome(let id, .charged):
      assessment.lines[id.index].version.map { version in
        (model.fees[id.index].symbol, model.fees[id.index].versions[version].origin)
      }
    case .rate(let id, let version, _): (model.rates[id.index].symbol, model.rates[id.index].versions[version].origin)
    case .value(let id, let version, _):
      (model.values[id.index].symbol, model.values[id.index].versions[version].origin)
    case .row(let id, let version, _, _, _), .slice(let id, let version, _, _, _, _):
      (model.tables[id.index].symbol, model.tables[id.index].versions[version].origin)
    default: nil
    }
  }
}

extension Model {
  /// What is a sample about a version of a provision: the acts that made it what it is, and itself.
  func samples(_ symbol: Symbol, _ origin: Origin) -> [SampleUse] {
    let acts = ([origin.act] + origin.amendments.map(\.act)).map { self.acts[$0.index] }
    return acts.compactMap { act in act.sample.map { SampleUse(provision: act.symbol.name, why: $0) } }
      + (origin.sample.map { [SampleUse(provision: symbol.name, why: $0)] } ?? [])
  }
}
