import Diagnostics
import TariffKernel

/// A statement's page, line by line. Amounts stand first, right-aligned in columns of their own, so that a terminal
/// that does not reorder Persian words still shows them in place.
struct StatementPage {
  let statement: Statement
  let teller: Teller
  let lines: [StatementLine]
  /// Cells of a column of amounts: room for the widest of them and for the words that stand in their place.
  let width: Int
  /// Cells of the columns of titles and of names.
  let (titleWidth, nameWidth): (Int, Int)
  private(set) var text = ""

  var wording: Wording { teller.wording }

  init(_ statement: Statement, teller: Teller) {
    self.statement = statement
    self.teller = teller
    lines = statement.lines
    let wording = teller.wording
    var cells = [wording(Label.computed), wording(.billed)]
    for result in statement.assessment.bills {
      if case .payable(let total, _, _, _) = result { cells.append(wording.number(total, scale: 0)) }
      if case .refund(let total, _) = result { cells.append(wording.number(total, scale: 0)) }
    }
    let shown = lines.filter { $0.line.outcome != .notApplicable }
    for line in shown { cells.append(wording.result(line.line.outcome)) }
    let titles = shown.map { wording.headings($0.symbol) }
    width = (cells.map(DisplayWidth.of).max() ?? 0) + 2
    titleWidth = titles.map { DisplayWidth.of($0.title) }.max() ?? 0
    nameWidth = titles.map { DisplayWidth.of($0.name) }.max() ?? 0
  }

  /// Adds a line, without spaces at its end.
  mutating func add(_ line: String) {
    let end = line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.startIndex
    text += line[..<end] + "\n"
  }

  mutating func head() {
    let dossier = statement.dossier.map { " · \(wording(.dossier)) \(wording.identifier($0))" } ?? ""
    let state: Label =
      switch statement.completeness {
      case .whole: .whole
      case .partial: .partial
      case .blocked: .nothingStands
      }
    add("\(wording(.statement))\(dossier) · \(wording(.rulebook)) \(wording.shown(statement.model.name))")
    add(wording(state))
    for line in wording.lines(of: statement.identity) { add(line) }
  }

  mutating func balances() {
    guard !statement.assessment.balances.isEmpty else { return }
    add("")
    add(wording(.balances))
    for use in statement.assessment.balances {
      let input = statement.model.inputs[use.input.index]
      let parts: [(Label, Int128)] = [(.before, use.before), (.used, use.used), (.left, use.before - use.used)]
      let told = parts.map { "\(wording($0.0)) \(teller.value($0.1, of: input))" }
      let person = statement.person(of: use).map { " · \(wording.identifier($0))" } ?? ""
      add("  \(wording.called(input.symbol))\(person): " + told.joined(separator: " · "))
    }
  }

  /// Said once: lines that an interim act priced are settled later.
  mutating func onAccount() {
    guard lines.contains(where: { !$0.onAccountOf.isEmpty }) else { return }
    add("")
    add(wording(.finalActs))
  }

  mutating func samples() {
    let samples = statement.samples
    guard !samples.isEmpty else { return }
    add("")
    add(wording(.samples) + ":")
    for sample in samples { add("  \(wording.shown(sample.provision)): \(wording.shown(sample.why))") }
  }

  mutating func steps(_ steps: [TraceStep]) {
    add("")
    add(wording(.why))
    for step in steps { add(String(repeating: "  ", count: step.depth + 1) + step.text) }
  }
}

extension Wording {
  /// What stands in the column of what was computed.
  func result(_ outcome: Outcome) -> String {
    switch outcome {
    case .charged(let amount): number(amount, scale: 0)
    case .exempt: self(Label.exempt)
    case .notApplicable: self(Label.notApplicable)
    case .suspended: self(Label.suspended)
    case .error: self(Label.error)
    }
  }

  /// The title, then the stable name; a thing without a title is called by its name alone.
  func headings(_ symbol: Symbol) -> (title: String, name: String) {
    let name = shown(symbol.name)
    return title(symbol).map { ($0, name) } ?? (name, "")
  }

  /// What a person calls a date or a balance: its title in the language of the page, where it has one.
  func called(_ symbol: Symbol) -> String {
    language == .english ? shown(symbol.englishTitle ?? symbol.name) : name(symbol)
  }
}
