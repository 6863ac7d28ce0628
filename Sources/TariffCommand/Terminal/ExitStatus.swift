/// How a run ended, for the shell and for scripts. The numbers are sysexits' where those fit; `--help` lists them.
enum ExitStatus: Int32, CaseIterable, Sendable {
  /// Everything asked for was done; also when the reader of a pipe closed it early, as `head` does.
  case done = 0
  /// Done, and there is something to look at: an error in the tariff, a line in error, a file not in house style.
  case findings = 1
  /// The command line is wrong; nothing was read or written.
  case usage = 64
  /// The data is wrong: a dossier or rows of a CSV were rejected, or a tariff with errors was to be used.
  case badData = 65
  /// A file or folder to be read is not there, or may not be read.
  case noInput = 66
  /// Our own fault: never the tariff's or the dossier's.
  case internalFault = 70
  /// An output file cannot be created.
  case cannotCreate = 73
  /// Bytes were lost while reading or writing: a full disk, a device that failed.
  case inputOutput = 74
  /// Stopped early, nothing is broken: run again later.
  case resumable = 75
  /// Ended by Ctrl-C.
  case interrupted = 130

  /// One line for `--help`.
  var summary: String {
    switch self {
    case .done: "done"
    case .findings: "done, with findings or differences"
    case .usage: "the command line is wrong"
    case .badData: "the data is wrong; what was rejected is named"
    case .noInput: "an input is not there or cannot be read"
    case .internalFault: "a fault of tariff itself"
    case .cannotCreate: "an output cannot be created"
    case .inputOutput: "bytes were lost while reading or writing"
    case .resumable: "stopped early; run it again later"
    case .interrupted: "interrupted"
    }
  }
}

/// The end of a run before its time: a status, and what to say about it on standard error.
///
/// It is the one error type of the command: every other error is put into words where it is caught.
struct Stop: Error, Equatable {
  /// How the run ends.
  var status: ExitStatus
  /// The sentence to say; nil: nothing more is to be said.
  var message: String?
  /// What would help, one line each.
  var hints: [String] = []

  /// Ends a run without another word.
  static func quietly(_ status: ExitStatus) -> Stop { Stop(status: status, message: nil) }

  /// The command line is wrong.
  static func usage(_ message: String, hints: [String] = []) -> Stop {
    Stop(status: .usage, message: message, hints: hints)
  }

  /// The data is wrong.
  static func badData(_ message: String, hints: [String] = []) -> Stop {
    Stop(status: .badData, message: message, hints: hints)
  }
}
