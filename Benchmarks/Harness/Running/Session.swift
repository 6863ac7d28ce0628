import Glibc

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Several scenarios measured in alternation, A B C A B C, so that a machine whose speed drifts is as slow for one as for
/// the other and ratios can be trusted.
struct Session {
  let options: Options

  /// Measures everything that is asked for.
  /// - Parameter tell: hears what is being done.
  func measure(_ tell: (String) -> Void) throws(BenchmarkFault) -> Report {
    let loadBefore = Machine.load
    var runs = [[Measurement]](repeating: [], count: options.scenarios.count)
    for scenario in options.scenarios {
      tell("preparing \(scenario.name)")
      let _: [String: Int] = try child(.prepare, scenario).answer
    }
    for round in 1...options.runs {
      for (place, scenario) in options.scenarios.enumerated() {
        tell("\(scenario.name), run \(round) of \(options.runs)")
        runs[place].append(try run(scenario))
      }
    }
    var results: [Report.Result] = []
    for (scenario, runs) in zip(options.scenarios, runs) {
      tell("verifying \(scenario.name)")
      var facts = runs.last?.facts ?? [:]
      facts.merge(try child(.verify, scenario).answer) { _, verified in verified }
      results.append(Report.Result(scenario, runs, facts))
    }
    return Report(machine: Machine(loadBefore: loadBefore), runs: options.runs, results: results)
  }

  private func run(_ scenario: any Scenario) throws(BenchmarkFault) -> Measurement {
    var (measurement, wall): (Measurement, Int) = try child(.run, scenario)
    // A scenario that runs another program has told that one's.
    measurement.process = measurement.process ?? wall
    return measurement
  }

  private func child<Answer: Decodable>(
    _ verb: Verb, _ scenario: any Scenario
  ) throws(BenchmarkFault) -> (answer: Answer, wall: Int) {
    let child = try Child.run("/proc/self/exe", options.words(for: verb, scenario))
    guard child.status == 0 else {
      throw BenchmarkFault("\(scenario.name): \(verb.rawValue) ended with status \(child.status)")
    }
    do {
      return (try JSONDecoder().decode(Answer.self, from: Data(child.output)), child.wall)
    } catch {
      throw BenchmarkFault("\(scenario.name): what \(verb.rawValue) printed cannot be read")
    }
  }

  /// What a process of one scenario does; its answer is JSON.
  static func answer(_ verb: Verb, _ scenario: any Scenario, _ place: Workplace) throws(BenchmarkFault) -> [UInt8] {
    switch verb {
    case .prepare:
      try scenario.prepare(place)
      return Array("{}".utf8)
    case .run: return try JSON.bytes(of: try scenario.run(place))
    case .verify: return try JSON.bytes(of: try scenario.verify(place))
    }
  }
}

/// What a process of one scenario is for.
enum Verb: String {
  case prepare, run, verify
}

/// Values as JSON.
enum JSON {
  static func bytes(of value: some Encodable) throws(BenchmarkFault) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do { return [UInt8](try encoder.encode(value)) } catch { throw BenchmarkFault("\(error)") }
  }
}
