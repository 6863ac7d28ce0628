/// The scalar machine: the definition of what a tariff means, one dossier at a time.
///
///     let machine = ScalarMachine(model)
///     let assessment = machine.assess(facts)
///
/// Whatever another machine computes must agree with this one to the digit. It is a pure function of model and facts:
/// no clock, no locale, no order of a dictionary. Preparing costs time in proportion to the model; a machine is then
/// immutable and may serve many threads at once.
///
/// The rules that it follows, beside those that ``Operation`` and ``FeeVersion`` state:
/// - Every node's exact value keeps |v| < 10^22 (a date keeps within the valid days), else ``Fault/overflow``; what
///   happens inside a node (a sum's running total, a chain's product) has no bound of its own.
/// - The first fault, in the order in which things are written and read, is the line's. Operands are read left to
///   right, all of them, before anything is made of them; only `if`, `and`, `or`, filters and conditions leave
///   something unread.
/// - A line is governed by the latest entry of its timeline whose own `priced on` date lies in that entry's days: a
///   newer law governs a permit that is still open on the day that this law asks for, whatever an older law made of the
///   day that it asked for. Entries are asked from the latest on, each for its own date, up to the first that governs;
///   a date that is asked and not given is ``Fault/missingInput(_:row:)``, even if an older entry would govern. For
///   nobody can say then that the newer law does not: a permit of which no issue date is known will be issued under it,
///   or was. Dates of entries older than the one that governs are not asked.
/// - The entry is a version; or it says that the fee is suspended (an outcome of its own), or that there is no such fee
///   (not applicable: repealed, or not yet there). Days that no entry covers are ``Fault/noVersion(_:_:)``, which names
///   the day that the latest entry asked for.
/// - Values, rates and tables are those of the day that priced the line, or of the day that ``Operation/asOf(_:date:)``
///   names; what is read inside a value, on the value's day. A suspended one is ``Fault/suspended(_:by:_:)``, one that
///   is declared not to exist ``Fault/noVersion(_:_:)``. A fee or rate whose text is not known is
///   ``Fault/textUnknown(_:)``, a fee only when its condition holds and no exemption does.
/// - A set adds up the charged members among those whose version at hand belongs to it; what is exempt, not applicable
///   or suspended adds 0, here and where a single line is read, and what does not exist is no member. A member in error
///   blocks the reader, also when no version could be picked, for nobody can then say that it does not belong.
/// - `before reliefs` is the line as it would stand without its reliefs: the same limits, the same rounding.
public struct ScalarMachine: Sendable {
  let program: Program

  /// Prepares a model that the checker has passed; anything else may trap.
  public init(_ model: Model) { program = Program(model) }

  /// Room to work in, for ``assess(_:reusing:)``.
  public func makeWorkspace() -> Workspace { Workspace(for: program) }

  /// The outcome of every fee and bill.
  public func assess(_ facts: Facts) -> Assessment {
    var workspace = makeWorkspace()
    return assess(facts, reusing: &workspace)
  }

  /// The same without asking for room each time: a caller with many dossiers keeps one workspace per thread.
  public func assess(_ facts: Facts, reusing workspace: inout Workspace) -> Assessment {
    var assessment = Assessment(lines: [], bills: [], balances: [])
    assess(facts, reusing: &workspace, into: &assessment)
    return assessment
  }

  /// The same in place of an earlier assessment, of which nothing stays but its memory.
  public func assess(_ facts: Facts, reusing workspace: inout Workspace, into assessment: inout Assessment) {
    var silent = Silent()
    run(facts, &workspace, &silent, into: &assessment)
  }

  /// The same, and every step of it is appended to the trace. Tracing changes no digit.
  public func assess(_ facts: Facts, tracing trace: inout Trace) -> Assessment {
    var workspace = makeWorkspace()
    return assess(facts, reusing: &workspace, tracing: &trace)
  }

  /// Both: a kept workspace and a trace.
  public func assess(_ facts: Facts, reusing workspace: inout Workspace, tracing trace: inout Trace) -> Assessment {
    var assessment = Assessment(lines: [], bills: [], balances: [])
    var recorder = Recorder(trace)
    run(facts, &workspace, &recorder, into: &assessment)
    trace = recorder.trace
    return assessment
  }

  private func run<Sink: TraceSink>(
    _ facts: Facts, _ workspace: inout Workspace, _ sink: inout Sink, into assessment: inout Assessment
  ) {
    let room = workspace.claim(for: program)
    facts.values.withUnsafeBufferPointer { values in
      var evaluation = Evaluation(values, facts, in: room, sink)
      evaluation.fill(&assessment, program)
      sink = evaluation.sink
    }
  }
}
