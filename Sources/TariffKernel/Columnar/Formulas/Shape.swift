import Exact

/// What a formula does with which other formulas: equal shapes are one formula, wherever the law wrote them. Numbers are
/// places in ``FormulaTable``, or those of the model where a provision is named.
enum Shape: Hashable {
  case constant(Int128)
  case input(Int)
  case isGiven(Int)
  case rate(Int)
  case value(Int)
  case line(Int, LineState)
  case set(Int, LineState)
  case negated(Int)
  case sum([Int])
  /// Dividends, divisors; a rescaling is a product with a power of ten.
  case chain([Int], [Int], StepRule?)
  case least([Int])
  case most([Int])
  case compare(Relation, Int, Int)
  case all([Int])
  case any([Int])
  case not(Int)
  case conditional(Int, then: Int, otherwise: Int)
  case oneOf(Int, [Int])
  case lookup(Int, column: Int, [Int])
  case progressive(Int, column: Int, Int)
  case aggregate(Aggregation, group: Int, filter: Int?, element: Int?)
  case yearOf(Int)
  case dayOf(Int, Int, Int)
  case asOf(Int, date: Int)
}

/// A rounding without what only a trace needs.
struct StepRule: Hashable {
  var mode: RoundingMode
  var step: Int128
  var scale: Int

  init(_ rule: RoundingRule) { (mode, step, scale) = (rule.mode, rule.step, rule.scale) }
}

/// A formula and what is known of it before any dossier is.
struct Formula: Hashable {
  /// What a result may be.
  enum Range: Hashable {
    /// |v| < 10^22, at the formula's scale.
    case number
    /// A valid day.
    case date
    /// A choice, text or truth.
    case free
  }
  var shape: Shape
  var range: Range
  var scale: Int

  /// The number that it is, whatever the dossier.
  var constant: Int128? {
    switch shape {
    case .constant(let value): return value
    default: return nil
    }
  }
}
