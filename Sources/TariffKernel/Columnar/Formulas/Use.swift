/// A formula as it is read somewhere: on a day, for dossiers or for the rows of a group. Equal uses are one column.
struct Use: Hashable {
  var formula: Int
  /// Place in ``Uses/contexts``; −1: the formula does not depend on a day.
  var day: Int
  /// The group whose rows the column runs over; −1: dossiers.
  var lane: Int

  /// Of dossiers, not of rows of a group.
  static let dossiers = -1
  static let noDay = -1
}

/// Where the day comes from of which rates, tables and values are taken.
struct DayContext: Hashable {
  enum Source: Hashable {
    /// A date input that prices fees.
    case pricing(Int)
    /// The value of a formula: `on …`.
    case date(Use)
  }
  var source: Source
  /// The group over whose rows the day runs; −1: one day for a dossier.
  var lane: Int
}

/// How often each formula is read on which day: what is read twice and costs something is kept.
struct Uses {
  var table: FormulaTable
  private(set) var contexts: [DayContext] = []
  private var contextPlaces: [DayContext: Int] = [:]
  private var counts: [Use: Int] = [:]

  init(_ table: FormulaTable) { self.table = table }

  /// More days than a law can mean: each `on` inside a value that is itself read `on` another day doubles them.
  static let mostContexts = 4_096
  /// Formulas this deep are kept, so that compiling one goes no deeper.
  static let keptDepth = 64
  /// What a formula must cost to be kept when it is read twice.
  private static let leastCost = 4

  var isTooLarge: Bool { contexts.count > Self.mostContexts }

  /// The place of a day; 0 once there are too many, when nothing will be compiled.
  mutating func context(_ context: DayContext) -> Int {
    if let place = contextPlaces[context] { return place }
    if isTooLarge { return 0 }
    contexts.append(context)
    contextPlaces[context] = contexts.count - 1
    return contexts.count - 1
  }

  /// Where a formula is worked out that is read on a day and in a lane: for dossiers, wherever that is enough.
  func use(_ formula: Int, day: Int, lane: Int) -> Use {
    let trait = table.traits[formula]
    let isOfRows = trait.readsRow || (trait.readsDay && day >= 0 && contexts[day].lane >= 0)
    return Use(
      formula: formula, day: trait.readsDay ? day : Use.noDay, lane: isOfRows ? lane : Use.dossiers)
  }

  /// The day that `on` names.
  mutating func context(on date: Int, from use: Use) -> Int {
    let dateUse = self.use(date, day: use.day, lane: use.lane)
    return context(DayContext(source: .date(dateUse), lane: dateUse.lane))
  }

  /// What a use reads.
  mutating func parts(of use: Use) -> [Use] {
    switch table.formulas[use.formula].shape {
    case .asOf(let inner, let date):
      let day = context(on: date, from: use)
      return [self.use(date, day: use.day, lane: use.lane), self.use(inner, day: day, lane: use.lane)]
    case .value(let value):
      return versions(of: value).map { self.use($0, day: use.day, lane: use.lane) }
    case .aggregate(_, let group, let filter, let element):
      // Rows of rows are left to the scalar machine.
      if use.lane >= 0 { return [] }
      return [filter, element].compactMap { $0 }.map { self.use($0, day: use.day, lane: group) }
    case let shape: return table.parts(of: shape).map { self.use($0, day: use.day, lane: use.lane) }
    }
  }

  /// The different formulas of a value's versions.
  func versions(of value: Int) -> [Int] {
    var formulas: [Int] = []
    for version in table.model.values[value].versions {
      let formula = table.place(of: version.formula)
      if !formulas.contains(formula) { formulas.append(formula) }
    }
    return formulas
  }

  /// Counts what the roots read, and what that reads.
  mutating func count(_ roots: [Use]) {
    var open = roots
    while let use = open.popLast(), !isTooLarge {
      counts[use, default: 0] += 1
      if counts[use] == 1 { open += parts(of: use) }
    }
  }

  /// Whether the column is worked out once and kept.
  func isKept(_ use: Use) -> Bool {
    let trait = table.traits[use.formula]
    switch table.formulas[use.formula].shape {
    case .value: return true
    case .constant, .input, .line: return false
    default:
      if trait.depth > 0, trait.depth % Self.keptDepth == 0 { return true }
      return (counts[use] ?? 0) > 1 && trait.cost >= Self.leastCost
    }
  }
}
