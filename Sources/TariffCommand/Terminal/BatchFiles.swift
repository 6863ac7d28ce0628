import TariffEngine

/// The files of a run over dossiers: the dossiers and their groups, the results, the rejected rows. Results and rejects
/// appear whole or not at all.
struct BatchFiles {
  /// What a run reads and writes.
  struct Streams {
    let dossiers: InputFile
    let groups: [BatchGroup]
    let results: OutputSink
    let rejects: any ByteSink
    /// Where it is saved how far the run is; nil: it cannot be gone on with.
    let saving: BulkSaving?
  }

  private let path: String
  private let groups: [GroupFile]
  /// Everything that is read.
  private let inputs: [String]
  private let outputs: [String?]
  private let rejectsPath: String?

  /// Reads the command line; nothing is opened yet.
  /// - Parameters:
  ///   - path: the file that streams through; nil: the operand.
  ///   - others: further files that are read.
  /// - Throws: `Stop` 64 when standard input is asked for twice, or an output would overwrite something that is read.
  init(_ call: Invocation, streaming path: String? = nil, besides others: [String] = []) throws(Stop) {
    groups = try GroupFile.read(call)
    self.path = path ?? call.operands[0]
    let path = self.path
    inputs = [path] + groups.map(\.path) + others
    try InputFile.refuseStandardInputTwice(inputs)
    let output = call.value(of: .output)
    rejectsPath = call.value(of: .rejects) ?? Self.besideOutput(output)
    outputs = [output] + (rejectsPath.map { [$0] } ?? [])
    try Destination.refuseOverInput(outputs, inputs: inputs)
  }

  /// Opens everything, runs, and makes what was written appear; then says the summary.
  /// - Parameter noResumption: why this run cannot be gone on with after an interruption; nil: it can, where its files
  ///   allow it.
  /// - Throws: `Stop` when a file fails, when nothing could be computed, or when the run was interrupted.
  func run<Summary: RunSummary>(
    of rulebook: Rulebook, in call: Invocation, on console: Console, noResumption: String? = nil,
    _ body: (Streams, (BatchProgress) -> Bool) throws(BatchFault) -> Summary
  ) throws(Stop) -> Summary {
    try Destination.refuseOverInput(outputs, inputs: RulebookAtHand.paths(rulebook, in: call))
    let obstacle = noResumption ?? Resumption.obstacle(inputs: inputs, outputs: outputs)
    let resumption = try Resumption(call, obstacle: obstacle, outputs: outputs)
    let dossiers = try InputFile(path)
    let parts = try GroupFile.open(groups)
    let (tag, point) = (resumption?.saved?.tag, resumption?.saved?.checkpoint)
    let results = try Destination(
      outputs[0], console: console, continuing: tag, length: point?.results.count ?? 0)
    let rejected = try RejectKeeper(
      rejectsPath, console: console, continuing: tag, length: point?.rejects.count ?? 0)
    resumption?.begin(results.file, rejected.file, on: console)
    defer { resumption?.end() }
    let streams = Streams(
      dossiers: dossiers, groups: parts, results: OutputSink(results.output), rejects: rejected.sink,
      saving: resumption?.saving(dossiers))
    let summary = try Self.run(streams, rejected, resumption, on: console, body)
    try results.settle()
    try rejected.settle(isEmpty: summary.rejects.isEmpty)
    try rejected.commit(isEmpty: summary.rejects.isEmpty, on: console)
    try results.commit()
    resumption?.forget()
    console.say(call.has(.jsonSummary) ? summary.json : summary.text)
    return summary
  }

  private static func run<Summary: RunSummary>(
    _ streams: Streams, _ rejected: RejectKeeper, _ resumption: Resumption?, on console: Console,
    _ body: (Streams, (BatchProgress) -> Bool) throws(BatchFault) -> Summary
  ) throws(Stop) -> Summary {
    var progress = Progress(total: streams.dossiers.length, on: console)
    defer { progress.end() }
    do throws(BatchFault) {
      return try body(streams) { now in
        progress.show(now)
        return Interrupt.asked == nil
      }
    } catch {
      progress.end()
      let hints = resumption?.leave() ?? []
      switch error {
      case .unusable(let faults):
        console.say(FaultList.text(faults, limit: RulebookAtHand.messageLimit))
        throw .badData("nothing was computed: \(counted(faults.count, "fault")) in the files themselves", hints: hints)
      case .source(let fault): throw Stop(fault, hints: hints)
      case .sink(let fault):
        var stop =
          streams.results.stop ?? rejected.stop
          ?? Stop(status: .inputOutput, message: "\(fault.name): \(fault.reason)")
        stop.hints += hints
        throw stop
      case .stopped:
        let left = hints.isEmpty ? ["nothing had been saved, and nothing is left behind"] : hints
        console.say((["tariff: interrupted"] + left.map { "  = " + $0 }).joined(separator: "\n"))
        throw .quietly(Interrupt.endAsAsked())
      }
    }
  }

  /// `results.csv` → `results.rejects.csv`; nil when the results do not go to a file.
  static func besideOutput(_ path: String?) -> String? {
    guard let path, path != "-", FilePath.kind(path) != .special else { return nil }
    return (path.hasSuffix(".csv") ? String(path.dropLast(4)) : path) + ".rejects.csv"
  }
}

/// The account of a run over dossiers.
protocol RunSummary {
  /// How many faults of each code went to the rejects.
  var rejects: [DossierFault.Code: Int] { get }
  /// For people.
  var text: String { get }
  /// For programs.
  var json: String { get }
}

extension BatchSummary: RunSummary {}
extension RecalculationSummary: RunSummary {}
extension AgreementSummary: RunSummary {}

extension CommandOption {
  /// Where results go.
  static let output = CommandOption.value(
    "output", letter: "o", "FILE",
    "Write the results to a file, which appears whole or not at all; - is standard output (default).")
  /// Where rejected rows go.
  static let rejects = CommandOption.value(
    "rejects", "FILE",
    "Write the rejected rows there. Without it they go beside the output: results.csv, results.rejects.csv.")
  /// Rejected rows are no failure.
  static let acceptRejects = CommandOption.flag(
    "accept-rejects", "Rejected rows do not make the status 65; they are still written and counted.")
  /// Text as it is.
  static let rawText = CommandOption.flag(
    "raw-text", "Leave text as it is; without it, text that a spreadsheet would run as a formula gets a ' in front.")
  /// The summary for programs.
  static let jsonSummary = CommandOption.flag(
    "json-summary", "The summary on standard error for programs: one JSON object.")
}
