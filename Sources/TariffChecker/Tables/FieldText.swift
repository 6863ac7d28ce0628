import Diagnostics
import Exact
import TariffSyntax

/// One field of a table file, to be read as a pattern or as a cell.
struct FieldText {
  var text: String
  var isQuoted: Bool
  var range: SourceRange

  /// The text as a name: folded, without spaces around it.
  var word: String { CanonicalText.folded(trimmed) }

  private var trimmed: String { text.withoutOuterSpaces }

  /// What is no number.
  struct NoNumber: Error {}

  /// A printed number; nil: the list prints none.
  var cell: Result<NumberLiteral?, NoNumber> {
    if trimmed.isEmpty || trimmed == "none" { return .success(nil) }
    return number(trimmed).map { .success($0) } ?? .failure(NoNumber())
  }

  /// The row that the field asks of a key; nil: none.
  func pattern(of key: KeySpec) -> RowPattern? {
    if trimmed.isEmpty { return nil }
    if case .text = key.type {
      return RowPattern(trimmed == "other" && !isQuoted ? .other : .words([Marked(trimmed, range)]), range)
    }
    if trimmed == "other" { return RowPattern(.other, range) }
    guard case .number = key.type else {
      let words = trimmed.split(separator: "|").map { FieldText(text: String($0), isQuoted: false, range: range).word }
      return RowPattern(.words(words.map { Marked($0, range) }), range)
    }
    return bracket
  }

  /// bracket → number | "above" | lower? upper?   lower → ("from" | "above") number   upper → ("up" "to" | "below") number
  private var bracket: RowPattern? {
    var words = trimmed.split(whereSeparator: \.isWhitespace).map(String.init)[...]
    if words.count == 1, words.first == "above" { return RowPattern(.rest, range) }
    if words.count == 1 { return words.first.flatMap { number($0) }.map { RowPattern(.number($0), range) } }
    var (lower, upper): (Bound?, Bound?) = (nil, nil)
    if let first = words.first, first == "from" || first == "above" {
      guard words.count >= 2, let bound = number(words[words.startIndex + 1]) else { return nil }
      lower = Bound(number: bound, isIncluded: first == "from")
      words = words.dropFirst(2)
    }
    if let first = words.first {
      let length = first == "up" ? 3 : 2
      guard words.count == length, first == "below" || words.dropFirst().first == "to",
        first == "below" || first == "up", let last = words.last, let bound = number(last)
      else { return nil }
      upper = Bound(number: bound, isIncluded: first == "up")
    }
    return RowPattern(.range(lower: lower, upper: upper), range)
  }

  private func number(_ text: String) -> NumberLiteral? {
    let isPercent = text.hasSuffix("%") || text.hasSuffix("٪")
    let digits = isPercent ? String(text.dropLast()) : text
    guard let value = try? ExactDecimal.parse(digits.utf8) else { return nil }
    let scale = value.scale + (isPercent ? 2 : 0)
    guard scale <= ExactDecimal.maximumScale else { return nil }
    return NumberLiteral(
      value: ExactDecimal(significand: value.significand, scale: scale), isPercent: isPercent, unit: nil, text: text,
      range: range)
  }
}
