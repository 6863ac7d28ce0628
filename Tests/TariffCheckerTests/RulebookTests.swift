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
  @Test func everyRulebookIsWithoutFindings() throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Tariffs"
    let names = try FileManager.default.contentsOfDirectory(atPath: root).sorted()
    var examples = 0
    for name in names where FileManager.default.fileExists(atPath: "\(root)/\(name)/rulebook") {
      let library = try Library(folder: "\(root)/\(name)")
      let result = Checker.check(library)
      let renderer = TextRenderer(files: library.files, colour: false)
      #expect(
        result.diagnostics.isEmpty,
        "\(name)\n\(result.diagnostics.prefix(12).map { renderer.render($0) }.joined(separator: "\n"))")
      #expect(result.model != nil)
      examples += result.examples
    }
    #expect(examples > 0, "at least one rulebook was found, and it has examples")
  }
}
