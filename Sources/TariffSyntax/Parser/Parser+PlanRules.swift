import Diagnostics
import Exact
import Installments

extension Parser {
  /// every → COUNT ("month" | "months" | "day" | "days") {"," due part}
  ///
  /// due part → "same" "day" | "first" "day" | "last" "day" | "begun" "month" begun | "moved" shift | "across" "years"
  ///            | "days" "shared"
  mutating func due() -> DueClause? {
    let start = cursor
    guard let frequency = frequency() else { return nil }
    var rule = DueRule(frequency: frequency)
    var said: [Int: SourceRange] = [:]
    while eat(.comma) {
      switch part([DayOfMonth.allCases.map(\.keyword), [.begunMonth], [.moved], [.acrossYears], [.daysShared]], &said) {
      case .sameDay: rule.dayOfMonth = .same
      case .firstOfMonth: rule.dayOfMonth = .first
      case .lastOfMonth: rule.dayOfMonth = .last
      case .begunMonth: rule.begunMonth = begunMonth() ?? .whole
      case .moved: rule.shift = shift() ?? .none
      case .acrossYears: rule.mayLeaveFiscalYear = true
      case .daysShared: rule.mayShareDay = true
      default: return nil
      }
    }
    if case .days = frequency, let place = said[0] ?? said[1] {
      fail(
        .unexpectedWord, at: place, "`\(words(place))` means nothing where installments are so many days apart",
        remedy: "leave it out, or say how many months they are apart")
    }
    return DueClause(rule: rule, range: range(from: start))
  }

  private mutating func frequency() -> Frequency? {
    guard let count = wholeNumber("how many months or days installments are apart") else { return nil }
    if eat(.month, or: .months, behind: count.value) { return .months(count.value) }
    if eat(.day, or: .days, behind: count.value) { return .days(count.value) }
    let nouns: [Keyword] = [.month, .months, .day, .days]
    unexpected("`\(spelling(.months))` or `\(spelling(.days))`", nearest: nouns.map(spelling))
    return nil
  }

  /// shift → "following" | "modified" "following" | "preceding"
  private mutating func shift() -> DayShift? {
    // The longer first.
    let shifts: [DayShift] = [.modifiedFollowing, .following, .preceding]
    guard let keyword = oneKeyword(shifts.compactMap(\.keyword), "where a day off moves a due date") else { return nil }
    return shifts.first { $0.keyword == keyword }
  }

  /// grace → grace part {"," grace part}
  ///
  /// grace part → COUNT ["installment" | "installments"] "of" ("principal" | "mark" "up") | "forgiven"
  mutating func grace() -> GraceClause? {
    let start = cursor
    var grace = Grace()
    var said: [Keyword: SourceRange] = [:]
    repeat {
      let begin = cursor
      var keyword = Keyword.forgiven
      if !eat(.forgiven) {
        guard let count = wholeNumber("the number of the first installments that ask for less") else { return nil }
        _ = eat(.installment, or: .installments, behind: count.value)
        guard expect(.of, "and what they do not ask") else { return nil }
        guard let component = oneKeyword([.principal, .markUp], "what they do not ask") else { return nil }
        if component == .principal { grace.principal = count.value } else { grace.markUp = count.value }
        keyword = component
      }
      if let first = said[keyword] {
        fail(
          .clauseTwice, at: range(from: begin), "`\(spelling(keyword))` is said twice in one clause",
          remedy: "keep one of them", related: [Diagnostic.Related(first, "first said here")])
        return nil
      }
      said[keyword] = range(from: begin)
    } while eat(.comma)
    if let place = said[.forgiven] {
      if said[.markUp] == nil {
        fail(
          .unexpectedWord, at: place, "`\(words(place))` is said of mark-up, and the clause names none",
          remedy: vocabulary.worded("grace 2 installments of mark up, forgiven"))
      }
      grace.forgivesMarkUp = true
    }
    return GraceClause(grace: grace, range: range(from: start))
  }

  /// rounded → rounding {"," ("remainder" taker | "of" ("principal" | "amount")
  ///           | "small" "debts" ("refused" | "end" "early") | "coins" mode)}
  mutating func rowRounding() -> RowRoundingClause? {
    let start = cursor
    guard let rounding = rounding() else { return nil }
    var clause = RowRoundingClause(
      rounding: rounding, taker: nil, part: nil, tooSmall: nil, coinMode: nil, range: range(from: start))
    var said: [Int: SourceRange] = [:]
    while eat(.comma) {
      switch part([[.remainder], [.of], [.smallDebts], [.coins]], &said) {
      case .remainder: clause.taker = oneRule(\RemainderTaker.keyword, "who takes the remainder")
      case .of: clause.part = oneRule(\RoundedPart.keyword, "what is rounded")
      case .smallDebts: clause.tooSmall = oneRule(\TooSmall.keyword, "what becomes of small debts")
      case .coins: clause.coinMode = mode()
      default: return nil
      }
    }
    clause.range = range(from: start)
    return clause
  }
}
