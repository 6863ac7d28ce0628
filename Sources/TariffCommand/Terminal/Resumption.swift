import TariffEngine

/// That a run can be gone on with after an interruption, and that it goes on with one that was interrupted.
final class Resumption {
  /// What was interrupted; nil: the run begins anew.
  let saved: SavedRun?
  private let isAsked: Bool
  private let outputs: [String?]
  private var files: [OutputFile] = []
  private var keeper: StateKeeper?

  /// What the help of every command says whose runs can be gone on with.
  static let note =
    "A run from files to a file saves how far it is twice a second, beside its results. After Ctrl-C, a full disk or a "
    + "power cut the same line with --resume goes on from there; inputs or a tariff that have changed are refused."

  /// Why a run cannot be gone on with: what it reads comes only once, or what it writes is gone; nil: it can.
  static func obstacle(inputs: [String], outputs: [String?]) -> String? {
    for path in inputs where path == "-" || FilePath.kind(path) == .special {
      return path == "-" ? "standard input cannot be read again" : "\(quoted(path)) cannot be read again"
    }
    if !Destination.isFile(outputs[0]) { return "its results must go to a file (-o FILE)" }
    return outputs.allSatisfy(Destination.isFile) ? nil : "its rejects must go to a file"
  }

  /// Reads `--resume`, and looks for what was interrupted.
  /// - Throws: `Stop` 64 when it is asked for and cannot be, 65 when what was interrupted cannot be used.
  init?(_ call: Invocation, obstacle: String?, outputs: [String?]) throws(Stop) {
    isAsked = call.has(.resume)
    self.outputs = outputs
    if let obstacle {
      if isAsked { throw .usage("--resume cannot go on with this run: \(obstacle)") }
      return nil
    }
    guard outputs.count == 2, let results = outputs[0], let rejects = outputs[1] else { return nil }
    saved = isAsked ? try SavedRun.find(results: results, rejects: rejects) : nil
  }

  /// The files are open: from now on the first signal lets the run save how far it is.
  func begin(_ results: OutputFile?, _ rejects: OutputFile?, on console: Console) {
    guard let results, let rejects else { return }
    files = [results, rejects]
    keeper = StateKeeper(results: results, rejects: rejects, isResumed: saved != nil)
    let name = quoted(results.output.name)
    if let saved {
      console.say("resuming behind \(counted(saved.checkpoint.rowsRead, "row")), whose results are there")
    } else if isAsked {
      console.say("nothing to resume: no interrupted run to \(name) was found, so this one begins anew")
    } else if results.hasRemovedState {
      console.say("removed what an interrupted run to \(name) left; --resume would have gone on with it")
    }
    Interrupt.ask()
  }

  /// What the engine needs. The version, the place of the rejects and the length of the file must be as they were.
  func saving(_ dossiers: InputFile) -> BulkSaving? {
    guard let keeper else { return nil }
    return BulkSaving(
      keeper, resumed: saved?.checkpoint,
      premises: [
        "the version of tariff": Tool.version, "the length of the dossiers": String(dossiers.length ?? 0),
        "the file of the rejects": outputs[1].map(FilePath.resolved) ?? "",
      ])
  }

  /// The run ended early: its files stay if it can be gone on with.
  /// - Returns: how.
  func leave() -> [String] {
    guard let keeper else { return [] }
    keeper.finish()
    guard keeper.hasState else {
      keeper.remove()
      return []
    }
    for file in files { file.leave() }
    return [
      "to go on with it: \(Self.commandLine)", "without --resume the next run begins anew and removes what is there",
    ]
  }

  /// The run is whole.
  func forget() { keeper?.remove() }

  /// Whatever became of the run, signals end it at once again.
  func end() { Interrupt.askNoMore() }

  /// The command line of this run with `--resume`, as a shell reads it.
  private static var commandLine: String {
    var words = CommandLine.arguments
    if !words.contains("--resume"), words.count > 1 { words.insert("--resume", at: 2) }
    return words.map(shellWord).joined(separator: " ")
  }

  private static func shellWord(_ word: String) -> String {
    let plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./=,:+@%"
    let shown = VisibleText.escaped(word)
    if !word.isEmpty, word.unicodeScalars.allSatisfy({ $0.value > 0x7F || plain.unicodeScalars.contains($0) }) {
      return shown
    }
    return "'" + shown.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}

extension CommandOption {
  /// Goes on with an interrupted run.
  static let resume = CommandOption.flag(
    "resume", "Go on with an interrupted run of the same command line; the results are those of an unbroken run.")
}
