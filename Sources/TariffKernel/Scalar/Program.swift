import Exact

/// A model made ready for the scalar machine: flat lists, every name an index, nothing to look up by text.
///
/// A class, so that a dossier shares it for one reference; immutable, so that threads may share it.
final class Program: Sendable {
  // Formulas.
  let code: [Instruction]
  let constants: [Int128]
  /// By ``Instruction/bound``.
  let bounds: [Bound]
  /// 10^0 and on.
  let powers: [Int128]
  let quotients: [QuotientPlan]
  let choices: [Int128]
  // Provisions.
  let spans: [SpanPlan]
  let rates: [DatedPlan]
  let rateNumbers: [Int128?]
  let values: [DatedPlan]
  /// Where the formula of each version of each value begins.
  let valueEntries: [Int32]
  /// By local slot: where its formula begins, and whose it is.
  let locals: [LocalPlan]
  // Tables. The inner lists are the model's own; nothing large is copied.
  let tables: [TablePlan]
  let columns: [[Int128?]]
  let searches: [SearchPlan]
  let keys: [KeyPlan]
  let keyNumbers: [[Int128]]
  let grids: [[Int32]]
  // Fees and bills.
  let sets: [Stretch]
  let members: [MemberPlan]
  let memberships: [Bool]
  let feeOrder: [Int]
  let fees: [Stretch]
  let feeSpans: [FeeSpanPlan]
  let feeVersions: [FeeVersionPlan]
  let formulas: [FormulaPlan]
  let reliefs: [ReliefPlan]
  let balances: [BalancePlan]
  let bills: [BillPlan]
  // Terms of payment: nothing of an assessment reads them.
  let plans: [PlanProvision]
  /// By plan and version.
  let offers: [[OfferPlan]]
  let rateScales: [Int]
  // Sizes.
  /// How many dates price anything.
  let slotCount: Int
  let inputCount: Int
  let groupCount: Int
  let stackSize: Int

  /// One place for each value and pricing date, then one for each local.
  var memoSize: Int { values.count * slotCount + locals.count }

  /// A `let` of a fee.
  struct LocalPlan {
    var entry: Int32
    var fee: Int
    var place: Int
  }

  init(_ model: Model) {
    var builder = ProgramBuilder(model)
    builder.build()
    (code, constants, bounds) = (builder.code, builder.constants, ProgramBuilder.bounds)
    powers = (0...ProgramBuilder.mostPlaces).compactMap { PowersOfTen.int128($0) }
    (quotients, choices, spans) = (builder.quotients, builder.choices, builder.spans)
    (rates, rateNumbers) = (builder.rates, builder.rateNumbers)
    (values, valueEntries, locals) = (builder.values, builder.valueEntries, builder.locals)
    (tables, columns, searches) = (builder.tables, builder.columns, builder.searches)
    (keys, keyNumbers, grids) = (builder.keys, builder.keyNumbers, builder.grids)
    (sets, members, memberships) = (builder.sets, builder.members, builder.memberships)
    feeOrder = model.feeOrder.map(\.index)
    (fees, feeSpans, feeVersions) = (builder.fees, builder.feeSpans, builder.feeVersions)
    (formulas, reliefs, balances) = (builder.formulas, builder.reliefs, builder.balances)
    bills = model.bills.map { BillPlan($0) }
    (plans, offers, rateScales) = (model.plans, builder.offers, model.rates.map(\.scale))
    (slotCount, stackSize) = (builder.slots.count, builder.stackSize)
    inputCount = model.inputs.count { $0.group == nil }
    groupCount = model.groups.count
  }

  /// The same value with more places; within the bound of values it always fits.
  @inline(__always) func rescaled(_ value: Int128, by places: Int) -> Int128 {
    places == 0 ? value : value * powers[places]
  }

  /// What holds on a day. The last span that begins by then is the only candidate.
  func holding(in stretch: Stretch, on day: Int32) -> SpanPlan.Holding {
    var (low, high) = (stretch.start, stretch.start + stretch.count)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].first <= day { low = middle + 1 } else { high = middle }
    }
    guard low > stretch.start, spans[low - 1].last >= day else { return SpanPlan.none }
    return spans[low - 1].holding
  }
}
