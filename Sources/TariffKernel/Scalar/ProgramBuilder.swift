import Exact

/// Model → program. What the checker promises is taken for granted here; a broken promise is our own bug and stops
/// at once.
struct ProgramBuilder {
  let model: Model
  // Named as in Program.
  var code: [Instruction] = []
  var constants: [Int128] = []
  var quotients: [QuotientPlan] = []
  var choices: [Int128] = []
  var spans: [SpanPlan] = []
  var rates: [DatedPlan] = []
  var rateNumbers: [Int128?] = []
  var values: [DatedPlan] = []
  var valueEntries: [Int32] = []
  var locals: [Program.LocalPlan] = []
  var tables: [TablePlan] = []
  var columns: [Int] = []
  var cells: [Int128?] = []
  var searches: [SearchPlan] = []
  var keys: [KeyPlan] = []
  var keyNumbers: [Int128] = []
  var keyScales: [Int] = []
  var grids: [Int] = []
  var gridRows: [Int32] = []
  var sets: [Stretch] = []
  var members: [MemberPlan] = []
  var memberships: [Bool] = []
  var fees: [Stretch] = []
  var feeSpans: [FeeSpanPlan] = []
  var feeVersions: [FeeVersionPlan] = []
  var formulas: [FormulaPlan] = []
  var reliefs: [ReliefPlan] = []
  var balances: [BalancePlan] = []
  var offers: [[OfferPlan]] = []
  /// The date inputs that price fees, in the order of first use.
  var slots: [Int] = []
  var stackSize = 0

  // While a formula is compiled.
  var height = 0
  var greatestHeight = 0
  /// The slot of the first `let` of the fee version at hand.
  var firstLocal = 0
  /// The group whose rows are gone through.
  var group: ID<Group>?

  init(_ model: Model) { self.model = model }

  mutating func build() {
    precondition(
      model.feeOrder.map(\.index).sorted() == Array(model.fees.indices), "every fee stands once in the order of fees")
    for rate in model.rates {
      rates.append(DatedPlan(spans: spans(of: rate.timeline), start: rateNumbers.count))
      rateNumbers += rate.versions.map(\.significand)
    }
    buildTables()
    for value in model.values {
      values.append(DatedPlan(spans: spans(of: value.timeline), start: valueEntries.count))
      for version in value.versions {
        valueEntries.append(compile(version.formula, ending: .keepValue).entry)
      }
    }
    buildFees()
    buildSets()
    buildPlans()
  }

  /// Sorted spans of a timeline.
  mutating func spans(of timeline: Timeline) -> Stretch {
    let start = spans.count
    for entry in timeline.entries {
      precondition(
        spans.count == start || spans[spans.count - 1].last < entry.span.first.number, "spans are sorted, apart")
      let holding: SpanPlan.Holding =
        switch entry.state {
        case .version(let version): Int32(version)
        case .suspended(let act, _): SpanPlan.suspended(by: act.index)
        case .absent: SpanPlan.none
        }
      spans.append(SpanPlan(first: entry.span.first.number, last: entry.span.last.number, holding: holding))
    }
    return Stretch(start: start, count: spans.count - start)
  }

  private mutating func buildTables() {
    for table in model.tables {
      tables.append(
        TablePlan(
          spans: spans(of: table.timeline), firstColumn: columns.count, columnCount: table.columns.count))
      for column in table.versions.flatMap(\.cells) {
        columns.append(cells.count)
        cells += column
      }
    }
    for search in model.searches {
      let keyCount = search.keyScales.count
      let table = tables[search.table.index]
      searches.append(
        SearchPlan(
          table: search.table.index, spans: table.spans, keyCount: keyCount, firstKey: keys.count,
          firstGrid: grids.count,
          firstColumn: table.firstColumn, columnCount: table.columnCount, firstScale: keyScales.count))
      keyScales += search.keyScales
      for version in search.versions {
        precondition(version.keys.count == keyCount, "every key of a search has its index")
        precondition(version.keys.reduce(1) { $0 * $1.count } == version.rows.count, "a grid has a row for all keys")
        for key in version.keys { keys.append(plan(of: key)) }
        grids.append(gridRows.count)
        gridRows += version.rows
      }
    }
  }

  private mutating func plan(of key: KeyIndex) -> KeyPlan {
    let list = key.numbers
    let numbers = Stretch(start: keyNumbers.count, count: list.count)
    let isDense = !list.isEmpty && zip(list, list.dropFirst()).allSatisfy { $0 + 1 == $1 }
    keyNumbers += list
    return switch key {
    case .brackets(let first, _):
      KeyPlan(isBracket: true, first: first, numbers: numbers, other: -1, count: key.count, isDense: isDense)
    case .members(_, let other):
      KeyPlan(
        isBracket: false, first: 0, numbers: numbers, other: other ?? -1, count: key.count,
        isDense: isDense)
    }
  }

  private mutating func buildSets() {
    for (index, set) in model.sets.enumerated() {
      sets.append(Stretch(start: members.count, count: set.members.count))
      for fee in set.members {
        members.append(MemberPlan(fee: fee.index, membership: memberships.count))
        memberships += model.fees[fee.index].versions.map { $0.sets.contains(ID(index)) }
      }
    }
  }

  /// The bounds by ``Instruction/bound``: numbers at scale 0 to 16, then dates, then what has no bound.
  static let bounds: [Bound] = {
    let numbers = (0...mostPlaces).map { scale in
      let limit = (PowersOfTen.int128(wholeDigits + scale) ?? .max) - 1
      return Bound(least: -limit, most: limit)
    }
    let dates = Bound(least: Int128(Day.valid.lowerBound.number), most: Int128(Day.valid.upperBound.number))
    return numbers + [dates, Bound(least: .min, most: .max)]
  }()

  /// |value| < 10^22, with at most 16 digits behind the decimal mark: together 38 digits, as 128 bits hold.
  static let wholeDigits = 22
  static let mostPlaces = 16

  func bound(of node: Node) -> UInt8 {
    switch node.kind {
    case .number:
      precondition((0...Self.mostPlaces).contains(node.scale), "a value has 0 to 16 places")
      return UInt8(node.scale)
    case .date: return Bound.date
    case .choice, .truth, .text: return UInt8(Self.mostPlaces + 2)
    }
  }
}

extension KeyIndex {
  fileprivate var numbers: [Int128] {
    switch self {
    case .brackets(_, let lasts): lasts
    case .members(let members, _): members
    }
  }
}
