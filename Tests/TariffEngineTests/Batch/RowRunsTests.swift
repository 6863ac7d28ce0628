import TestSupport
import Testing

@testable import TariffEngine

@Suite struct RowRunsTests {
  @Test(arguments: [false, true])
  func rowsFindTheirDossiersAndDossiersTheirRows(areTogether: Bool) {
    var random = SeededGenerator(seed: RandomCases.seed)
    var (runs, owners, firstApart) = (RowRuns(), [Int](), Int?.none)
    for _ in 0..<50 { runs.addDossier() }
    for row in 0..<400 {
      // Dossiers 0, 7, 14 … have no rows when they stand together.
      let place = areTogether ? row / 9 + (row / 9 % 7 == 0 ? 1 : 0) : Int.random(in: 0..<49, using: &random)
      let isFirstApart = runs.append(to: place)
      let isApart = owners.last != place && owners.contains(place)
      #expect(isFirstApart == (isApart && firstApart == nil), "row \(row), seed \(RandomCases.seed)")
      if isFirstApart { firstApart = row }
      owners.append(place)
    }
    #expect(runs.areTogether == (firstApart == nil))
    #expect(runs.rowCount == 400 && runs.dossierCount == 50)
    for place in 0..<50 {
      var rows: [Int] = []
      runs.forEach(of: place) { rows += Array($0) }
      #expect(rows == owners.indices.filter { owners[$0] == place }, "dossier \(place)")
      #expect(runs.count(of: place) == rows.count)
    }
    for row in owners.indices { #expect(runs.owner(of: row) == owners[row]) }
  }
}
