import TestSupport
import Testing

@testable import TariffEngine

@Suite struct IdentifierIndexTests {
  /// Against a dictionary, over enough numbers that the table grows many times.
  @Test func itAgreesWithADictionary() {
    var random = SeededGenerator(seed: RandomCases.seed)
    var (index, oracle) = (IdentifierIndex(), [String: Int]())
    for _ in 0..<20_000 {
      let number = "\(UInt64.random(in: 0..<8_000, using: &random))-ب"
      let expected = oracle[number]
      let inserted = index.insert(number)
      #expect(inserted.isNew == (expected == nil), "seed \(RandomCases.seed)")
      #expect(inserted.place == expected ?? oracle.count, "seed \(RandomCases.seed)")
      oracle[number] = inserted.place
    }
    #expect(index.count == oracle.count)
    for (number, place) in oracle {
      #expect(index.find(number) == place)
      #expect(index[place] == number)
    }
    #expect(index.find("8001-ب") == nil)
    #expect(index.find("") == nil)
  }

  @Test func numbersAreOneAcrossDigitsAndInvisibleMarks() {
    #expect(MatchKey.ofIdentifier("۱۴۰۳-۱۷") == "1403-17")
    #expect(MatchKey.ofIdentifier("١٤٠٣-١٧\u{200F}") == "1403-17")
    #expect(MatchKey.ofIdentifier("ش‌پ  ي") == MatchKey.ofIdentifier("ش پ ی"))
    #expect(MatchKey.ofIdentifier("A-1") != MatchKey.ofIdentifier("a-1"), "numbers keep their case")
  }
}
