import Diagnostics
import Exact
import TariffChecker
import Testing

/// Retroactive acts, and horizons that end.
@Suite struct DaysSeen {
  @Test func anActThatReachesBackIsANote() throws {
    let note = try #require(Checker.check(Town().library).diagnostics.first)
    #expect(note.code == .retroactive && note.severity == .note)
    #expect(note.message == "town.1402.third is in force from 1402-06-01, 35 days before it was approved")
  }

  @Test(arguments: [
    ("1402-12-29", nil), ("1403-12-29", "the rulebook's horizon ends on 1403-12-30, a day after 1403-12-29"),
    ("1403-01-01", "the rulebook's horizon ends on 1403-12-30, 365 days after 1403-01-01"),
    ("1404-01-01", "the rulebook's horizon ended on 1403-12-30, before 1404-01-01"), ("1402-12-28", nil),
  ])
  func aHorizonThatEndsWithinAYear(_ day: String, _ message: String?) throws {
    let result = Checker.check(Town().library, options: CheckOptions(on: try Day.parse(day.utf8)))
    let found = result.diagnostics.filter { $0.code == .horizonEndsSoon }
    #expect(found.map(\.message) == [message].compactMap { $0 })
    #expect(found.allSatisfy { $0.severity == .warning })
    #expect(result.model != nil)
  }
}
