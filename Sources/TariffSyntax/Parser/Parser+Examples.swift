import Diagnostics
import Exact

extension Parser {
  /// example → "example" TEXT, and below it facts, rows of groups and what must come out
  mutating func example(_ block: Block) -> ExampleDeclaration? {
    _ = begin(.example)
    guard let title = text("what the example shows") else { return nil }
    leave()
    let last = tokens[(block.clauses.last ?? block.heading).tokens.upperBound - 1]
    let whole = SourceRange(file: index, start: tokens[block.heading.tokens.lowerBound].start, end: last.end)
    var example = ExampleDeclaration(
      title: title, known: nil, facts: [], groupRows: [], expectations: [], range: whole)
    for statement in block.clauses {
      enter(statement, usage: Self.exampleUsage)
      if peek(1)?.isSymbol(.colon) ?? false {
        if let row = groupRow() { example.groupRows.append(row) }
      } else {
        repeat {
          if isKnownDay {
            known(&example)
          } else if isPlan {
            if let expectation = planExpectation() { example.plans.append(expectation) }
          } else if let expectation = expectation() {
            example.expectations.append(expectation)
          } else if !isFaulty, let fact = fact() {
            example.facts.append(fact)
          }
        } while eat(.comma)
      }
      leave()
    }
    return example
  }

  private static let exampleUsage =
    "size 260, purpose residential, or storey: level 0, size 120, or rail_levy = 1_000 rial, "
    + "or plan summer for 1_000_000 rial on 1403-05-01, term 12 = 1_040_000 rial"

  /// `known` names an input unless a date stands behind it.
  private var isKnownDay: Bool {
    guard at(.known), case .date? = peek(1)?.kind else { return false }
    return true
  }

  /// known → "known" DATE
  private mutating func known(_ example: inout ExampleDeclaration) {
    _ = eat(.known)
    guard let day = date("the day on which it is known") else { return }
    if let first = example.known {
      fail(
        .clauseTwice, at: day.range, "`\(spelling(.known))` is said twice", remedy: "keep one of them",
        related: [Diagnostic.Related(first.range, "first said here")])
    }
    example.known = day
  }

  /// row → GROUP ":" fact ("," fact)*
  private mutating func groupRow() -> ExampleGroupRow? {
    guard let group = name("the name of a group") else { return nil }
    advance()
    var row = ExampleGroupRow(group: group, facts: [])
    repeat {
      guard let fact = fact() else { break }
      row.facts.append(fact)
    } while eat(.comma)
    return row
  }

  /// fact → NAME (["-"] NUMBER [unit] | DATE | "yes" | "no" | NAME | TEXT)
  private mutating func fact() -> ExampleFact? {
    guard let name = name("the name of an input") else { return nil }
    guard let value = factValue() else { return nil }
    return ExampleFact(name: name, value: value)
  }

  private mutating func factValue() -> FactValue? {
    guard let token = peek else {
      unexpected("the value of the input")
      return nil
    }
    switch token.kind {
    case .date(let day):
      advance()
      return .date(Marked(day, range(of: token)))
    case .text(let text):
      advance()
      return .text(Marked(CanonicalText.folded(text), range(of: token)))
    case .word where at(.yes) || at(.no): return truth().map { .word($0) }
    case .word: return name("the value of the input").map { .word($0) }
    default: return literal("the value of the input", beforeWords: true).map { .number($0) }
    }
  }

  /// expectation → ["bill"] NAME ("=" literal | "exempt" | "not" "applicable" | "suspended" | "error" [CODE]);
  /// nil: the statement goes on with a fact.
  private mutating func expectation() -> ExampleExpectation? {
    let start = cursor
    let isBill = at(.bill) && peek(1)?.word != nil && startsOutcome(at: 2)
    guard isBill || startsOutcome(at: 1) else { return nil }
    if isBill { _ = eat(.bill) }
    guard let name = name(isBill ? "the name of a bill" : "the name of a fee") else { return nil }
    guard let outcome = outcome() else { return nil }
    return ExampleExpectation(isBill: isBill, name: name, outcome: outcome, range: range(from: start))
  }

  fileprivate func startsOutcome(at distance: Int) -> Bool {
    guard let token = peek(distance) else { return false }
    if token.isSymbol(.equal) { return true }
    return [.exempt, .notApplicable, .suspended, .error].contains { keyword in
      vocabulary.matched(keyword, tokens, at: cursor + distance, before: end) > 0
    }
  }

  private mutating func outcome() -> ExampleExpectation.Outcome? {
    if eat(.equal) { return literal("the amount in rial").map { .amount($0) } }
    if eat(.exempt) { return .exempt }
    if eat(.suspended) { return .suspended }
    if eat(.error) { return .error(peek?.word == nil ? nil : word("the code of an error")) }
    return eatWholly(.notApplicable) ? .notApplicable : nil
  }
}

extension Parser {
  /// `plan` names an input or a fee unless a name and more stand behind it.
  fileprivate var isPlan: Bool {
    guard at(.plan), peek(1)?.word != nil, let token = peek(2), !startsOutcome(at: 1) else { return false }
    return !token.isSymbol(.comma)
  }

  /// plan → "plan" NAME "for" literal "on" DATE "," ("term" COUNT | "all" "cash") ("=" literal | "refused")
  fileprivate mutating func planExpectation() -> PlanExpectation? {
    let start = cursor
    _ = eat(.plan)
    usage = "plan summer for 1_000_000 rial on 1403-05-01, term 12 = 1_040_000 rial"
    guard let plan = name("the name of a plan") else { return nil }
    guard expect(.for, "and the debt"), let debt = literal("the debt in rial") else { return nil }
    guard expect(.on, "and the day of the agreement"), let day = date("the day of the agreement") else { return nil }
    guard expect(.comma, "and a term") else { return nil }
    let choice: PlanExpectation.Choice
    if oneKeyword([.term, .allCash], "a term, or all in cash,") == .term {
      guard let count = wholeNumber("the number of installments") else { return nil }
      choice = .term(count)
    } else {
      choice = .allCash
    }
    let outcome: PlanExpectation.Outcome
    if eatWholly(.refused) {
      outcome = .refused
    } else {
      guard expect(.equal, "and what is paid in all, or `\(spelling(.refused))`,") else { return nil }
      guard let paid = literal("what is paid in all, in rial") else { return nil }
      outcome = .paid(paid)
    }
    return PlanExpectation(
      plan: plan, debt: debt, agreement: day, choice: choice, outcome: outcome, range: range(from: start))
  }
}
