import Exact

/// A model made ready for the scalar machine: flat lists, every name an index, nothing to look up by text.
///
/// A class, so that a dossier shares it for one reference; nothing in it changes, so that threads may share it.
final class Program: @unchecked Sendable {
  // Formulas.
  let code: FixedList<Instruction>
  let constants: FixedList<Int128>
  /// By ``Instruction/bound``.
  let bounds: FixedList<Bound>
  /// 10^0 and on.
  let powers: FixedList<Int128>
  let quotients: FixedList<QuotientPlan>
  let choices: FixedList<Int128>
  // Provisions.
  let spans: FixedList<SpanPlan>
  let rates: FixedList<DatedPlan>
  let rateNumbers: FixedList<Int128?>
  let values: FixedList<DatedPlan>
  /// Where the formula of each version of each value begins.
  let valueEntries: FixedList<Int32>
  /// By local slot: where its formula begins, and whose it is.
  let locals: FixedList<LocalPlan>
  // Tables.
  let tables: FixedList<TablePlan>
  /// Where each column of each version of each table begins among the cells.
  let columns: FixedList<Int>
  let cells: FixedList<Int128?>
  let searches: FixedList<SearchPlan>
  let keys: FixedList<KeyPlan>
  let keyNumbers: FixedList<Int128>
  /// The same, as near as 64 bits come to them: among these, numbers of 64 bits find their place.
  let nearKeyNumbers: FixedList<Int64>
  let keyScales: FixedList<Int>
  /// Where each grid begins among the rows.
  let grids: FixedList<Int>
  let gridRows: FixedList<Int32>
  // Fees and bills.
  let sets: FixedList<Stretch>
  let members: FixedList<MemberPlan>
  let memberships: FixedList<Bool>
  let feeOrder: FixedList<Int>
  let fees: FixedList<Stretch>
  let feeSpans: FixedList<FeeSpanPlan>
  let feeVersions: FixedList<FeeVersionPlan>
  let formulas: FixedList<FormulaPlan>
  let reliefs: FixedList<ReliefPlan>
  let balances: FixedList<BalancePlan>
  let bills: [BillPlan]
  /// By bill: its lines, a stretch of the fees of all bills.
  let billLines: FixedList<Stretch>
  let billFees: FixedList<Int>
  /// By bill.
  let isFloored: FixedList<Bool>
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
  private let arena: Arena

  /// One place for each value and pricing date, then one for each local.
  var memoSize: Int { values.count * slotCount + locals.count }
  /// How many readers can wait for one another: no value or local reads itself, on whatever day.
  var callDepth: Int { values.count + locals.count }

  /// A `let` of a fee.
  struct LocalPlan {
    var entry: Int32
    var fee: Int
    var place: Int
  }

  init(_ model: Model) {
    var builder = ProgramBuilder(model)
    builder.build()
    let arena = Arena()
    func list<Element: BitwiseCopyable>(_ elements: [Element]) -> FixedList<Element> {
      FixedList(elements, in: arena)
    }
    (code, constants, bounds) = (list(builder.code), list(builder.constants), list(ProgramBuilder.bounds))
    powers = list((0...ProgramBuilder.mostPlaces).compactMap { PowersOfTen.int128($0) })
    (quotients, choices, spans) = (list(builder.quotients), list(builder.choices), list(builder.spans))
    (rates, rateNumbers) = (list(builder.rates), list(builder.rateNumbers))
    (values, valueEntries) = (list(builder.values), list(builder.valueEntries))
    locals = list(builder.locals)
    (tables, columns, cells) = (list(builder.tables), list(builder.columns), list(builder.cells))
    (searches, keyScales) = (list(builder.searches), list(builder.keyScales))
    (keys, keyNumbers) = (list(builder.keys), list(builder.keyNumbers))
    nearKeyNumbers = list(builder.keyNumbers.map { Int64(clamping: $0) })
    (grids, gridRows) = (list(builder.grids), list(builder.gridRows))
    (sets, members) = (list(builder.sets), list(builder.members))
    (memberships, feeOrder) = (list(builder.memberships), list(model.feeOrder.map(\.index)))
    (fees, feeSpans) = (list(builder.fees), list(builder.feeSpans))
    (feeVersions, formulas) = (list(builder.feeVersions), list(builder.formulas))
    (reliefs, balances) = (list(builder.reliefs), list(builder.balances))
    bills = model.bills.map { BillPlan($0) }
    var (stretches, billFees): ([Stretch], [Int]) = ([], [])
    for bill in bills {
      stretches.append(Stretch(start: billFees.count, count: bill.lines.count))
      billFees += bill.lines
    }
    (billLines, self.billFees) = (list(stretches), list(billFees))
    isFloored = list(bills.map { $0.step != nil })
    (plans, offers, rateScales) = (model.plans, builder.offers, model.rates.map(\.scale))
    (slotCount, stackSize) = (builder.slots.count, builder.stackSize)
    inputCount = model.inputs.count { $0.group == nil }
    groupCount = model.groups.count
    self.arena = arena
  }

  /// The same value with more places; within the bound of values it always fits.
  @inline(__always) func rescaled(_ value: Int128, by places: Int) -> Int128 {
    places == 0 ? value : value * powers[places]
  }

  /// What holds on a day. The last span that begins by then is the only candidate.
  @inline(__always) func holding(in stretch: Stretch, on day: Int32) -> SpanPlan.Holding {
    var (candidate, count) = (spans.start + stretch.start, stretch.count)
    if count == 0 { return SpanPlan.none }
    while count > 1 {
      let half = count / 2
      if candidate[half].first <= day { candidate += half }
      count -= half
    }
    return candidate.pointee.first <= day && day <= candidate.pointee.last ? candidate.pointee.holding : SpanPlan.none
  }
}
