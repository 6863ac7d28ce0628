extension TextRenderer {
  /// One line of a file with everything that the message says about it.
  struct Snippet {
    enum Row {
      case source(String)
      case marks(String)
      case words(String)
    }

    var file: Int
    var line: Int
    /// Files in the order in which the message names them.
    var rank: Int
    var isPrimary: Bool
    /// Where the file's heading points.
    var place: (line: Int, column: Int)
    var rows: [Row]
    /// Places on the line for which there was no room.
    var leftOut: Int
  }

  /// A place on one line; `label` is nil for the message's own.
  private struct Mark {
    var bytes: Range<Int>
    var label: String?
  }

  private static let marksOnALine = 3

  /// The lines that a message speaks of: its own first, then the related ones in order.
  func snippets(of diagnostic: Diagnostic) -> [Snippet] {
    var lines: [(file: Int, line: Int, marks: [Mark])] = []
    func add(_ range: SourceRange, _ label: String?) {
      guard files.indices.contains(range.file) else { return }
      let line = files[range.file].position(of: range.start).line
      let whole = files[range.file].bytes(ofLine: line)
      let start = min(max(range.start, whole.lowerBound), whole.upperBound)
      let mark = Mark(bytes: start..<max(start, min(range.end, whole.upperBound)), label: label)
      if let known = lines.firstIndex(where: { $0.file == range.file && $0.line == line }) {
        lines[known].marks.append(mark)
      } else {
        lines.append((range.file, line, [mark]))
      }
    }
    if let range = diagnostic.range { add(range, nil) }
    for related in diagnostic.related { add(related.range, related.message) }

    var ranks: [Int] = []
    return lines.map { line in
      if !ranks.contains(line.file) { ranks.append(line.file) }
      let marks = Array(line.marks.prefix(Self.marksOnALine))
      let excerpt = SourceExcerpt(of: files[line.file], line: line.line, around: marks[0].bytes.lowerBound)
      let isPrimary = marks[0].label == nil
      return Snippet(
        file: line.file, line: line.line, rank: ranks.firstIndex(of: line.file) ?? 0, isPrimary: isPrimary,
        place: files[line.file].position(of: marks[0].bytes.lowerBound),
        rows: rows(excerpt, marks, in: files[line.file], severity: diagnostic.severity),
        leftOut: line.marks.count - marks.count)
    }
  }

  private func rows(
    _ excerpt: SourceExcerpt, _ marks: [Mark], in file: SourceFile, severity: Severity
  ) -> [Snippet.Row] {
    var drawn: [(caret: Range<Int>, label: String?)] = []
    var words: [Snippet.Row] = []
    for mark in marks {
      if let caret = excerpt.caret(under: mark.bytes) {
        drawn.append((caret, mark.label))
      } else {
        words.append(.words(self.words(mark, line: excerpt.line, in: file)))
      }
    }
    var rows: [Snippet.Row] = [.source(excerpt.text)]
    if !drawn.isEmpty {
      drawn.sort { $0.caret.lowerBound < $1.caret.lowerBound }
      rows += caretRows(drawn, severity)
    }
    return rows + words
  }

  /// The row of carets, the last label at its end, the others on rows of their own, each under its place.
  private func caretRows(_ drawn: [(caret: Range<Int>, label: String?)], _ severity: Severity) -> [Snippet.Row] {
    let width = drawn.reduce(0) { max($0, $1.caret.upperBound) }
    var signs = [Character](repeating: " ", count: width)
    for mark in drawn where mark.label != nil {
      for cell in mark.caret { signs[cell] = "-" }
    }
    for mark in drawn where mark.label == nil {
      for cell in mark.caret { signs[cell] = "^" }
    }
    var row = ""
    var rest = signs[...]
    while let sign = rest.first {
      let run = rest.prefix { $0 == sign }
      let colour = sign == "^" ? paint.of(severity) : .blue
      row += sign == " " ? String(run) : paint(String(run), colour)
      rest = rest[run.endIndex...]
    }
    var labels: [Snippet.Row] = []
    for (place, mark) in drawn.enumerated().reversed() {
      guard let label = mark.label.map(VisibleText.escaped) else { continue }
      if place == drawn.count - 1, mark.caret.upperBound == width {
        row += " " + label
      } else {
        labels.append(.marks(String(repeating: " ", count: mark.caret.lowerBound) + label))
      }
    }
    return [.marks(row)] + labels
  }

  /// `here: «ضریب تراکم», line 12, letters 18–28`
  private func words(_ mark: Mark, line: Int, in file: SourceFile) -> String {
    let first = file.position(of: mark.bytes.lowerBound).column
    let last = file.position(of: mark.bytes.upperBound).column - 1
    var text = mark.label == nil ? "here: " : "there: "
    if mark.bytes.isEmpty {
      text += "line \(line), before letter \(first)"
    } else {
      text += "«" + quoted(mark.bytes, in: file) + "», line \(line), "
      text += first == last ? "letter \(first)" : "letters \(first)–\(last)"
    }
    return text + (mark.label.map { ": " + $0 } ?? "")
  }

  /// The words as written, cut when they are long.
  private func quoted(_ bytes: Range<Int>, in file: SourceFile) -> String {
    let longest = 60
    let near = file.text(of: bytes.lowerBound..<min(bytes.upperBound, bytes.lowerBound + 4 * longest + 4))
    let scalars = near.unicodeScalars
    guard scalars.count > longest else { return near }
    return String(scalars.prefix(longest)) + "…"
  }
}
