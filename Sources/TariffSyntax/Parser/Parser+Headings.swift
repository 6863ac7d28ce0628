import Diagnostics

extension Parser {
  /// heading → keyword NAME; nil: there is no name, and nothing can be declared.
  mutating func heading(_ block: Block, dotted: Bool = false) -> Heading? {
    let keyword = advance()
    let what = "the name of the \(block.kind.keyword.rawValue)"
    guard let name = dotted ? dottedName(what) : name(what) else { return nil }
    let last = (block.clauses.last ?? block.heading).tokens.upperBound - 1
    let whole = SourceRange(file: index, start: keyword.start, end: tokens[last].end)
    return Heading(
      keyword: Marked(block.kind.keyword.rawValue, range(of: keyword)), name: name, titles: [], article: nil,
      source: nil, sample: nil, accepted: [], range: whole)
  }

  /// tail → (TEXT | article | source | sample | accepted)*, to the end of the heading's line
  mutating func tail(_ heading: inout Heading) {
    heading.titles += titles()
    while let clause = [Clause.article, .source, .sample, .accepted].first(where: { at($0.words) }) {
      advance()
      common(clause, &heading)
      heading.titles += titles()
    }
    leave()
    article = heading.article
  }

  /// titles → TEXT*
  mutating func titles() -> [Marked<String>] {
    var titles: [Marked<String>] = []
    while let title = eatText() { titles.append(title) }
    return titles
  }

  /// The clauses of all declarations: article (NUMBER | NAME | TEXT) · source TEXT · sample TEXT · accepted CODE TEXT
  mutating func common(_ clause: Clause, _ heading: inout Heading) {
    switch clause {
    case .article:
      twice(clause, heading.article)
      heading.article = designation("the number of the article") ?? heading.article
    case .source:
      twice(clause, heading.source)
      heading.source = text("the source") ?? heading.source
    case .sample:
      twice(clause, heading.sample)
      heading.sample = text("the reason why it is a sample") ?? heading.sample
    case .accepted:
      usage = clause.usage
      guard let code = word("the code of a message") else { return }
      guard let reason = text("the reason, as printed") else { return }
      heading.accepted.append(Acceptance(code: code, reason: reason))
    default: preconditionFailure("\(clause.phrase) is no clause of every declaration")
    }
  }

  /// T0119 where the heading's line has it already.
  private mutating func twice(_ clause: Clause, _ first: Marked<String>?) {
    usage = clause.usage
    guard let first else { return }
    fail(
      .clauseTwice, at: lastPlace, "`\(clause.phrase)` is said twice", remedy: "keep one of them",
      related: [Diagnostic.Related(first.range, "first said here")])
  }

  /// The clause of a statement, taken; nil: none, which was reported. A misspelt one that can be guessed is read as what
  /// it was meant to be.
  mutating func clause(_ statement: Statement, of kind: DeclarationKind, _ seen: inout [Clause: SourceRange]) -> Clause?
  {
    enter(statement, usage: nil)
    let start = cursor
    guard let clause = kind.clauses.first(where: { at($0.words) }) ?? misspeltClause(of: kind) else { return nil }
    if !isFaulty { cursor += clause.words.count }
    usage = clause.usage
    if let first = seen[clause], !DeclarationKind.mayRepeat(clause) {
      fail(
        .clauseTwice, at: range(from: start), "`\(clause.phrase)` stands twice in one \(kind.keyword.rawValue)",
        reasons: ["only one of them can hold"], remedy: "keep one of them",
        related: [Diagnostic.Related(first, "first said here")])
      return nil
    }
    seen[clause] = range(from: start)
    return clause
  }

  /// T0111. Takes the words of the clause that was probably meant.
  private mutating func misspeltClause(of kind: DeclarationKind) -> Clause? {
    guard let token = peek, token.kind != .invalid else { return nil }
    let meant = nearestClause(of: kind)
    add(
      .unknownClause(
        words(of: token), of: kind, token, meant: meant?.clause, at: range(of: token), article: article?.value))
    isFaulty = true
    cursor += meant?.length ?? 0
    return meant?.clause
  }

  /// T0111 if the statement begins like a misspelt clause of this one meaning.
  mutating func misspeltClause(of kind: DeclarationKind, meaning wanted: Clause) -> Bool {
    guard !kind.clauses.contains(where: { at($0.words) }), nearestClause(of: kind)?.clause == wanted else {
      return false
    }
    return misspeltClause(of: kind) != nil
  }

  /// The clause that the next word, or the next two, are most like.
  private func nearestClause(of kind: DeclarationKind) -> (clause: Clause, length: Int)? {
    guard let first = peek?.word else { return nil }
    let clauses = kind.clauses
    if let keyword = peek?.keyword, let clause = clauses.first(where: { $0.words.dropFirst().first == keyword }) {
      return (clause, 1)
    }
    let pair = [first, peek(1)?.word].compactMap { $0 }.joined(separator: " ")
    if let phrase = NearestName.find(pair, among: clauses.filter { $0.words.count == 2 }.map(\.phrase)) {
      let length = peek(1)?.word == nil ? 1 : 2
      return clauses.first { $0.phrase == phrase }.map { ($0, length) }
    }
    let phrase = NearestName.find(first, among: clauses.map(\.phrase))
    return clauses.first { $0.phrase == phrase }.map { ($0, 1) }
  }

  /// T0120 for each clause that was needed and never begun.
  mutating func require(_ seen: [Clause: SourceRange], _ kind: DeclarationKind, _ heading: Heading) {
    for clause in kind.requiredClauses where seen[clause] == nil {
      if clause == .source, heading.source != nil { continue }
      missing(clause, of: kind, heading)
    }
  }

  /// Reads the clauses of a declaration that has only the common ones.
  mutating func commonClauses(_ block: Block, _ heading: inout Heading) {
    var seen: [Clause: SourceRange] = [:]
    for statement in block.clauses {
      guard let clause = clause(statement, of: block.kind, &seen) else { continue }
      common(clause, &heading)
      leave()
    }
  }
}

extension Diagnostic {
  /// T0111.
  fileprivate static func unknownClause(
    _ words: String, of kind: DeclarationKind, _ token: Token, meant: Clause?, at place: SourceRange, article: String?
  ) -> Diagnostic {
    let name = kind.keyword.rawValue
    let known = kind.clauses.map(\.phrase).joined(separator: ", ")
    var remedy = meant.map { "did you mean \($0.phrase)?" }
    if case .symbol(let sign) = token.kind, remedy == nil {
      remedy = "a line that goes on ends with its operator: put \(sign.rawValue) at the end of the line above"
    }
    if remedy == nil,
      let owner = DeclarationKind.allCases.first(where: { $0.clauses.contains { $0.words.first == token.keyword } })
    {
      remedy = "`\(words)` belongs to a declaration `\(owner.keyword.rawValue)`"
    }
    return Diagnostic(
      .unknownClause, at: place, "\(words) is no clause of \(name == "act" || name == "input" ? "an" : "a") \(name)",
      reasons: ["its clauses are: \(known)"], remedy: remedy ?? "remove it, or put a # before it if it is a comment",
      article: article)
  }
}
