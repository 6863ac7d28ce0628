/// Every word or phrase that the language knows. Most mean something only in their place and may also be names; the
/// reserved ones never are. How they are spelled stands in ``Keyword/spelling``.
///
/// Two keywords may be spelled alike in one language where another one tells them apart: `to` ends a span, where Persian
/// says تا, and leads to a new value, where Persian says به.
enum Keyword: Int, CaseIterable {
  // Declarations.
  case language, rulebook, act, input, group, set, rate, table, value, fee, bill, plan, example
  // What an act does to others.
  case change, replace, insert, remove, repeal, suspend, reinstate, annul, row, was, untilDecided
  // Clauses of acts and rulebooks, and of every declaration.
  case authority, approved, published, inForce, from, to, pricedOn, status, draft, interim, final
  case rank, law, regulation, council, amends, prevailsOver, settles, unknownText
  case jurisdiction, horizon, uses, article, source, sample, accepted, isNew, amendedBy
  // Types of inputs.
  case date, text, step
  // Tables.
  case slab, progressive, exact, by, across, total, upTo, above, rest, below, other, none
  // Fees.
  case code, when, exempt, `let`, amount, unknown, atLeast, atMost, afterReliefs, relief, of, reliefCeiling, balance
  case rounded, halfUp, halfEven, halfDown, towardZero, awayFromZero, floor, ceiling
  /// `to` before a step or a new value.
  case onto
  // Bills.
  case payee, lines, fixed, sharedByLargestRemainder, takenFrom, shownApart
  // Plans: terms and methods.
  case debt, term, markUp, method, noMarkUp, flat, bankFormula, equalPrincipal, levelPayments, dailyInterest
  case byMonths, byDays, byDaysOfEachYear, guardDigits, discount, ifAllInCash, cash
  // Plans: due days and rounding.
  case every, months, days, sameDay, firstOfMonth, lastOfMonth, begunMonth, whole, notAtAll
  case moved, following, modifiedFollowing, preceding, acrossYears, daysShared
  case grace, installment, installments, principal, forgiven
  case remainder, first, last, largestRemainder, separateLine, smallDebts, refused, endEarly, coins
  // Plans: what is paid, and what happens later.
  case linesShown, unsplit, late, aMonth, aDay, onPrincipal, onAmount, except
  case payments, vertical, horizontal, inOrder, pastDue, due, inAdvance, lateCharge, surplus, next, spread, refund
  case settlement, forgives, recalculation, supplementary, lastInstallment, markUpFollows, dueAfter
  // Examples.
  case known, notApplicable, suspended, error, `for`, allCash
  // Formulas.
  case and, or, not, `if`, then, `else`, `in`, isGiven, `where`, over, on, beforeReliefs, yes, no, sum, min, max
  case yearOf, toRial, firstDay, dayOf
  // Units.
  case per, percent, rial, toman, m, m2, count, day, month, year

  /// Words of formulas and units: a name spelled like one could not be told from it.
  var isReserved: Bool {
    switch self {
    case .and, .or, .not, .if, .then, .else, .in, .isGiven, .where, .over, .on, .beforeReliefs, .rounded, .yes, .no,
      .sum, .min, .max, .per, .percent, .known:
      true
    default: isUnitWord || isFunction
    }
  }

  /// A base unit.
  var isUnitWord: Bool {
    switch self {
    case .rial, .toman, .m, .m2, .count, .day, .month, .year: true
    default: false
    }
  }

  /// A function with arguments of its own. Its English word is its name in trees.
  var isFunction: Bool {
    switch self {
    case .yearOf, .toRial, .firstDay, .dayOf: true
    default: false
    }
  }

  /// Words that a row or an example gives a meaning of its own, so that no option of a choice may be called so.
  var isReservedForOptions: Bool {
    switch self {
    case .upTo, .from, .above, .rest, .below, .other, .article, .exempt, .suspended, .notApplicable, .error: true
    default: isReserved
    }
  }

  /// A statement goes on when its line ends with one of these.
  static let continuingLine: [Keyword] = [.then, .else, .and, .or, .not, .was]

  /// Outside tables, a statement goes on when the next line begins with one of these.
  static let continuingFromNextLine: [Keyword] = [.then, .else, .and, .or, .was]
}
