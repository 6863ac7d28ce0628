import TariffKernel

/// The words of outcomes by their number in a column.
struct OutcomeWords {
  private let charged = ResultColumn.Word(Outcome.charged(0).word)
  private let exempt = ResultColumn.Word(Outcome.exempt(0).word)
  private let suspended: ResultColumn.Word
  private let notApplicable = ResultColumn.Word(Outcome.notApplicable.word)

  init() { suspended = ResultColumn.Word(Outcome.suspended(ID(0)).word) }

  @inline(__always)
  subscript(outcome: UInt8) -> ResultColumn.Word {
    switch outcome {
    case ColumnOutcome.charged.rawValue: charged
    case ColumnOutcome.exempt.rawValue: exempt
    case ColumnOutcome.suspended.rawValue: suspended
    default: notApplicable
    }
  }
}
