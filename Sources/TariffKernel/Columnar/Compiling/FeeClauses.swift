/// A version of a fee by its formulas: versions that say the same are worked out together.
struct FeeClauses: Hashable {
  struct Clause: Hashable {
    var formula: Int
    var scale: Int
  }
  struct Bound: Hashable {
    var clause: Clause
    var isAfterReliefs: Bool
  }
  struct Relief: Hashable {
    var condition: Int?
    var share: Clause
    var part: Clause?
    var ceiling: Clause?
    /// Place among the balances.
    var balance: Int?
  }
  /// Whether its formulas lie too deep for this machine.
  var isTooDeep = false
  /// The date input that prices it.
  var pricedOn: Int
  var condition: Int?
  var exemptions: [Int] = []
  /// nil: the text is not known.
  var amount: Clause?
  var atLeast: Bound?
  var atMost: Bound?
  var reliefs: [Relief] = []
  var rounding: StepRule?

  init(pricedOn: Int) { self.pricedOn = pricedOn }

  /// Every formula that is read.
  var formulas: [Int] {
    var all = exemptions
    if let condition { all.append(condition) }
    for clause in [amount, atLeast?.clause, atMost?.clause] { if let clause { all.append(clause.formula) } }
    for relief in reliefs {
      if let condition = relief.condition { all.append(condition) }
      for clause in [relief.share, relief.part, relief.ceiling] { if let clause { all.append(clause.formula) } }
    }
    return all
  }
}

extension ColumnCompiler {
  /// By version of the fee.
  mutating func clauses(of fee: Int) -> [FeeClauses] {
    model.fees[fee].versions.map { clauses(of: $0) }
  }

  /// What a version's clauses read, on its pricing date.
  mutating func roots(of clauses: FeeClauses) -> [Use] {
    let day = pricingDay(clauses.pricedOn)
    return clauses.formulas.map { uses.use($0, day: day, lane: Use.dossiers) }
  }

  mutating func pricingDay(_ input: Int) -> Int {
    uses.context(DayContext(source: .pricing(input), lane: Use.dossiers))
  }

  private mutating func clauses(of version: FeeVersion) -> FeeClauses {
    var clauses = FeeClauses(pricedOn: version.pricedOn.index)
    var resolved: [Int: Int] = [:]
    func place(_ node: ID<Node>?, _ table: inout FormulaTable) -> Int? {
      guard let node else { return nil }
      let place = table.place(of: node, in: version, &resolved)
      if place == nil { clauses.isTooDeep = true }
      return place
    }
    func clause(_ node: ID<Node>?, _ table: inout FormulaTable) -> FeeClauses.Clause? {
      place(node, &table).map { FeeClauses.Clause(formula: $0, scale: table.formulas[$0].scale) }
    }
    func bound(_ limit: Limit?, _ table: inout FormulaTable) -> FeeClauses.Bound? {
      clause(limit?.bound, &table).map { FeeClauses.Bound(clause: $0, isAfterReliefs: limit?.afterReliefs ?? false) }
    }
    clauses.condition = place(version.condition, &uses.table)
    for exemption in version.exemptions {
      if let condition = place(exemption.condition, &uses.table) { clauses.exemptions.append(condition) }
    }
    guard let amount = version.amount else { return clauses }
    clauses.amount = clause(amount, &uses.table)
    clauses.atLeast = bound(version.atLeast, &uses.table)
    clauses.atMost = bound(version.atMost, &uses.table)
    clauses.rounding = version.rounding.map { StepRule($0) }
    for relief in version.reliefs {
      guard let share = clause(relief.share, &uses.table) else { continue }
      clauses.reliefs.append(
        FeeClauses.Relief(
          condition: place(relief.condition, &uses.table), share: share, part: clause(relief.part, &uses.table),
          ceiling: clause(relief.ceiling, &uses.table),
          balance: relief.balance.flatMap { balance in balances.firstIndex { $0.input == balance.index } }))
    }
    return clauses
  }
}
