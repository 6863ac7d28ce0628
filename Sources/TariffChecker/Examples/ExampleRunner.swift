import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// What an example came to.
struct ExampleRun {
  var facts: Facts
  var lines: [Line]
}

/// Runs the examples of a tariff against the tariff itself: an example that does not come out is an error of the act.
struct ExampleRunner {
  let model: Model
  let sink: DiagnosticSink
  /// What comes of fees and bills that are not known yet, by name.
  let unborn: [String: Result]
  let machine: ScalarMachine

  init(model: Model, sink: DiagnosticSink, unborn: [String: Result] = [:]) {
    self.model = model
    self.sink = sink
    self.unborn = unborn
    machine = ScalarMachine(model)
  }

  /// Runs one; nil: something of its facts is malformed. Only the lines, bills and plans that an example names are
  /// compared.
  @discardableResult func run(_ example: ExampleDeclaration) -> ExampleRun? {
    if example.expectations.isEmpty, example.plans.isEmpty {
      sink.report(
        Diagnostic(
          .exampleMalformed, at: example.title.range, "the example expects nothing",
          reasons: ["an example is a test: facts alone prove nothing"],
          remedy: "add what must come out: FEE = 1_000 rial, FEE exempt, FEE not applicable …"))
    }
    var reader = ExampleFacts(model: model, sink: sink)
    guard let facts = reader.read(example) else { return nil }
    for expectation in example.plans { compare(expectation, facts) }
    let assessment = machine.assess(facts)
    for expectation in example.expectations { compare(expectation, assessment, facts) }
    return ExampleRun(facts: facts, lines: assessment.lines)
  }

  private func compare(_ expectation: ExampleExpectation, _ assessment: Assessment, _ facts: Facts) {
    let name = expectation.name.value
    guard let wanted = wanted(expectation) else { return }
    if let got = unborn[name] {
      if !wanted.matches(got) { fail(expectation, wanted, got, []) }
      return
    }
    if expectation.isBill {
      guard let place = model.bills.firstIndex(where: { $0.symbol.name == name }) else {
        return unknown(expectation.name, "a bill", model.bills.map(\.symbol.name))
      }
      let got = assessment.bills[place].result(model)
      guard !wanted.matches(got) else { return }
      fail(
        expectation, wanted, got,
        model.bills[place].lines.map { line in
          "\(model.fees[line.index].symbol.name): \(assessment.lines[line.index].outcome.result(model).words)"
        })
    } else {
      guard let place = model.fees.firstIndex(where: { $0.symbol.name == name }) else {
        return unknown(expectation.name, "a fee", model.fees.map(\.symbol.name))
      }
      let got = assessment.lines[place].outcome.result(model)
      guard !wanted.matches(got) else { return }
      var trace = Trace()
      _ = machine.assess(facts, tracing: &trace)
      fail(expectation, wanted, got, TraceWords(model: model).steps(of: ID(place), in: trace))
    }
  }

  /// T0701, with what led to the result.
  private func fail(_ expectation: ExampleExpectation, _ wanted: Result, _ got: Result, _ steps: [String]) {
    let what = expectation.isBill ? "the bill \(expectation.name.value)" : expectation.name.value
    sink.report(
      Diagnostic(
        .exampleFails, at: expectation.range, "\(what) comes out as \(got.words), not as \(wanted.words)",
        reasons: Array(steps.prefix(6)), remedy: "correct the provision, or the example"))
  }

  /// T0702: nothing of this kind has the name.
  func unknown(_ name: Marked<String>, _ kind: String, _ names: [String]) {
    sink.report(
      Diagnostic(
        .exampleMalformed, at: name.range, "\(name.value) is not \(kind)",
        remedy: sink.nearest(to: name.value, among: names).map { "did you mean \($0)?" }
          ?? "write the name of \(kind)"))
  }

  /// What must come out; nil: an amount that no line can have (T0702).
  private func wanted(_ expectation: ExampleExpectation) -> Result? {
    switch expectation.outcome {
    case .amount(let literal):
      guard literal.unit?.unit == .rial, let amount = try? literal.value.rescaled(to: 0) else {
        sink.report(
          Diagnostic(
            .exampleMalformed, at: literal.range, "\(literal.text) is no amount of a line",
            reasons: ["lines and bills are whole rials"], remedy: "write it as 99_000_000 rial"))
        return nil
      }
      return .amount(amount.significand)
    case .exempt: return .exempt
    case .notApplicable: return .notApplicable
    case .suspended: return .suspended
    case .error(let code): return .error(code?.value, "")
    }
  }
}

extension ExampleRunner {
  /// What an example expects, and what comes out.
  enum Result {
    case amount(Int128)
    case exempt
    case notApplicable
    case suspended
    /// A code, if one is wanted, and what it says.
    case error(String?, String)

    func matches(_ got: Result) -> Bool {
      switch (self, got) {
      case (.amount(let a), .amount(let b)): a == b
      case (.exempt, .exempt), (.notApplicable, .notApplicable), (.suspended, .suspended): true
      case (.error(let wanted, _), .error(let code, _)): wanted == nil || wanted == code
      default: false
      }
    }

    var words: String {
      switch self {
      case .amount(let amount): "\(amount.grouped) rial"
      case .exempt: "exempt"
      case .notApplicable: "not applicable"
      case .suspended: "suspended"
      case .error(let code, let text):
        ["error", code, text.isEmpty ? nil : "(\(text))"].compactMap { $0 }.joined(separator: " ")
      }
    }
  }
}

extension Outcome {
  func result(_ model: Model) -> ExampleRunner.Result {
    switch self {
    case .charged(let amount): .amount(amount)
    case .exempt: .exempt
    case .notApplicable: .notApplicable
    case .suspended: .suspended
    case .error(let fault): .error(fault.code, TraceWords(model: model).words(fault))
    }
  }
}

extension BillResult {
  func result(_ model: Model) -> ExampleRunner.Result {
    switch self {
    case .payable(_, let payable, _, _): .amount(payable)
    case .refund(let total, _): .amount(total)
    case .blocked(let fee):
      .error(Fault.blocked(by: fee).code, TraceWords(model: model).words(.blocked(by: fee)))
    }
  }
}
