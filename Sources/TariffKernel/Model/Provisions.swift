import Exact

/// A fact that the dossier brings.
public struct Input: Sendable, Hashable {
  /// Its names.
  public var symbol: Symbol
  /// What it may hold.
  public var domain: Domain
  /// The group whose rows hold it; nil: the dossier itself.
  public var group: ID<Group>?
  /// Its place among the inputs of its group, or of the dossier: the column of ``Facts``.
  public var column: Int

  /// An input, its domain and where it is held.
  public init(symbol: Symbol, domain: Domain, group: ID<Group>?, column: Int) {
    self.symbol = symbol
    self.domain = domain
    self.group = group
    self.column = column
  }
}

/// What an input may hold.
public enum Domain: Sendable, Hashable {
  /// Significands at `scale`; `isPercent`: the cell holds hundredths (5 means 0.05, and the scale counts that).
  case number(unit: Unit, unitText: String, isPercent: Bool, scale: Int, least: Int128, most: Int128, step: Int128)
  case choice([ID<Option>])
  case truth
  case date
  case text

  /// The kind of value it gives.
  public var kind: ValueKind {
    switch self {
    case .number(let unit, _, _, _, _, _, _): .number(unit)
    case .choice: .choice
    case .truth: .truth
    case .date: .date
    case .text: .text
    }
  }
}

/// One option of a choice.
public struct Option: Sendable, Hashable {
  /// Its names.
  public var symbol: Symbol

  /// An option by its name and titles.
  public init(symbol: Symbol) { self.symbol = symbol }
}

/// Repeated parts of a dossier: floors, units, years of arrears.
public struct Group: Sendable, Hashable {
  /// Its names.
  public var symbol: Symbol
  /// What each row holds, by column.
  public var inputs: [ID<Input>]

  /// A group and its inputs.
  public init(symbol: Symbol, inputs: [ID<Input>]) {
    self.symbol = symbol
    self.inputs = inputs
  }
}

/// A named number of the law.
public struct Rate: Sendable, Hashable {
  /// What one act lays down.
  public struct Version: Sendable, Hashable {
    /// Where it comes from.
    public var origin: Origin
    /// At the rate's scale; nil: the text that lays it down is not known, and whoever reads it is in error.
    public var significand: Int128?

    /// A version's number and origin.
    public init(origin: Origin, significand: Int128?) {
      self.origin = origin
      self.significand = significand
    }
  }
  /// Its names.
  public var symbol: Symbol
  /// What it measures.
  public var unit: Unit
  /// The largest over the versions.
  public var scale: Int
  /// Which version holds when.
  public var timeline: Timeline
  /// The versions, named by the timeline.
  public var versions: [Version]

  /// A rate over time.
  public init(symbol: Symbol, unit: Unit, scale: Int, timeline: Timeline, versions: [Version]) {
    self.symbol = symbol
    self.unit = unit
    self.scale = scale
    self.timeline = timeline
    self.versions = versions
  }
}

/// A named quantity that is not billed.
public struct Value: Sendable, Hashable {
  /// What one act lays down.
  public struct Version: Sendable, Hashable {
    /// Where it comes from.
    public var origin: Origin
    /// How it is worked out.
    public var formula: ID<Node>

    /// A version's formula and origin.
    public init(origin: Origin, formula: ID<Node>) {
      self.origin = origin
      self.formula = formula
    }
  }
  /// Its names.
  public var symbol: Symbol
  /// What kind of value it is.
  public var kind: ValueKind
  /// Digits behind the decimal mark of every version's value.
  public var scale: Int
  /// Which version holds when.
  public var timeline: Timeline
  /// The versions, named by the timeline.
  public var versions: [Version]

  /// A value over time; every version's formula ends at `scale`.
  public init(symbol: Symbol, kind: ValueKind, scale: Int, timeline: Timeline, versions: [Version]) {
    self.symbol = symbol
    self.kind = kind
    self.scale = scale
    self.timeline = timeline
    self.versions = versions
  }
}

/// A declared set of lines, to be read as their sum.
public struct FeeSet: Sendable, Hashable {
  /// Its names.
  public var symbol: Symbol
  /// Every fee that is a member in some version; whether it counts is said by the version at hand.
  public var members: [ID<Fee>]

  /// A set and its possible members.
  public init(symbol: Symbol, members: [ID<Fee>]) {
    self.symbol = symbol
    self.members = members
  }
}

/// A line of a bill. Amounts of lines are whole rials. Versions may be priced on different dates of the dossier: the
/// latest entry of the timeline whose own date lies in its span governs.
public struct Fee: Sendable, Hashable {
  /// Its names.
  public var symbol: Symbol
  /// Which version holds when.
  public var timeline: Timeline
  /// The versions, named by the timeline.
  public var versions: [FeeVersion]

  /// A fee over time. Every entry that names no version says which date input it is priced on.
  public init(symbol: Symbol, timeline: Timeline, versions: [FeeVersion]) {
    self.symbol = symbol
    self.timeline = timeline
    self.versions = versions
  }

