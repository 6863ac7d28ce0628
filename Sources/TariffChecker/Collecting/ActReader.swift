import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// Files → acts. Drafts are parsed, and what is wrong with them is said, but only those that are asked for take part.
struct ActReader {
  let library: Library
  let sink: DiagnosticSink
  /// How many acts a rulebook may hold: a city's of thirty years are a fifth of this.
  static let mostActs = 1_000
  /// The drafts that take part.
  var wanted: Set<String> = []

  /// The acts of all files; faults of shape were reported.
  func read() -> WrittenRulebook {
    let declaration = readRulebook()
    let horizon = declaration?.horizon.flatMap {
      span($0, of: "the horizon", open: Day.valid.upperBound, article: nil)
    }
    var acts: [WrittenAct] = []
    for file in library.acts { acts += readActs(file, horizonEnd: horizon?.last ?? Day.valid.upperBound) }
    acts.sort { ($0.name, $0.heading.name.range.file) < ($1.name, $1.heading.name.range.file) }
    acts = withoutRepeatedNames(acts)
    if acts.count > Self.mostActs {
      sink.report(.tooManyActs(at: acts[Self.mostActs].heading.name.range))
      acts.removeLast(acts.count - Self.mostActs)
    }
    let drafts = acts.filter(\.isDraft).map(\.name)
    for name in wanted.sorted() where !drafts.contains(name) { reportMissing(draft: name, drafts) }
    acts.removeAll { $0.isDraft && !wanted.contains($0.name) }
    if acts.isEmpty, !sink.hasErrors { sink.report(.noActs(drafts: drafts.count)) }
    return WrittenRulebook(
      name: declaration?.heading.name.value ?? acts.first?.name ?? "", declaration: declaration, horizon: horizon,
      acts: acts, drafts: drafts)
  }

  private func readRulebook() -> RulebookDeclaration? {
    guard let index = library.rulebook else {
      if !library.isSingleFile { sink.report(.rulebookMissing) }
      return nil
    }
    let tree = parse(index)
    if tree.rulebook == nil, !tree.acts.isEmpty {
      sink.report(
        Diagnostic(
          .rulebookFileMissing, at: SourceRange(file: index, start: 0, end: 0),
          "the file named rulebook declares an act, not a rulebook",
          remedy: "begin it, after `language 1`, with: rulebook NAME \"title\"; acts lie in files of their own"))
    }
    return tree.rulebook
  }

  private func readActs(_ file: Library.ActFile, horizonEnd: Day) -> [WrittenAct] {
    let tree = parse(file.file)
    if let rulebook = tree.rulebook {
      sink.report(
        Diagnostic(
          .unknownDeclaration, at: rulebook.heading.keyword.range, "a file of provisions begins with an act",
          remedy: "write act NAME \"title\" here; the rulebook itself lies in a file named rulebook"))
    }
    return tree.acts.map { act in
      let inForce = act.act.inForce.flatMap {
        span($0, of: "the act", open: horizonEnd, article: act.act.heading.article?.value)
      }
      return WrittenAct(
        tree: act, folder: file.folder, span: inForce ?? DaySpan(Day.valid.lowerBound, Day.valid.upperBound),
        isOpen: act.act.inForce?.last == nil)
    }
  }

  private func parse(_ index: Int) -> SyntaxTree {
    let (tree, diagnostics) = library.parsed[index] ?? Parser.parse(library.files[index], index: index)
    for diagnostic in diagnostics { sink.report(diagnostic) }
    return tree
  }

  /// The days of a clause; an open end is closed by what is given; nil: it runs backwards, which is reported.
  private func span(_ clause: SpanClause, of what: String, open: Day, article: String?) -> DaySpan? {
    let first = clause.first.value
    let last = clause.last?.value ?? max(first, open)
    if first <= last { return DaySpan(first, last) }
    sink.report(.backwards(clause, of: what, article: article))
    return nil
  }

  private func withoutRepeatedNames(_ acts: [WrittenAct]) -> [WrittenAct] {
    var first: [String: SourceRange] = [:]
    return acts.filter { act in
      guard let place = first[act.name] else {
        first[act.name] = act.heading.name.range
        return true
      }
      sink.report(
        Diagnostic(
          .declaredTwice, at: act.heading.name.range, "another act is named \(act.name)",
          remedy: "an act's name is its identity: rename one",
          related: [Diagnostic.Related(place, "first declared here")], article: act.heading.article?.value))
      return false
    }
  }

  private func reportMissing(draft name: String, _ drafts: [String]) {
    sink.report(
      Diagnostic(
        .draftUnknown, at: nil, "no draft is named \(name)",
        reasons: drafts.isEmpty
          ? ["the rulebook holds no drafts"] : ["the drafts are \(drafts.joined(separator: ", "))"],
        remedy: NearestName.find(name, among: drafts).map { "did you mean \($0)?" }
          ?? "acts that are not drafts take part by themselves"))
  }
}

extension Diagnostic {
  /// T0208. A span ends before it begins.
  static func backwards(_ clause: SpanClause, of what: String, article: String?) -> Diagnostic {
    Diagnostic(
      .spanBackwards, at: clause.range,
      "\(what) would end on \(clause.last?.value ?? clause.first.value), before it begins on \(clause.first.value)",
      remedy: "write the earlier day first; both ends are included", article: article)
  }

  /// T0113.
  fileprivate static func tooManyActs(at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .fileTooLarge, at: place, "the rulebook holds more than \(ActReader.mostActs) acts",
      reasons: ["the acts whose names come after this one were not read"],
      remedy: "keep the acts of another jurisdiction or age in a rulebook of their own")
  }

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
