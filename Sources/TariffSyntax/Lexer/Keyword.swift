/// Every word that the language knows, one table for lexer, parser, formatter and the reference. Most words mean
/// something only in their place and may also be names; the reserved ones never are.
enum Keyword: String, CaseIterable {
  // Declarations.
  case language, rulebook, act, input, group, set, rate, table, value, fee, bill, example
  // Clauses of acts and rulebooks, and of every declaration.
  case authority, approved, published, force, from, to, priced, on, status, draft, interim, final
  case jurisdiction, horizon, uses, article, source, sample, accepted
  // Types of inputs.
  case date, text, by
  // Tables.
  case slab, progressive, exact, across, total, up, above, below, other, none
  // Fees.
  case code, when, exempt, `let`, amount, at, least, most, after, reliefs, relief, of, balance, rounded
  case half, even, down, toward, zero, away, floor, ceiling
  // Bills.
  case payee, lines, fixed, shared, largest, remainder, taken, shown, apart
  // Examples.
  case applicable, suspended, error
  // Formulas.
  case and, or, not, `if`, then, `else`, `in`, `is`, given, `where`, over, before, yes, no, sum, min, max
  // Units.
  case per, percent, rial, toman, m, m2, count, day, month, year

  /// The keyword of a word as written; nil: a name.
  static func named(_ word: String) -> Keyword? { bySpelling[word] }

  private static let bySpelling: [String: Keyword] = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// Words of formulas and units: a name spelled like one could not be told from it.
  var isReserved: Bool {
    switch self {
    case .and, .or, .not, .if, .then, .else, .in, .is, .where, .over, .before, .rounded, .yes, .no, .sum, .min, .max:
      true
    default: isUnitWord || self == .per || self == .percent
    }
  }

  /// A base unit.
  var isUnitWord: Bool {
    switch self {
    case .rial, .toman, .m, .m2, .count, .day, .month, .year: true
    default: false
    }
  }

  /// Words that a row or an example gives a meaning of its own, so that no option of a choice may be called so.
  var isReservedForOptions: Bool {
    switch self {
    case .up, .from, .above, .below, .other, .exempt, .suspended, .error: true
    default: isReserved
    }
  }

  /// A statement goes on when its line ends with one of these.
  var continuesLine: Bool {
    switch self {
    case .then, .else, .and, .or, .not: true
    default: false
    }
  }

  /// Outside tables, a statement goes on when the next line begins with one of these.
  var continuesFromNextLine: Bool {
    switch self {
    case .then, .else, .and, .or: true
    default: false
    }
  }
}
