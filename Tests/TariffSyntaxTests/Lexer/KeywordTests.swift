import Exact
import Testing

@testable import TariffSyntax

@Suite struct KeywordTests {
  @Test func unitWordsAreTheUnitsOfExact() {
    for keyword in Keyword.allCases where keyword.isUnitWord {
      #expect(Unit.named(keyword.rawValue) != nil, "\(keyword.rawValue)")
    }
    #expect(Keyword.allCases.filter(\.isUnitWord).count == 8)
  }

  @Test func wordsOfTheTreeAreKeywords() {
    let words =
      TableMethod.allCases.map(\.rawValue) + ActStatus.allCases.map(\.rawValue) + Aggregate.allCases.map(\.rawValue)
    for word in words { #expect(Keyword(rawValue: word) != nil, "\(word)") }
  }

  @Test func clausesCanBeToldApart() {
    for kind in DeclarationKind.allCases {
      let phrases = kind.clauses.map(\.words)
      for (place, phrase) in phrases.enumerated() {
        let earlier = phrases[..<place]
        #expect(!earlier.contains { phrase.starts(with: $0) }, "\(kind) \(phrase)")
      }
    }
  }

  @Test func comparisonsAreSigns() {
    for comparison in Comparison.allCases { #expect(Symbol(rawValue: comparison.rawValue) != nil) }
  }
}
