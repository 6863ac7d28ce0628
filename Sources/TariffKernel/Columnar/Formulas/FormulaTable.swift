import Exact

/// All formulas of a model, each once: what the law repeats (the same product in two fees, last year's fee laid down
/// again) is found to be one formula, and is worked out once for a row.
struct FormulaTable {
  /// What follows from a formula's shape.
  struct Trait {
    /// Whether its value depends on the row of the group that is gone through.
    var readsRow = false
    /// Whether it depends on the day at hand.
    var readsDay = false
    /// Roughly how many operations of a column a reader would repeat.
    var cost = 0
    /// How deep its operands lie.
    var depth = 0
  }

  let model: Model
  private(set) var formulas: [Formula] = []
  private(set) var traits: [Trait] = []
  private var places: [Formula: Int] = [:]
  /// By node of the model; −1: it reads a `let`, whose meaning its fee knows.
  private var known: [Int] = []
  /// Whether every fee is priced within the valid days: then what always holds needs no day.
  private let isDatedWithinValidDays: Bool

  init(_ model: Model) {
    self.model = model
    let valid = DaySpan(Day.valid.lowerBound, Day.valid.upperBound)
    isDatedWithinValidDays = model.fees.allSatisfy { fee in
      fee.timeline.entries.allSatisfy { valid.contains($0.span.first) && valid.contains($0.span.last) }
    }
    known.reserveCapacity(model.nodes.count)
    for node in model.nodes { known.append(entry(of: node) ?? -1) }
  }

  /// Whether one version holds on every day.
  func isTimeless(_ timeline: Timeline) -> Bool {
    guard isDatedWithinValidDays, timeline.entries.count == 1, timeline.entries[0].version != nil else { return false }
    let span = timeline.entries[0].span
    return span.contains(Day.valid.lowerBound) && span.contains(Day.valid.upperBound)
  }

  /// The place of a node that reads no `let`; nil: it does. Its operands stand before it and are known.
  private mutating func entry(of node: Node) -> Int? {
    if case .local = node.operation { return nil }
    let operands = operands(of: node.operation).map { known[$0.index] }
    return operands.contains(-1) ? nil : intern(node, operands)
  }

  /// The place of a formula of a fee's version, whose `let` parts stand in for themselves. nil: they lie too deep.
  mutating func place(
    of node: ID<Node>, in version: FeeVersion, _ resolved: inout [Int: Int], depth: Int = 0
  ) -> Int? {
    if known[node.index] >= 0 { return known[node.index] }
    if let place = resolved[node.index] { return place }
    if depth > Self.mostDepth { return nil }
    let operation = model.nodes[node.index].operation
    var place: Int?
    if case .local(let local) = operation {
      place = self.place(of: version.locals[local].formula, in: version, &resolved, depth: depth + 1)
    } else {
      var operands: [Int] = []
      for operand in self.operands(of: operation) {
        guard let inner = self.place(of: operand, in: version, &resolved, depth: depth + 1) else { return nil }
        operands.append(inner)
      }
      place = intern(model.nodes[node.index], operands)
    }
    resolved[node.index] = place
    return place
  }

  /// The place of a node that reads no `let`.
  func place(of node: ID<Node>) -> Int { known[node.index] }

  /// How deep `let` parts may read one another before a fee is left to the scalar machine: recursion that a thread's
  /// stack surely holds.
  private static let mostDepth = 400

  /// The place of a formula, which is new or known.
  mutating func intern(_ formula: Formula) -> Int {
    if let place = places[formula] { return place }
    let place = formulas.count
    formulas.append(formula)
    traits.append(trait(of: formula.shape))
    places[formula] = place
    return place
  }

  private mutating func intern(_ node: Node, _ operands: [Int]) -> Int {
    let range: Formula.Range =
      switch node.kind {
      case .number: .number
      case .date: .date
      case .choice, .truth, .text: .free
      }
    var shape = shape(of: node.operation, operands)
    if case .rescale(_, let by) = node.operation {
      let power = intern(Formula(shape: .constant(PowersOfTen.int128(by) ?? 0), range: .free, scale: by))
      shape = .chain([operands[0], power], [], nil)
    }
    let formula = Formula(shape: shape, range: range, scale: node.scale)
    return intern(folded(formula))
  }
}
