/// What the command line asks for.
struct Options {
  static let usage = """
    tariff-benchmark [SCENARIO...] [--rows N] [--runs N] [--json] [--against FILE] [--peers PYTHON] [--tariff PROGRAM]
    tariff-benchmark --dossiers N        the dossiers of workload W as CSV
    tariff-benchmark --list              the scenarios

    Without a scenario all are measured, in alternation. With --peers they are measured beside other engines, which need
    Python with packages (Benchmarks/README.md). Run from the package's folder, or say --package DIR; files are made in
    .build/benchmark, or where --scratch says, and kept.

      --rows N         dossiers for each scenario that takes them
      --runs N         runs of each scenario (named ones 1, all of them 5)
      --tariff PROGRAM measures how long this binary takes to say its version; meant for a static release build
      --json           the report for programs; --against FILE compares with one that was saved

    """

  var scenarios: [any Scenario] = []
  var rows: Int?
  var runs = 0
  var isJSON = false
  var isList = false
  var against: String?
  var python: String?
  var tariff: String?
  var package = "."
  var scratch = ".build/benchmark"
  /// Only the dossiers are asked for.
  var dossiers: Int?
  /// This process is one run of one scenario.
  var verb: Verb?

  /// Reads the words behind the program's name.
  init(_ words: [String]) throws(BenchmarkFault) {
    var rest = words[...]
    func value(of option: String) throws(BenchmarkFault) -> String {
      guard let word = rest.popFirst() else { throw BenchmarkFault("\(option) needs a value") }
      return word
    }
    func count(of option: String) throws(BenchmarkFault) -> Int {
      let word = try value(of: option)
      guard let number = Int(word.filter { $0 != "_" }), number > 0 else {
        throw BenchmarkFault("\(option) \(word): a number from 1 on is needed")
      }
      return number
    }
    while let word = rest.popFirst() {
      switch word {
      case "--rows": rows = try count(of: word)
      case "--runs": runs = try count(of: word)
      case "--json": isJSON = true
      case "--list": isList = true
      case "--against": against = try value(of: word)
      case "--peers": python = try value(of: word)
      case "--tariff": tariff = try value(of: word)
      case "--package": package = try value(of: word)
      case "--scratch": scratch = try value(of: word)
      case "--dossiers": dossiers = try count(of: word)
      case "--verb":
        let name = try value(of: word)
        verb = Verb(rawValue: name)
        guard verb != nil else { throw BenchmarkFault("--verb \(name) is not known") }
      default:
        guard let scenario = Scenarios.named(word) else {
          throw BenchmarkFault("\(word) is neither a scenario nor an option\n\n" + Self.usage)
        }
        scenarios.append(scenario)
      }
    }
    if runs == 0 { runs = scenarios.isEmpty ? 5 : 1 }
    if scenarios.isEmpty {
      scenarios = Scenarios.own.filter { tariff != nil || $0.name != Startup().name }
      if python != nil { scenarios += Scenarios.peers }
    }
  }

  /// Where a scenario works.
  func workplace(of scenario: any Scenario) -> Workplace {
    let standard = scenario.standardRows ?? 0
    return Workplace(
      package: package, scratch: scratch, rows: scenario.standardRows == nil ? 0 : rows ?? standard, python: python,
      tariff: tariff)
  }

  /// The words for a process that does one thing of one scenario.
  func words(for verb: Verb, _ scenario: any Scenario) -> [String] {
    var words = [scenario.name, "--verb", verb.rawValue, "--package", package, "--scratch", scratch]
    if let rows { words += ["--rows", String(rows)] }
    if let python { words += ["--peers", python] }
    if let tariff { words += ["--tariff", tariff] }
    return words
  }
}
