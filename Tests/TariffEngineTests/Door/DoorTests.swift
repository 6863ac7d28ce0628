import TariffEngine
import Testing

/// Whole dossiers at the door: names, titles, order of faults.
@Suite struct DoorTests {
  private static func faults(_ dossier: Dossier) throws -> [DossierFault] {
    let rulebook = try SmallTariff.rulebook()
    do {
      _ = try rulebook.assess(dossier)
      return []
    } catch {
      return error.faults
    }
  }

  @Test func namesAndTitlesInBothScriptsAreOne() throws {
    let rulebook = try SmallTariff.rulebook()
    let byName = try rulebook.assess(
      Dossier(["area": "50", "use": "residential", "corner": "no", "request_date": "1403-01-05"]))
    let byTitle = try rulebook.assess(
      Dossier(["زيربنا": "50", "Use": "مسکونی", "corner plot": "خیر", "تاریخ  درخواست": "1403-01-05"]))
    #expect(byName.facts == byTitle.facts)
    #expect(byName.line("base_fee")?.amount == 50_000)
  }

  @Test func everyFaultIsToldInTheOrderOfTheFacts() throws {
    let dossier = Dossier(
      facts: [
        Dossier.Fact("area", "12abc"), Dossier.Fact("use", "villa"), Dossier.Fact("colour", "red"),
        Dossier.Fact("request_date", "1403-12-31"), Dossier.Fact("زیربنا", "5"),
      ],
      rows: [
        Dossier.Row("floor", [Dossier.Fact("level", "0"), Dossier.Fact("room", "0.7")]),
        Dossier.Row("floor", [Dossier.Fact("level", "99")]), Dossier.Row("roof", []),
      ])
    let faults = try Self.faults(dossier)
    #expect(faults.map(\.code.code) == ["D0101", "D0104", "D0108", "D0106", "D0109", "D0103", "D0102", "D0108"])
    #expect(faults.map(\.column) == ["area", "use", "colour", "request_date", "زیربنا", "room", "level", "roof"])
    #expect(faults.map(\.row) == [nil, nil, nil, nil, nil, 1, 2, nil])
    #expect(faults[5].group == "floor")
  }

  @Test func aMisspelledNameGetsASuggestion() throws {
    let faults = try Self.faults(Dossier(["aera": "5"]))
    #expect(faults.first?.code == .unknownFact)
    #expect(faults.first?.remedy == "did you mean area?")
  }

  @Test func aGoodDossierHasNone() throws {
    #expect(try Self.faults(SmallTariff.dossier).isEmpty)
  }

  @Test func aMessageNamesColumnWordsAndReason() throws {
    let fault = try #require(try Self.faults(Dossier(["area": "12abc"])).first)
    #expect(fault.message == "column area: \"12abc\" is not a number: “abc” stands after the number 12")
    #expect(fault.description.hasPrefix("error[D0101]: column area: \"12abc\""))
    #expect(
      fault.json
        == #"{"code":"D0101","column":"area","group":null,"line":null,"message":"column area: \"12abc\" is not a "#
        + #"number: “abc” stands after the number 12","position":null,"reason":"is not a number: “abc” stands after "#
        + #"the number 12","remedy":"write the number alone; its unit stands in the tariff","row":null,"words":"12abc"}"#
    )
  }

  @Test func dataCannotPaintTheTerminal() throws {
    let fault = try #require(try Self.faults(Dossier(["area": "\u{1B}[31m\u{202E}9"])).first)
    #expect(!fault.description.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
  }

  @Test func textsOfTheDossierAreTold() throws {
    let statement = try SmallTariff.rulebook().assess(Dossier(["zone": "شمال", "request_date": "1403-01-05"]))
    #expect(statement.json.contains("\"zone\":\"شمال\""))
    #expect(statement.line("zone_fee")?.line.outcome == .notApplicable)
  }
}
