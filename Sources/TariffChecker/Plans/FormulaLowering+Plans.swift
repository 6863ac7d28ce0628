import Diagnostics
import Exact
import Installments
import TariffKernel
import TariffSyntax

extension FormulaLowering {
  /// One version of a plan; nil: a fault was reported.
  mutating func lowerPlan(_ dated: Dated<PlanDeclaration>) -> PlanVersion? {
    let declaration = dated.declaration
    scope = Scope(article: declaration.heading.article?.value)
    let condition = declaration.condition.map { lowerTruth($0) }
    var reader = PlanReader(declaration, sink: sink)
    let plan = reader.plan()
    var version = PlanVersion(origin: dated.origin, plan: plan)
    version.condition = condition??.node
    version.conditionText = declaration.condition?.canonicalText
    version.persianConditionText = declaration.condition?.text(in: .persian)
    var isWhole = condition.map { $0 != nil } ?? true
    let ceilings = declaration.terms.map { clause -> PlanVersion.CeilingShare? in
      guard case .ofRate(let share, let name)? = clause.markUp else { return nil }
      let ceiling = lowerShare(share, of: name, &reader)
      if ceiling == nil { isWhole = false }
      return ceiling
    }
    for (term, clause) in reader.clauses.enumerated() { version.ceilings[term] = ceilings[clause] }
    if case .ofRate(let share, let name)? = declaration.lateCharge?.rate {
      version.lateRate = lowerShare(share, of: name, &reader)
      if version.lateRate == nil { isWhole = false }
    }
    let unsplit = declaration.unsplit.map { lowerPlanFee($0) }
    let except = (declaration.lateCharge?.except ?? []).map { lowerPlanFee($0) }
    version.unsplit = unsplit.compactMap { $0 }
    version.withoutLateCharge = except.compactMap { $0 }
    guard isWhole, reader.isWhole, (unsplit + except).allSatisfy({ $0 != nil }) else { return nil }
    let faults = faults(of: version)
    let report = PlanFaults(declaration: declaration, plan: plan, sink: sink)
    report.report(faults)
    let fits = !report.reportTooManyDays()
    return faults.isEmpty && fits ? version : nil
  }

  /// T0301, T0306, T0402: a rate that is a pure number.
  private mutating func lowerShare(
    _ share: NumberLiteral?, of name: Marked<String>, _ reader: inout PlanReader
  ) -> PlanVersion.CeilingShare? {
    let part = share.map { reader.share($0, "the share of a rate") } ?? ExactDecimal(1)
    guard case .rate(let id)? = names.entities[name.value] else {
      reportPlanName(name, wanted: "a rate", of: rateNames)
      return nil
    }
    used.insert(.rate(id))
    // A rate whose own fault was reported has none here.
    guard let rate = rates[id.index] else { return nil }
    guard rate.unit == .number else {
      report(
        .unitMismatch, name.range, "\(name.value) is in \(rate.unit), and a plan takes a percentage of a year",
        remedy: "name a rate that is a pure number, such as 23%",
        related: names.places[name.value].map { [Diagnostic.Related($0, "declared here")] } ?? [])
      return nil
    }
    return PlanVersion.CeilingShare(share: part, rate: id)
  }

  /// T0301, T0306: a fee.
  private func lowerPlanFee(_ name: Marked<String>) -> ID<Fee>? {
    if case .fee(let id)? = names.entities[name.value] { return id }
    let fees = names.entities.filter { if case .fee = $0.value { true } else { false } }.map(\.key)
    reportPlanName(name, wanted: "a fee", of: fees)
    return nil
  }

  private var rateNames: [String] {
    names.entities.filter { if case .rate = $0.value { true } else { false } }.map(\.key)
  }

  private func reportPlanName(_ name: Marked<String>, wanted: String, of known: [String]) {
    // What was rejected was reported itself.
    guard sink.rejected[name.value] == nil, !sink.leavesOut(.unknownName, name.range) else { return }
    let entity = names.entities[name.value]
    report(
      entity == nil ? .unknownName : .wrongKindOfName, name.range,
      entity.map { "\(name.value) is \($0.words), and not \(wanted)" } ?? "\(name.value) is not declared",
      remedy: sink.nearest(to: name.value, among: known).map { "did you mean \($0)?" } ?? "name \(wanted) here",
      related: names.places[name.value].map { [Diagnostic.Related($0, "declared here")] } ?? [])
  }

  /// What is wrong with a plan by itself, and with what any version of its rates would make of it.
  private func faults(of version: PlanVersion) -> [PlanFault] {
    let plan = version.plan
    var faults = plan.faults()
    for (place, ceiling) in version.ceilings.sorted(by: { $0.key < $1.key }) {
      let rates = rateNumbers[ceiling.rate.index].map { MarkUpRate.ofCeiling(share: ceiling.share, ceiling: $0) }
      let isSound = rates.allSatisfy { $0.ofYear != nil }
      if !isSound { faults.append(.rateOutOfRange(term: plan.terms[place].installments)) }
    }
    guard let late = version.lateRate else { return faults }
    for number in rateNumbers[late.rate.index] {
      var charged = plan
      charged.lateCharge?.rate = (try? late.share.multiplied(by: number)) ?? ExactDecimal(-1)
      let fault = PlanFault.lateChargeOutOfRange
      if charged.faults().contains(fault), !faults.contains(fault) { faults.append(fault) }
    }
    return faults
  }
}
