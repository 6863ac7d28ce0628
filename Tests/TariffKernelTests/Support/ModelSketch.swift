import Exact
import TariffKernel
import Testing

/// A small model, built by hand as the checker would build it, and a way to assess it.
///
///     let sketch = ModelSketch()
///     let area = sketch.input("area", scale: 2)
///     sketch.fee("levy", sketch.read(area)) { $0.rounding = .halfUp(to: 1) }
///     sketch.assess([area: 12_50])
///
/// Every fee is priced on `date`, every version holds always, unless a test says otherwise.
final class ModelSketch {
  var model = Model(name: "sketch")
  /// The date that prices fees: column 0.
  let date: ID<Input>

  static let always = DaySpan(Day.valid.lowerBound, Day.valid.upperBound)
  /// 1403-01-01 is day 738,965: 20 March 2024.
  static let newYear1403 = Day(number: 738_965)
  static let origin = Origin(act: ID(0))

  init() {
    date = ID(0)
    model.inputs = [Input(symbol: Symbol(name: "date"), domain: .date, group: nil, column: 0)]
    model.acts = [
      Act(
        symbol: Symbol(name: "act"), authority: "council", approved: Self.newYear1403, published: nil,
        inForce: Self.always, status: "final", source: "")
    ]
  }

  /// A sketch to add to while this one stays as it is.
  func copy() -> ModelSketch {
    let copy = ModelSketch()
    copy.model = model
    return copy
  }
}

// MARK: - Provisions

extension ModelSketch {
  func input(_ name: String, scale: Int = 0, in group: ID<Group>? = nil) -> ID<Input> {
    let limit = PowersOfTen.int128(22 + scale) ?? .max
    return input(
      name,
      .number(
        unit: .rial, unitText: "rial", isPercent: false, scale: scale, least: 1 - limit, most: limit - 1, step: 1),
      in: group)
  }

  func input(_ name: String, _ domain: Domain, in group: ID<Group>? = nil) -> ID<Input> {
    let column = group.map { model.groups[$0.index].inputs.count } ?? model.inputs.count { $0.group == nil }
    model.inputs.append(Input(symbol: Symbol(name: name), domain: domain, group: group, column: column))
    let id = ID<Input>(model.inputs.count - 1)
    if let group { model.groups[group.index].inputs.append(id) }
    return id
  }

  func group(_ name: String) -> ID<Group> {
    model.groups.append(Group(symbol: Symbol(name: name), inputs: []))
    return ID(model.groups.count - 1)
  }

  func rate(_ versions: [(DaySpan, Int128)], scale: Int = 0) -> ID<Node> {
    let timeline = Timeline(versions.enumerated().map { Timeline.Entry($1.0, version: $0) })
    let numbers = versions.map { Rate.Version(origin: Self.origin, significand: $0.1) }
    model.rates.append(
      Rate(symbol: Symbol(name: "rate"), unit: .rial, scale: scale, timeline: timeline, versions: numbers))
    return node(.rate(ID(model.rates.count - 1)), scale: scale)
  }

  /// A rate by its timeline; a number that is nil is not known.
  func rate(_ entries: [Timeline.Entry], _ numbers: [Int128?]) -> ID<Node> {
    model.rates.append(
      Rate(
        symbol: Symbol(name: "rate"), unit: .rial, scale: 0, timeline: Timeline(entries),
        versions: numbers.map { Rate.Version(origin: Self.origin, significand: $0) }))
    return node(.rate(ID(model.rates.count - 1)))
  }

  /// A value that always has this formula.
  func value(_ formula: ID<Node>) -> ID<Value> { value([(Self.always, formula)]) }

  func value(_ versions: [(DaySpan, ID<Node>)]) -> ID<Value> {
    let timeline = Timeline(versions.enumerated().map { Timeline.Entry($1.0, version: $0) })
    model.values.append(
      Value(
        symbol: Symbol(name: "value"), kind: model.nodes[versions[0].1.index].kind, scale: scale(of: versions[0].1),
        timeline: timeline, versions: versions.map { Value.Version(origin: Self.origin, formula: $0.1) }))
    return ID(model.values.count - 1)
  }

  /// A table with one version and its search at the scale of its cuts.
  func table(
    _ keys: [KeyIndex], rows: [Int32], columns: [[Int128?]], scale: Int = 0, keyScales: [Int]? = nil,
    spans: DaySpan = always
  ) -> ID<Search> {
    let id = ID<Table>(model.tables.count)
    let scales = keyScales ?? keys.map { _ in 0 }
    model.tables.append(
      Table(
        symbol: Symbol(name: "table"), keys: keys.map { _ in Table.Key(name: "key", kind: .number(.number)) },
        columns: columns.map { _ in Table.Column(symbol: Symbol(name: "column"), unit: .rial, scale: scale) },
        timeline: Timeline([Timeline.Entry(spans, version: 0)]),
        versions: [
          Table.Version(origin: Self.origin, cells: columns, rowLabels: columns[0].map { _ in "row" })
        ]))
    model.searches.append(Search(table: id, keyScales: scales, versions: [Search.Version(keys: keys, rows: rows)]))
    return ID(model.searches.count - 1)
  }

