import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// Rates: one unit over all versions, the largest scale of any.
struct RateResolver {
  let sink: DiagnosticSink

  /// The rate and the digits of its largest version; nil: its versions do not agree.
  func resolve(_ versions: [Dated<RateDeclaration>], timeline: Timeline) -> (rate: Rate, digits: Int)? {
    let first = versions[0].declaration
    let unit = first.value.unit?.unit ?? .number
    let scale = versions.map(\.declaration.value.value.scale).max() ?? 0
    guard scale <= NumericLimits.places else {
      sink.report(
        Diagnostic(
          .tooManyPlaces, at: first.value.range, "\(first.value.text) has \(scale) places",
          reasons: ["a value keeps at most 16 digits behind the decimal mark"], article: first.heading.article?.value))
      return nil
    }
    var rate = Rate(symbol: first.heading.symbol, unit: unit, scale: scale, timeline: timeline, versions: [])
    for version in versions {
      let declaration = version.declaration
      guard (declaration.value.unit?.unit ?? .number) == unit else {
        sink.report(
          Diagnostic(
            .unitMismatch, at: declaration.value.range,
            "\(declaration.heading.name.value) is \(ValueType.number(unit).words), and this version gives it another unit",
            reasons: ["formulas that read the rate must mean the same on every day"],
            related: [Diagnostic.Related(first.value.range, "first declared here")]))
        return nil
      }
      guard let value = try? declaration.value.value.rescaled(to: scale),
        value.significand.decimalDigits <= NumericLimits.wholeDigits + scale
      else {
        sink.report(
          Diagnostic(
            .badRange, at: declaration.value.range, "\(declaration.value.text) has more than 22 whole digits",
            reasons: ["every value of a tariff is less than 10^22"]))
        return nil
      }
      rate.versions.append(
        Rate.Version(origin: version.origin, significand: value.significand))
    }
    return (rate, rate.versions.compactMap { $0.significand?.decimalDigits }.max() ?? 0)
  }
}

extension Rate {
  /// The numbers of the versions whose text is known.
  var numbers: [ExactDecimal] {
    versions.compactMap { $0.significand.map { ExactDecimal(significand: $0, scale: scale) } }
  }
}
