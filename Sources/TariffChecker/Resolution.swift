import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// Collected declarations → model, pass by pass: inputs, tables, rates; then values and fees in the order in which
/// they read one another; then bills.
struct Resolution {
  let collected: Collected
  let library: Library
  let sink: DiagnosticSink
  private var names: Names

  init(_ collected: Collected, library: Library, sink: DiagnosticSink) {
    self.collected = collected
    self.library = library
    self.sink = sink
    names = Names(of: collected)
  }

  /// The model; nil when a provision could not be resolved (every reason was reported).
  func model() -> Model? {
    var names = self.names
    var builder = ModelBuilder(name: collected.rulebookName)
    builder.model.acts = collected.acts
    var inputs = InputResolver(sink: sink)
    inputs.resolve(collected, into: &builder.model)
    names.options = inputs.optionIDs
    builder.model.sets = collected.sets.map { FeeSet(symbol: $0.declaration.heading.symbol, members: []) }
    let resolver = TableResolver(names: names, library: library, folders: collected.folders, sink: sink)
    let tables = collected.tables.map { resolver.resolve($0, builder: &builder) }
    let rates = collected.rates.map { RateResolver(sink: sink).resolve($0) }
    let dependencies = Dependencies(of: collected, names: names, inputs: builder.model.inputs, sink: sink)
    var lowering = FormulaLowering(names: names, sink: sink, builder: builder, tables: tables)
    lowering.rates = rates.map { $0.map { ($0.rate.unit, $0.rate.scale, $0.digits) } }
    lowering.values = Array(repeating: nil, count: collected.values.count)
    guard !dependencies.order.isEmpty || collected.values.isEmpty && collected.fees.isEmpty else { return nil }
    let provisions = lower(dependencies.order, with: &lowering)
    let bills = BillResolver(names: names, sink: sink).resolve(collected.bills, fees: collected.fees)
    // After an error much was never reached, and would only seem unused.
    if !sink.hasErrors { Unused(used: lowering.used, sink: sink).report(collected, names: names) }
    guard let provisions, rates.allSatisfy({ $0 != nil }), tables.allSatisfy({ $0 != nil }) else { return nil }
    var model = lowering.builder.model
    model.rates = rates.compactMap { $0?.rate }
    model.tables = tables.compactMap { $0?.table }
    model.values = provisions.values
    model.fees = provisions.fees
    model.feeOrder = dependencies.order.compactMap { if case .fee(let id) = $0 { id } else { nil } }
    model.bills = bills
    for (index, fee) in model.fees.enumerated() {
      for set in Set(fee.versions.flatMap(\.sets)) { model.sets[set.index].members.append(ID(index)) }
    }
    return model
  }

  private func lower(
    _ order: [Entity], with lowering: inout FormulaLowering
  ) -> (values: [Value], fees: [Fee])? {
    var values: [Value?] = Array(repeating: nil, count: collected.values.count)
    var fees: [Fee?] = Array(repeating: nil, count: collected.fees.count)
    for entity in order {
      switch entity {
      case .value(let id):
        guard let lowered = lowering.lowerValue(collected.values[id.index]) else { continue }
        values[id.index] = lowered.value
        lowering.values[id.index] = lowered.typed
      case .fee(let id): fees[id.index] = lower(collected.fees[id.index], with: &lowering)
      default: break
      }
    }
    guard values.allSatisfy({ $0 != nil }), fees.allSatisfy({ $0 != nil }) else { return nil }
    return (values.compactMap { $0 }, fees.compactMap { $0 })
  }

  private func lower(_ versions: [Dated<FeeDeclaration>], with lowering: inout FormulaLowering) -> Fee? {
    var fee = Fee(symbol: versions[0].declaration.heading.symbol, timeline: Timeline([]), versions: [])
    for version in versions {
      guard let lowered = lowering.lowerFee(version, defaultPricing: collected.pricedOn[version.act.index]) else {
        continue
      }
      fee.timeline.entries.append(Timeline.Entry(version.span, version: fee.versions.count))
      fee.versions.append(lowered)
    }
    return fee.versions.count == versions.count ? fee : nil
  }
}
