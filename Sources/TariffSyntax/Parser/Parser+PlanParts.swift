import Diagnostics
import Exact
import Installments

extension Parser {
  /// The largest number of installments, months, days or digits that can be written.
  private static let largestCount: Int128 = 9_999

  /// COUNT → a whole number without a unit
  mutating func wholeNumber(_ what: String) -> Marked<Int>? {
    guard let token = peek, case .number(let value) = token.kind else {
      unexpected(what)
      return nil
    }
    guard value.scale == 0, (0...Self.largestCount).contains(value.significand) else {
      unexpected(what, reasons: ["it is a whole number, at most \(Self.largestCount)"])
      return nil
    }
    advance()
    return Marked(Int(value.significand), range(of: token))
  }

  /// The noun behind a number, in its singular or plural; the formatter writes the one that fits the number.
  mutating func eat(_ singular: Keyword, or plural: Keyword, behind count: Int) -> Bool {
    guard at(singular) || at(plural) else { return false }
    take(count == 1 ? singular : plural, words: 1)
    return true
  }

  /// One of these keywords, taken; else T0109, where one of several words breaks off at the word that is wrong.
  mutating func oneKeyword(_ keywords: [Keyword], _ wanted: String) -> Keyword? {
    if let keyword = keywords.first(where: { at($0) }) {
      _ = eat(keyword)
      return keyword
    }
    let begun = keywords.first { vocabulary.matched($0, tokens, at: cursor, before: end) > 0 }
    if let begun, eatWholly(begun) { return nil }
    unexpected(wanted, reasons: known(keywords), nearest: keywords.map(spelling))
    return nil
  }

  /// What may be said, for messages.
  func known(_ keywords: [Keyword]) -> [String] {
    ["what can be said is: \(keywords.map(spelling).joined(separator: ", "))"]
  }

  /// The keyword that begins the next part of a clause, taken. Each group of keywords says one thing, which can be said
  /// once; nil: none of them, or a second time, which was reported.
  mutating func part(_ groups: [[Keyword]], _ said: inout [Int: SourceRange]) -> Keyword? {
    let start = cursor
    guard let keyword = oneKeyword(groups.flatMap { $0 }, "a part of the clause") else { return nil }
    let group = groups.firstIndex { $0.contains(keyword) } ?? 0
    if let first = said[group] {
      fail(
        .clauseTwice, at: range(from: start), "`\(spelling(keyword))` says again what the clause says before",
        reasons: ["only one of them can hold"], remedy: "keep one of them",
        related: [Diagnostic.Related(first, "first said here")])
      return nil
    }
    said[group] = range(from: start)
    return keyword
  }

  /// begun → "whole" | "by" "days" | "not" "at" "all"
  mutating func begunMonth() -> BegunMonth? {
    let keywords = BegunMonth.allCases.map(\.keyword)
    guard let keyword = oneKeyword(keywords, "how a begun month counts") else { return nil }
    return BegunMonth.allCases.first { $0.keyword == keyword }
  }

  /// One of the cases of a rule, by its keyword.
  mutating func oneRule<Rule: CaseIterable>(_ keyword: (Rule) -> Keyword, _ wanted: String) -> Rule? {
    guard let found = oneKeyword(Rule.allCases.map(keyword), wanted) else { return nil }
    return Rule.allCases.first { keyword($0) == found }
  }
}
