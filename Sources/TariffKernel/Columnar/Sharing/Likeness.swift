/// Which fees of a model come to the same as those of another for every dossier: the same formulas over the same numbers,
/// on the same days. Whatever else the acts say of them (origins, titles, articles) may differ.
///
/// Both models ask for the same inputs, in the same order, with the same options, groups and texts.
struct Likeness {
  private let left: Model
  private let right: Model
  /// Pairs that are known, or being looked at: formulas do not go in circles.
  private var nodes: [Pair: Bool] = [:]
  private var fees: [Pair: Bool] = [:]
  private var values: [Pair: Bool] = [:]
  private var tables: [Pair: Bool] = [:]

  private struct Pair: Hashable {
    var left: Int
    var right: Int
  }

  /// nil: the models do not ask for the same.
  init?(_ left: Model, _ right: Model) {
    guard left.inputs == right.inputs, left.options == right.options, left.groups == right.groups,
      left.texts == right.texts, left.sets.map(\.symbol.name) == right.sets.map(\.symbol.name)
    else { return nil }
    (self.left, self.right) = (left, right)
  }

  /// By fee of the right model: the fee of the left one that comes to the same; nil: there is none.
  mutating func alike() -> [Int?] {
    right.fees.indices.map { index in
      guard let other = left.fees.firstIndex(where: { $0.symbol.name == right.fees[index].symbol.name }),
        isSame(fee: other, index)
      else { return nil }
      return other
    }
  }

  // MARK: - Provisions

  private mutating func isSame(fee left: Int, _ right: Int) -> Bool {
    let pair = Pair(left: left, right: right)
    if let known = fees[pair] { return known }
    let (old, new) = (self.left.fees[left], self.right.fees[right])
    // The order in which fees draw on a balance is the model's own.
    let drawsOnBalance = (old.versions + new.versions).contains { $0.reliefs.contains { $0.balance != nil } }
    var isSame = !drawsOnBalance && Self.isSame(old.timeline, new.timeline) && old.versions.count == new.versions.count
    for (version, other) in zip(old.versions, new.versions) where isSame { isSame = self.isSame(version, other) }
    fees[pair] = isSame
    return isSame
  }

  private mutating func isSame(_ old: FeeVersion, _ new: FeeVersion) -> Bool {
    guard old.pricedOn == new.pricedOn, old.rounding == new.rounding, old.sets == new.sets,
      old.exemptions.count == new.exemptions.count, old.locals.count == new.locals.count,
      old.reliefs.count == new.reliefs.count, old.atLeast?.afterReliefs == new.atLeast?.afterReliefs,
      old.atMost?.afterReliefs == new.atMost?.afterReliefs
    else { return false }
    var formulas: [(ID<Node>?, ID<Node>?)] = [
      (old.condition, new.condition), (old.amount, new.amount), (old.atLeast?.bound, new.atLeast?.bound),
      (old.atMost?.bound, new.atMost?.bound),
    ]
    formulas += zip(old.exemptions, new.exemptions).map { ($0.condition, $1.condition) }
    formulas += zip(old.locals, new.locals).map { ($0.formula, $1.formula) }
    for (relief, other) in zip(old.reliefs, new.reliefs) {
      formulas += [
        (relief.condition, other.condition), (relief.share, other.share), (relief.part, other.part),
        (relief.ceiling, other.ceiling),
      ]
    }
    for (formula, other) in formulas where !isSame(formula, other) { return false }
    return true
  }

  private mutating func isSame(value left: Int, _ right: Int) -> Bool {
    let pair = Pair(left: left, right: right)
    if let known = values[pair] { return known }
    let (old, new) = (self.left.values[left], self.right.values[right])
    var isSame =
      old.scale == new.scale && old.kind == new.kind && Self.isSame(old.timeline, new.timeline)
      && old.versions.count == new.versions.count
    for (version, other) in zip(old.versions, new.versions) where isSame {
      isSame = self.isSame(version.formula, other.formula)
    }
    values[pair] = isSame
    return isSame
  }

  private func isSame(rate left: Int, _ right: Int) -> Bool {
    let (old, new) = (self.left.rates[left], self.right.rates[right])
    return old.scale == new.scale && old.unit == new.unit && Self.isSame(old.timeline, new.timeline)
      && old.versions.map(\.significand) == new.versions.map(\.significand)
  }

  private mutating func isSame(search left: Int, _ right: Int) -> Bool {
    let (old, new) = (self.left.searches[left], self.right.searches[right])
    return old.keyScales == new.keyScales && old.versions == new.versions
      && isSame(table: old.table.index, new.table.index)
  }

