import Exact
import Testing

@testable import TariffSyntax

@Suite struct KeywordTests {
  @Test func unitWordsAreTheUnitsOfExact() {
    for keyword in Keyword.allCases where keyword.isUnitWord {
      #expect(Unit.named(keyword.spelling.english) != nil, "\(keyword)")
    }
    #expect(Keyword.allCases.filter(\.isUnitWord).count == 8)
  }

  @Test func wordsOfTheTreeAreTheEnglishKeywords() {
    for method in TableMethod.allCases { #expect(method.keyword.spelling.english == method.rawValue) }
    for status in ActStatus.allCases { #expect(status.keyword.spelling.english == status.rawValue) }
    for rank in ActRank.allCases { #expect(rank.keyword.spelling.english == rank.rawValue) }
    for aggregate in Aggregate.allCases { #expect(aggregate.keyword.spelling.english == aggregate.rawValue) }
  }

  @Test func clausesCanBeToldApart() {
    for kind in DeclarationKind.allCases {
      for language in KeywordLanguage.allCases {
        let phrases = kind.clauses.map { $0.keyword.spelling(in: language).split(separator: " ") }
        for (place, phrase) in phrases.enumerated() {
          let earlier = phrases[..<place]
          #expect(!earlier.contains { phrase.starts(with: $0) }, "\(kind) \(phrase)")
        }
      }
    }
  }

  @Test func comparisonsAreSigns() {
    for comparison in Comparison.allCases { #expect(Symbol(rawValue: comparison.rawValue) != nil) }
  }
}
