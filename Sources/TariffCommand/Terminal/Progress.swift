import TariffEngine

/// How far a batch is, on one line of a terminal: shown after half a second, ten times a second at most, and cleared
/// at the end. Nothing is shown where nobody looks. Its clock reaches no result.
struct Progress {
  private let total: Int?
  private let console: Console
  private let start = Clock.milliseconds
  private var next: Int
  private var isShown = false

  /// A line for a file of `total` bytes; nil: of unknown length.
  init(total: Int?, on console: Console) {
    self.total = total
    self.console = console
    next = start + 500
  }

  /// Draws the line when it is time.
  mutating func show(_ progress: BatchProgress) {
    guard console.talksToTerminal else { return }
    let now = Clock.milliseconds
    guard now >= next else { return }
    next = now + 100
    isShown = true
    console.draw("\r\u{1B}[K" + Self.line(progress, total: total, after: now - start))
  }

  /// What is shown after so many milliseconds.
  static func line(_ progress: BatchProgress, total: Int?, after time: Int) -> String {
    var parts = ["\(progress.rowsRead) rows", "\(progress.rowsRead * 1_000 / max(1, time)) rows/s"]
    if let total, total > 0 {
      let read = min(progress.bytesRead, total)
      parts.insert("\(read * 100 / total) %", at: 0)
      if read > 0 { parts.append("\(duration((total - read) * time / read)) left") }
    }
    return parts.joined(separator: ", ")
  }

  /// `40 s`, `3 min 5 s`, `2 h 10 min`; seconds are rounded up.
  private static func duration(_ milliseconds: Int) -> String {
    let seconds = (milliseconds + 999) / 1_000
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3_600 { return "\(seconds / 60) min \(seconds % 60) s" }
    return "\(seconds / 3_600) h \(seconds % 3_600 / 60) min"
  }

  /// Clears the line.
  mutating func end() {
    if isShown { console.draw("\r\u{1B}[K") }
    isShown = false
  }
}
