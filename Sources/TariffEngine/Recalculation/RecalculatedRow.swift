/// One line or bill of a dossier under two editions.
struct RecalculatedRow {
  enum Kind: String { case line, bill }

  var kind: Kind
  var name: String
  /// The bill in which the line stands; nil: in none.
  var bill: String?
  /// Whether it was made by what ``RecalculationRun/Options/uses`` names, or holds a line that was.
  var isUsed = false
  /// An outcome, or the state of a bill.
  var oldState: String
  var newState: String
  /// Whole rials; nil: there is no amount.
  var old: Int128?
  var new: Int128?
  /// As issued and paid; nil: nothing was issued, or no file says so.
  var issued: Int128?
  var paid: Int128?
  /// What is held against `new`: as issued where a file says so, else `old`. nil: it cannot be said.
  var difference: Int128?
  /// For a bill: what is billed besides, and what goes back.
  var supplementary: Int128?
  var refund: Int128?
  /// Whether the two differ, in amount or in outcome.
  var isDifferent = false
  /// The acts that made the difference.
  var acts: [String] = []

  /// States in which no amount can be told.
  private static let unsettled: Set<String> = ["error", "blocked"]

  /// What an amount counts in a difference; nil: nobody can say.
  static func counted(_ amount: Int128?, _ state: String) -> Int128? {
    unsettled.contains(state) ? nil : amount ?? 0
  }

  /// Sets the difference, and of a bill what follows from it.
  ///
  /// - Parameters:
  ///   - isIssued: whether a file says what was issued, so that old is not what is compared.
  ///   - counts: whether the row can make its dossier differ.
  mutating func settle(isIssued: Bool, counts: Bool) {
    let from = isIssued ? issued ?? 0 : Self.counted(old, oldState)
    let to = Self.counted(new, newState)
    if let from, let to { difference = to - from }
    // Nothing was issued, and nothing can be: that is no difference.
    let isMissed = isIssued && difference == nil && issued != nil
    isDifferent = counts && (difference ?? 0 != 0 || isMissed || !isIssued && oldState != newState)
    guard kind == .bill, let from, let to else { return }
    let received = isIssued ? paid ?? 0 : from
    supplementary = max(0, to - from)
    refund = to < from ? max(0, received - to) : 0
  }
}
