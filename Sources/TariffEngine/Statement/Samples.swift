import TariffKernel

/// A provision whose number is illustrative, and why.
public struct SampleUse: Sendable, Hashable {
  /// The provision's stable name.
  public var provision: String
  /// As the act says.
  public var why: String
}

extension Statement {
  /// The provisions with sample numbers that this statement used, in the order of their first use. A statement with any
  /// is no bill.
  public var samples: [SampleUse] {
    var (uses, seen): ([SampleUse], Set<SampleUse>) = ([], [])
    for step in trace.steps {
      guard let (symbol, origin) = provision(of: step.event), let why = origin.sample else { continue }
      let use = SampleUse(provision: symbol.name, why: why)
      if seen.insert(use).inserted { uses.append(use) }
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
