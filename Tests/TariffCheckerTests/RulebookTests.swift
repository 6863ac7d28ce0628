import Diagnostics
import TariffChecker
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The rulebooks that ship with the project pass their own check, and their examples come out.
@Suite struct Rulebooks {
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Tariffs"

  /// The folders of the rulebooks.
  static func folders() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root).sorted().map { "\(root)/\($0)" }
      .filter { FileManager.default.fileExists(atPath: $0 + "/rulebook") }
  }

  @Test func everyRulebookIsWithoutFindings() throws {
    var examples = 0
    for name in try Self.folders() {
      let library = try Library(folder: name)
      let result = Checker.check(library)
      let findings = result.diagnostics.filter { $0.severity != .note }
      let renderer = TextRenderer(files: library.files, colour: false)
      #expect(
        findings.isEmpty,
        "\(name)\n\(findings.prefix(12).map { renderer.render($0) }.joined(separator: "\n"))")
      #expect(result.model != nil)
      examples += result.examples
    }
    #expect(examples > 0, "at least one rulebook was found, and it has examples")
  }
}
