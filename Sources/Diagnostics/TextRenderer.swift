/// Messages for people, at most twelve lines each:
///
/// ```
/// error[T0402]: rial and m2 cannot be added
///    ┌─ council.tariff:12:10
///  7 │ input area m2
///    │       ---- declared here
/// 12 │   amount price + area
///    │          ^^^^^^^^^^^^
///    = an amount is in rial
///    = multiply the area by a price
///    = article 4
/// ```
///
/// On a line with right-to-left letters a terminal shows the letters in another order than they are written, so a
/// caret is drawn only where it cannot point at others; else the words are repeated, with line and letters.
public struct TextRenderer: Sendable {
  /// The most lines of one message; what does not fit is counted.
  public static let longest = 12

  let files: [SourceFile]
  let paint: Paint

  /// A renderer for messages whose ranges speak of these files.
  ///
  /// - Parameter colour: whether to write the colour sequences of a terminal.
  public init(files: [SourceFile], colour: Bool) {
    self.files = files
    paint = Paint(isOn: colour)
  }

  /// One message, its lines joined by LF, none at the end.
  public func render(_ diagnostic: Diagnostic) -> String {
    var snippets = snippets(of: diagnostic)
    let gutter = max(2, String(snippets.reduce(0) { max($0, $1.line) }).count)

    // What no message goes without; the rest shares the room that is left.
    let tail = [diagnostic.remedy, diagnostic.article.map { "article " + $0 }].compactMap { $0 }
    let own = snippets.first?.isPrimary == true ? 1 : 0
    let head = snippets.prefix(own).reduce(1) { $0 + $1.rows.count + 1 }
    let room = Self.longest - head - tail.count
    var left = snippets.reduce(0) { $0 + $1.leftOut }
    var reasons = diagnostic.reasons[...]
    let wanted = snippets.dropFirst(own).reduce(reasons.count) { $0 + cost($1, diagnostic) }
    if wanted + (left > 0 ? 1 : 0) > room {
      let reserved = min(reasons.count, 2)
      var space = room - 1 - reserved  // one line for the count
      var kept = Array(snippets.prefix(own))
      for snippet in snippets.dropFirst(own) where cost(snippet, diagnostic) <= space {
        kept.append(snippet)
        space -= cost(snippet, diagnostic)
      }
      reasons = reasons.prefix(reserved + space)
      left += snippets.count - kept.count + diagnostic.reasons.count - reasons.count
      snippets = kept
    }

    var lines = [headline(diagnostic)]
    lines += source(snippets, gutter: gutter)
    lines += reasons.map { note($0, gutter: gutter) }
    if left > 0 { lines.append(note("… and \(left) more", gutter: gutter)) }
    lines += tail.map { note($0, gutter: gutter) }
    return lines.joined(separator: "\n")
  }

  /// Messages in the order given, an empty line between them, and a count of those beyond the limit. Where not all can
  /// be shown, errors go before warnings, and warnings before notes.
  public func renderAll(_ diagnostics: [Diagnostic], limit: Int = 20) -> String {
    func places(_ severity: Severity) -> [Int] { diagnostics.indices.filter { diagnostics[$0].severity == severity } }
    let (errors, warnings, notes) = (places(.error), places(.warning), places(.note))
    let shown = (errors + warnings + notes).prefix(max(limit, 0)).sorted()
    var parts = shown.map { render(diagnostics[$0]) }
    if shown.count < diagnostics.count {
      let hidden = Set(diagnostics.indices).subtracting(shown)
      let counts = [(errors, "error"), (warnings, "warning"), (notes, "note")].compactMap { places, word in
        counted(places.count { hidden.contains($0) }, word)
      }
      parts.append("… and " + counts.joined(separator: " and ") + " more")
    }
    return parts.joined(separator: "\n\n")
  }

  private func counted(_ count: Int, _ word: String) -> String? {
    count == 0 ? nil : "\(count) \(word)" + (count == 1 ? "" : "s")
  }

  private func headline(_ diagnostic: Diagnostic) -> String {
    let severity = diagnostic.severity
    return paint("\(severity.rawValue)[\(diagnostic.code.code)]", paint.of(severity))
      + paint(": " + VisibleText.escaped(diagnostic.message), .bold)
  }

  private func note(_ text: String, gutter: Int) -> String {
    String(repeating: " ", count: gutter) + paint(" = ", .blue) + VisibleText.escaped(text)
  }

  /// The rows a snippet takes, with the line that names its file when it is not the message's own.
  private func cost(_ snippet: Snippet, _ diagnostic: Diagnostic) -> Int {
    snippet.rows.count + (snippet.file == diagnostic.range?.file ? 0 : 1)
  }

  private func source(_ snippets: [Snippet], gutter: Int) -> [String] {
    var lines: [String] = []
    var file: Int?
    for snippet in snippets.sorted(by: { ($0.rank, $0.line) < ($1.rank, $1.line) }) {
      if file != snippet.file {
        file = snippet.file
        let place = snippet.place
        let name = VisibleText.escaped(files[snippet.file].name)
        let arrow = String(repeating: " ", count: gutter) + paint(" ┌─ ", .blue)
        lines.append(arrow + "\(name):\(place.line):\(place.column)")
      }
      for row in snippet.rows {
        switch row {
        case .source(let text): lines.append(barred(String(snippet.line), text, gutter: gutter))
        case .marks(let text): lines.append(barred("", text, gutter: gutter))
        case .words(let text): lines.append(note(text, gutter: gutter))
        }
      }
    }
    return lines
  }

  private func barred(_ number: String, _ text: String, gutter: Int) -> String {
    let padding = String(repeating: " ", count: gutter - number.count)
    return padding + paint(number + " │", .blue) + (text.isEmpty ? "" : " " + text)
  }
}
