import Exact
import TariffKernel

extension Domain {
  /// A number of this domain as a cell writes it: in the declared unit, so that 0.05 of a percentage is `5`.
  func cellText(_ significand: Int128) -> String {
    guard case .number(_, _, let isPercent, let scale, _, _, _) = self else { return String(significand) }
    guard isPercent else { return ExactDecimal(significand: significand, scale: scale).reduced.description }
    precondition(scale >= 2, "the step of a percentage is in hundredths")
    return ExactDecimal(significand: significand, scale: scale - 2).reduced.description
  }

  /// The declared unit with a space before it; empty for a pure number.
  var unitWords: String {
    guard case .number(let unit, let text, let isPercent, _, _, _, _) = self else { return "" }
    if isPercent { return " percent" }
    return unit == .number ? "" : " \(text)"
  }
}