  func set(_ name: String) -> ID<FeeSet> {
    model.sets.append(FeeSet(symbol: Symbol(name: name), members: []))
    return ID(model.sets.count - 1)
  }

  /// A fee with one version that always holds; fees run in the order in which they are sketched.
  @discardableResult
  func fee(_ name: String, _ amount: ID<Node>, _ clauses: (inout FeeVersion) -> Void = { _ in }) -> ID<Fee> {
    var version = FeeVersion(origin: Self.origin, pricedOn: date, amount: amount)
    clauses(&version)
    return fee(name, [(Self.always, version)])
  }

  @discardableResult
  func fee(_ name: String, _ versions: [(DaySpan, FeeVersion)]) -> ID<Fee> {
    fee(name, versions.enumerated().map { Timeline.Entry($1.0, version: $0) }, versions.map { $0.1 })
  }

  @discardableResult
  func fee(_ name: String, _ entries: [Timeline.Entry], _ versions: [FeeVersion]) -> ID<Fee> {
    model.fees.append(Fee(symbol: Symbol(name: name), timeline: Timeline(entries), versions: versions))
    let id = ID<Fee>(model.fees.count - 1)
    model.feeOrder.append(id)
    for set in Set(versions.flatMap { $0.sets }) { model.sets[set.index].members.append(id) }
    return id
  }

  func bill(
    _ lines: [ID<Fee>], fixed: [ID<Fee>] = [], step: Int128? = 1_000, _ remainder: Bill.Remainder = .shared
  ) {
    model.bills.append(
      Bill(symbol: Symbol(name: "bill"), payee: nil, lines: lines, fixed: fixed, step: step, remainder: remainder))
  }
}

// MARK: - Assessing

extension ModelSketch {
  typealias Row = [ID<Input>: Int128]

  /// Facts by input; `date` is 1403-01-01 unless it is given, or `isDated` is false.
  func facts(_ given: Row, rows: [ID<Group>: [Row]] = [:], isDated: Bool = true) -> Facts {
    var values = [Int128?](repeating: nil, count: model.inputs.count { $0.group == nil })
    if isDated { values[0] = Int128(Self.newYear1403.number) }
    for (input, value) in given { values[model.inputs[input.index].column] = value }
    let groups = model.groups.enumerated().map { index, group in
      (rows[ID(index)] ?? []).map { row in group.inputs.map { row[$0] } }
    }
    return Facts(values: values, groups: groups)
  }

  /// Assesses three times, silent, traced and in a used workspace: the result must be the same.
  func assess(
    _ given: Row = [:], rows: [ID<Group>: [Row]] = [:], isDated: Bool = true,
    at place: SourceLocation = #_sourceLocation
  ) -> Assessment {
    let machine = ScalarMachine(model)
    let facts = facts(given, rows: rows, isDated: isDated)
    let assessment = machine.assess(facts)
    var trace = Trace()
    #expect(machine.assess(facts, tracing: &trace) == assessment, "tracing changes no digit", sourceLocation: place)
    var workspace = machine.makeWorkspace()
    _ = machine.assess(facts, reusing: &workspace)
    #expect(
      machine.assess(facts, reusing: &workspace) == assessment, "a workspace forgets", sourceLocation: place)
    return assessment
  }

  /// The outcome of the last fee.
  func outcome(
    _ given: Row = [:], rows: [ID<Group>: [Row]] = [:], at place: SourceLocation = #_sourceLocation
  ) -> Outcome? {
    assess(given, rows: rows, at: place).lines.last?.outcome
  }

  func trace(_ given: Row = [:], rows: [ID<Group>: [Row]] = [:]) -> Trace {
    var trace = Trace()
    _ = ScalarMachine(model).assess(facts(given, rows: rows), tracing: &trace)
    return trace
  }

  /// What a formula comes to, at its node's scale, or the fault that it ends in.
  func result(
    of formula: ID<Node>, _ given: Row = [:], rows: [ID<Group>: [Row]] = [:],
    at place: SourceLocation = #_sourceLocation
  ) -> Result<Int128, Fault> {
    let sketch = copy()
    let local = Local(symbol: Symbol(name: "formula"), formula: formula)
    let read = sketch.node(.local(0), scale: sketch.scale(of: formula))
    let body = sketch.scale(of: formula) == 0 ? read : sketch.rounded(read, .towardZero(to: 1))
    let fee = sketch.fee("probe", body) { $0.locals = [local] }
    if case .error(let fault)? = sketch.outcome(given, rows: rows, at: place) { return .failure(fault) }
    for step in sketch.trace(given, rows: rows).steps {
      if case .local(fee, 0, let value) = step.event { return .success(value) }
    }
    Issue.record("the formula was not read", sourceLocation: place)
    return .failure(.overflow)
  }
}

extension RoundingRule {
  static func halfUp(to step: Int128, scale: Int = 0) -> RoundingRule {
    RoundingRule(mode: .halfAwayFromZero, step: step, scale: scale)
  }
  static func towardZero(to step: Int128, scale: Int = 0) -> RoundingRule {
    RoundingRule(mode: .towardZero, step: step, scale: scale)
  }
}
