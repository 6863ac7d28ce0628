import TariffEngine
import Testing

@Suite struct DossierJSONTests {
  private static func faults(_ json: String) -> [DossierFault] {
    do {
      let dossier = try Dossier(json: Array(json.utf8))
      _ = try SmallTariff.rulebook().assess(dossier)
      return []
    } catch let rejection as DossierRejection {
      return rejection.faults
    } catch {
      Issue.record("\(error)")
      return []
    }
  }

  @Test func aDossierIsReadToTheDigit() throws {
    let json = """
      {"dossier": 17, "request_date": "1403-02-01", "use": "residential", "area": 100.55, "corner": false,
       "zone": "west", "credit": "15,000", "share": null,
       "floor": [{"level": 0, "room": "120"}, {"level": 1, "room": 118.50}]}
      """
    let rulebook = try SmallTariff.rulebook()
    let statement = try rulebook.assess(try Dossier(json: Array(json.utf8)))
    #expect(statement.dossier == "17")
    #expect(statement.facts == (try rulebook.assess(SmallTariff.dossier).facts))
  }

  @Test func faultsHaveLinesAndColumns() {
    let faults = Self.faults(
      """
      {
        "area": 1e3,
        "زیربنا": 5,
        "use": ["residential"],
        "floor": [{"room": 0.7}]
      }
      """)
    // A list is a group's rows, and `use` is none.
    #expect(faults.map(\.code.code) == ["D0111"])
    #expect(faults.first?.place == DossierPlace(line: 4, column: 11))

    let later = Self.faults(
      """
      {
        "area": 1e3,
        "زیربنا": 5,
        "floor": [{"room": 0.7}]
      }
      """)
    #expect(later.map(\.code.code) == ["D0101", "D0109", "D0103"])
    #expect(
      later.map(\.place) == [
        DossierPlace(line: 2, column: 11), DossierPlace(line: 3, column: 13), DossierPlace(line: 4, column: 22),
      ])
  }

  @Test func unknownKeysAreFaults() {
    #expect(Self.faults(#"{"colour": "red"}"#).map(\.code) == [.unknownFact])
    #expect(Self.faults(#"{"roof": [{}]}"#).map(\.code) == [.unknownFact])
    #expect(Self.faults(#"{"floor": [{"area": 5}]}"#).map(\.code) == [.unknownFact], "no input of a floor")
  }

  @Test func theNumberGivenTwiceIsAFault() {
    #expect(Self.faults(#"{"dossier": "1", "پرونده": "2"}"#).map(\.code) == [.givenTwice])
  }

  @Test(arguments: [
    "", "[]", "7", #"{"area": {"m2": 5}}"#, #"{"floor": [5]}"#, #"{"area": 5"#, #"{"area": 5,}"#, "\u{0}",
  ])
  func wrongShapes(_ json: String) {
    let faults = Self.faults(json)
    #expect(faults.count == 1)
    #expect(faults.allSatisfy { $0.code == .malformedJSON || $0.code == .wrongShape }, "\(faults)")
    #expect(faults.allSatisfy { $0.place != nil })
  }

  @Test func aHugeTextIsNotRead() {
    let text = "\"" + String(repeating: "a", count: 1 << 22) + "\""
    #expect(Self.faults(text).map(\.code) == [.tooLarge])
  }
}
