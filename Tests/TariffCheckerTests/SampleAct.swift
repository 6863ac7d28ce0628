import Diagnostics
import Exact
import TariffChecker
import TariffKernel
import TestSupport

/// Short acts for tests: a heading, the date that prices everything, and what the test is about.
enum SampleAct {
  /// An act with the given provisions.
  static func text(
    _ provisions: String, name: String = "case.1403", inForce: String = "from 1403-01-01 to 1403-12-30",
    status: String = "final"
  ) -> String {
    """
    language 1

    act \(name)  "Case"
      authority  "Council"
      approved   1402-11-10
      in force   \(inForce)
      priced on  request_date
      status     \(status)
      source     "A case"

    input request_date  date

    \(provisions)

    """
  }

  static func library(_ acts: [String], files: [String: String] = [:]) -> Library {
    var sources = [SourceFile(name: "rulebook", bytes: Array("language 1\nrulebook case \"Case\"\n".utf8))]
    var (list, attachments): ([Library.ActFile], [String: Int]) = ([], [:])
    for (place, act) in acts.enumerated() {
      list.append(Library.ActFile(file: sources.count, folder: ""))
      sources.append(SourceFile(name: "act\(place).tariff", bytes: Array(act.utf8)))
    }
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      attachments[name] = sources.count
      sources.append(SourceFile(name: name, bytes: Array(text.utf8)))
    }
    return Library(files: sources, rulebook: 0, acts: list, attachments: attachments)
  }

  static func check(_ provisions: String, files: [String: String] = [:]) -> CheckResult {
    Checker.check(library([text(provisions)], files: files))
  }

  /// The codes of what was found, in order.
  static func codes(_ provisions: String) -> [String] { check(provisions).diagnostics.map(\.code.code) }
}

extension CheckResult {
  var codes: [String] { diagnostics.map(\.code.code) }

  /// All that was said, for the messages of expectations.
  var words: String {
    diagnostics.map { "\($0.code.code) \($0.message) [\($0.reasons.joined(separator: "; "))]" }.joined(separator: "\n")
  }
}

/// A checked act that is assessed again and again with other facts.
struct Assessor {
  let model: Model
  private let machine: ScalarMachine

  init?(_ result: CheckResult) {
    guard let model = result.model else { return nil }
    self.model = model
    machine = ScalarMachine(model)
  }

  /// The outcome of a fee; facts are significands at the scale of their inputs, by name.
  func outcome(of fee: String, _ facts: [String: Int128]) -> Outcome? {
    let inputs = model.inputs.filter { $0.group == nil }
    var values: [Int128?] = Array(repeating: nil, count: inputs.count)
    for input in inputs { values[input.column] = facts[input.symbol.name] }
    if let date = inputs.first(where: { $0.symbol.name == "request_date" }), values[date.column] == nil {
      values[date.column] = Day(solarYear: 1403, month: 2, day: 1).map { Int128($0.number) }
    }
    let groups = Array(repeating: [[Int128?]](), count: model.groups.count)
    let assessment = machine.assess(Facts(values: values, groups: groups))
    return model.fees.firstIndex { $0.symbol.name == fee }.map { assessment.lines[$0].outcome }
  }

  /// The place of an option, as a fact.
  func option(_ name: String) -> Int128? { model.options.firstIndex { $0.symbol.name == name }.map { Int128($0) } }
}
