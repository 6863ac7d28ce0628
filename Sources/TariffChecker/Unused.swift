import Diagnostics
import TariffKernel
import TariffSyntax

/// Inputs and provisions that nothing reads: a citizen would be asked for nothing, or a rule was forgotten.
struct Unused {
  let used: Set<Entity>
  let sink: DiagnosticSink

  /// T0304 and T0305, at the names as declared.
  func report(_ collected: Collected, names: Names) {
    for (index, input) in collected.inputs.enumerated() where !used.contains(.input(ID(index))) {
      report(.unusedInput, input.declaration.heading, "no formula reads the input")
    }
    for (group, declared) in collected.groups.enumerated() {
      for input in declared.declaration.inputs {
        guard let id = names.groupInputs[ID(group)]?[input.heading.name.value], !used.contains(.input(id)) else {
          continue
        }
        report(.unusedInput, input.heading, "no formula reads the input")
      }
    }
    for (index, set) in collected.sets.enumerated() where !used.contains(.set(ID(index))) {
      report(.unusedProvision, set.declaration.heading, "nothing is a share of the set")
    }
    for (index, rate) in collected.rates.enumerated() where !used.contains(.rate(ID(index))) {
      report(.unusedProvision, rate[0].declaration.heading, "no formula reads the rate")
    }
    for (index, table) in collected.tables.enumerated() where !used.contains(.table(ID(index))) {
      report(.unusedProvision, table[0].declaration.heading, "no formula asks the table")
    }
    for (index, value) in collected.values.enumerated() where !used.contains(.value(ID(index))) {
      report(.unusedProvision, value[0].declaration.heading, "no formula reads the value")
    }
  }

  private func report(_ code: DiagnosticCode, _ heading: Heading, _ message: String) {
    sink.report(
      Diagnostic(
        code, at: heading.name.range, "\(message) \(heading.name.value)",
        remedy: "use it, remove it, or say: accepted \(code.code) \"why it stands here\"",
        article: heading.article?.value))
  }
}
