extension BatchSummary {
  /// The account for people, in English: rows, groups, bills, rejects by code, notices.
  public var text: String { "" }

  /// The account as one JSON object (schema `tariff.batch/1`).
  public var json: String { "" }
}
