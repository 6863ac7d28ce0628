import TariffEngine
import Testing

/// One dossier out of a city's files.
@Suite struct FindTests {
  private static func find(_ id: String?, _ dossiers: String, floors: String? = nil) throws -> Dossier {
    let groups = floors.map { [BatchGroup("floor", MemorySource($0))] } ?? []
    return try Dossier.find(id, in: MemorySource(dossiers), groups: groups, of: SmallTariff.rulebook())
  }

  private static func code(_ id: String?, _ dossiers: String, floors: String? = nil) throws -> String? {
    do {
      _ = try find(id, dossiers, floors: floors)
      return nil
    } catch BatchFault.unusable(let faults) {
      return faults.map(\.code.code).joined(separator: " ")
    }
  }

  @Test func itIsTheSameAsGivenByHand() throws {
    let dossiers = """
      dossier,remarks,request_date,use,area,corner,zone,credit
      16,,1403-02-01,residential,1,no,,
      17,x,1403-02-01,residential,100.55,no,west,15000
      18,,1403-02-01,residential,1,no,,
      """
    let floors = "dossier,level,room\n17,0,120\n16,0,50\n۱۷,1,118.5\n"
    let rulebook = try SmallTariff.rulebook()
    let found = try Self.find("۱۷", dossiers, floors: floors)
    #expect(found.id == "17")
    #expect(try rulebook.assess(found).json == rulebook.assess(SmallTariff.dossier).json)
  }

  @Test func theOnlyRowNeedsNoNumber() throws {
    #expect(try Self.find(nil, "dossier,area\n5,1\n").id == "5")
    #expect(try Self.code(nil, "dossier,area\n5,1\n6,1\n") == "D0115")
    #expect(try Self.code(nil, "dossier,area\n") == "D0116")
  }

  @Test func aNumberThatIsNotThereOrThereTwice() throws {
    #expect(try Self.code("7", "dossier,area\n5,1\n") == "D0116")
    #expect(try Self.code("5", "dossier,area\n5,1\n6,x\n5,2\n") == "D0115")
    #expect(try Self.code("5", "dossier,area\n5,1\n6\n") == nil, "another dossier's row is short")
    #expect(try Self.code("6", "dossier,area\n5,1\n6\n") == "D0112")
    #expect(try Self.code("5", "dossier,area\n5,1\n", floors: "dossier,room\n5\n") == "D0112")
  }

  @Test func cellsThatCannotBeReadAreTheDoorsBusiness() throws {
    let dossier = try Self.find("5", "dossier,area\n5,12abc\n")
    #expect {
      try SmallTariff.rulebook().assess(dossier)
    } throws: { error in
      let faults = (error as? DossierRejection)?.faults ?? []
      return faults.map(\.code) == [.notANumber] && faults.first?.place == DossierPlace(line: 2)
    }
  }
}
