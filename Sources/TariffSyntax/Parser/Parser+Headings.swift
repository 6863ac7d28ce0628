import Diagnostics

extension Parser {
  /// heading → keyword NAME; nil: there is no name, and nothing can be declared.
  mutating func heading(_ block: Block, dotted: Bool = false) -> Heading? {
    let keyword = begin(block.kind)
    let kind = block.kind.keyword.spelling.english
    let what = "the name of the \(kind)"
    guard let name = dotted ? dottedName(what) : name(what) else { return nil }
    let last = (block.clauses.last ?? block.heading).tokens.upperBound - 1
    let whole = SourceRange(file: index, start: keyword.start, end: tokens[last].end)
    return Heading(
      keyword: Marked(kind, range(of: keyword)), name: name, titles: [], article: nil,
      source: nil, sample: nil, accepted: [], range: whole)
  }

  /// Takes the keyword of a declaration, or the word that was probably meant for it; gives the first word.
  mutating func begin(_ kind: DeclarationKind) -> Token {
    let first = tokens[cursor]
    if !eat(kind.keyword) { advance() }
    return first
  }

  /// tail → (TEXT | article | source | sample | accepted | in force | new | amended by)*, to the end of the line
  mutating func tail(_ heading: inout Heading, _ kind: DeclarationKind) {
    heading.titles += titles()
    let clauses = Clause.ofHeadings.filter { kind.clauses.contains($0) && (kind != .act || $0 != .inForce) }
    while let clause = clauses.first(where: { at($0.keyword) }) {
      _ = eat(clause.keyword)
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

  /// The clauses of all declarations: article (NUMBER | NAME | TEXT) · source TEXT · sample TEXT · accepted CODE TEXT ·
  /// in force SPAN · new TEXT · amended by ACT [article …]
  mutating func common(_ clause: Clause, _ heading: inout Heading) {
    switch clause {
    case .article:
      twice(clause, heading.article?.range)
      heading.article = designation("the number of the article") ?? heading.article
    case .source:
      twice(clause, heading.source?.range)
      heading.source = text("the source") ?? heading.source
    case .sample:
      twice(clause, heading.sample?.range)
      heading.sample = text("the reason why it is a sample") ?? heading.sample
    case .accepted:
      usage = clause.usage
      guard let code = word("the code of a message") else { return }
      guard let reason = text("the reason, as printed") else { return }
      heading.accepted.append(Acceptance(code: code, reason: reason))
    case .inForce:
      twice(clause, heading.inForce?.range)
      heading.inForce = span(needsFrom: true) ?? heading.inForce
    case .isNew:
      twice(clause, heading.isNew?.range)
      heading.isNew = text("why there was none before") ?? heading.isNew
    case .amendedBy:
      usage = clause.usage
      guard let act = dottedName("the act that amended it") else { return }
      let article = eat(.article) ? designation("the number of the article") : nil
      heading.amendedBy.append(AmendedBy(act: act, article: article))
    default: preconditionFailure("\(clause) is no clause of every declaration")
    }
  }

  /// T0119 where the heading's line has it already.
  private mutating func twice(_ clause: Clause, _ first: SourceRange?) {
    usage = clause.usage
    guard let first else { return }
    fail(
      .clauseTwice, at: lastPlace, "`\(spelling(clause.keyword))` is said twice", remedy: "keep one of them",
      related: [Diagnostic.Related(first, "first said here")])
  }

  /// The clause of a statement, taken; nil: none, which was reported. A misspelt one that can be guessed is read as what
  /// it was meant to be.
  mutating func clause(_ statement: Statement, of kind: DeclarationKind, _ seen: inout SeenClauses) -> Clause? {
    enter(statement, usage: nil)
    let start = cursor
    guard let clause = kind.clauses.first(where: { at($0.keyword) }) ?? misspeltClause(of: kind) else { return nil }
    if !isFaulty { _ = eat(clause.keyword) }
    usage = clause.usage
    if let first = seen[clause], !DeclarationKind.mayRepeat(clause) {
      fail(
        .clauseTwice, at: range(from: start),
        "`\(spelling(clause.keyword))` stands twice in one \(spelling(kind.keyword))",
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
    add(unknownClause(of: kind, token, meant: meant?.clause))
    isFaulty = true
    cursor += meant?.length ?? 0
    return meant?.clause
  }

  /// T0111 if the statement begins like a misspelt clause of this one meaning.
  mutating func misspeltClause(of kind: DeclarationKind, meaning wanted: Clause) -> Bool {
    guard !kind.clauses.contains(where: { at($0.keyword) }), nearestClause(of: kind)?.clause == wanted else {
      return false
    }
    return misspeltClause(of: kind) != nil
  }

  /// The clause that the next word, or the next two, are most like.
  private func nearestClause(of kind: DeclarationKind) -> (clause: Clause, length: Int)? {
    guard let first = peek?.word else { return nil }
    let phrases = kind.clauses.map { spelling($0.keyword) }
    func clause(_ phrase: String, _ length: Int) -> (clause: Clause, length: Int)? {
      phrases.firstIndex(of: phrase).map { (kind.clauses[$0], length) }
    }
    let pairs = phrases.filter { $0.split(separator: " ").count == 2 }
    if let pair = pairs.first(where: { $0.split(separator: " ")[1] == first }) { return clause(pair, 1) }
    let words = [first, peek(1)?.word].compactMap { $0 }
    if let pair = NearestName.find(words.joined(separator: " "), among: pairs) { return clause(pair, words.count) }
    return NearestName.find(first, among: phrases).flatMap { clause($0, 1) }
  }

  /// T0120 for each clause that was needed and never begun.
  mutating func require(_ seen: SeenClauses, _ kind: DeclarationKind, _ heading: Heading) {
    for clause in kind.requiredClauses where seen[clause] == nil {
      if clause == .source, heading.source != nil { continue }
      missing(clause, of: kind, heading)
    }
  }

  /// Reads the clauses of a declaration that has only the common ones.
  mutating func commonClauses(_ block: Block, _ heading: inout Heading) {
    var seen = SeenClauses()
    for statement in block.clauses {
      guard let clause = clause(statement, of: block.kind, &seen) else { continue }
      common(clause, &heading)
      leave()
    }
  }
}

extension Parser {
  /// T0111.
  private func unknownClause(of kind: DeclarationKind, _ token: Token, meant: Clause?) -> Diagnostic {
    let (word, name) = (words(of: token), spelling(kind.keyword))
    let known = kind.clauses.map { spelling($0.keyword) }.joined(separator: ", ")
    var remedy = meant.map { "did you mean \(spelling($0.keyword))?" }
    if case .symbol(let sign) = token.kind, remedy == nil {
      remedy = "a line that goes on ends with its operator: put \(sign.rawValue) at the end of the line above"
    }
    let owner = DeclarationKind.allCases.first { $0.clauses.contains { at($0.keyword) } }
    if let owner, remedy == nil { remedy = "`\(word)` belongs to a declaration `\(spelling(owner.keyword))`" }
    return Diagnostic(
      .unknownClause, at: range(of: token),
      "\(word) is no clause of \("aeiou".contains(name.prefix(1)) ? "an" : "a") \(name)",
      reasons: ["its clauses are: \(known)"], remedy: remedy ?? "remove it, or put a # before it if it is a comment",
      article: article?.value)
  }
}

extension Clause {
  /// What may also stand behind the titles on a heading's own line.
  static let ofHeadings: [Clause] = [.article, .source, .sample, .accepted, .inForce, .isNew, .amendedBy]
}
