import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// Proof that no day of the rulebook's horizon is without law: every fee says something of each, and what a fee or a plan
/// reads is laid down for every day on which it can read it. A plan is offered for a while: days without it are no gap.
struct Coverage {
  let corpus: Corpus
  let model: Model
  let horizon: DaySpan
  let sink: DiagnosticSink
  private let readings: Readings
  private var needs: [Entity: Need] = [:]

  /// The days on which something must be laid down, because somebody reads it then.
  private struct Need {
    /// Read on the day that prices the reader.
    var pricing = DaySet.none
    /// Read as it stood on another date of the dossier, which may be any.
    var other = DaySet.none
    /// Who reads it, the first that was met.
    var reader: String
  }

  init(_ corpus: Corpus, _ readings: Readings, horizon: DaySpan, sink: DiagnosticSink) {
    self.corpus = corpus
    self.readings = readings
    self.horizon = horizon
    self.sink = sink
    model = readings.model
    demand()
  }

  /// T0916, T0917.
  func report() {
    for fee in model.fees {
      let gap = DaySet(horizon).subtracting(DaySet(fee.timeline.entries.map(\.span)))
      if !gap.isEmpty { report(fee.symbol.name, gap) }
    }
    for subject in subjects {
      guard let need = needs[subject] else { continue }
      let timeline = model.timeline(of: subject)
      let covered = DaySet(timeline.entries.filter(\.isLaidDown).map(\.span))
      let gap = need.pricing.subtracting(covered)
      if !gap.isEmpty { report(.daysNotCovered, subject, need, gap) }
      let other = need.other.subtracting(covered).subtracting(gap)
      if !other.isEmpty { report(.otherDaysNotCovered, subject, need, other) }
    }
  }

  private var subjects: [Entity] {
    model.rates.indices.map { .rate(ID($0)) } + model.tables.indices.map { .table(ID($0)) }
      + model.values.indices.map { .value(ID($0)) }
  }

  private struct Demand {
    var subject: Entity
    var days: DaySet
    var isOther: Bool
    var reader: String
  }

  private mutating func demand() {
    var open: [Demand] = []
    for (place, fee) in model.fees.enumerated() {
      for entry in fee.timeline.entries {
        open += demands(of: .fee(ID(place)), entry, in: DaySet(horizon), isOther: false)
      }
    }
    for (place, plan) in model.plans.enumerated() {
      for entry in plan.timeline.entries {
        open += demands(of: .plan(ID(place)), entry, in: DaySet(horizon), isOther: false)
      }
    }
    // What grows is a set of days, so that the circle of values, which there is none of, would end as well.
    while let demand = open.popLast() {
      var need = needs[demand.subject] ?? Need(reader: demand.reader)
      let known = demand.isOther ? need.other : need.pricing
      let days = demand.days.subtracting(known)
      guard !days.isEmpty else { continue }
      if demand.isOther { need.other = known.union(days) } else { need.pricing = known.union(days) }
      needs[demand.subject] = need
      guard case .value = demand.subject else { continue }
      for entry in model.timeline(of: demand.subject).entries {
        open += demands(of: demand.subject, entry, in: days, isOther: demand.isOther)
      }
    }
  }

  private func demands(of owner: Entity, _ entry: Timeline.Entry, in days: DaySet, isOther: Bool) -> [Demand] {
    guard let version = entry.version else { return [] }
    let held = days.intersection(DaySet(entry.span))
    guard !held.isEmpty else { return [] }
    let reader = model.name(of: owner)
    return readings.readings(of: owner, version: version).map { reading in
      guard reading.date != nil else {
        return Demand(subject: reading.subject, days: held, isOther: isOther, reader: reader)
      }
      return Demand(subject: reading.subject, days: DaySet(horizon), isOther: true, reader: reader)
    }
    .sorted { model.name(of: $0.subject) < model.name(of: $1.subject) }
  }
}

extension Coverage {
  private func report(_ name: String, _ gap: DaySet) {
    sink.report(
      Diagnostic(
        .daysNotCovered, at: place(of: name, gap)?.name.range,
        "no act says anything of the fee \(name) on \(gap.words)",
        reasons: ["the rulebook answers for \(horizon.words)"],
        remedy: "lay it down for these days, or say why there was none: new \"why\" before its first day, "
          + "repeal after its last",
        article: place(of: name, gap)?.article?.value))
  }

  private func report(_ code: DiagnosticCode, _ subject: Entity, _ need: Need, _ gap: DaySet) {
    let name = model.name(of: subject)
    let isOther = code == .otherDaysNotCovered
    var reasons = [
      isOther
        ? "\(need.reader) reads it as it stood on another date, which may be any day of the rulebook's horizon"
        : "\(need.reader) holds on these days and reads it"
    ]
    if let first = gap.spans.first?.first, case .absent(let act)? = model.timeline(of: subject).entry(on: first)?.state
    {
      reasons.append(
        act.map { "\(model.acts[$0.index].symbol.name) takes it away" } ?? "it is declared to be new later")
    }
    sink.report(
      Diagnostic(
        code, at: place(of: name, gap)?.name.range, "nothing lays down \(name) on \(gap.words)", reasons: reasons,
        remedy: isOther
          ? "lay it down for these days, or say why nobody asks for them: accepted \(code.code) \"why\""
          : "lay it down for these days, or let what reads it end with it",
        article: place(of: name, gap)?.article?.value))
  }

  /// What lay the provision down last before the gap; before the first version, the first.
  private func place(of name: String, _ gap: DaySet) -> Heading? {
    let declared = (corpus.declared[name] ?? []).sorted { $0.span.first < $1.span.first }
    let before = declared.last { declared in gap.spans.first.map { declared.span.first < $0.first } ?? false }
    return (before ?? declared.first)?.declaration.heading
  }
}

extension Timeline.Entry {
  /// Whether readers find a version, or a suspension that they report as one.
  fileprivate var isLaidDown: Bool { if case .absent = state { false } else { true } }
}

extension DaySet {
  /// The spans, as many as a message holds.
  var words: String {
    let shown = spans.prefix(4).map(\.words).joined(separator: ", ")
    return spans.count > 4 ? "\(shown) and \(spans.count - 4) more spans" : shown
  }
}
