import TariffEngine
import Testing

@Suite struct InputDescriptionTests {
  @Test func everyInputIsDescribedInTheUnitOfItsCell() throws {
    let inputs = try SmallTariff.rulebook().inputs
    #expect(
      inputs.map(\.name) == ["request_date", "use", "area", "share", "corner", "zone", "credit", "level", "room"])
    let area = inputs[2]
    #expect(area.unit == "m2")
    #expect([area.least, area.most, area.step] == ["0.01", "1000", "0.01"])
    #expect(area.readBy == ["base_fee"])
    let share = inputs[3]
    #expect(share.unit == "percent")
    #expect([share.least, share.most, share.step] == ["0", "100", "0.5"])
    #expect(share.readBy == ["zone_fee"])
    #expect(inputs[1].choices.map(\.persianTitle) == ["مسکونی", "تجاری"])
    #expect(inputs[7].group == "floor")
    #expect(inputs[7].unit == nil)
    #expect(inputs[0].readBy == ["base_fee", "levy", "zone_fee", "floor_fee"], "their versions are picked by it")
  }

  @Test func headersAndSkeletonCanBeUsedAtOnce() throws {
    let rulebook = try SmallTariff.rulebook()
    #expect(rulebook.csvHeader() == "dossier,request_date,use,area,share,corner,zone,credit")
    #expect(rulebook.csvHeader(of: "floor") == "dossier,level,room")
    #expect(rulebook.groupNames == ["floor"])
    let skeleton = try Dossier(json: Array(rulebook.jsonSkeleton.utf8))
    #expect(skeleton.facts.map(\.name) == ["request_date", "use", "area", "share", "corner", "zone", "credit"])
    #expect(skeleton.rows.map(\.group) == ["floor"])
    #expect(rulebook.jsonSkeleton.contains(#""area": "0.01 to 1000 by 0.01 m2, Floor area""#))
  }

  @Test func textInBothLanguages() throws {
    let rulebook = try SmallTariff.rulebook()
    #expect(rulebook.inputsText().contains("use  residential (Home) | commercial (Shop), Use\n"))
    #expect(rulebook.inputsText().contains("\neach row of floor\nlevel  -2 to 10 by 1, Level\n"))
    #expect(rulebook.inputsText(in: .persian).contains("use  residential (مسکونی) | commercial (تجاری)، کاربری\n"))
  }

  @Test func jsonForPrograms() throws {
    let json = try SmallTariff.rulebook().inputsJSON
    #expect(json.hasPrefix(#"{"csv":"dossier,request_date,use,area,share,corner,zone,credit","groups":[{"csv":"#))
    #expect(
      json.contains(
        #"{"choices":[],"en":"Floor area","fa":"زیربنا","group":null,"kind":"number","least":"0.01","most":"1000","#
          + #""name":"area","read_by":["base_fee"],"step":"0.01","unit":"m2"}"#))
  }
}
