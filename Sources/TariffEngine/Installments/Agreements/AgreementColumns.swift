import Exact
import Installments

/// The columns of a file of agreements, besides those of the dossiers' inputs:
///
/// | column | holds |
/// |---|---|
/// | `agreement` (or `dossier`) | its number, by which groups' rows are joined |
/// | `plan` | the plan's name |
/// | `term` or `months` | how many installments, or how many months; empty where all is paid in cash |
/// | `cash` | the cash part in whole rials, or `all`; empty: the least that the term allows |
/// | `start` | the day of the agreement |
/// | `first_due` | the nominal day of the first installment; empty: one period after the agreement |
/// | `bill_day` | the day of the bill; empty: as ``AgreementRequest/billDay`` |
/// | `amount` | what is owed in whole rials; empty: the bill of the dossier |
/// | `bill` | which bill |
///
/// Where a cell is empty or the column is missing, the run's own default counts. Headers may be Persian.
public enum AgreementColumns: Int, CaseIterable, Sendable {
  case plan, term, months, cash, start, firstDue, billDay, amount, bill

  /// Its names in headers, the one that messages use first.
  public var names: [String] {
    switch self {
    case .plan: ["plan", "طرح"]
    case .term: ["term", "اقساط", "تعداد اقساط"]
    case .months: ["months", "ماه"]
    case .cash: ["cash", "نقد", "پیش‌پرداخت"]
    case .start: ["start", "تاریخ توافق"]
    case .firstDue: ["first_due", "سررسید نخست"]
    case .billDay: ["bill_day", "تاریخ فیش"]
    case .amount: ["amount", "مبلغ"]
    case .bill: ["bill", "فیش"]
    }
  }

  static let extra = ExtraColumns(
    noun: "agreement", identifiers: ["agreement", "توافق"], names: allCases.map(\.names),
    remedy: "a file of agreements must have the column agreement, the number of each; besides it "
      + allCases.map { $0.names[0] }.joined(separator: ", ") + ": `tariff schedule --help` tells what they hold")
}

/// What counts where a file of agreements does not say it.
public struct AgreementDefaults: Sendable, Hashable {
  /// The plan.
  public var plan: String?
  /// The term.
  public var term: TermChoice?
  /// The cash part.
  public var cash: CashChoice?
  /// The day of the agreement.
  public var start: Day?
  /// The nominal day of the first installment.
  public var firstDue: Day?
  /// The day of the bill.
  public var billDay: Day?
  /// Which bill.
  public var bill: String?

  /// Nothing.
  public init() {}
}
