import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// Files → what their acts declare: parses everything, sorts acts by name, and settles which declarations are versions
/// of one provision, which say the same thing again, and which contradict one another.
///
/// Draft acts are parsed, and what is wrong with them is said, but they take no part in the tariff.
struct Collector {
  let library: Library
  let sink: DiagnosticSink

  /// An act as it was parsed, with where it lies.
  struct ParsedAct {
    var tree: ActTree
    var declaration: ActDeclaration
    var folder: String
    var span: DaySpan
  }

  /// Everything declared by acts that are not drafts; faults were reported.
  func collect() -> Collected {
    let rulebook = parseRulebook()
    let horizon = rulebook?.horizon.flatMap { span($0, of: "the horizon", open: Day.valid.upperBound, article: nil) }
    var collected = Collected(rulebookName: rulebook?.heading.name.value ?? "")
    let parsed = parseActs(horizonEnd: horizon?.last ?? Day.valid.upperBound)
    if collected.rulebookName.isEmpty { collected.rulebookName = parsed.first?.declaration.heading.name.value ?? "" }
    if parsed.isEmpty, !sink.hasErrors { sink.report(.noActs(drafts: library.acts.count)) }
    var register = NameRegister(sink: sink)
    for act in parsed { add(act, to: &collected, &register) }
    let unread = sink.diagnostics.filter { $0.severity == .error && $0.code.code.hasPrefix("T01") }.compactMap(\.range)
    collected.hasUnreadParts = !unread.isEmpty
    collected.damaged = parsed.flatMap(\.tree.declarations).map(\.range).filter { declaration in
      unread.contains { $0.file == declaration.file && declaration.start <= $0.start && $0.start < declaration.end }
    }
    collected.sortVersions()
    Lookalikes(sink: sink).report(register.places + collected.groupInputPlaces)
    return collected
  }

  private func parseRulebook() -> RulebookDeclaration? {
    guard let index = library.rulebook else {
      if !library.isSingleFile { sink.report(.rulebookMissing) }
      return nil
    }
    let tree = parse(index)
    guard let declaration = tree.rulebook else {
      if !tree.acts.isEmpty {
        sink.report(
          Diagnostic(
            .rulebookFileMissing, at: start(of: index), "the file named rulebook declares an act, not a rulebook",
            remedy: "begin it, after `language 1`, with: rulebook NAME \"title\"; acts lie in files of their own"))
      }
      return nil
    }
    return declaration
  }

  private func parseActs(horizonEnd: Day) -> [ParsedAct] {
    var parsed: [ParsedAct] = []
    for file in library.acts {
      let tree = parse(file.file)
      if let rulebook = tree.rulebook {
        sink.report(
          Diagnostic(
            .unknownDeclaration, at: rulebook.heading.keyword.range, "a file of provisions begins with an act",
            remedy: "write act NAME \"title\" here; the rulebook itself lies in a file named rulebook"))
      }
      for act in tree.acts {
        let declaration = act.act
        let inForce = declaration.inForce.flatMap {
          span($0, of: "the act", open: horizonEnd, article: declaration.heading.article?.value)
        }
        guard declaration.status?.value != .draft else { continue }
        parsed.append(
          ParsedAct(
            tree: act, declaration: declaration, folder: file.folder,
            span: inForce ?? DaySpan(Day.valid.lowerBound, Day.valid.upperBound)))
      }
    }
    return parsed.sorted { $0.declaration.heading.name.value < $1.declaration.heading.name.value }
  }

  private func parse(_ index: Int) -> SyntaxTree {
    let (tree, diagnostics) = Parser.parse(library.files[index], index: index)
    for diagnostic in diagnostics { sink.report(diagnostic) }
    return tree
  }

  private func start(of file: Int) -> SourceRange { SourceRange(file: file, start: 0, end: 0) }

  /// The days of a clause; an open end is closed by what is given; nil: it runs backwards, which is reported.
  private func span(_ clause: SpanClause, of what: String, open: Day, article: String?) -> DaySpan? {
    let first = clause.first.value
    let last = clause.last?.value ?? max(first, open)
    if first <= last { return DaySpan(first, last) }
    sink.report(
      Diagnostic(
        .spanBackwards, at: clause.range, "\(what) would end on \(last), before it begins on \(first)",
        remedy: "write the earlier day first; both ends are included", article: article))
    return nil
  }
}

