import Diagnostics
import Testing

@testable import TariffChecker

/// A later act changes the terms of a plan, one by one.
@Suite struct PlanTerms {
  private static let base = Law(
    name: "city.1403", known: "1402-11-10", inForce: "from 1403-01-01 to 1403-12-30",
    body: """
      rate ceiling  24%

      plan p  article 2
        term    6
        term    12, cash 20%, mark up 50% of ceiling
        method  flat
      """)

  private func stage(_ body: String) -> Law {
    Law(
      name: "city.1403.stage2", known: "1403-04-10", inForce: "from 1403-05-01 to 1403-12-30",
      clauses: "amends city.1403", body: body)
  }

  private func errors(_ body: String) -> [Diagnostic] {
    Law.check([Self.base, stage(body)]).diagnostics.filter { $0.severity == .error }
  }

  /// 12 % a year, flat: of 800,000 for a year 96,000, of 500,000 for a year 60,000, of a million for three months 30,000.
  private static let shown = """
    example "روز پیش از مرحله دوم"
      plan p for 1_000_000 rial on 1403-04-31, term 12 = 1_096_000 rial
      plan p for 1_000_000 rial on 1403-04-31, term 6 = 1_000_000 rial
      plan p for 1_000_000 rial on 1403-04-31, term 3 refused

    example "نخستین روز مرحله دوم"
      plan p for 1_000_000 rial on 1403-05-01, term 12 = 1_060_000 rial
      plan p for 1_000_000 rial on 1403-05-01, term 6 refused
      plan p for 1_000_000 rial on 1403-05-01, term 3 = 1_030_000 rial
    """

  @Test func termsChangeBeginAndEnd() throws {
    let result = Law.check([
      Self.base,
      stage(
        """
        change p, term 12 to cash 50%, mark up 12% was mark up 50.0% of ceiling, cash 20%
        change p, term 6 to none was cash 0%
        change p, term 3 to mark up 12% was none
          article 4

        \(Self.shown)
        """),
    ])
    #expect(result.diagnostics.filter { $0.severity == .error }.isEmpty, "\(result.words)")
    let edition = try #require(result.corpus).edition(on: try .of("1403-05-01"))
    let text = edition.canonicalText
    #expect(text.contains("\n  term 3, mark up 12%\n  term 12, cash 50%, mark up 12%\n"), "\(text)")
    #expect(text.contains("\n  amended by city.1403.stage2 article 4\n"), "\(text)")
  }

  @Test func whatIsExpectedMustStandThere() {
    let wrong = errors("change p, term 12 to cash 50% was cash 15%")
    #expect(wrong.map(\.code) == [.expectationFails])
    #expect(
      wrong.first?.message.contains(
        "expects term 12 of p to be cash 15%, and by city.1403 it is cash 20%, mark up 50% of ceiling") ?? false,
      "\(wrong.map(\.message))")
    #expect(errors("change p, term 18 to cash 50% was cash 15%").map(\.code) == [.expectationFails])
    #expect(errors("change p, term 12 to cash 50% was none").map(\.code) == [.expectationFails])
    #expect(errors("change p, term 1 to 5 to cash 50% was cash 0%").map(\.code) == [.expectationFails])
  }

  @Test func onlyPlansHaveTerms() {
    #expect(errors("change ceiling, term 12 to cash 50% was cash 15%").map(\.code) == [.wrongKindOfName])
    #expect(errors("change p, at least to 5 rial was none").map(\.code) == [.wrongKindOfName])
    #expect(errors("change p, term 37 to cash 50% was none").map(\.code) == [.termTooLong])
    #expect(errors("change p, term 1 to 7 to cash 50% was none").map(\.code) == [.planUnsound])
  }
}
