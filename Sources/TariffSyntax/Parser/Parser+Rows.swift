import Diagnostics
import Exact

extension Parser {
  /// Whether the statement at hand can only be a row: it has a number, or begins like a pattern.
  var startsRow: Bool {
    if tokens[cursor..<end].contains(where: { $0.isNumber || $0.isSymbol(.bar) || $0.isSymbol(.comma) }) { return true }
    switch peek?.keyword {
    case .above?, .below?, .other?: return true
    default: return peek?.isText ?? false || at([.up, .to])
    }
  }

  /// row → pattern ("," pattern)* cell*
  ///
  /// A row of another width than the line of columns is kept: the checker says what is too much or too little.
  mutating func row(of table: TableDeclaration) -> TableRow? {
    let start = cursor
    usage = "up to 60  5%  200"
    let width = table.across?.options.count ?? table.columns.count
    var patterns: [RowPattern] = []
    repeat {
      guard let pattern = pattern(isLast: patterns.count + 1 >= table.keys.count, width: width) else { return nil }
      patterns.append(pattern)
    } while eat(.comma)
    var cells: [NumberLiteral?] = []
    while !isAtEnd {
      if eat(.none) {
        cells.append(nil)
      } else {
        guard let cell = literal("a number or none", beforeWords: true) else { return nil }
        cells.append(cell)
      }
    }
    return TableRow(patterns: patterns, cells: cells, range: range(from: start))
  }

  /// pattern → "other" | range | ["-"] NUMBER | TEXT | word ("|" word)*, word → NAME | "yes" | "no"
  private mutating func pattern(isLast: Bool, width: Int) -> RowPattern? {
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
      return pattern(.number(number))
    }
    if at(.from) || at(.above) || at(.below) || at(.up) { return bracket(isLast: isLast, width: width) }
    var words: [Marked<String>] = []
    repeat {
      guard let word = truth() ?? name("an option, a number or a bracket") else { return nil }
      words.append(word)
    } while eat(.bar)
    return pattern(.words(words))
  }

  /// `yes` and `no` are no names, but what the row of a yes/no key holds for.
  private mutating func truth() -> Marked<String>? {
    guard let token = peek, let word = token.word, token.keyword == .yes || token.keyword == .no else { return nil }
    advance()
    return Marked(word, range(of: token))
  }

  /// range → ["from" NUMBER | "above" NUMBER] ["up" "to" NUMBER | "below" NUMBER] | "above"
  private mutating func bracket(isLast: Bool, width: Int) -> RowPattern? {
    let start = cursor
    var (lower, upper): (Bound?, Bound?)
    if eat(.above) {
      if isRest(isLast: isLast, width: width) { return RowPattern(.rest, range(from: start)) }
      guard let number = literal("a number", beforeWords: true) else { return nil }
      lower = Bound(number: number, isIncluded: false)
    } else if eat(.from) {
      guard let number = literal("the number that the bracket begins with", beforeWords: true) else { return nil }
      lower = Bound(number: number, isIncluded: true)
    }
    if at(.up) || at(.below) {
      let isIncluded = at(.up)
      advance()
      if isIncluded { expect(.to, "after `up`") }
      guard let number = literal("the number that the bracket ends with", beforeWords: true) else { return nil }
      upper = Bound(number: number, isIncluded: isIncluded)
    }
    return RowPattern(.range(lower: lower, upper: upper), range(from: start))
  }

  /// Whether the `above` just taken stands alone: a number behind it is then the first cell. The number belongs to
  /// `above` if another pattern follows it, or if the row would otherwise be wider than the line of columns.
  private func isRest(isLast: Bool, width: Int) -> Bool {
    guard let next = peek, next.isNumber || next.isSymbol(.minus) else { return true }
    let rest = tokens[cursor..<end]
    if rest.contains(where: { $0.isSymbol(.comma) }) || !isLast { return false }
    if rest.contains(where: { $0.keyword == .up || $0.keyword == .below }) { return false }
    return rest.count(where: { $0.isNumber || $0.keyword == Keyword.none }) <= width
  }
}
