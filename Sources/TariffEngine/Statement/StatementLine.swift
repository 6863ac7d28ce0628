import Exact
import TariffKernel

/// One fee of a statement.
public struct StatementLine: Sendable {
  /// The fee's place in the model.
  public let fee: ID<Fee>
  /// The fee's name and titles.
  public let symbol: Symbol
  /// The outcome and what priced it.
  public let line: Line
  /// The version that was applied; nil when none holds on the day.
  public let version: FeeVersion?
  /// The act of that version.
  public let act: Act?
  /// The fee's share of its bill once the bill was floored; nil unless charged on a bill that stands.
  public let billed: Int128?
  /// Why it could not be computed, if it could not.
  public let error: StatementError?
  /// The later acts that gave its version, or what its formulas read, the present form: its own first, then by name.
  public let amendedBy: [Amendment]
  /// Why there is no version to be charged: it is suspended, or the law says that there is no such line.
  public let standstill: Standstill?
  /// The interim acts that it was priced by: it is paid on account, and the final act makes the difference payable.
  public let onAccountOf: [Act]

  /// An act that changed a version, and its article.
  public struct Amendment: Sendable, Hashable {
    /// The provision that was changed: the fee itself, or a rate, table or value that it read.
    public var provision: String
    /// The amending act.
    public var act: Act
    /// As written in that act.
    public var article: String?
  }

  /// Days on which a line stands still.
  public struct Standstill: Sendable, Hashable {
    /// Why.
    public enum Kind: String, Sendable { case suspended, repealed, notYet = "not_yet" }
    /// Why.
    public var kind: Kind
    /// The act that says so; nil: the fee is not yet there.
    public var act: Act?
    /// The first day.
    public var from: Day
    /// The last day of a suspension; nil: until decided, or for good.
    public var until: Day?
  }

  init(_ fee: ID<Fee>, of statement: Statement) {
    let model = statement.model
    self.fee = fee
    symbol = model.fees[fee.index].symbol
    line = statement.assessment.lines[fee.index]
    version = line.version.map { model.fees[fee.index].versions[$0] }
    act = version.map { model.acts[$0.origin.act.index] }
    billed = model.billed(fee, in: statement.assessment)
    amendedBy = statement.amendments(of: fee)
    standstill = Standstill(line, of: model.fees[fee.index], in: model)
    onAccountOf = statement.interimActs(of: fee)
    if case .error(let fault) = line.outcome {
      let told = line
      let sentences = Language.allCases.map { language in
        (language, statement.teller(in: language, digits: nil).sentence(fault, fee: fee, line: told))
      }
      error = StatementError(fault: fault, sentences: Dictionary(sentences, uniquingKeysWith: { first, _ in first }))
    } else {
      error = nil
    }
  }

  /// Whole rials; nil unless charged.
  ///
  /// This and the next one are never inlined: the optimizer of Swift 6.3.1 stops with an ownership error where a caller
  /// inlines them behind an optional.
  @inline(never) public var amount: Int128? {
    if case .charged(let amount) = line.outcome { amount } else { nil }
  }

  /// The exemption that holds, if one does.
  @inline(never) public var exemption: Exemption? {
    if case .exempt(let index) = line.outcome { version?.exemptions[index] } else { nil }
  }
}

extension StatementLine.Standstill {
  fileprivate init?(_ line: Line, of fee: Fee, in model: Model) {
    guard let entry = line.entry else { return nil }
    let from = fee.timeline.beginning(of: entry)
    switch fee.timeline.entries[entry].state {
    case .version: return nil
    case .suspended(let act, let until):
      self.init(kind: .suspended, act: model.acts[act.index], from: from, until: until)
    case .absent(let act?): self.init(kind: .repealed, act: model.acts[act.index], from: from)
    case .absent(nil): self.init(kind: .notYet, act: nil, from: from)
    }
  }
}

/// Why a fee could not be computed.
public struct StatementError: Sendable, Hashable {
  /// The fault as data.
  public let fault: Fault
  /// The sentence in each language.
  let sentences: [Language: String]

  /// The stable code: D0201 …
  public var code: String { fault.code }

  /// One sentence that names the input, row, rate or day.
  public func message(in language: Language = .english) -> String { sentences[language] ?? "" }
}

/// One bill of a statement.
public struct StatementBill: Sendable {
  /// The bill's place in the model.
  public let id: ID<Bill>
  /// The bill and its payee.
  public let bill: Bill
  /// Its totals, a refund, or the fee that blocks it.
  public let result: BillResult

  init(_ id: ID<Bill>, of statement: Statement) {
    self.id = id
    bill = statement.model.bills[id.index]
    result = statement.assessment.bills[id.index]
  }

  /// Whole rials that are to be paid; nil when the bill is blocked or is a refund.
  ///
  /// Never inlined, for the reason of ``StatementLine/amount``.
  @inline(never) public var payable: Int128? {
    if case .payable(_, let payable, _, _) = result { payable } else { nil }
  }
}

extension Model {
  /// A charged fee's share of its bill; nil when it is not charged or its bill does not stand.
  func billed(_ fee: ID<Fee>, in assessment: Assessment) -> Int128? {
    guard case .charged = assessment.lines[fee.index].outcome else { return nil }
    for (bill, result) in zip(bills, assessment.bills) {
      if let place = bill.lines.firstIndex(of: fee) { return result.shares?[place] }
    }
    return nil
  }
}
