import Diagnostics
import Exact
import TariffChecker
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// No date of an act can be a day off without the check saying so: by coverage, by a statement that no longer fits, or
/// by an example on the day itself.
@Suite struct DateMutations {
  @Test func everyDateOfThreeStages() throws {
    let library = Town().library
    let sound = Checker.check(library)
    #expect(sound.diagnostics.map(\.code) == [.retroactive], "\(sound.words)")
    let mutations = DateMutation.all(of: library)
    #expect(mutations.count == 20, "two ends of two years, begin of both stages, a span of one, two known days")
    for mutation in mutations { #expect(!mutation.alarms(in: library).isEmpty, "\(mutation) is not noticed") }
  }

  /// Sampled, since a large rulebook is checked again for every date; all of them when the environment has TARIFF_LONG.
  @Test func everyDateOfTheShippedRulebooks() throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/") + "/Tariffs"
    var generator = SeededGenerator(seed: RandomCases.seed)
    for name in try FileManager.default.contentsOfDirectory(atPath: root).sorted()
    where FileManager.default.fileExists(atPath: "\(root)/\(name)/rulebook") {
      let library = try Library(folder: "\(root)/\(name)")
      let sound = Checker.check(library).diagnostics.filter { $0.severity != .note }
      #expect(sound.isEmpty, "\(name) is sound before anything is moved")
      let mutations = DateMutation.all(of: library)
      #expect(!mutations.isEmpty, "\(name) has acts with days")
      for mutation in mutations.shuffled(using: &generator).prefix(max(6, RandomCases.count(mutations.count))) {
        #expect(
          !mutation.alarms(in: library).isEmpty, "\(name): \(mutation) is not noticed (seed \(RandomCases.seed))")
      }
    }
  }
}
