import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// Collected declarations → model, pass by pass: inputs, tables, rates; then values and fees in the order in which
/// they read one another; then plans and bills.
struct Resolution {
  /// What came out, and what some formula or clause has read.
  struct Result {
    /// nil when a provision could not be resolved (every reason was reported).
    var model: Model?
    var used: Set<Entity> = []
    var names: Names
  }

  let collected: Collected
  let library: Library
  let sink: DiagnosticSink
  private let cache: TableCache

  init(_ collected: Collected, library: Library, sink: DiagnosticSink, cache: TableCache = TableCache()) {
    self.cache = cache
    self.collected = collected
    self.library = library
    self.sink = sink
  }

  /// The model of the edition. `texts` are those of the rulebook's other editions: what a dossier's text means must not
  /// change with what is known.
  func resolve(texts: [String] = []) -> Result {
    var names = Names(of: collected)
    var builder = ModelBuilder(name: collected.rulebookName)
    for text in texts { _ = builder.text(text) }
    builder.model.acts = collected.acts
    var inputs = InputResolver(sink: sink)
    inputs.resolve(collected, into: &builder.model)
    names.options = inputs.optionIDs
    builder.model.sets = collected.sets.map { FeeSet(symbol: $0.declaration.heading.symbol, members: []) }
    let resolver = TableResolver(
      names: names, library: library, folders: collected.folders, sink: sink, cache: cache)
    let tables = collected.tables.map { versions in
      resolver.resolve(
        versions, timeline: collected.timeline(of: versions[0].declaration.heading), builder: &builder)
    }
    let rates = collected.rates.map { versions in
      RateResolver(sink: sink).resolve(versions, timeline: collected.timeline(of: versions[0].declaration.heading))
    }
    let dependencies = Dependencies(of: collected, names: names, inputs: builder.model.inputs, sink: sink)
    var lowering = FormulaLowering(names: names, sink: sink, builder: builder, tables: tables)
    lowering.rates = rates.map { $0.map { ($0.rate.unit, $0.rate.scale, $0.digits) } }
    lowering.rateNumbers = rates.map { $0?.rate.numbers ?? [] }
    lowering.known.rates = rates.map { rate in
      rate.flatMap { NumberBounds(of: $0.rate.versions.compactMap(\.significand)) }
    }
    lowering.values = Array(repeating: nil, count: collected.values.count)
    guard !dependencies.order.isEmpty || collected.values.isEmpty && collected.fees.isEmpty else {
      return Result(model: nil, names: names)
    }
    let provisions = lower(dependencies.order, with: &lowering)
    let plans = lowerPlans(&lowering)
    let bills = BillResolver(names: names, sink: sink).resolve(
      collected.bills, fees: collected.fees, unborn: collected.unborn)
    var result = Result(model: nil, used: lowering.used, names: names)
    guard let provisions, let plans, rates.allSatisfy({ $0 != nil }), tables.allSatisfy({ $0 != nil }) else {
      return result
    }
    var model = lowering.builder.model
    model.rates = rates.compactMap { $0?.rate }
    model.tables = tables.compactMap { $0?.table }
    model.values = provisions.values
    model.fees = provisions.fees
    model.feeOrder = dependencies.order.compactMap { if case .fee(let id) = $0 { id } else { nil } }
    model.bills = bills
    model.plans = plans
    for (index, fee) in model.fees.enumerated() {
      for set in Set(fee.versions.flatMap(\.sets)) { model.sets[set.index].members.append(ID(index)) }
    }
    model.forget(collected.unborn)
    result.model = model
    return result
  }

  private func lower(
    _ order: [Entity], with lowering: inout FormulaLowering
  ) -> (values: [Value], fees: [Fee])? {
    var values: [Value?] = Array(repeating: nil, count: collected.values.count)
    var fees: [Fee?] = Array(repeating: nil, count: collected.fees.count)
    for entity in order {
      switch entity {
      case .value(let id):
        let versions = collected.values[id.index]
        let timeline = collected.timeline(of: versions[0].declaration.heading)
        guard let lowered = lowering.lowerValue(versions, id, timeline: timeline) else { continue }
        values[id.index] = lowered.value
        lowering.values[id.index] = lowered.typed
      case .fee(let id): fees[id.index] = lower(collected.fees[id.index], with: &lowering)
      default: break
      }
    }
    guard values.allSatisfy({ $0 != nil }), fees.allSatisfy({ $0 != nil }) else { return nil }
    return (values.compactMap { $0 }, fees.compactMap { $0 })
  }

  private func lowerPlans(_ lowering: inout FormulaLowering) -> [PlanProvision]? {
    var plans: [PlanProvision] = []
    for versions in collected.plans {
      let heading = versions[0].declaration.heading
      let lowered = versions.compactMap { lowering.lowerPlan($0) }
      guard lowered.count == versions.count else { continue }
      plans.append(
        PlanProvision(symbol: heading.symbol, timeline: collected.timeline(of: heading), versions: lowered))
    }
    return plans.count == collected.plans.count ? plans : nil
  }

  private func lower(_ versions: [Dated<FeeDeclaration>], with lowering: inout FormulaLowering) -> Fee? {
    let heading = versions[0].declaration.heading
    var fee = Fee(symbol: heading.symbol, timeline: Timeline([]), versions: [])
    for version in versions {
      guard let lowered = lowering.lowerFee(version, defaultPricing: collected.pricedOn[version.act.index]) else {
        continue
      }
      fee.versions.append(lowered)
    }
    guard fee.versions.count == versions.count else { return nil }
    fee.timeline.entries = (collected.entries[heading.name.value] ?? []).map { entry in
      Timeline.Entry(entry.span, entry.state, pricedOn: fee.versions[entry.version].pricedOn)
    }
    return fee
  }
}
