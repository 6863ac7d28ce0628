import Diagnostics
import Exact

/// Where a row stands, which tells what an `above` with a number behind it means in English.
enum RowPlace {
  /// Below a table: the number belongs to `above` if the row would otherwise be wider than the line of columns.
  case table(keys: Int, width: Int)
  /// In `insert`, where the columns are not in sight: an `above` without an upper end is all that is left.
  case insertion
  /// In `change` and `remove`, where no cell follows the patterns: the number belongs to `above`.
  case reference
}

extension Parser {
  /// Whether the statement at hand can only be a row: it has a number, or begins like a pattern.
  var startsRow: Bool {
    if tokens[cursor..<end].contains(where: { $0.isNumber || $0.isSymbol(.bar) || $0.isSymbol(.comma) }) { return true }
    if peek?.isText ?? false { return true }
    return [.above, .rest, .below, .other, .upTo].contains { at($0) }
  }

  /// row → pattern ("," pattern)* cell*
  ///
  /// A row of another width than the line of columns is kept: the checker says what is too much or too little.
  mutating func row(_ place: RowPlace) -> TableRow? {
    let start = cursor
    usage = "up to 60  5%  200"
    var patterns: [RowPattern] = []
    repeat {
      guard let pattern = pattern(place, number: patterns.count + 1) else { return nil }
      patterns.append(pattern)
    } while eat(.comma)
    guard let cells = cells() else { return nil }
    return TableRow(patterns: patterns, cells: cells, range: range(from: start))
  }

  /// cells → (literal | "none")*, up to the end or a word
  mutating func cells() -> [NumberLiteral?]? {
    var cells: [NumberLiteral?] = []
    while !isAtEnd, !at(.from), peek?.isText != true, !Clause.ofHeadings.contains(where: { at($0.keyword) }) {
      if eat(.none) {
        cells.append(nil)
      } else {
        guard let cell = literal("a number or none", beforeWords: true) else { return nil }
        cells.append(cell)
      }
    }
    return cells
  }

  /// pattern → "other" | range | ["-"] NUMBER | TEXT | "yes" | "no" | NAME ("|" NAME)*
  mutating func pattern(_ place: RowPlace, number: Int) -> RowPattern? {
    let start = cursor
    guard let token = peek else {
      unexpected("what the row asks of a key")
      return nil
    }
    func pattern(_ kind: RowPattern.Kind) -> RowPattern { RowPattern(kind, range(from: start)) }
    if eat(.other) { return pattern(.other) }
    if let text = eatText() { return pattern(.words([Marked(CanonicalText.folded(text.value), text.range)])) }
    if token.isNumber || token.isSymbol(.minus) {
      guard let number = literal("a number", beforeWords: true) else { return nil }
      if at(.bar) {
        unexpected("a comma or a cell", reasons: ["`|` joins options; each number has a row of its own"])
        return nil
      }
      return pattern(.number(number))
    }
    if at(.from) || at(.above) || at(.rest) || at(.below) || isUpTo { return bracket(place, number: number) }
    var words: [Marked<String>] = []
    repeat {
      if let truth = truth() {
        words.append(truth)
      } else {
        guard let word = name("an option, a number or a bracket"), isOption(word) else { return nil }
        words.append(word)
      }
    } while eat(.bar)
    return pattern(.words(words))
  }

  /// Whether `up to` comes next, or breaks off.
  private var isUpTo: Bool { vocabulary.matched(.upTo, tokens, at: cursor, before: end) > 0 }

  /// range → ["from" NUMBER | "above" NUMBER] ["up" "to" NUMBER | "below" NUMBER] | "above"
  private mutating func bracket(_ place: RowPlace, number: Int) -> RowPattern? {
    let start = cursor
    var (lower, upper): (Bound?, Bound?)
    let mayBeRest = at(.rest) && (!at(.above) || isRest(place, number: number))
    if mayBeRest, eat(.rest) { return RowPattern(.rest, range(from: start)) }
    if eat(.above) {
      guard let number = literal("a number", beforeWords: true) else { return nil }
      lower = Bound(number: number, isIncluded: false)
    } else if eat(.from) {
      guard let number = literal("the number that the bracket begins with", beforeWords: true) else { return nil }
      lower = Bound(number: number, isIncluded: true)
    }
    if isUpTo || at(.below) {
      let isIncluded = eatWholly(.upTo)
      if !isIncluded { _ = eat(.below) }
      guard let number = literal("the number that the bracket ends with", beforeWords: true) else { return nil }
      upper = Bound(number: number, isIncluded: isIncluded)
    }
    if case .insertion = place, upper == nil, let lower, !lower.isIncluded, !at(.comma) {
      fail(
        .unexpectedWord, at: range(from: start), "a row that is inserted has no upper end here",
        remedy: "write \(spelling(.rest)) alone for all that is left")
      return nil
    }
    return RowPattern(.range(lower: lower, upper: upper), range(from: start))
  }

  /// Whether the `above` at hand stands alone: a number behind it is then the first cell.
  private func isRest(_ place: RowPlace, number: Int) -> Bool {
    guard let next = peek(1), next.isNumber || next.isSymbol(.minus) else { return true }
    let rest = tokens[(cursor + 1)..<end]
    let hasUpperEnd = rest.indices.contains { index in
      [.upTo, .below].contains { vocabulary.spells($0, tokens, at: index, before: end) }
    }
    switch place {
    case .reference: return false
    case .insertion: return !hasUpperEnd && !rest.contains { $0.isSymbol(.comma) }
    case .table(let keys, let width):
      if number < keys || hasUpperEnd || rest.contains(where: { $0.isSymbol(.comma) }) { return false }
      let cells = rest.indices.count { index in
        tokens[index].isNumber || vocabulary.spells(.none, tokens, at: index, before: end)
      }
      return cells <= width
    }
  }
}
