/// Everything that a statement says, before it is put into a language. Names and numbers in it are texts already.
enum Phrase: Sendable, Hashable {
  /// What may have no version on a day.
  enum ProvisionKind: Sendable, Hashable { case fee, rate, table, value }
  /// The way a rounding moved a number.
  enum Drift: Sendable, Hashable {
    case none
    case dropped(String)
    case added(String)
  }

  // Why a fee is in error.
  case missingInput(String)
  case missingInputInRow(String, group: String, row: String)
  case noVersion(ProvisionKind, String, day: String)
  case suspendedProvision(ProvisionKind, String, by: String, day: String)
  case textUnknown(ProvisionKind, String)
  case noSuchDay(String)
  case noRow(table: String, arguments: [String])
  case noCell(table: String, row: String?, column: String)
  case overflow
  case divisionByZero
  case emptyGroup(String)
  case blocked(by: String)
  case shareOutOfRange(relief: String)

  // Outcomes.
  case charged(String)
  case exempt(by: String, article: String?)
  case notApplicable
  case notYetThere
  case repealed(by: String, from: String)
  /// `to` nil: until decided; `from` nil: the days are not known.
  case suspended(by: String, from: String? = nil, to: String? = nil)
  case error(code: String, String)

  // Steps.
  case lineBegins(String, article: String?, act: String, day: String, input: String)
  case standstill(String, day: String, input: String)
  case asOf(String)
  case condition(String, Bool)
  case reliefCondition(String, String, Bool)
  case exemption(String, article: String?, formula: String, holds: Bool)
  case equals(String, String)
  /// A name, the formula behind it, and what that came to.
  case worked(String, String, String)
  case rowOfTable(table: String, row: String, column: String?, cell: String)
  case slice(table: String, row: String, width: String, rate: String, product: String?)
  case groupRow(group: String, row: String, counts: Bool)
  case counted
  /// The formula, where it was not told before, and what it came to.
  case element(String?, String)
  case lineRead(String, String, beforeReliefs: Bool)
  case setRead(String, String, beforeReliefs: Bool)
  case rounded(String, to: String, Drift)
  /// The formula and what it came to; nil: it is a number itself.
  case amount(String?, String)
  case raised(String, to: String)
  case capped(String, to: String)
  case relief(String, article: String?, formula: String, taken: String, limit: Limit?)
  case stepsOmitted(String)

  /// What held a relief back.
  enum Limit: Sendable, Hashable { case ceiling, balance, amount }
}

/// The fixed words of a statement's page.
enum Label: Sendable, Hashable, CaseIterable {
  case statement, dossier, rulebook, bill, payee, computed, billed, total, dropped, payable, refund, blocked, fixed
  case balances, before, used, left, why, samples, interim, draft, article, code, notApplicable, exempt, suspended
  case error
  case whole, partial, nothingStands
  case knownOn, allKnown, withDrafts, rulebookDigest, editionDigest, amendedBy, onAccount, finalActs
}
