import Exact

/// One number of a schedule with its reason.
public struct ScheduleStep: Sendable, Hashable {
  /// What the number is.
  public enum Place: Sendable, Hashable {
    case leastCash
    case discount
    case totalMarkUp
    case levelPayment
    /// Of an installment, by its number.
    case principal(Int)
    case markUp(Int)
    case amount(Int)
    /// The installment that takes the remainder, or the separate line.
    case remainder(Int)
  }
  /// How it came about, with its numbers.
  public enum Formula: Sendable, Hashable {
    /// A share of a sum.
    case share(ExactDecimal, of: Coins)
    /// remainder × rate × years.
    case flat(remainder: Coins, rate: ExactDecimal, years: YearShare)
    /// remainder × rate × years, where years is every-month × (n + 1) ÷ 24: the bank formula with its 2400 taken apart.
    case bank(remainder: Coins, rate: ExactDecimal, installments: Int, years: YearShare)
    /// The annuity, brought to its guard digits.
    case level(remainder: Coins, rate: ExactDecimal, installments: Int, guarded: ExactDecimal)
    /// balance × rate × years, where the balance is the exact one before the installment.
    case onBalance(Fraction, rate: ExactDecimal, years: YearShare)
    /// An equal share of a sum.
    case equalShare(of: Coins, installments: Int)
    /// The whole of principal and mark-up before the step.
    case unrounded(Fraction)
    /// The installment's own mark-up would be so much; grace or the size of the amounts moved it.
    case moved(own: Coins)
    /// What the mark-up left of the amount.
    case amountLessMarkUp(amount: Coins, markUp: Coins)
    /// What the others left.
    case restOf(total: Coins)
  }
  /// What the number is.
  public let place: Place
  /// How it came about.
  public let formula: Formula
  /// The number, in coins.
  public let value: Coins
  /// What its rounding dropped: the exact number is value + dropped. 0 where nothing was rounded.
  public let dropped: Fraction
  /// How it was rounded, to a multiple of how many coins; nil: it was not.
  public let rounding: Rounding?
}

/// Where the steps of a schedule are gathered, if anybody wants them.
struct StepSink {
  var isOpen: Bool
  private(set) var steps: [ScheduleStep] = []

  init(isOpen: Bool) { self.isOpen = isOpen }

  /// A number that needed no rounding.
  mutating func note(_ place: ScheduleStep.Place, _ value: Coins, _ formula: @autoclosure () -> ScheduleStep.Formula) {
    guard isOpen else { return }
    steps.append(ScheduleStep(place: place, formula: formula(), value: value, dropped: .zero, rounding: nil))
  }

  /// A rounded number.
  mutating func note(
    _ place: ScheduleStep.Place, _ quotient: Quotient, _ mode: RoundingMode, step: Coins = 1,
    _ formula: @autoclosure () -> ScheduleStep.Formula
  ) {
    guard isOpen else { return }
    let rounding = Rounding(mode, to: ExactDecimal(significand: step, scale: 0))
    steps.append(
      ScheduleStep(
        place: place, formula: formula(), value: quotient.value, dropped: quotient.dropped, rounding: rounding))
  }
}
