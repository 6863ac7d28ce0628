import Exact

/// A formula as compiled: where its steps begin, and the node and scale that its value has. `entry` −1: there is none.
struct FormulaPlan {
  var entry: Int32 = -1
  var node: Int32 = -1
  var scale: Int = 0

  var isPresent: Bool { entry >= 0 }
  var id: ID<Node> { ID(Int(node)) }
}

/// Days and what holds on them.
struct SpanPlan {
  /// What holds: a version from 0 up; ``none``; or below it a suspension, which names the act.
  typealias Holding = Int32
  static let none: Holding = -1
  static func suspended(by act: Int) -> Holding { none - 1 - Int32(act) }
  /// The act of a suspension.
  static func act(of suspension: Holding) -> Int { Int(none - 1 - suspension) }

  var first: Int32
  var last: Int32
  var holding: Holding
}

/// A stretch of one of the program's lists.
struct Stretch {
  var start: Int
  var count: Int
  var range: Range<Int> { start..<(start + count) }
}

/// A rate or a value: its spans, and where its versions' numbers or formulas begin.
struct DatedPlan {
  var spans: Stretch
  var start: Int
}

/// One division and one rounding: the product of `dividends` values times the powers, over the product of `divisors`
/// values times `factor`; the quotient counts steps of the rule.
struct QuotientPlan {
  var dividends: Int
  var divisors: Int
  /// Scale is made up for on the side that lacks it: 10^shift above, or 10^−shift below. Two factors, since divisors
  /// may bring more than 38 places.
  var powers: (UInt128, UInt128)
  /// 10^−shift, or 1.
  var descaling: UInt128
  /// step × descaling.
  var factor: UInt128
  var rule: RoundingRule
  /// The powers, the factor and the step in 64 bits; the factor is 0 where one of them needs more.
  private(set) var narrow: (power: UInt64, factor: UInt64, step: UInt64) = (1, 0, 1)
  let bits: RoundingBits

  init(
    dividends: Int, divisors: Int, powers: (UInt128, UInt128), descaling: UInt128, factor: UInt128, rule: RoundingRule
  ) {
    (self.dividends, self.divisors, self.powers) = (dividends, divisors, powers)
    (self.descaling, self.factor, self.rule) = (descaling, factor, rule)
    bits = RoundingBits(rule.mode)
    if powers.1 == 1, let power = UInt64(exactly: powers.0), let factor = UInt64(exactly: factor),
      let step = UInt64(exactly: rule.step)
    {
      narrow = (power, factor, step)
    }
  }
}

/// A table as searched at certain key scales.
struct SearchPlan {
  var table: Int
  /// The table's days.
  var spans: Stretch
  var keyCount: Int
  /// Version v of the table: keys from `firstKey + v × keyCount`, rows in grid `firstGrid + v`.
  var firstKey: Int
  var firstGrid: Int
  /// Version v of the table: columns from `firstColumn + v × columnCount`.
  var firstColumn: Int
  var columnCount: Int
  /// Where its key scales begin.
  var firstScale: Int
}

/// How one key finds its position among its sorted numbers.
struct KeyPlan {
  var isBracket: Bool
  var first: Int128
  /// The key's stretch of the program's key numbers.
  var numbers: Stretch
  /// The position of whatever is not named; −1: none.
  var other: Int
  /// How many positions there are.
  var count: Int
  /// The numbers follow one another without a gap, so that one is found by counting.
  var isDense: Bool
}

/// A table's days, and where its versions' columns begin in the list of columns.
struct TablePlan {
  var spans: Stretch
  var firstColumn: Int
  var columnCount: Int
}

/// A member of a set; `membership + v` says whether version v of the fee is one.
struct MemberPlan {
  var fee: Int
  var membership: Int
}

/// The days of one entry of a fee's timeline, and the date that is asked.
struct FeeSpanPlan {
  /// What holds on the days.
  enum State {
    case version(Int, plan: Int)
    case suspended(by: Int)
    case absent
  }
  var first: Int32
  var last: Int32
  var state: State
  var column: Int
  var input: Int
  /// Which of the dates that price anything.
  var slot: Int
}

/// `at least`, `at most`.
struct LimitPlan {
  var bound = FormulaPlan()
  var isAfterReliefs = false
}

/// The clauses of one version of a fee, with the scales that its amount passes through.
struct FeeVersionPlan {
  var condition = FormulaPlan()
  var exemptions = Stretch(start: 0, count: 0)
  /// Absent: the text is not known.
  var amount = FormulaPlan()
  var atLeast = LimitPlan()
  var atMost = LimitPlan()
  /// Of the amount once the limits before the reliefs were laid on it.
  var limitedScale = 0
  var reliefs = Stretch(start: 0, count: 0)
  /// Of the amount once all is done but the rounding.
  var finalScale = 0
  /// −1: whole rials by themselves.
  var rounding = -1
  /// Nothing stands between the amount and its rounding: neither limits nor reliefs.
  var isPlain = false
  /// The amount's own chain is rounded by the same rule already, and says so in the trace.
  var isRoundedBefore = false
}

/// A relief; `scale` is that of the amount once it is taken off.
struct ReliefPlan {
  var condition = FormulaPlan()
  var share = FormulaPlan()
  var part = FormulaPlan()
  var ceiling = FormulaPlan()
  /// Index into ``Program/balances``; −1: none.
  var balance = -1
  var scale = 0
}

/// An input that reliefs draw down.
struct BalancePlan {
  var input: Int
  var column: Int
  var scale: Int
}

/// To whom one version of a plan is open.
struct OfferPlan {
  var condition = FormulaPlan()
  /// The first input that the condition reads, itself or through values and groups; −1: none.
  var firstInput = -1
  /// Whether it reads lines, which must be worked out first.
  var readsLines = false
}