  private mutating func isSame(table left: Int, _ right: Int) -> Bool {
    let pair = Pair(left: left, right: right)
    if let known = tables[pair] { return known }
    let (old, new) = (self.left.tables[left], self.right.tables[right])
    let isSame =
      old.columns.map(\.scale) == new.columns.map(\.scale) && Self.isSame(old.timeline, new.timeline)
      && old.versions.map(\.cells) == new.versions.map(\.cells)
    tables[pair] = isSame
    return isSame
  }

  /// The same versions on the same days, suspended and absent alike.
  private static func isSame(_ old: Timeline, _ new: Timeline) -> Bool {
    guard old.entries.count == new.entries.count else { return false }
    for (entry, other) in zip(old.entries, new.entries) {
      guard entry.span == other.span, entry.pricedOn == other.pricedOn else { return false }
      switch (entry.state, other.state) {
      case (.version(let version), .version(let another)): if version != another { return false }
      case (.suspended, .suspended), (.absent, .absent): break
      default: return false
      }
    }
    return true
  }

  // MARK: - Formulas

  private mutating func isSame(_ left: ID<Node>?, _ right: ID<Node>?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    let pair = Pair(left: left.index, right: right.index)
    if let known = nodes[pair] { return known }
    let (old, new) = (self.left.nodes[left.index], self.right.nodes[right.index])
    let isSame = old.kind == new.kind && old.scale == new.scale && self.isSame(old.operation, new.operation)
    nodes[pair] = isSame
    return isSame
  }

  private mutating func isSame(_ old: Operands, _ new: Operands) -> Bool {
    guard old.count == new.count else { return false }
    for place in 0..<old.count
    where !isSame(left.operands[old.start + place], right.operands[new.start + place]) { return false }
    return true
  }

  private mutating func isSame(_ old: Operation, _ new: Operation) -> Bool {
    switch (old, new) {
    case (.constant(let a), .constant(let b)): a == b
    case (.input(let a), .input(let b)), (.isGiven(let a), .isGiven(let b)): a == b
    case (.rate(let a), .rate(let b)): isSame(rate: a.index, b.index)
    case (.value(let a), .value(let b)): isSame(value: a.index, b.index)
    case (.local(let a), .local(let b)): a == b
    case (.line(let a, let state), .line(let b, let other)): state == other && isSame(fee: a.index, b.index)
    case (.set(let a, let state), .set(let b, let other)): state == other && a == b && isSame(set: a.index)
    case (.rescale(let a, let by), .rescale(let b, let other)): by == other && isSame(a, b)
    case (.negated(let a), .negated(let b)), (.not(let a), .not(let b)), (.yearOf(let a), .yearOf(let b)): isSame(a, b)
    case (.sum(let a), .sum(let b)), (.least(let a), .least(let b)), (.most(let a), .most(let b)),
      (.all(let a), .all(let b)), (.any(let a), .any(let b)):
      isSame(a, b)
    case (.chain(let a, let c, let rule), .chain(let b, let d, let other)):
      rule == other && isSame(a, b) && isSame(c, d)
    case (.rounded(let a, let rule), .rounded(let b, let other)): rule == other && isSame(a, b)
    case (.compare(let relation, let a, let c), .compare(let other, let b, let d)):
      relation == other && isSame(a, b) && isSame(c, d)
    case (.conditional(let a, let c, let e), .conditional(let b, let d, let f)):
      isSame(a, b) && isSame(c, d) && isSame(e, f)
    case (.oneOf(let a, let options), .oneOf(let b, let others)): options == others && isSame(a, b)
    case (.lookup(let a, let column, let c), .lookup(let b, let other, let d)):
      column == other && isSame(search: a.index, b.index) && isSame(c, d)
    case (.progressive(let a, let column, let c), .progressive(let b, let other, let d)):
      column == other && isSame(search: a.index, b.index) && isSame(c, d)
    case (.aggregate(let way, let group, let a, let c), .aggregate(let other, let another, let b, let d)):
      way == other && group == another && isSame(a, b) && isSame(c, d)
    case (.dayOf(let a, let c, let e), .dayOf(let b, let d, let f)): isSame(a, b) && isSame(c, d) && isSame(e, f)
    case (.asOf(let a, let c), .asOf(let b, let d)): isSame(a, b) && isSame(c, d)
    default: false
    }
  }

  /// A set has the same place in both models, and members that come to the same.
  private mutating func isSame(set: Int) -> Bool {
    let (old, new) = (left.sets[set].members, right.sets[set].members)
    guard old.count == new.count else { return false }
    for (member, other) in zip(old, new) where !isSame(fee: member.index, other.index) { return false }
    return true
  }
}
