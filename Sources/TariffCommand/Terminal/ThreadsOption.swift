/// `--threads N`: how many threads a run over many rows takes.
enum ThreadsOption {
  static let threads = CommandOption.value(
    "threads", "N", "How many threads compute, from 1 to 256 (default: one for each core). Results never depend on it.")

  /// nil: as many as there are cores.
  static func read(_ call: Invocation) throws(Stop) -> Int? {
    guard let words = call.value(of: threads) else { return nil }
    guard let count = Int(words), (1...256).contains(count) else {
      throw .usage("--threads takes a whole number from 1 to 256, not \(quoted(words))")
    }
    return count
  }
}
