import Exact
import Installments
import TariffKernel

/// What is to be paid under a plan: a bill of a dossier line by line, or an amount that somebody names.
public struct OwedBill: Sendable, Hashable {
  /// One line of it.
  public struct Line: Sendable, Hashable {
    /// The fee; of a bare amount nothing.
    public var symbol: Symbol
    /// Whole rials.
    public var amount: Coins
  }
  /// The dossier's number, if there is one.
  public var dossier: String?
  /// The bill; nil: a bare amount.
  public var bill: Symbol?
  /// What is owed of each line.
  public var lines: [Line]
  /// The latest day by which a line was priced; nil: none is known.
  public var pricedOn: Day?
  /// The sample numbers that the bill itself rests on.
  public var samples: [SampleUse]

  /// A bare amount in whole rials.
  public init(amount: Coins, dossier: String? = nil) {
    self.dossier = dossier
    lines = [Line(symbol: Symbol(name: ""), amount: amount)]
    samples = []
  }

  /// What is owed in all.
  public var total: Coins { lines.reduce(0) { $0 + $1.amount } }

  /// The lines as a plan takes them.
  func debtLines(under terms: AgreedTerms) -> [DebtLine] {
    lines.map { line in
      DebtLine(
        name: line.symbol.name, amount: line.amount, mayBeSplit: !terms.unsplit.contains(line.symbol.name),
        bearsLateCharge: !terms.withoutLateCharge.contains(line.symbol.name))
    }
  }
}

extension OwedBill {
  /// The bill of an assessment.
  ///
  /// - Parameter name: nil: the only bill that there is, or the only one that asks for anything.
  init(_ name: String?, of assessment: Assessment, in model: Model, dossier: String?) throws(BillRefusal) {
    let place = try Self.place(of: name, among: assessment.bills, in: model)
    let bill = model.bills[place]
    var shares: [Int128]
    switch assessment.bills[place] {
    case .blocked(let fee): throw .blocked(bill.symbol, by: model.fees[fee.index].symbol)
    case .refund(let total, _): throw .refund(bill.symbol, total: total)
    case .payable(let total, let payable, _, let lines):
      shares = lines
      let isShownApart = lines.reduce(0, +) == total && payable < total
      if isShownApart, lines.allSatisfy({ $0 >= 0 }) {
        // The floor stands apart on the bill; what is paid in parts is the floored bill.
        shares = Allocation.shares(of: payable, inProportionTo: lines)
      }
    }
    self.dossier = dossier
    self.bill = bill.symbol
    (lines, samples) = ([], [])
    for (fee, share) in zip(bill.lines, shares) where share != 0 {
      lines.append(Line(symbol: model.fees[fee.index].symbol, amount: share))
      if let day = assessment.lines[fee.index].day { pricedOn = max(pricedOn ?? day, day) }
    }
    if lines.isEmpty { throw .nothing(bill.symbol) }
  }

  private static func place(
    of name: String?, among results: [BillResult], in model: Model
  ) throws(BillRefusal) -> Int {
    let names = model.bills.map(\.symbol.name)
    if let name {
      if let place = names.firstIndex(of: name) { return place }
      throw .unknown(name, known: names)
    }
    if names.count == 1 { return 0 }
    let asking = results.indices.filter { place in
      if case .payable(_, let payable, _, _) = results[place] { payable > 0 } else { true }
    }
    if asking.count == 1 { return asking[0] }
    throw .several(names)
  }
}

/// Why a dossier has no bill that can be paid in parts.
///
/// Indirect for the reason of ``BatchFault``.
public indirect enum BillRefusal: Error, Sendable, Hashable {
  case unknown(String, known: [String])
  /// Which one is not said.
  case several([String])
  case blocked(Symbol, by: Symbol)
  case refund(Symbol, total: Int128)
  case nothing(Symbol)
}
