import TariffEngine
import Testing

/// Editions of one loaded rulebook, asked with one dossier.
@Suite struct EditionTests {
  private static func act(_ name: String, _ approved: String, _ clauses: String, _ body: String) -> SourceFile {
    let text = """
      language 1

      act \(name)  "\(name)"
        authority  "Council"
        approved   \(approved)
        in force   from 1402-01-01 to 1402-12-29
        priced on  request_date
        source     "written for a test"
      \(clauses)

      \(body)
      """
    return SourceFile(name: "\(name).tariff", bytes: Array(text.utf8))
  }

  /// The interim price of 10 is made final as 12, and the second fee is changed later; both reach back over the year.
  private static func rulebook() throws -> Rulebook {
    let head = "language 1\n\nrulebook tiny  \"کوچک\"\n  horizon  1402-01-01 to 1402-12-29\n"
    return try Rulebook(files: [
      SourceFile(name: "rulebook", bytes: Array(head.utf8)),
      act(
        "base", "1401-11-01", "  status     final",
        """
        input request_date  date
        input owner  text
        input area  m2  1 to 100

        value share m2 = area * 2

        fee first
          exempt spared when owner = "school"
          amount share * price

        fee second
          amount share * 1 rial/m2

        bill all
          lines first, second
        """),
      act("trial", "1401-11-01", "  status     interim", "rate price  10 rial/m2"),
      act("settled", "1402-05-01", "  status     final\n  settles    trial", "rate price  12 rial/m2  article 4"),
      act(
        "raised", "1402-06-01", "  status     final\n  amends     base",
        """
        change second, amount to share * 3 rial/m2 was share * 1 rial/m2
          article  9
        """),
    ])
  }

  private static let dossier = Dossier(["request_date": "1402-03-01", "owner": "clinic", "area": "5"])

  private static func edition(_ day: String) throws -> Rulebook {
    let rulebook = try rulebook()
    return try #require(rulebook.edition(knownOn: try Day.parse(day.utf8)))
  }

  /// 5 m² × 2 at 10, then at 12; and at 1, then at 3.
  @Test(arguments: [("1402-04-31", 100, 10), ("1402-05-01", 120, 10), ("1402-06-01", 120, 30)])
  func oneLoadedRulebookAnswersForEveryKnownDay(day: String, first: Int, second: Int) throws {
    let statement = try Self.edition(day).assess(Self.dossier)
    #expect(statement.line("first")?.amount == Int128(first))
    #expect(statement.line("second")?.amount == Int128(second))
    #expect(statement.identity.knowledge.day?.description == day)
  }

  @Test func aLineOnAccountSaysSoUntilTheFinalActIsKnown() throws {
    let before = try Self.edition("1402-04-31").assess(Self.dossier)
    #expect(before.line("first")?.onAccountOf.map(\.symbol.name) == ["trial"])
    #expect(before.line("second")?.onAccountOf == [])
    #expect(
      before.text().contains("Lines on account are of an interim act; the final act makes the difference payable"))
    let after = try Self.edition("1402-05-01").assess(Self.dossier)
    #expect(after.line("first")?.onAccountOf == [])
    #expect(!after.text().contains("on account"))
  }

  @Test func aLineNamesWhatChangedIt() throws {
    let line = try #require(try Self.edition("1402-06-01").assess(Self.dossier).line("second"))
    #expect(line.amendedBy.map(\.provision) == ["second"])
    #expect(line.amendedBy.map(\.act.symbol.name) == ["raised"])
    #expect(line.amendedBy.map(\.article) == ["9"])
  }

  @Test func anEditionIsThatOfItsDayAndNothingElse() throws {
    let rulebook = try Self.rulebook()
    let day = try Day.parse("1402-05-01".utf8)
    let later = try Day.parse("1402-05-20".utf8)
    let (one, other) = (try #require(rulebook.edition(knownOn: day)), try #require(rulebook.edition(knownOn: later)))
    #expect(one.identity.editionDigest == other.identity.editionDigest, "nothing became known between the two")
    #expect(one.identity.rulebookDigest == rulebook.identity.rulebookDigest)
    #expect(one.identity.editionDigest != rulebook.identity.editionDigest)
    #expect(one.csvHeader() == rulebook.csvHeader())
  }
}
