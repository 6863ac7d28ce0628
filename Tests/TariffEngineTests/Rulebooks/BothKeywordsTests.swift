import Diagnostics
import TariffChecker
import TariffSyntax
import Testing

@testable import TariffEngine

/// Every rulebook in the keywords of either language: the same tariff, the same digests.
@Suite struct BothKeywords {
  private func translated(_ library: Library, to keywords: KeywordLanguage) throws -> Library {
    var library = library
    for place in library.acts.map(\.file) + [library.rulebook].compactMap({ $0 }) {
      let file = library.files[place]
      let (tree, diagnostics) = Parser.parse(file, index: place)
      #expect(diagnostics.isEmpty, "\(file.name): \(diagnostics.map(\.allWords))")
      let text = Formatter.format(tree, of: file, keywords: keywords)
      library.files[place] = SourceFile(name: file.name, bytes: Array(text.utf8))
    }
    return library
  }

  @Test(arguments: ShippedRulebook.names)
  func theRulebookIsSoundInBoth(_ name: String) throws {
    let shipped = try ShippedRulebook.named(name)
    let faults = shipped.rulebook.report.diagnostics.filter { $0.severity != .note }
    #expect(faults.isEmpty, "\(name): \(faults.map(\.allWords))")
    let english = shipped.rulebook.identity
    let persian = try translated(shipped.library, to: .persian)
    let report = CheckReport(of: persian)
    let persianFaults = report.diagnostics.filter { $0.severity != .note }
    #expect(persianFaults.isEmpty, "\(name): \(persianFaults.map(\.allWords))")
    #expect(report.examples == shipped.rulebook.report.examples)
    #expect(report.corpus?.digest == english.rulebookDigest)
    #expect(report.corpus?.edition().digest == english.editionDigest)
    for act in persian.acts {
      #expect(String(decoding: persian.files[act.file].bytes, as: UTF8.self).hasPrefix("زبان ۱\n"))
    }
    // And back, to the letter: the files that ship are in the house style.
    let back = try translated(persian, to: .english)
    for (file, again) in zip(shipped.library.files, back.files) {
      #expect(file.bytes == again.bytes, "\(name): \(file.name)")
    }
  }
}
