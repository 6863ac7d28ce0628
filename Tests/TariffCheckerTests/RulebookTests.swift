import Diagnostics
import TariffChecker
import TariffSyntax
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

  @Test func everyRulebookIsTheSameInPersianKeywords() throws {
    for name in try Self.folders() {
      let library = try Library(folder: name)
      var translated = library
      for index in library.acts.map(\.file) + [library.rulebook].compactMap({ $0 }) {
        let file = library.files[index]
        let text = Formatter.format(Parser.parse(file, index: index).tree, of: file, keywords: .persian)
        #expect(text.hasPrefix("زبان") || text.contains("\nزبان"), "\(file.name)")
        translated.files[index] = SourceFile(name: file.name, bytes: Array(text.utf8))
      }
      let (one, other) = (Checker.check(library), Checker.check(translated))
      #expect(one.codes == other.codes && one.examples == other.examples, "\(name)\n\(other.words)")
      let (digest, edition) = (one.corpus?.digest, one.corpus?.edition().digest)
      #expect(digest != nil && digest == other.corpus?.digest && edition == other.corpus?.edition().digest, "\(name)")
    }
  }
}
