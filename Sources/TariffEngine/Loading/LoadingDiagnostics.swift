import Diagnostics

extension Diagnostic {
  /// T0203. A file that cannot be read is never passed over: a tariff without one of its acts is another tariff.
  static func unreadable(_ name: String, _ reason: String, at range: SourceRange?) -> Diagnostic {
    Diagnostic(
      .fileUnreadable, at: range, "\(name) cannot be read", reasons: [reason],
      remedy: "give the folder of a rulebook; its files are regular files inside the tree, and readable")
  }

  /// T0113. Larger than any act; nothing of it was read.
  static func tooLarge(_ name: String, limit: Int, at range: SourceRange?) -> Diagnostic {
    Diagnostic(
      .fileTooLarge, at: range, "\(name) is larger than \(limit) bytes", reasons: ["it was not read"],
      remedy: "move long tables into CSV files beside the act, or split the act")
  }

  /// T0204.
  static func missingUse(_ used: Marked<String>, _ reason: String) -> Diagnostic {
    Diagnostic(
      .usedRulebookMissing, at: used.range, "the rulebook \"\(used.value)\" that this one uses is not there",
      reasons: [reason], remedy: "name a folder with a rulebook file in the same tree, as in uses \"../National\"")
  }

  /// T0207.
  static func usesItself(_ used: Marked<String>, chain: [String]) -> Diagnostic {
    Diagnostic(
      .rulebookUsesItself, at: used.range, "this rulebook uses itself through \"\(used.value)\"",
      reasons: [chain.joined(separator: " → ")], remedy: "take one of these uses away")
  }
}
