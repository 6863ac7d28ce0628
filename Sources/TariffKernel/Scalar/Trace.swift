import Exact

/// Why a number is what it is: the steps of one assessment, in the order in which they happened. Steps name things of
/// the model by their places; words are put to them elsewhere.
public struct Trace: Sendable, Hashable {
  /// One thing that was done.
  public struct Step: Sendable, Hashable {
    /// How deep the step lies inside others.
    public var depth: Int
    /// What was done.
    public var event: TraceEvent

    /// A step at a depth.
    public init(depth: Int, event: TraceEvent) {
      self.depth = depth
      self.event = event
    }
  }
  /// In the order in which they happened.
  public var steps: [Step] = []
  /// How many further steps there were beyond ``mostSteps``; more than 0: the trace is cut there.
  public var omitted = 0

  /// The steps that a trace keeps: a page for a person, not a log.
  public static let mostSteps = 10_000

  /// An empty trace.
  public init() {}
}

/// One thing that an assessment did. Amounts are significands at the scale of the node or provision they name.
public enum TraceEvent: Sendable, Hashable {
  /// A fee begins; its day picked its version.
  case line(ID<Fee>, day: Day, version: Int)
  /// A fee of which no version holds: its day picked this entry of its timeline, which says that it is suspended or that
  /// there is no such fee. Its outcome follows.
  case standstill(ID<Fee>, day: Day, entry: Int)
  case condition(ID<Node>, Bool)
  case exemption(Int, Bool)
  case input(ID<Input>, row: Int?, Int128)
  case rate(ID<Rate>, version: Int, Int128)
  /// A value was read; the first time, its own steps stand before it, one deeper.
  case value(ID<Value>, version: Int, Int128)
  case local(ID<Fee>, Int, Int128)
  /// Another line was read; what is not charged reads as 0.
  case lineRead(ID<Fee>, LineState, Int128)
  /// A set was read; its members stand before it as lines read, one deeper.
  case setRead(ID<FeeSet>, LineState, Int128)
  /// A row of a table was picked.
  case row(ID<Table>, version: Int, row: Int, column: Int, Int128)
  /// A slice of a progressive table: so wide, at the cell of this row; the product is added.
  case slice(ID<Table>, version: Int, row: Int, column: Int, width: Int128, keyScale: Int)
  /// What follows, one deeper, is as it stands on this day.
  case asOf(Day)
  /// A row of a group is looked at; its steps follow one deeper, a filter's among them.
  case groupRow(ID<Group>, Int)
  /// The row at hand passed the filter and counts as one; a row with neither this nor an element was left out.
  case counted
  /// The row at hand passed the filter and brings this much.
  case element(ID<Node>, Int128)
  /// What was made of the rows, by the node of ``Operation/aggregate(_:_:filter:element:)``.
  case gathered(ID<Node>, Int128)
  /// A rounding with what it dropped: before = after + dropped, both in units of the last place of the rule's scale.
  case rounding(RoundingRule, after: Int128, dropped: Residue)
  /// The fee's formula gave this much, before its other clauses.
  case amount(ID<Node>, Int128)
  case raised(to: Int128, scale: Int)
  case capped(to: Int128, scale: Int)
  /// A relief took this much, and what held it back.
  case relief(Int, taken: Int128, scale: Int, limitedBy: ReliefLimit?)
  case outcome(ID<Fee>, Outcome)
}

/// What kept a relief from its whole share.
public enum ReliefLimit: Sendable, Hashable { case ceiling, balance, amount }

/// The exact part that a rounding dropped: `numerator / denominator` in lowest terms, less than a step; negative where
/// the rounding went up.
public struct Residue: Sendable, Hashable {
  /// With the sign.
  public var numerator: Int128
  /// Greater than zero.
  public var denominator: UInt128

  /// numerator / denominator.
  public init(numerator: Int128, denominator: UInt128) {
    self.numerator = numerator
    self.denominator = denominator
  }
}