extension Collector {
  private func add(_ act: ParsedAct, to collected: inout Collected, _ register: inout NameRegister) {
    let heading = act.declaration.heading
    guard register.addAct(heading) else { return }
    let id = ID<Act>(collected.acts.count)
    collected.acts.append(
      Act(
        symbol: heading.symbol, authority: act.declaration.authority?.value ?? "",
        approved: act.declaration.approved?.value ?? act.span.first, published: act.declaration.published?.value,
        inForce: act.span, status: (act.declaration.status?.value ?? .final).rawValue,
        source: heading.source?.value ?? "", sample: heading.sample?.value))
    collected.pricedOn.append(act.declaration.pricedOn)
    collected.folders.append(act.folder)
    collected.accept(heading)
    for declaration in act.tree.declarations {
      if let heading = declaration.heading { collected.accept(heading) }
      guard register.add(declaration, act: id, span: act.span) else { continue }
      collected.add(declaration, act: id, span: act.span)
    }
  }
}

extension Collected {
  fileprivate mutating func accept(_ heading: Heading) {
    for acceptance in heading.accepted { acceptances.append(Accepting(acceptance: acceptance, range: heading.range)) }
  }

  /// Files a declaration under its kind; one more version where the name is known.
  fileprivate mutating func add(_ declaration: Declaration, act: ID<Act>, span: DaySpan) {
    func dated<Declared>(_ declared: Declared) -> Dated<Declared> {
      Dated(declaration: declared, act: act, span: span)
    }
    switch declaration {
    case .input(let input): inputs.append(dated(input))
    case .group(let group):
      groups.append(dated(group))
      for input in group.inputs { accept(input.heading) }
    case .set(let set): sets.append(dated(set))
    case .rate(let rate): Self.file(dated(rate), under: rate.heading, in: &rates, &places)
    case .table(let table): Self.file(dated(table), under: table.heading, in: &tables, &places)
    case .value(let value): Self.file(dated(value), under: value.heading, in: &values, &places)
    case .fee(let fee): Self.file(dated(fee), under: fee.heading, in: &fees, &places)
    case .bill(let bill): bills.append(dated(bill))
    case .example(let example): examples.append(dated(example))
    }
  }

  private static func file<Declared>(
    _ dated: Dated<Declared>, under heading: Heading, in list: inout [[Dated<Declared>]], _ places: inout [String: Int]
  ) {
    if let place = places[heading.name.value] {
      list[place].append(dated)
    } else {
      places[heading.name.value] = list.count
      list.append([dated])
    }
  }

  /// Versions stand by first day, whatever the names of their acts.
  fileprivate mutating func sortVersions() {
    for place in rates.indices { rates[place].sort { $0.span.first < $1.span.first } }
    for place in tables.indices { tables[place].sort { $0.span.first < $1.span.first } }
    for place in values.indices { values[place].sort { $0.span.first < $1.span.first } }
    for place in fees.indices { fees[place].sort { $0.span.first < $1.span.first } }
  }

  /// The names of group inputs, `floor.area`, with their places.
  fileprivate var groupInputPlaces: [(name: String, range: SourceRange)] {
    groups.flatMap { group in
      group.declaration.inputs.map { input in
        ("\(group.declaration.heading.name.value).\(input.heading.name.value)", input.heading.name.range)
      }
    }
  }
}

extension Diagnostic {
  /// T0201. A rulebook without an act in it answers nothing.
  fileprivate static func noActs(drafts: Int) -> Diagnostic {
    Diagnostic(
      .noActs, at: nil, drafts == 0 ? "the folder holds no acts" : "every act of the folder is a draft",
      reasons: drafts == 0 ? [] : ["drafts are read and checked for shape, but take no part in a tariff"],
      remedy: drafts == 0
        ? "put at least one act beside the rulebook file, in a file that ends in .tariff"
        : "write `status final` or `status interim` in an act that governs")
  }

  /// T0202. The folder is no rulebook.
  fileprivate static var rulebookMissing: Diagnostic {
    Diagnostic(
      .rulebookFileMissing, at: nil, "the folder has no file named rulebook",
      remedy: "add one that says `language 1` and: rulebook NAME \"title\", with jurisdiction and horizon")
  }
}
