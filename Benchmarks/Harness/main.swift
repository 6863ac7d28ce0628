import Glibc

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes to a descriptor; a reader that has gone ends the program, as the system has it.
func put(_ bytes: [UInt8], to descriptor: Int32 = 1) {
  var written = 0
  while written < bytes.count {
    let step = bytes.withUnsafeBytes { bytes in
      write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
    }
    guard step >= 0 || errno == EINTR else { exit(74) }
    written += max(0, step)
  }
}

func say(_ text: String) { put(Array((text + "\n").utf8), to: 2) }

func saved(_ path: String) throws(BenchmarkFault) -> Report {
  let bytes = try Files.read(path)
  do { return try JSONDecoder().decode(Report.self, from: Data(bytes)) } catch {
    throw BenchmarkFault("\(path) is no report of this program")
  }
}

func run(_ options: Options) throws(BenchmarkFault) -> Int32 {
  if let count = options.dossiers {
    WorkloadFile.write(count) { put($0) }
    return 0
  }
  if options.isList {
    for scenario in Scenarios.own + Scenarios.peers { print("\(scenario.name)\t\(scenario.title)") }
    return 0
  }
  try Files.makeFolder(options.scratch)
  if let verb = options.verb, let scenario = options.scenarios.first {
    put(try Session.answer(verb, scenario, options.workplace(of: scenario)))
    return 0
  }
  var before: Report?
  if let path = options.against { before = try saved(path) }
  let report = try Session(options: options).measure(say)
  if options.isJSON { put(try JSON.bytes(of: report) + [UInt8(ascii: "\n")]) }
  let table = report.table(against: before)
  if options.isJSON { say(table) } else { print(table, terminator: "") }
  return report.differingRows == 0 ? 0 : 1
}

do throws(BenchmarkFault) {
  exit(try run(try Options(Array(CommandLine.arguments.dropFirst()))))
} catch {
  say("tariff-benchmark: \(error)")
  exit(70)
}
