import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// Which names are taken, by what, and on which days.
///
/// Rates, tables, values and fees may be declared again on other days: those are versions. Inputs, groups, sets and
/// bills are asked of every dossier, whatever its day, so several acts may declare them only in the same way.
struct NameRegister {
  let sink: DiagnosticSink
  private var taken: [String: [Taken]] = [:]
  private var acts: [String: SourceRange] = [:]
  private(set) var places: [(name: String, range: SourceRange)] = []

  private struct Taken {
    var kind: String
    var declaration: Declaration
    var range: SourceRange
    var act: ID<Act>
    var span: DaySpan
  }

  init(sink: DiagnosticSink) { self.sink = sink }

  /// Whether the act's name is free.
  mutating func addAct(_ heading: Heading) -> Bool {
    if let first = acts[heading.name.value] {
      report(
        heading, "another act is named \(heading.name.value)", first,
        remedy: "an act's name is its identity: rename one")
      return false
    }
    acts[heading.name.value] = heading.name.range
    return true
  }

  /// Whether the declaration is new, or a new version; otherwise it repeats another, or contradicts it (reported).
  mutating func add(_ declaration: Declaration, act: ID<Act>, span: DaySpan) -> Bool {
    guard let heading = declaration.heading else { return true }
    ReservedNames(sink: sink).check(declaration)
    let name = heading.name.value
    if case .group(let group) = declaration { checkInputs(of: group) }
    let known = taken[name] ?? []
    if known.isEmpty { places.append((name, heading.name.range)) }
    if let other = known.first(where: { $0.kind != heading.keyword.value }) {
      report(
        heading, "\(name) is \(article(other.kind)) already, and cannot be \(article(heading.keyword.value)) as well",
        other.range, remedy: "give one of them another name")
      return false
    }
    if declaration.isVersioned {
      if let other = known.first(where: { $0.span.first <= span.last && span.first <= $0.span.last }) {
        let day = max(other.span.first, span.first)
        report(
          heading, "\(name) is declared twice for the same days", other.range,
          reasons: ["both hold on \(day)"],
          remedy: other.act == act ? "remove one, or rename it" : "end the older act before the newer one begins")
        return false
      }
    } else if let other = known.first {
      if other.act != act, declaration.says(theSameAs: other.declaration) { return false }
      report(
        heading, other.act == act ? "\(name) is declared twice" : "\(name) is declared differently by another act",
        other.range,
        reasons: other.act == act ? [] : ["a dossier has one \(name), whatever day it is priced on"],
        remedy: other.act == act ? "remove one, or rename it" : "declare it in the same words in both, or in one alone")
      return false
    }
    taken[name, default: []].append(
      Taken(
        kind: heading.keyword.value, declaration: declaration, range: heading.name.range, act: act, span: span))
    return true
  }

  private func checkInputs(of group: GroupDeclaration) {
    var seen: [String: SourceRange] = [:]
    for input in group.inputs {
      let name = input.heading.name.value
      if let first = seen[name] {
        report(
          input.heading, "\(name) is declared twice in the group \(group.heading.name.value)", first,
          remedy: "remove one, or rename it")
      } else {
        seen[name] = input.heading.name.range
      }
    }
  }

  private func report(
    _ heading: Heading, _ message: String, _ first: SourceRange, reasons: [String] = [], remedy: String
  ) {
    sink.report(
      Diagnostic(
        .declaredTwice, at: heading.name.range, message, reasons: reasons, remedy: remedy,
        related: [Diagnostic.Related(first, "first declared here")], article: heading.article?.value))
  }

  private func article(_ kind: String) -> String { kind == "input" ? "an input" : "a \(kind)" }
}

extension Declaration {
  /// The heading; an example has a title alone.
  var heading: Heading? {
    switch self {
    case .input(let input): input.heading
    case .group(let group): group.heading
    case .set(let set): set.heading
    case .rate(let rate): rate.heading
    case .table(let table): table.heading
    case .value(let value): value.heading
    case .fee(let fee): fee.heading
    case .bill(let bill): bill.heading
    case .example: nil
    }
  }

  /// From the keyword to the end of the last clause.
  var range: SourceRange {
    if case .example(let example) = self { return example.range }
    return heading?.range ?? SourceRange(file: 0, start: 0, end: 0)
  }

  /// Whether one name may have several of them, on days that do not overlap.
  fileprivate var isVersioned: Bool {
    switch self {
    case .rate, .table, .value, .fee: true
    case .input, .group, .set, .bill, .example: false
    }
  }

  /// Whether two declarations of one kind ask for or do the same; titles and articles may differ.
  fileprivate func says(theSameAs other: Declaration) -> Bool {
    switch (self, other) {
    case (.input(let a), .input(let b)): a.type.says(theSameAs: b.type)
    case (.group(let a), .group(let b)):
      a.inputs.count == b.inputs.count
        && zip(a.inputs, b.inputs).allSatisfy { $0.heading.name == $1.heading.name && $0.type.says(theSameAs: $1.type) }
    case (.set, .set): true
    case (.bill(let a), .bill(let b)):
      a.payee == b.payee && a.lines == b.lines && a.fixed == b.fixed && a.floor?.step.value == b.floor?.step.value
        && a.floor?.remainder == b.floor?.remainder
    default: false
    }
  }
}

extension InputType {
  fileprivate func says(theSameAs other: InputType) -> Bool {
    switch (self, other) {
    case (.number(let unit, let least, let most, let step), .number(let unit2, let least2, let most2, let step2)):
      unit.unit == unit2.unit && unit.isPercent == unit2.isPercent && least.value == least2.value
        && most.value == most2.value && step?.value == step2?.value
    case (.choice(let a), .choice(let b)): a.map(\.name) == b.map(\.name)
    case (.date, .date), (.truth, .truth), (.text, .text): true
    default: false
    }
  }
}
