/// Where the steps of an assessment go. The machine is one generic implementation over its sink: with ``Silent`` the
/// compiler removes every trace of the trace, with ``Recorder`` everything is kept.
protocol TraceSink {
  /// Whether anybody hears of a step: what is only told need not be worked out else.
  static var listens: Bool { get }
  /// Notes a step at the depth at hand; the event is made only if somebody listens.
  mutating func record(_ event: @autoclosure () -> TraceEvent)
  /// What follows lies one deeper.
  mutating func deepen()
  /// What follows lies one less deep.
  mutating func rise()
  /// What follows lies at this depth: a fault leaves from anywhere.
  mutating func restart(at depth: Int)
}

/// Nobody listens.
struct Silent: TraceSink {
  static var listens: Bool { false }
  @inline(__always) mutating func record(_ event: @autoclosure () -> TraceEvent) {}
  @inline(__always) mutating func deepen() {}
  @inline(__always) mutating func rise() {}
  @inline(__always) mutating func restart(at depth: Int) {}
}

/// Keeps the steps, as many as a trace holds.
struct Recorder: TraceSink {
  static var listens: Bool { true }
  var trace: Trace
  private var depth = 0

  init(_ trace: Trace) { self.trace = trace }

  mutating func record(_ event: @autoclosure () -> TraceEvent) {
    if trace.steps.count < Trace.mostSteps {
      trace.steps.append(Trace.Step(depth: depth, event: event()))
    } else {
      trace.omitted += 1
    }
  }
  mutating func deepen() { depth += 1 }
  mutating func rise() { depth -= 1 }
  mutating func restart(at depth: Int) { self.depth = depth }
}
