import Testing

/// The rulebooks that ship, held to calculations made apart from the engine: `expected.py` beside each.
@Suite struct ExpectedCells {
  @Test(arguments: [
    ("Engineering", nil), ("Engineering", "1402-07-09"), ("Tehran", nil), ("Isfahan", nil),
    ("Isfahan", "1402-05-01"), ("Isfahan", "1402-07-09"), ("Isfahan", "1402-07-10"), ("Isfahan", "1402-09-14"),
    ("Isfahan", "1402-09-15"), ("Isfahan", "1403-05-19"), ("Isfahan", "1403-05-20"),
  ])
  func everyCellIsAsCalculatedApart(_ name: String, _ known: String?) throws {
    let shipped = try ShippedRulebook.named(name)
    let expected = try shipped.table(known.map { "expected-known-\($0).csv" } ?? "expected.csv")
    let differences = MashhadFiles.differences(try shipped.results(knownOn: known), expected)
    #expect(differences.isEmpty, "\(name) \(known ?? ""): \(differences.prefix(10)) and \(differences.count) in all")
    #expect(expected.count > 50, "there are dossiers")
  }
}
