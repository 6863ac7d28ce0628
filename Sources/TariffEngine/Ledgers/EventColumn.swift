/// The columns of a CSV of events, and the keys of an event in JSON. What an event does not take stays empty.
///
/// | column | holds |
/// |---|---|
/// | `day` | when it happened |
/// | `event` | `agreement`, `payment`, `reversal`, `recalculation`, `prolongation`, `settlement`, `refund` |
/// | `id` | the number of a payment, settlement or refund; of a reversal the one that bounced |
/// | `amount` | whole rials: of a payment, settlement or refund (money given back); of a bill without lines that was recalculated |
/// | `term` | of an agreement: how many installments |
/// | `months` | of an agreement, instead of `term`: how many months |
/// | `cash` | of an agreement: `least` (or empty), `all`, or whole rials |
/// | `first_due` | of an agreement: the nominal day of the first installment; empty: one period after the agreement |
/// | `installments` | of a prolongation: how many dates are to come then; in all a longer term of the plan |
/// | `rate` | of a prolongation: its mark-up of a year, `18%`, not above that of the longer term; empty: that |
/// | `lines` | of a recalculation: all lines of the bill, `fee=980000;fine=300000`, or one line in each of several rows |
public enum EventColumn: String, Sendable, CaseIterable {
  case day, event, id, amount, term, months, cash
  case firstDue = "first_due"
  case installments, rate, lines

  /// The header in the order of the table above.
  public static let names = allCases.map(\.rawValue)

  /// What a header may call it.
  var spellings: [String] {
    switch self {
    case .day: ["day", "روز", "تاریخ"]
    case .event: ["event", "رویداد"]
    case .id: ["id", "شماره"]
    case .amount: ["amount", "مبلغ"]
    case .term: ["term", "شمار اقساط"]
    case .months: ["months", "ماه"]
    case .cash: ["cash", "پیش‌پرداخت"]
    case .firstDue: ["first_due", "سررسید نخست"]
    case .installments: ["installments", "قسط‌های مانده"]
    case .rate: ["rate", "نرخ"]
    case .lines: ["lines", "ردیف‌ها"]
    }
  }

  private static let byKey: [String: EventColumn] = {
    let pairs = allCases.flatMap { column in column.spellings.map { (MatchKey.of($0), column) } }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }()

  /// The column that a header or key stands for.
  static func named(_ text: String) -> EventColumn? { byKey[MatchKey.of(text)] }
}

/// The kinds of events as data write them.
enum EventWord: String, Sendable, CaseIterable {
  case agreement, payment, reversal, recalculation, prolongation, settlement, refund

  var spellings: [String] {
    switch self {
    case .agreement: ["agreement", "توافق"]
    case .payment: ["payment", "پرداخت"]
    case .reversal: ["reversal", "برگشت"]
    case .recalculation: ["recalculation", "بازمحاسبه", "محاسبه مجدد"]
    case .prolongation: ["prolongation", "تمدید"]
    case .settlement: ["settlement", "تسویه"]
    case .refund: ["refund", "بازپرداخت"]
    }
  }

  private static let byKey: [String: EventWord] = {
    let pairs = allCases.flatMap { word in word.spellings.map { (MatchKey.of($0), word) } }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }()

  static func named(_ text: String) -> EventWord? { byKey[MatchKey.of(text)] }

  /// The columns that it takes beside `day` and `event`.
  var columns: [EventColumn] {
    switch self {
    case .agreement: [.term, .months, .cash, .firstDue]
    case .payment, .settlement, .refund: [.id, .amount]
    case .reversal: [.id]
    case .recalculation: [.id, .amount, .lines]
    case .prolongation: [.installments, .rate]
    }
  }
}
