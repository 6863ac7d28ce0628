import Diagnostics
import Exact
import TariffKernel
import Testing

@testable import TariffChecker

/// Consolidated texts: read back, they are the same edition.
@Suite struct Editions {
  /// A corpus of one file with several acts.
  static func corpus(_ text: String) throws -> Corpus {
    let file = SourceFile(name: "edition.tariff", bytes: Array(text.utf8))
    let result = Checker.check(Library(singleAct: file))
    return try #require(result.corpus, "\(result.words)\n\(text)")
  }

  /// The edition read back is itself, and so is its text in the house style.
  static func expectReadsBack(_ edition: Edition) throws {
    for text in [edition.canonicalText, edition.text] {
      let again = try corpus(text).edition(on: edition.day)
      #expect(again.canonicalText == edition.canonicalText)
      #expect(again.digest == edition.digest)
    }
    #expect(try corpus(edition.canonicalText).digest == edition.digest, "an edition is a rulebook with nothing to do")
  }

  @Test func editionsOfTheShippedRulebooksReadBack() throws {
    for folder in try Rulebooks.folders() {
      let corpus = try #require(Checker.check(try Library(folder: folder)).corpus)
      try Self.expectReadsBack(corpus.edition())
      for day in corpus.changeDays() { try Self.expectReadsBack(corpus.edition(on: day)) }
    }
  }
}
