import Diagnostics
import Exact
import TariffChecker
import TariffSyntax
import TestSupport
import Testing

@testable import TariffEngine

/// Any number, day or article that is written otherwise is another law, with another digest.
@Suite struct Digests {
  /// Digits that say something: outside comments and texts, and in the texts of articles.
  private func digits(in text: [UInt8]) -> [Int] {
    var found: [Int] = []
    var start = 0
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      defer { start += line.count + 1 }
      if line.starts(with: Array("language".utf8)) { continue }
      var (isText, isArticle) = (false, false)
      for (offset, byte) in line.enumerated() {
        if byte == UInt8(ascii: "\"") {
          isText.toggle()
          isArticle = line[..<(line.startIndex + offset)].suffix(8).elementsEqual(Array("article ".utf8))
        }
        if byte == UInt8(ascii: "#"), !isText { break }
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), !isText || isArticle else { continue }
        let before = offset > 0 ? line[line.startIndex + offset - 1] : 0
        // The 2 of m2.
        if before == UInt8(ascii: "m"), !isText { continue }
        found.append(start + offset)
      }
    }
    return found
  }

  private func canonical(_ text: [UInt8]) -> String? {
    let (tree, diagnostics) = Parser.parse(SourceFile(name: "act", bytes: text), index: 0)
    return diagnostics.contains { $0.severity == .error } ? nil : Formatter.canonicalText(of: tree)
  }

  /// Each digit is written as another one; what cannot be read then is no law at all.
  private func expectOther(_ text: [UInt8], _ what: String, _ generator: inout SeededGenerator) throws {
    let whole = try #require(canonical(text), "\(what) can be read")
    let digits = digits(in: text)
    var changed = 0
    for place in digits.shuffled(using: &generator).prefix(max(20, RandomCases.count(digits.count))) {
      var other = text
      other[place] = text[place] == UInt8(ascii: "9") ? UInt8(ascii: "8") : text[place] + 1
      guard let mutated = canonical(other) else { continue }
      changed += 1
      let line = text[..<place].count { $0 == UInt8(ascii: "\n") } + 1
      #expect(mutated != whole, "\(what):\(line) (seed \(RandomCases.seed))")
    }
    #expect(changed > 0 || digits.isEmpty, "\(what) has digits to change")
  }

  @Test(arguments: ShippedRulebook.names)
  func everyDigitOfAnActIsInItsDigest(_ name: String) throws {
    var generator = SeededGenerator(seed: RandomCases.seed)
    let library = try ShippedRulebook.named(name).library.withoutExamples
    for act in library.acts where act.folder.isEmpty {
      try expectOther(library.files[act.file].bytes, library.files[act.file].name, &generator)
    }
  }

  @Test(arguments: ShippedRulebook.names)
  func everyDigitOfAConsolidatedTextIsInItsDigest(_ name: String) throws {
    var generator = SeededGenerator(seed: RandomCases.seed)
    let rulebook = try ShippedRulebook.named(name).rulebook
    let corpus = try #require(rulebook.report.corpus)
    let moments = ConsolidatedText.moments(of: corpus, rulebook.model)
    for (day, known) in moments.shuffled(using: &generator).prefix(max(2, RandomCases.count(40))) {
      let edition = corpus.edition(on: day, knownOn: known)
      #expect(canonical(Array(edition.text.utf8)) == edition.canonicalText, "the text is what the digest is taken of")
      try expectOther(Array(edition.text.utf8), "\(name) on \(day)", &generator)
    }
  }

  /// The digests themselves, of a rulebook that is sound after the change.
  @Test func otherLawHasOtherDigests() throws {
    let shipped = try ShippedRulebook.named("Isfahan")
    let library = shipped.library.withoutExamples
    let changes: [(file: String, old: String, new: String)] = [
      ("council-1403.tariff", "rate visit_price  1_200_000 rial", "rate visit_price  1_200_001 rial"),
      ("council-1402-stage3.tariff", "approved   1402-07-10", "approved   1402-07-11"),
      ("council-1402-stage3.tariff", "article  3", "article  4"),
      ("council-1403.tariff", "article 6", "article 7"),
      ("prices-1403.csv", "15,4,", "15,4,1"),
    ]
    var digests = [shipped.rulebook.identity.rulebookDigest: "as shipped"]
    var editions = [shipped.rulebook.identity.editionDigest: "as shipped"]
    for (file, old, new) in changes {
      let other = try Rulebook(library: try library.with(file, replacing: old, by: new)).identity
      #expect(digests.updateValue(new, forKey: other.rulebookDigest) == nil, "\(file): \(new)")
      #expect(editions.updateValue(new, forKey: other.editionDigest) == nil, "\(file): \(new)")
    }
    // Words that are no law: comments, examples, layout.
    let plain = try Rulebook(library: library).identity
    #expect(plain.rulebookDigest == shipped.rulebook.identity.rulebookDigest)
    #expect(plain.editionDigest == shipped.rulebook.identity.editionDigest)
  }
}
