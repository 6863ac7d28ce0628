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
/// | `INPUT.used` | what reliefs took of the balance; empty when it was not given |
/// | `INPUT.left` | what is left of it; empty when it was not given |
/// | `errors` | `CODE fee: sentence`, separated by `; ` |
///
/// Fees, then bills, then balances stand in the order of the model. Empty is never zero.
public struct ResultColumns: Sendable {
  /// One column and what it holds, for people.
  public struct Description: Sendable, Hashable {
    /// The column's name.
    public var column: String
    /// What a cell of it holds.
    public var holds: String
  }
  /// The header.
  public let names: [String]
  /// The inputs that reliefs draw on.
  let balances: [ID<Input>]

  /// The columns of a model's results.
  public init(of model: Model) {
    names = Self.describe(model).map(\.column)
    balances = Self.balances(of: model)
  }

  /// Every column of a model's results and what it holds, in order.
  public static func describe(_ model: Model) -> [Description] {
    func title(_ symbol: Symbol) -> String {
      (symbol.englishTitle ?? symbol.persianTitle).map { "\($0): " } ?? ""
    }
    var columns = [
      Description(column: "dossier", holds: "the dossier's number, as written"),
      Description(column: "status", holds: "whole, partial (another bill stands) or blocked (no bill stands)"),
    ]
    for fee in model.fees {
      let name = fee.symbol.name
      columns += [
        Description(column: name, holds: title(fee.symbol) + "whole rials; empty unless charged"),
        Description(column: "\(name).outcome", holds: "charged, exempt, not_applicable, suspended or error"),
        Description(column: "\(name).billed", holds: "its share of the floored bill, whole rials"),
      ]
    }
    for bill in model.bills {
      let name = bill.symbol.name
      columns += [
        Description(column: "\(name).total", holds: title(bill.symbol) + "the sum of its lines; negative for a refund"),
        Description(column: "\(name).dropped", holds: "what flooring dropped"),
        Description(column: "\(name).payable", holds: "total - dropped; empty when blocked or a refund"),
      ]
    }
    for input in balances(of: model) {
      let symbol = model.inputs[input.index].symbol
      columns += [
        Description(column: "\(symbol.name).used", holds: title(symbol) + "what reliefs took of it"),
        Description(column: "\(symbol.name).left", holds: "what is left of it"),
      ]
    }
    return columns + [Description(column: "errors", holds: "CODE fee: sentence, separated by \"; \"")]
  }

  private static func balances(of model: Model) -> [ID<Input>] {
    let used = Set(model.fees.flatMap { $0.versions.flatMap { $0.reliefs.compactMap(\.balance) } })
    return used.sorted { $0.index < $1.index }
  }
}
