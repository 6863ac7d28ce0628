import Glibc

/// Instructions for each dossier, which a loaded machine does not change: valgrind's callgrind counts those of a small and
/// of a large file, and the difference is free of what loading takes.
struct Instructions: Scenario {
  let name = "instructions"
  let title = "instructions of W-1 and W-rows for a dossier, by callgrind; nothing where there is no valgrind"
  let standardRows: Int? = nil
  private let sizes = (small: 2_048, large: 22_528)

  private static let valgrind = ["/usr/bin/valgrind", "/usr/local/bin/valgrind"].first { Files.exists($0) }
  private static var counted: [any Scenario] { BatchOfWorkload.all.filter { ["W-1", "W-rows"].contains($0.name) } }

  private func place(_ rows: Int, in place: Workplace) -> Workplace {
    Workplace(package: place.package, scratch: place.scratch, rows: rows, python: nil, tariff: nil)
  }

  func prepare(_ place: Workplace) throws(BenchmarkFault) {
    for rows in [sizes.small, sizes.large] { try self.place(rows, in: place).prepareWorkload() }
  }

  func run(_ place: Workplace) throws(BenchmarkFault) -> Measurement {
    guard let valgrind = Self.valgrind else { return try Stopwatch.measure(rows: 0) { [:] } }
    let start = Stopwatch.now
    var (facts, processor): ([String: Int], Int) = ([:], 0)
    for scenario in Self.counted {
      var counts: [Int] = []
      for rows in [sizes.small, sizes.large] {
        let (count, time) = try count(scenario, rows, place, valgrind)
        counts.append(count)
        processor += time
      }
      facts["\(scenario.name)_instructions"] = (counts[1] - counts[0]) / (sizes.large - sizes.small)
    }
    return Measurement(
      wall: Stopwatch.now - start, processor: processor, rows: 0, peak: Stopwatch.peak, process: nil, facts: facts)
  }

  /// The instructions of one run, of all threads.
  private func count(
    _ scenario: any Scenario, _ rows: Int, _ place: Workplace, _ valgrind: String
  ) throws(BenchmarkFault) -> (instructions: Int, processor: Int) {
    let counts = "\(place.scratch)/\(scenario.name)-\(rows).callgrind"
    let words = [
      scenario.name, "--verb", Verb.run.rawValue, "--package", place.package, "--scratch", place.scratch, "--rows",
      String(rows),
    ]
    let child = try Child.run(
      valgrind, ["-q", "--tool=callgrind", "--callgrind-out-file=\(counts)", try Self.ownPath()] + words)
    guard child.status == 0 else { throw BenchmarkFault("\(valgrind) ended with status \(child.status)") }
    let totals = try Files.lines(of: counts).last { $0.hasPrefix("totals:") || $0.hasPrefix("summary:") }
    guard let count = totals?.split(separator: " ").last.flatMap({ Int($0) }) else {
      throw BenchmarkFault("\(counts) has no totals")
    }
    return (count, child.processor)
  }

  /// This program; valgrind would take /proc/self/exe for itself.
  private static func ownPath() throws(BenchmarkFault) -> String {
    guard let path = realpath("/proc/self/exe", nil) else {
      throw BenchmarkFault("/proc/self/exe: \(String(cString: strerror(errno)))")
    }
    defer { free(path) }
    return String(cString: path)
  }
}
