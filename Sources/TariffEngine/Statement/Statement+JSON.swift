extension Statement {
  /// The statement for programs: one line of JSON (schema `tariff.statement/1`), keys sorted, no spaces, amounts as
  /// decimal strings, dates as `1403-02-01`.
  public var json: String { "" }
}
