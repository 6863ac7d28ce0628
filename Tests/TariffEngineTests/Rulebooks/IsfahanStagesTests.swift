import Diagnostics
import TariffChecker
import Testing

@testable import TariffEngine

/// The three stages of 1402, one of them retroactive: files in any order, days in one order alone.
@Suite struct IsfahanStages {
  static let files = ["council-1402.tariff", "council-1402-stage2.tariff", "council-1402-stage3.tariff"]
  static let acts = ["isfahan.council.1402", "isfahan.council.1402.stage2", "isfahan.council.1402.stage3"]

  static func permutations(_ list: [Int]) -> [[Int]] {
    if list.count < 2 { return [list] }
    return list.flatMap { first in permutations(list.filter { $0 != first }).map { [first] + $0 } }
  }

  /// The names of the acts that a message speaks of.
  private func named(in diagnostic: Diagnostic) -> Set<String> {
    let words = diagnostic.allWords.split { " ,;:()".contains($0) }.map(String.init)
    return Set(words).intersection(Self.acts + ["isfahan.council.1402.copy"])
  }

  private func errors(_ library: Library) -> [Diagnostic] {
    CheckReport(of: library).diagnostics.filter { $0.severity == .error }
  }

  @Test func theOrderOfFilesMeansNothing() throws {
    let library = try ShippedRulebook.named("Isfahan").library.withoutExamples
    let places = try Self.files.map { try library.place(of: $0) }
    var digests: Set<[String]> = []
    for order in Self.permutations([0, 1, 2]) {
      var shuffled = library
      for (place, from) in order.enumerated() {
        shuffled.files[places[place]] = SourceFile(name: Self.files[place], bytes: library.files[places[from]].bytes)
      }
      let report = CheckReport(of: shuffled)
      let corpus = try #require(report.corpus, "\(report.diagnostics.map(\.allWords))")
      digests.insert([
        corpus.digest, corpus.edition().digest, corpus.edition(on: try .of("1402-06-01")).digest,
        corpus.edition(on: try .of("1402-06-01"), knownOn: try .of("1402-07-09")).digest,
      ])
    }
    #expect(digests.count == 1)
    #expect(digests.first.map { Set($0).count } == 4, "four different texts")
  }

  /// The days of approval and of force of the stages, given to one another.
  @Test func theFiveWrongOrdersOfTheirDaysNameBothActs() throws {
    let library = try ShippedRulebook.named("Isfahan").library.withoutExamples
    let days = ["approved   ", "in force   "].map { clause in
      Self.files.map { file in
        let text = (try? library.text(of: file)) ?? ""
        return text.split(separator: "\n").first { $0.hasPrefix("  " + clause) }.map(String.init) ?? ""
      }
    }
    #expect(days.joined().allSatisfy { !$0.isEmpty })
    for order in Self.permutations([0, 1, 2]) where order != [0, 1, 2] {
      var moved = library
      for (place, from) in order.enumerated() {
        for clause in days {
          moved = try moved.with(Self.files[place], replacing: clause[place], by: clause[from])
        }
      }
      let errors = errors(moved)
      let naming = errors.filter { named(in: $0).count >= 2 }
      #expect(!naming.isEmpty, "\(order): \(errors.map(\.allWords))")
      #expect(naming.allSatisfy { $0.range != nil && !$0.related.isEmpty }, "\(order): both places are shown")
    }
  }

  @Test func aStageThatIsAppliedTwiceNamesBothActs() throws {
    let library = try ShippedRulebook.named("Isfahan").library.withoutExamples
    let second = try library.text(of: Self.files[1])
    let same = errors(library.adding("copy.tariff", second))
    #expect(same.contains { $0.code == .declaredTwice && !$0.related.isEmpty }, "\(same.map(\.allWords))")
    let renamed = second.replacing("act isfahan.council.1402.stage2", with: "act isfahan.council.1402.copy")
    let sameDay = errors(library.adding("copy.tariff", renamed))
    let pair: Set = ["isfahan.council.1402.copy", "isfahan.council.1402.stage2"]
    #expect(sameDay.contains { $0.code == .conflictingActs && named(in: $0).isSuperset(of: pair) })
    // Known a day later it would change what the second stage changed already.
    let later = errors(library.adding("copy.tariff", renamed.replacing("1402-03-20", with: "1402-03-21")))
    let unmet = later.filter { $0.code == .expectationFails }
    #expect(unmet.contains { named(in: $0).isSuperset(of: pair) }, "\(later.map(\.allWords))")
  }

  @Test func aWrongExpectationNamesBothActsAndTheValueThatStands() throws {
    let library = try ShippedRulebook.named("Isfahan").library.withoutExamples
    let wrong = errors(try library.with(Self.files[2], replacing: "to 48% was 50%", by: "to 48% was 45%"))
    #expect(wrong.map(\.code) == [.expectationFails], "\(wrong.map(\.allWords))")
    let diagnostic = try #require(wrong.first)
    #expect(named(in: diagnostic).isSuperset(of: Self.acts.suffix(2)))
    #expect(diagnostic.allWords.contains("50%") && diagnostic.allWords.contains("45%"))
  }

  @Test func aStageWithoutTheOneItBuildsOnNamesBothActs() throws {
    let library = try ShippedRulebook.named("Isfahan").library.withoutExamples
    var lone = library
    let second = try library.place(of: Self.files[1])
    lone.acts.removeAll { $0.file == second }
    let errors = errors(lone)
    #expect(errors.contains { $0.code == .actUnknown && named(in: $0).isSuperset(of: Self.acts.suffix(2)) })
  }
}
