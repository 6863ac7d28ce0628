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
  case extensionNotLonger(Int, atLeast: Int)
  case nothingToExtend
  case schedule(ScheduleFault)
  case arithmetic(ArithmeticFault)
}

/// A fault, and the event that it is of.
public struct LedgerRefusal: Error, Sendable, Hashable {
  /// What is wrong.
  public let fault: LedgerFault
  /// The place of the event among those of the ledger, from 0; nil: of the day that was asked for, or of all.
  public let event: Int?

  init(_ fault: LedgerFault, event: Int?) { (self.fault, self.event) = (fault, event) }
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
    case .extensionNotLonger(let asked, let least): "an extension to \(asked) installments: at least \(least)"
    case .nothingToExtend: "no installment is to come that could be extended"
    case .schedule(let fault): fault.description
    case .arithmetic(let fault): "the sums are too large: \(fault)"
    }
  }
}
