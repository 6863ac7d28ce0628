import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// What a table's key may be asked with.
struct KeySpec {
  var name: String
  /// A choice knows its options, those that the named input declares.
  var type: ValueType
  /// Whether bounds written without a unit are hundredths.
  var isPercent = false
  /// Which numbers rows are owed to: the range of the named input, or everything from 0 on where the key is a bare
  /// quantity. Other keys: nil.
  var range: (least: ExactDecimal, most: ExactDecimal?)?
  /// The numbers that rows are owed to are multiples of this step: an input's, or 1 where things, days, months or years
  /// are counted. nil: whatever lies between two bounds is owed a row as well.
  var step: ExactDecimal?
  /// Whether a bracket without a lower end, before which there is none, begins at 0: a quantity with a unit of its own
  /// is never less, and a formula that makes it less is wrong.
  var beginsAtZero = false
  /// Whether rows of the key are brackets of a number; otherwise each names what it holds for.
  var isBracketed = false
  /// The finest bound of any version.
  var scale = 0

  /// A number of the stretch that rows are owed to; nil: the stretch lies between two steps.
  func owed(in stretch: Stretch) -> ExactDecimal? {
    guard let step else { return stretch.example(scale: scale) }
    return stretch.firstMultiple(of: step, scale: scale)
  }

  /// A number of the stretch that reads easily, one that rows are owed to where there is one.
  func example(in stretch: Stretch) -> ExactDecimal { owed(in: stretch) ?? stretch.example(scale: scale) }

  /// A number of the key in the words of the act: `100.5 m2`, `180 %`.
  func words(_ value: ExactDecimal) -> String {
    if isPercent { return "\(value.percentText)%" }
    guard case .number(let unit) = type, unit != .number else { return value.grouped }
    return "\(value.grouped) \(unit)"
  }
}

/// What a row asks of one key, as values.
enum KeyMatch: Hashable {
  /// From one cut to another. `low` nil: from where the row before ends (or from the beginning).
  case bracket(low: Cut?, high: Cut)
  /// Options, texts, truths or exact numbers.
  case members([Int128])
  /// What no row names.
  case other
}

/// A cell as printed.
struct Cell {
  /// nil where the booklet prints no number.
  var value: ExactDecimal?
  var range: SourceRange
  /// Whether it is printed as a percentage.
  var isPercent = false

  /// A number as this cell would print it.
  func words(_ value: ExactDecimal) -> String { isPercent ? "\(value.percentText)%" : value.grouped }

  /// The cell as printed.
  var words: String { value.map(words) ?? "none" }
}

/// A row of a table with its patterns understood.
struct KeyedRow {
  var matches: [KeyMatch]
  var cells: [Cell]
  /// The place of the patterns, for messages.
  var range: SourceRange
  /// As written: `up to 60`, `ground, commercial`.
  var label: String
}

extension NumberLiteral {
  /// The value where bare numbers are hundredths (`isPercent`) or not; `5%` is always 0.05.
  func value(inPercent: Bool) -> ExactDecimal {
    guard inPercent, !isPercent else { return value }
    return ExactDecimal(significand: value.significand, scale: min(value.scale + 2, ExactDecimal.maximumScale))
  }
}

extension RowPattern {
  /// The pattern as a reader would write it.
  var label: String {
    switch kind {
    case .range(let lower?, let upper?): "\(lower.isIncluded ? "from" : "above") \(lower.number.text) \(upper.endWords)"
    case .range(let lower?, nil): "\(lower.isIncluded ? "from" : "above") \(lower.number.text)"
    case .range(nil, let upper?): upper.endWords
    case .range(nil, nil), .rest: "above"
    case .number(let literal): literal.text
    case .words(let words): words.map(\.value).joined(separator: " | ")
    case .other: "other"
    }
  }
}

extension TableRow {
  /// The patterns as a reader would write them.
  var label: String { patterns.map(\.label).joined(separator: ", ") }
}

extension Bound {
  fileprivate var endWords: String { "\(isIncluded ? "up to" : "below") \(number.text)" }
}
