import Glibc
import TariffEngine

/// How far a batch is, on one line of a terminal: shown after half a second, ten times a second at most, and cleared
/// at the end. Nothing is shown where nobody looks. Its clock reaches no result.
struct Progress {
  private let total: Int?
  private let console: Console
  private let start = Progress.milliseconds
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
    let now = Self.milliseconds
    guard now >= next else { return }
    next = now + 100
    isShown = true
    var parts = ["\(progress.rowsRead) rows", "\(progress.rowsRead * 1_000 / max(1, now - start)) rows/s"]
    if let total, total > 0 { parts.insert("\(min(100, progress.bytesRead * 100 / total)) %", at: 0) }
    console.draw("\r\u{1B}[K" + parts.joined(separator: ", "))
  }

  /// Clears the line.
  mutating func end() {
    if isShown { console.draw("\r\u{1B}[K") }
    isShown = false
  }

  private static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}