  /// The date input whose day decides whether an entry of the timeline governs; nil where an entry lacks it.
  public func pricedOn(_ entry: Timeline.Entry) -> ID<Input>? {
    entry.version.map { versions[$0].pricedOn } ?? entry.pricedOn
  }
}

/// One version of a fee. Clauses apply in the order: amount, at least, at most, reliefs as written, rounded; a limit
/// marked `afterReliefs` applies after the reliefs.
public struct FeeVersion: Sendable, Hashable {
  /// Where it comes from.
  public var origin: Origin
  /// The income code, as the bill prints it.
  public var code: String?
  /// The date input whose day picks versions.
  public var pricedOn: ID<Input>
  /// nil: always applicable.
  public var condition: ID<Node>?
  /// Who is let off wholly, in order.
  public var exemptions: [Exemption]
  /// `let` clauses, evaluated by need and at most once.
  public var locals: [Local]
  /// In rial; nil: the text that lays it down is not known. Whoever the condition takes in and no exemption lets off is
  /// then in error.
  public var amount: ID<Node>?
  /// The least that is charged.
  public var atLeast: Limit?
  /// The most that is charged.
  public var atMost: Limit?
  /// What is let off in part, in order.
  public var reliefs: [Relief]
  /// nil: the amount is whole rials by itself.
  public var rounding: RoundingRule?
  /// The sets that the line belongs to.
  public var sets: [ID<FeeSet>]

  /// A version with its amount alone; clauses are set one by one.
  public init(origin: Origin, pricedOn: ID<Input>, amount: ID<Node>?) {
    self.origin = origin
    self.pricedOn = pricedOn
    self.amount = amount
    (exemptions, locals, reliefs, sets) = ([], [], [], [])
  }

  /// Whether the version is known to exist, and its text is not.
  public var isTextUnknown: Bool { amount == nil }
}

/// A named part of a fee's formula.
public struct Local: Sendable, Hashable {
  /// Its names.
  public var symbol: Symbol
  /// How it is worked out.
  public var formula: ID<Node>

  /// A name and its formula.
  public init(symbol: Symbol, formula: ID<Node>) {
    self.symbol = symbol
    self.formula = formula
  }
}

/// Who does not pay at all.
public struct Exemption: Sendable, Hashable {
  /// Its names.
  public var symbol: Symbol
  /// The article as written in the act.
  public var article: String?
  /// When it applies.
  public var condition: ID<Node>

  /// An exemption and its condition.
  public init(symbol: Symbol, article: String?, condition: ID<Node>) {
    self.symbol = symbol
    self.article = article
    self.condition = condition
  }
}

/// `at least`, `at most`: a bound in rial.
public struct Limit: Sendable, Hashable {
  /// The amount that is not passed.
  public var bound: ID<Node>
  /// Whether it is laid on after the reliefs.
  public var afterReliefs: Bool

  /// A bound, before or after the reliefs.
  public init(bound: ID<Node>, afterReliefs: Bool) {
    self.bound = bound
    self.afterReliefs = afterReliefs
  }
}

/// A share that is let off: `min(share × part, ceiling, balance left)`, never more than the amount itself.
public struct Relief: Sendable, Hashable {
  /// Its names.
  public var symbol: Symbol
  /// The article as written in the act.
  public var article: String?
  /// When it applies.
  public var condition: ID<Node>?
  /// A pure number from 0 to 1.
  public var share: ID<Node>
  /// nil: the amount as earlier reliefs left it.
  public var part: ID<Node>?
  /// The most that is let off.
  public var ceiling: ID<Node>?
  /// An input in rial that several fees draw down in the order of evaluation.
  public var balance: ID<Input>?
  /// The text input that says whose balance it is: other dossiers may bring the same.
  public var person: ID<Input>?

  /// A relief with its share alone; clauses are set one by one.
  public init(symbol: Symbol, article: String?, share: ID<Node>) {
    self.symbol = symbol
    self.article = article
    self.share = share
  }
}

/// What one payee asks for.
public struct Bill: Sendable, Hashable {
  /// Who bears what the floor drops.
  public enum Remainder: Sendable, Hashable {
    case shared
    case takenFrom(ID<Fee>)
    case shownApart
  }
  /// Its names.
  public var symbol: Symbol
  /// Who is paid.
  public var payee: String?
  /// In the order printed.
  public var lines: [ID<Fee>]
  /// Lines that are never scaled; a subset of `lines`.
  public var fixed: [ID<Fee>]
  /// Whole rials; nil: the bill is not floored.
  public var step: Int128?
  /// Who bears what the floor drops.
  public var remainder: Remainder

  /// A bill and its lines.
  public init(
    symbol: Symbol, payee: String?, lines: [ID<Fee>], fixed: [ID<Fee>], step: Int128?, remainder: Remainder
  ) {
    self.symbol = symbol
    self.payee = payee
    self.lines = lines
    self.fixed = fixed
    self.step = step
    self.remainder = remainder
  }
}
