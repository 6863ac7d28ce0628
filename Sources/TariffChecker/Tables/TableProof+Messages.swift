import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

extension TableProof {
  /// T0501 for one bracketed key: between two rows, before the first or beyond the last. What lies between two steps
  /// of the key is left out, and nobody may ask for it.
  mutating func reportGap(_ gap: Stretch, after: Int?, before: Int?, _ place: Int, _ found: Case) {
    let key = keys[place]
    let example = key.words(key.example(in: gap))
    let lies = "\(example) lies \(self.place(after: after, before: before))"
    guard key.owed(in: gap) != nil else { return leaveOut(lies, of: place) }
    guard let row = before ?? after, isNew(["gap", after?.description, before?.description]) else { return }
    let remedy =
      switch (after, before) {
      case (_?, _?): "let the one begin where the other ends: `above` a bound leaves nothing out after `up to` it"
      case (nil, _): "write the first row as `up to`, which begins with the least that there is"
      default: "add a row `above`; its cells may be `none` where the act gives no number"
      }
    report(
      .bracketGap, rows[row].range, "the brackets of \(named(found)) leave a gap: \(example) has no row",
      reasons: [lies], remedy: remedy,
      related: after.flatMap { before == nil ? nil : [note($0, "the row before the gap")] } ?? [])
  }

  private func place(after: Int?, before: Int?) -> String {
    switch (after, before) {
    case (let after?, let before?): "between `\(rows[after].label)` and `\(rows[before].label)`"
    case (nil, let before?): "before `\(rows[before].label)`"
    case (let after?, nil): "beyond `\(rows[after].label)`"
    default: "in no row"
    }
  }

  /// T0501 for several bracketed keys.
  mutating func reportHole(_ example: [ExactDecimal], _ found: Case) {
    guard isNew(["hole"]) else { return }
    report(
      .bracketGap, table.heading.name.range,
      "the brackets of \(named(found)) leave a gap: \(words(example)) has no row",
      reasons: ["every combination of brackets needs a row"],
      remedy: "add the row; its cells may be `none` where the act gives no number")
  }

  /// T0502.
  mutating func reportOverlap(_ first: Int, _ second: Int, _ example: [ExactDecimal], _ found: Case) {
    let (first, second) = (min(first, second), max(first, second))
    guard isNew(["overlap", first.description, second.description]) else { return }
    report(
      .bracketOverlap, rows[second].range, "two rows of \(named(found)) hold for \(words(example))",
      reasons: ["`\(rows[first].label)` and `\(rows[second].label)` both take it"],
      remedy: "let the one begin where the other ends", related: [note(first, "the other row")])
  }

  /// T0502 for two rows `other` of which neither is nearer.
  mutating func reportOtherClash(_ first: Int, _ second: Int, _ found: Case) {
    guard isNew(["overlap", first.description, second.description]) else { return }
    report(
      .bracketOverlap, rows[second].range, "two rows of \(named(found)) hold for it",
      reasons: ["`\(rows[first].label)` and `\(rows[second].label)` each leave another key to `other`"],
      remedy: "add a row that names this case", related: [note(first, "the other row")])
  }

  /// T0505.
  func reportTwice(_ row: Int, first: Int, _ found: Case) {
    report(
      .rowTwice, rows[row].range, "\(table.heading.name.value) has the row `\(rows[row].label)` twice",
      reasons: rows[row].label == rows[first].label ? [] : ["both hold for \(caseWords(found))"],
      remedy: "remove the one that the act does not print", related: [note(first, "its first place")])
  }

  func reportTooLarge() {
    report(
      .formulaTooLarge, table.heading.name.range,
      "the keys of \(table.heading.name.value) make more than \(TableGrid.largest) combinations",
      reasons: ["a table keeps one place for each combination of its keys"],
      remedy: "part it into several tables")
  }

  private func note(_ row: Int, _ message: String) -> Diagnostic.Related {
    Diagnostic.Related(rows[row].range, message)
  }

  /// One message for one pair of rows, in however many cases it shows.
  mutating func isNew(_ parts: [String?]) -> Bool {
    said.count < Self.mostMessages && said.insert(parts.map { $0 ?? "-" }.joined(separator: " ")).inserted
  }

  func words(_ example: [ExactDecimal]) -> String {
    zip(bracketed, example).map { key, value in
      bracketed.count == 1 ? keys[key].words(value) : "\(keys[key].name) \(keys[key].words(value))"
    }.joined(separator: ", ")
  }

  private func named(_ found: Case) -> String {
    let words = caseWords(found)
    return words.isEmpty ? table.heading.name.value : "\(table.heading.name.value) for \(words)"
  }

  /// `office, ground`: what the case is, as far as it can be named.
  private func caseWords(_ found: Case) -> String {
    keys.indices.compactMap { key -> String? in
      guard let position = found.positions[key] else { return nil }
      for row in rows {
        guard case .members(let members) = row.matches[key] else { continue }
        let sorted = memberList(key)
        guard position < sorted.count else { return "other" }
        guard members.contains(sorted[position]) else { continue }
        return word(sorted[position], key)
      }
      return nil
    }.joined(separator: ", ")
  }

  private func memberList(_ key: Int) -> [Int128] {
    var members: Set<Int128> = []
    for row in rows { if case .members(let named) = row.matches[key] { members.formUnion(named) } }
    return members.sorted()
  }

  private func word(_ value: Int128, _ key: Int) -> String {
    switch keys[key].type {
    case .choice: options[Int(value)].symbol.name
    case .truth: value == 1 ? "yes" : "no"
    case .number: keys[key].words(ExactDecimal(significand: value, scale: keys[key].scale))
    default: "a text"
    }
  }

  /// Reports a fault of the table; one in a table file points back at the act that reads it.
  func report(
    _ code: DiagnosticCode, _ range: SourceRange, _ message: String, reasons: [String] = [], remedy: String? = nil,
    related: [Diagnostic.Related] = []
  ) {
    var related = related
    if range.file != table.heading.name.range.file {
      related.append(Diagnostic.Related(table.heading.name.range, "read for the table \(table.heading.name.value)"))
    }
    sink.report(
      Diagnostic(
        code, at: range, message, reasons: reasons, remedy: remedy, related: related,
        article: table.heading.article?.value))
  }
}
