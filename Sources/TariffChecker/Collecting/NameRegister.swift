import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// Which names are taken, by what, and on which days.
///
/// Rates, tables, values, fees and plans may be declared again on other days: those are versions. Inputs, groups, sets and
/// bills are asked of every dossier, whatever its day, so what several acts say of them must go together.
struct NameRegister {
  let acts: [WrittenAct]
  let sink: DiagnosticSink
  /// By name, in the order of the acts' names and of their words.
  private(set) var declared: [String: [Declared]] = [:]
  /// In the order of their first declaration.
  private(set) var names: [String] = []
  private var joined: [String: Declaration] = [:]

  init(_ acts: [WrittenAct], sink: DiagnosticSink) {
    self.acts = acts
    self.sink = sink
    for (index, act) in acts.enumerated() {
      for (place, declaration) in act.declarations.enumerated() { add(declaration, of: index, at: place) }
    }
    Lookalikes(sink: sink).report(places)
  }

  private var places: [(name: String, range: SourceRange)] {
    names.compactMap { name in
      declared[name]?.first?.declaration.heading.map { (name, $0.name.range) }
    }
      + names.flatMap { name -> [(name: String, range: SourceRange)] in
        guard case .group(let group)? = declared[name]?.first?.declaration else { return [] }
        return group.inputs.map { ("\(name).\($0.heading.name.value)", $0.heading.name.range) }
      }
  }

  private mutating func add(_ declaration: Declaration, of act: Int, at place: Int) {
    guard let heading = declaration.heading else { return }
    ReservedNames(sink: sink).check(declaration)
    let name = heading.name.value
    if case .group(let group) = declaration { checkInputs(of: group) }
    let known = declared[name] ?? []
    if let other = known.first, other.declaration.kind != declaration.kind {
      sink.reject(declaration)
      return report(
        heading,
        "\(name) is \(article(other.declaration.kind)) already, and cannot be \(article(declaration.kind)) as well",
        other, remedy: "give one of them another name")
    }
    guard let span = span(of: heading, in: acts[act]) else { return sink.reject(declaration) }
    if !declaration.isVersioned, let other = known.first, !joins(declaration, heading, act, other) {
      return sink.reject(declaration)
    }
    if known.isEmpty { names.append(name) }
    declared[name, default: []].append(Declared(act: act, place: place, declaration: declaration, span: span))
  }

  /// Whether what is said once more of an input, group, set or bill goes with what was said.
  private mutating func joins(_ declaration: Declaration, _ heading: Heading, _ act: Int, _ other: Declared) -> Bool {
    let name = heading.name.value
    if declared[name]?.contains(where: { $0.act == act }) ?? false {
      report(heading, "\(name) is declared twice", other, remedy: "remove one, or rename it")
      return false
    }
    guard let whole = (joined[name] ?? other.declaration).joined(with: declaration) else {
      report(
        heading, "\(name) is declared differently by another act", other,
        reasons: [
          "a dossier has one \(name), whatever day it is priced on",
          "a later act may add options to a choice and lines to a bill, and changes nothing else of them",
        ], remedy: "declare it in the same words in both, or in one alone")
      return false
    }
    joined[name] = whole
    return true
  }

  /// The days of a provision inside those of its act; nil: it has none (T0208, T0911).
  private func span(of heading: Heading, in act: WrittenAct) -> DaySpan? {
    guard let clause = heading.inForce else { return act.span }
    let last = clause.last?.value ?? max(act.span.last, clause.first.value)
    guard clause.first.value <= last else {
      sink.report(.backwards(clause, of: heading.name.value, article: heading.article?.value))
      return nil
    }
    let span = DaySpan(clause.first.value, last)
    guard act.span.contains(span.first), act.span.contains(span.last) else {
      sink.report(.outside(clause, act, what: heading.name.value, article: heading.article?.value))
      return span.intersection(act.span)
    }
    return span
  }

  private func checkInputs(of group: GroupDeclaration) {
    var seen: [String: SourceRange] = [:]
    for input in group.inputs {
      let name = input.heading.name.value
      if let first = seen[name] {
        sink.report(
          Diagnostic(
            .declaredTwice, at: input.heading.name.range,
            "\(name) is declared twice in the group \(group.heading.name.value)", remedy: "remove one, or rename it",
            related: [Diagnostic.Related(first, "first declared here")], article: input.heading.article?.value))
      } else {
        seen[name] = input.heading.name.range
      }
    }
  }

  private func report(
    _ heading: Heading, _ message: String, _ first: Declared, reasons: [String] = [], remedy: String
  ) {
    let related = first.declaration.heading.map { [Diagnostic.Related($0.name.range, "first declared here")] } ?? []
    sink.report(
      Diagnostic(
        .declaredTwice, at: heading.name.range, message, reasons: reasons, remedy: remedy, related: related,
        article: heading.article?.value))
  }

  private func article(_ kind: String) -> String { kind == "input" ? "an input" : "a \(kind)" }
}

extension Diagnostic {
  /// T0911. An act cannot lay anything down for days on which it does not govern.
  static func outside(_ clause: SpanClause, _ act: WrittenAct, what: String, article: String?) -> Diagnostic {
    let last = clause.last.map { " to \($0.value)" } ?? ""
    return Diagnostic(
      .outsideItsAct, at: clause.range, "\(what) would hold from \(clause.first.value)\(last), beyond its act",
      reasons: ["\(act.name) is in force from \(act.span.words)"],
      remedy: "keep it inside the days of the act, or correct those",
      related: [Diagnostic.Related(act.tree.act.inForce?.range ?? act.heading.name.range, "the days of the act")],
      article: article)
  }
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
    case .plan(let plan): plan.heading
    case .example: nil
    }
  }

  /// From the keyword to the end of the last clause.
  var range: SourceRange {
    if case .example(let example) = self { return example.range }
    return heading?.range ?? SourceRange(file: 0, start: 0, end: 0)
  }
}
