import Exact

/// Why events make no state, with what would be allowed.
public indirect enum LedgerFault: Error, Sendable, Hashable {
  case noAgreement
  case secondAgreement(Day, first: Day)
  case outOfOrder(Day, after: Day)
  case beforeAgreement(Day, agreement: Day)
  case afterClearance(Day, cleared: Day)
  case amountNotPositive(String)
  case amountTooLarge(String, most: Coins)
  case numberTwice(String)
  case unknownPayment(String, known: [String])
  case reversedTwice(String)
  case settlementTooSmall(Coins, figure: Coins)
  case refundTooLarge(Coins, most: Coins)
  case nothingToExtend
  /// An agreement can become one of a longer term that its plan offers: so many installments to come, by which it has
  /// so many in all.
  case extensionNotOffered(Int, offered: [Prolonged])
  /// What was paid is less than who asks for the longer term pays in cash.
  case extensionBelowLeastCash(Coins, least: Coins, term: Int)
  case extensionRateTooHigh(MarkUpRate, most: ExactDecimal, term: Int)
  case schedule(ScheduleFault)
  case arithmetic(ArithmeticFault)
}

/// A longer term, as an extension asks for it.
public struct Prolonged: Sendable, Hashable {
  /// The installments to come.
  public let toCome: Int
  /// The installments of the term.
  public let inAll: Int

  /// So many to come, by which there are so many in all.
  public init(toCome: Int, inAll: Int) { (self.toCome, self.inAll) = (toCome, inAll) }
}

/// A fault, and the event that it is of.
public struct LedgerRefusal: Error, Sendable, Hashable {
  /// What is wrong.
  public let fault: LedgerFault
  /// The place of the event among those of the ledger, from 0; nil: of the day that was asked for, or of all.
  public let event: Int?

  init(_ fault: LedgerFault, event: Int?) { (self.fault, self.event) = (fault, event) }
}

/// The events that are refused, at least one, in their order.
public struct LedgerRefusals: Error, Sendable, Hashable {
  /// Every one.
  public let list: [LedgerRefusal]

  init(_ one: LedgerRefusal) { list = [one] }

  /// nil: none is refused.
  init?(_ list: [LedgerRefusal]) {
    if list.isEmpty { return nil }
    self.list = list
  }
}

extension LedgerFault: CustomStringConvertible {
  /// What is wrong and what would be allowed; sums are in coins.
  public var description: String {
    switch self {
    case .noAgreement: "there is no agreement: the first event is one"
    case .secondAgreement(let day, let first): "an agreement on \(day): there is one of \(first)"
    case .outOfOrder(let day, let after): "an event of \(day) after one of \(after): events stand in the order of days"
    case .beforeAgreement(let day, let agreement): "an event on \(day): not before the agreement of \(agreement)"
    case .afterClearance(let day, let cleared): "an event on \(day): all was paid on \(cleared), and nothing is owed"
    case .amountNotPositive(let id): "payment \(id) is not greater than 0"
    case .amountTooLarge(let id, let most): "payment \(id) is too large: at most \(most)"
    case .numberTwice(let id): "the payment number \(id) stands twice"
    case .unknownPayment(let id, let known):
      known.isEmpty ? "no payment \(id): there is none yet" : "no payment \(id): \(known.joined(separator: ", "))"
    case .reversedTwice(let id): "payment \(id) is reversed twice"
    case .settlementTooSmall(let amount, let figure): "a settlement with \(amount): at least \(figure)"
    case .refundTooLarge(let amount, let most): "a refund of \(amount): \(most) are to be paid back"
    case .nothingToExtend: "no installment is to come that could be extended"
    case .extensionNotOffered(let asked, let offered):
      offered.isEmpty
        ? "an extension to \(asked) installments: the plan offers no longer term"
        : "an extension to \(asked) installments to come: "
          + offered.map { "\($0.toCome) (\($0.inAll) in all)" }.joined(separator: ", ")
    case .extensionBelowLeastCash(let paid, let least, let term):
      "\(paid) were paid: a term of \(term) installments asks for \(least) first"
    case .extensionRateTooHigh(_, let most, let term):
      "the rate of a term of \(term) installments is 0 to \(most), with at most \(CoinLimit.ratePlaces) places"
    case .schedule(let fault): fault.description
    case .arithmetic(let fault): "the sums are too large: \(fault)"
    }
  }
}
