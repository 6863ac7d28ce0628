import TariffEngine
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

// The code of README.md, to the letter: the test below holds the two together.
func feesOfOneDossier(folder: String) throws -> String {
  let rulebook = try Rulebook.load(folder: folder)
  let dossier = Dossier(
    id: "1403-1",
    [
      "request_date": "1403-02-01", "request": "new", "use": "residential", "price": "1_000_000",
      "units": "1", "residential_area": "۲۶۰", "parkings": "2", "beneficiary": "ordinary",
      "inefficient_fabric": "no",
    ])
  do {
    let statement = try rulebook.assess(dossier)
    guard let line = statement.line("floor_area_single") else { return "no such fee" }
    for step in statement.steps(of: "floor_area_single") { print(step.text) }
    if let error = line.error { return "\(error.code): \(error.message())" }
    return "\(line.amount ?? 0) rial"
  } catch {
    // Everything that is wrong with the dossier, in the order of its facts.
    return error.faults.map { "\($0.code.rawValue) \($0.column ?? ""): \($0.reason)" }.joined(separator: "\n")
  }
}

@Suite struct Readme {
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  static func text(_ path: String) throws -> String {
    let bytes = try #require(FileManager.default.contents(atPath: root + "/" + path), "\(path) can be read")
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Worked example 2 of Tehran's page: 260 m² less 20 m² for each of two parking spaces, at 45 % of 1,000,000.
  @Test func theExampleForCallersWorks() throws {
    #expect(try feesOfOneDossier(folder: Self.root + "/Tariffs/Mashhad") == "99000000 rial")
  }

  @Test func theExampleIsTheCodeThatRuns() throws {
    let shown = try Self.function(in: "README.md", until: "```")
    let run = try Self.function(in: "Tests/TariffEngineTests/ReadmeTests.swift", until: "@Suite")
    #expect(shown.count > 10, "README.md shows the function")
    #expect(shown == run)
  }

  /// The lines of the function, from its first to the last that is not blank before the line that ends it.
  static func function(in path: String, until end: String) throws -> [Substring] {
    let lines = try text(path).split(separator: "\n")
    let start = try #require(lines.firstIndex { $0.hasPrefix("func feesOfOneDossier") }, "\(path) shows the function")
    return Array(lines[start...].prefix { !$0.hasPrefix(end) })
  }

  @Test func thereAreExactlyTwoCommands() throws {
    let commands = try Self.text("README.md").split(separator: "\n").filter { $0.hasPrefix("$ ") }
    #expect(commands.count == 2)
    #expect(commands.last == "$ swift test")
  }
}
