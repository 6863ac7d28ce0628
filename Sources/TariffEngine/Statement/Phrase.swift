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
  case condition(Bool)
  case exemption(String, article: String?, holds: Bool)
  case equals(String, String)
  case rowOfTable(table: String, row: String, column: String, cell: String)
  case slice(table: String, row: String, width: String, rate: String, product: String?)
  case groupRow(group: String, row: String)
  case lineRead(String, String, beforeReliefs: Bool)
  case setRead(String, String, beforeReliefs: Bool)
  case rounded(mode: String, step: String, to: String, Drift)
  case formulaGives(String)
  case raised(String)
  case capped(String)
  case relief(String, article: String?, taken: String, limit: Limit?)
  case stepsOmitted(String)

  /// What held a relief back.
  enum Limit: Sendable, Hashable { case ceiling, balance, amount }
}

/// The fixed words of a statement's page.
enum Label: Sendable, Hashable, CaseIterable {
  case statement, dossier, rulebook, bill, payee, computed, billed, total, dropped, payable, refund, blocked, fixed
  case balances, before, used, left, why, samples, interim, article, code, notApplicable, exempt, suspended, error
  case whole, partial, nothingStands
}
