import Diagnostics
import Testing

@testable import TariffSyntax

@Suite struct VocabularyTests {
  /// Two keywords of one spelling can be told apart by their place alone, so that such pairs are few and known.
  @Test func keywordsSpelledAlikeAreKnown() {
    func alike(_ language: KeywordLanguage) -> Set<[Keyword]> {
      let groups = Dictionary(grouping: Keyword.allCases) { $0.spelling(in: language) }
      return Set(groups.values.filter { $0.count > 1 }.map { $0.sorted { $0.rawValue < $1.rawValue } })
    }
    #expect(
      alike(.english) == [
        [.to, .onto], [.step, .by], [.above, .rest], [.upTo, .reliefCeiling], [.none, .noMarkUp],
      ])
    #expect(
      alike(.persian) == [
        [.from, .of], [.to, .upTo], [.months, .month], [.days, .day],
        [.installment, .installments],
      ])
  }

  @Test func spellingsCanBeTyped() {
    for keyword in Keyword.allCases {
      let (english, persian) = keyword.spelling
      #expect(english.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x20 || $0 == 0x32 || $0 == 0x5F })
      #expect(Lexer.folded(persian) == persian)
      let lexer = Lexer(Array(persian.utf8), file: 0, limits: .standard)
      #expect(lexer.diagnostics.isEmpty && lexer.tokens.allSatisfy { $0.word != nil }, "\(persian)")
      #expect(TextPolicy(Array(persian.utf8), file: 0, limits: .standard).diagnostics.isEmpty, "\(persian)")
    }
  }

  @Test func theFirstWordSaysTheLanguage() {
    #expect(Lexer(Array("zabn ۱\nمصوبه x".utf8), file: 0, limits: .standard).vocabulary.language == .persian)
    #expect(Lexer(Array("زبان ۱".utf8), file: 0, limits: .standard).vocabulary.language == .persian)
    #expect(Lexer(Array("# x\nlanguage 1 زبان".utf8), file: 0, limits: .standard).vocabulary.language == .english)
    #expect(Lexer(Array("".utf8), file: 0, limits: .standard).vocabulary.language == .english)
  }

  @Test func longestKeywordIsFound() {
    let lexer = Lexer(Array("زبان در تاریخ در برابر در به جای به".utf8), file: 0, limits: .standard)
    let found = [1, 3, 5, 6, 8].map { lexer.vocabulary.keyword(lexer.tokens, at: $0, before: lexer.tokens.count) }
    #expect(found == [.on, .across, .in, .was, .onto])
    #expect(lexer.vocabulary.keyword(lexer.tokens, at: 1, before: 2) == .in, "a keyword ends with its statement")
  }

  /// The examples of remedies are right in both languages: each stands in a small act and is read.
  @Test(arguments: KeywordLanguage.allCases)
  func examplesOfRemediesAreRight(_ language: KeywordLanguage) {
    let vocabulary = Vocabulary.of(language)
    for kind in DeclarationKind.allCases {
      for usage in kind.usage.components(separatedBy: ", or ") {
        let head = vocabulary.worded("language 1") + "\n" + act(kind, vocabulary)
        expectRead(head + vocabulary.worded(usage) + "\n", usage)
      }
      for clause in kind.clauses {
        for usage in clause.usage.components(separatedBy: ", or ") {
          let heading = vocabulary.worded(kind.usage.components(separatedBy: ", or ")[0])
          let text = vocabulary.worded("language 1") + "\n" + act(kind, vocabulary) + heading + "\n  "
          expectRead(text + vocabulary.worded(usage) + "\n", usage)
        }
      }
    }
  }

  private func act(_ kind: DeclarationKind, _ vocabulary: Vocabulary) -> String {
    kind == .act || kind == .rulebook ? "" : vocabulary.worded(DeclarationKind.act.usage) + "\n"
  }

  /// Clauses that are missed are no fault of an example.
  private func expectRead(_ text: String, _ usage: String) {
    let (tree, diagnostics) = Parser.parse(SourceFile(name: "", bytes: Array(text.utf8)), index: 0)
    let wrong = diagnostics.filter { $0.code != .clauseMissing }
    #expect(wrong.isEmpty && tree.language != nil, "\(usage): \(wrong.map(\.summary)) in\n\(text)")
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
