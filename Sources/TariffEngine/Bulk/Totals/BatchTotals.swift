import CSV

/// Sums over dossiers in place of a row for each: by tariff, by the values of inputs, by fee and bill.
public struct BatchTotals: Sendable, Hashable {
  /// What a fee or a bill came to over the dossiers of one combination of values.
  public struct Line: Sendable, Hashable {
    /// Which tariff: nil, the one at hand; else the name of a what-if.
    public var whatIf: String?
    /// The values by which dossiers are told apart, in the order of the grouping; empty: not given.
    public var values: [String]
    /// The fee or the bill.
    public var name: String
    /// Whether it is a bill.
    public var isBill: Bool
    /// Dossiers by outcome. Of a bill: `charged` stands, to be paid or given back, and `error` is blocked.
    public var charged = 0
    /// Dossiers that are exempt.
    public var exempt = 0
    /// Dossiers to which the fee does not apply.
    public var notApplicable = 0
    /// Dossiers on whose day the fee is suspended.
    public var suspended = 0
    /// Dossiers for which it cannot be computed; of a bill: which it blocks.
    public var error = 0
    /// Of a fee: what is charged, before the bill is floored. Of a bill: the sum of its lines. In rial.
    public var amount: Int128 = 0
    /// Of a fee: its shares of bills that stand. Of a bill: what is to be paid less what is given back. In rial.
    public var billed: Int128 = 0
    /// `billed` less what it is under the tariff at hand; nil where this is that tariff.
    public var change: Int128?
  }
  /// The names of the inputs by which dossiers are told apart.
  public var by: [String]
  /// By tariff, then by values in the order of the inputs' own, then fees and bills in the order of the tariff.
  /// Combinations of which there is no dossier are left out.
  public var lines: [Line]

  /// What the tariff at hand is called in the column `tariff`.
  public static let atHand = "as it stands"

  /// The columns of the CSV.
  public var columns: [String] {
    ["tariff"] + by
      + [
        "kind", "name", "charged", "exempt", "not_applicable", "suspended", "error", "amount", "billed", "change",
      ]
  }

  /// The totals as a CSV, with its header.
  public var csv: [UInt8] {
    var writer = CSVWriter(guardsFormulas: true)
    for column in columns { writer.appendText(column) }
    writer.endRow()
    for line in lines {
      writer.appendText(line.whatIf ?? Self.atHand)
      for value in line.values { writer.appendText(value) }
      writer.appendText(line.isBill ? "bill" : "fee")
      writer.appendText(line.name)
      for count in [line.charged, line.exempt, line.notApplicable, line.suspended, line.error] {
        writer.appendNumber(String(count))
      }
      writer.appendNumber(String(line.amount))
      writer.appendNumber(String(line.billed))
      if let change = line.change { writer.appendNumber(String(change)) } else { writer.appendEmpty() }
      writer.endRow()
    }
    return writer.bytes
  }
}
