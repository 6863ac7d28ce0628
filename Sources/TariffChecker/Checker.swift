import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// What the checker found: the model, if nothing forbids it, and everything it has to say.
public struct CheckResult: Sendable {
  /// The tariff, ready to be assessed; nil when there is an error.
  public var model: Model?
  /// Errors and warnings, by file and place.
  public var diagnostics: [Diagnostic]
  /// Oddities that the acts accept with a reason.
  public var accepted: [Diagnostic]
  /// How many examples were run.
  public var examples: Int
}

/// Acts as written → a tariff that is proven consistent, or messages.
public enum Checker {
  /// Parses and checks the files of a rulebook and runs its examples. Reports every fault it can find in one run;
  /// examples run only when the acts themselves are without error.
  public static func check(_ library: Library) -> CheckResult {
    let sink = DiagnosticSink()
    let collected = Collector(library: library, sink: sink).collect()
    let model = Resolution(collected, library: library, sink: sink).model()
    var examples = 0
    if let model, !sink.hasErrors {
      examples = ExampleRunner(model: model, sink: sink).run(collected.examples)
    }
    let said = Consequences(collected).removed(from: sink.diagnostics)
    let settled = Accepted(collected).settle(said)
    let failed = settled.diagnostics.contains { $0.severity == .error }
    return CheckResult(
      model: failed ? nil : model, diagnostics: settled.diagnostics.sorted(by: Diagnostic.order),
      accepted: settled.accepted.sorted(by: Diagnostic.order), examples: examples)
  }
}

extension DiagnosticSink {
  /// Whether something was said that forbids the tariff.
  var hasErrors: Bool { diagnostics.contains { $0.severity == .error && !$0.code.canBeAccepted } }
}
