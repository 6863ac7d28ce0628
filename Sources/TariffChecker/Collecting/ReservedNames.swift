import Diagnostics
import TariffSyntax

/// Names that the files around a tariff use already: `dossier` (پرونده) heads the column of a dossier's number, in what
/// a city brings and in what it gets; `status` and `errors` are columns of every result. A spreadsheet does not tell
/// capital letters from small ones, so neither does this.
struct ReservedNames {
  let sink: DiagnosticSink

  /// T0308, at a name that would share its column with something else.
  func check(_ declaration: Declaration) {
    switch declaration {
    case .input(let input): check(input.heading, among: Self.columns)
    case .group(let group):
      check(group.heading, among: Self.identifiers)
      for input in group.inputs { check(input.heading, among: Self.identifiers) }
    case .fee(let fee): check(fee.heading, among: Self.columns)
    case .bill(let bill): check(bill.heading, among: Self.columns)
    case .set, .rate, .table, .value, .plan, .example: break
    }
  }

  private static let identifiers = [
    "dossier": "heads the column of the dossier's number", "پرونده": "heads the column of the dossier's number",
  ]
  private static let columns = identifiers.merging([
    "status": "heads the column of every result that says how much of it stands",
    "errors": "heads the column of every result that says what could not be computed",
  ]) { first, _ in first }

  private func check(_ heading: Heading, among reserved: [String: String]) {
    let name = heading.name
    guard let use = reserved[name.value.lowercased()] else { return }
    sink.report(
      Diagnostic(
        .reservedName, at: name.range, "no \(heading.keyword.value) can be named \(name.value)",
        reasons: ["\(name.value.lowercased()) \(use)"],
        remedy: "give it another name; a title may say \(name.value)", article: heading.article?.value))
  }
}
