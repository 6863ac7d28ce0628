import TariffKernel

/// The columns of a result, in order:
///
/// | column | holds |
/// |---|---|
/// | `dossier` | the dossier's number, as written |
/// | `status` | `whole`, `partial` (a fee is in error, another bill stands) or `blocked` (no bill stands) |
/// | `FEE` | whole rials; empty unless charged |
/// | `FEE.outcome` | `charged`, `exempt`, `not_applicable`, `suspended` or `error` |
/// | `FEE.billed` | its share of the floored bill, in whole rials; empty unless charged on a bill that stands |
/// | `BILL.total` | the sum of its lines; negative for a refund; empty when blocked |
/// | `BILL.dropped` | what flooring dropped; empty when blocked or a refund |
/// | `BILL.payable` | `total` − `dropped`; empty when blocked or a refund |
/// | `INPUT.used` | what reliefs took of the balance |
/// | `INPUT.left` | what is left of it |
/// | `errors` | `CODE fee: sentence`, separated by `; ` |
///
/// Fees, then bills, then balances stand in the order of the model. Empty is never zero.
public struct ResultColumns: Sendable {
  /// The header.
  public let names: [String]

  /// One column and what it holds, for people.
  public struct Description: Sendable, Hashable {
    public var column: String
    public var holds: String
  }
}

/// The columns of the rejects: `file` (`dossiers` or the group's name), `line`, `dossier`, `column`, `code`,
/// `message`, and `row`, the row as it was.
public enum RejectColumns {
  /// The header.
  public static let names = ["file", "line", "dossier", "column", "code", "message", "row"]
}

extension ResultColumns {
  /// The columns of a model's results.
  public init(of model: Model) { self.init(names: []) }

  /// Every column of a model's results and what it holds, in order.
  public static func describe(_ model: Model) -> [Description] { [] }
}
