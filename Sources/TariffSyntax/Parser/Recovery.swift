import Diagnostics

extension Parser {
  /// Reports a fault of the statement at hand and leaves it: the cursor goes to its end, and what is said after that
  /// about the same statement is dropped.
  mutating func fail(
    _ code: DiagnosticCode, at range: SourceRange, _ message: String, reasons: [String] = [], remedy: String? = nil,
    related: [Diagnostic.Related] = []
  ) {
    if !isFaulty {
      let help = remedy ?? usage.map { "write it as in: \(vocabulary.worded($0))" }
      add(
        Diagnostic(
          code, at: range, message, reasons: reasons, remedy: help, related: related, article: article?.value))
    }
    abandon()
  }

  /// Leaves a statement whose fault was reported before, by the lexer for instance.
  mutating func abandon() {
    isFaulty = true
    cursor = end
  }

  /// T0109: something else stands where this is needed. `nearest` are the words that might have been meant.
  mutating func unexpected(
    _ wanted: String, reasons: [String] = [], remedy: String? = nil, nearest candidates: [String] = []
  ) {
    guard let token = peek else {
      if end > 0, !isFaulty {
        cursor = end
        fail(
          .unexpectedWord, at: lastPlace, "the statement ends where \(wanted) is needed", reasons: reasons,
          remedy: remedy)
      }
      return
    }
    if token.kind == .invalid { return abandon() }
    let found = words(of: token)
    let meant = token.word.flatMap { NearestName.find($0, among: candidates) }.map { "did you mean \($0)?" }
    fail(
      .unexpectedWord, at: range(of: token), "\(found) stands where \(wanted) is needed", reasons: reasons,
      remedy: meant ?? remedy)
  }

  /// T0109 for what is left of a statement that was read.
  mutating func leave() {
    guard let token = peek else { return }
    if token.kind == .invalid { return abandon() }
    fail(
      .unexpectedWord, at: range(of: token), "\(words(of: token)) stands behind the end of the statement",
      reasons: token.isSymbol(.close) ? ["no parenthesis is open here"] : [])
  }

  /// T0120, unless the declaration's heading was faulty itself.
  mutating func missing(_ clause: Clause, of kind: DeclarationKind, _ heading: Heading, _ what: String? = nil) {
    let name = heading.name
    add(
      Diagnostic(
        .clauseMissing, at: name.range,
        "\(spelling(kind.keyword)) \(name.value) has no `\(what ?? spelling(clause.keyword))`",
        reasons: [clause.necessity], remedy: "add a line below it: \(vocabulary.worded(clause.usage))",
        article: heading.article?.value))
  }

  /// One of these keywords, or T0109 with the nearest of them.
  mutating func oneOf<Value>(
    _ values: [(Keyword, Value)], _ wanted: String, reasons: [String] = []
  ) -> Marked<Value>? {
    if let value = eatOne(values) { return value }
    unexpected(wanted, reasons: reasons, nearest: values.map { spelling($0.0) })
    return nil
  }
}
