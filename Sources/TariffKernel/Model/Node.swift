import Exact

/// What a value is. Every value is held in 128 bits: numbers as significands at their node's static scale, choices and
/// texts as indices, truths as 0 and 1, dates as day numbers.
public enum ValueKind: Sendable, Hashable {
  case number(Unit)
  case choice
  case truth
  case date
  case text
}

/// One operation of a formula.
public struct Node: Sendable, Hashable {
  /// What it does.
  public var operation: Operation
  /// What its value is.
  public var kind: ValueKind
  /// Digits behind the decimal mark of every value of this node: 0 to 16; 0 where the kind is not a number.
  public var scale: Int

  /// An operation with its kind and static scale.
  public init(_ operation: Operation, _ kind: ValueKind, scale: Int) {
    self.operation = operation
    self.kind = kind
    self.scale = scale
  }
}

/// A stretch of ``Model/operands``.
public struct Operands: Sendable, Hashable {
  /// The place of the first.
  public var start: Int
  /// How many there are.
  public var count: Int

  /// `count` operands from `start` on.
  public init(start: Int, count: Int) {
    self.start = start
    self.count = count
  }
}

/// A stated rounding at static scales: the result is a multiple of `step × 10^-scale`, in the unit of what is rounded.
public struct RoundingRule: Sendable, Hashable, BitwiseCopyable {
  /// How a value between two steps is settled.
  public var mode: RoundingMode
  /// The step's significand, greater than zero.
  public var step: Int128
  /// The step's scale, which is also the result's.
  public var scale: Int
  /// The step's unit, for traces.
  public var unit: Unit

  /// How, and to a multiple of what.
  public init(mode: RoundingMode, step: Int128, scale: Int, unit: Unit = .number) {
    self.mode = mode
    self.step = step
    self.scale = scale
    self.unit = unit
  }
}

/// The order of two values.
public enum Relation: Sendable, Hashable { case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual }

/// Which state of a line or set is read.
public enum LineState: Sendable, Hashable { case final, beforeReliefs }

/// What a node does. Operands of sums, comparisons, branches, bounds of min and max stand at one scale already: the
/// checker puts ``rescale(_:by:)`` where a scale must grow.
public enum Operation: Sendable, Hashable {
  /// A literal, at the node's scale.
  case constant(Int128)
  /// An input of the dossier, or of the group row at hand.
  case input(ID<Input>)
  /// Whether an input was given at all.
  case isGiven(ID<Input>)
  case rate(ID<Rate>)
  case value(ID<Value>)
  /// A `let` of the fee at hand, by its place in ``FeeVersion/locals``.
  case local(Int)
  case line(ID<Fee>, LineState)
  case set(ID<FeeSet>, LineState)
  /// The same value at a larger scale: the significand times 10^by.
  case rescale(ID<Node>, by: Int)
  case negated(ID<Node>)
  /// The exact total of all operands.
  case sum(Operands)
  /// All dividends multiplied, divided by all divisors multiplied, rounded once. Without a rounding there are no
  /// divisors and the product is exact: its scale is the sum of the dividends' scales.
  case chain(dividends: Operands, divisors: Operands, rounding: RoundingRule?)
  case rounded(ID<Node>, RoundingRule)
  case least(Operands)
  case most(Operands)
  case compare(Relation, ID<Node>, ID<Node>)
  /// Left to right; stops at the first that decides.
  case all(Operands)
  case any(Operands)
  case not(ID<Node>)
  /// Evaluates only the branch that is chosen.
  case conditional(ID<Node>, then: ID<Node>, otherwise: ID<Node>)
  /// Whether a choice is one of the options.
  case oneOf(ID<Node>, [ID<Option>])
  /// A cell of the row that the arguments pick; arguments stand at the search's key scales.
  case lookup(ID<Search>, column: Int, arguments: Operands)
  /// Each bracket's rate on its own slice of the argument, the first from the search's `first` on; the scale is key
  /// scale + column scale.
  case progressive(ID<Search>, column: Int, argument: ID<Node>)
  /// Over the rows of a group that pass the filter. `element` is nil for a count.
  case aggregate(Aggregation, ID<Group>, filter: ID<Node>?, element: ID<Node>?)
  /// The Solar Hijri year of a date, as a pure number.
  case yearOf(ID<Node>)
  /// The day of a Solar Hijri date whose parts are whole pure numbers; a day that does not exist is an error.
  case dayOf(year: ID<Node>, month: ID<Node>, day: ID<Node>)
  /// The node as it stands on the day that the date gives: the rates, tables, values and `let` parts inside, and all
  /// that they read, are those of that day; inputs, lines and sets are what they are. The date itself is worked out on
  /// the day at hand. No value reads itself, on whatever day.
  case asOf(ID<Node>, date: ID<Node>)
}

/// What is made of the rows of a group. An empty sum or count is 0; an empty least or most is an error.
public enum Aggregation: Sendable, Hashable { case sum, count, least, most }
