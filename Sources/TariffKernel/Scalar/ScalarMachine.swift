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
/// - A line is priced by the earliest of its versions whose own `priced on` date lies in that version's days. Its
///   values, rates and tables are those of the same day.
/// - A set adds up the charged members among those whose version at hand belongs to it; what is exempt, not applicable
///   or suspended adds 0, here and where a single line is read. A member in error blocks the reader, also when no
///   version could be picked, for nobody can then say that it does not belong.
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
    var silent = Silent()
    return run(facts, &workspace, &silent)
  }

  /// The same, and every step of it is appended to the trace. Tracing changes no digit.
  public func assess(_ facts: Facts, tracing trace: inout Trace) -> Assessment {
    var workspace = makeWorkspace()
    return assess(facts, reusing: &workspace, tracing: &trace)
  }

  /// Both: a kept workspace and a trace.
  public func assess(_ facts: Facts, reusing workspace: inout Workspace, tracing trace: inout Trace) -> Assessment {
    var recorder = Recorder(trace)
    defer { trace = recorder.trace }
    return run(facts, &workspace, &recorder)
  }

  private func run<Sink: TraceSink>(
    _ facts: Facts, _ workspace: inout Workspace, _ sink: inout Sink
  ) -> Assessment {
    precondition(workspace.program === program, "a workspace serves the machine that made it")
    precondition(
      facts.values.count == program.inputCount && facts.groups.count == program.groupCount,
      "facts have a place for every input and group")
    var evaluation = Evaluation(program, facts, sink)
    swap(&evaluation.work, &workspace)
    defer {
      swap(&evaluation.work, &workspace)
      sink = evaluation.sink
    }
    return evaluation.assessment(program)
  }
}
