import Testing

@testable import TariffEngine

/// Texts mean the same in every edition, whatever the edition itself names.
@Suite struct CarriedFactsTests {
  private static func facts(_ zone: String) throws -> (facts: Facts, model: Model) {
    let rulebook = try SmallTariff.rulebook()
    let facts = try rulebook.door.facts(of: Dossier(["zone": zone]))
    return (facts, rulebook.model)
  }

  @Test(arguments: ["center", "west", "old name"])
  func aTextIsTheSameTextInAnotherEdition(zone: String) throws {
    let (facts, model) = try Self.facts(zone)
    #expect(model.texts == ["center"])
    let input = try #require(model.inputs.firstIndex { $0.symbol.name == "zone" })
    for texts in [["old name", "center"], [], ["other"], ["center", "west"]] {
      var other = model
      other.texts = texts
      let carried = facts.carried(from: model, to: other)
      #expect(other.text(of: ID(input), in: carried) == zone)
      let value = try #require(carried.values[model.inputs[input].column])
      #expect((value < Int128(texts.count)) == texts.contains(zone), "named texts are known as such")
      #expect(carried.carried(from: other, to: model) == facts)
    }
  }
}
