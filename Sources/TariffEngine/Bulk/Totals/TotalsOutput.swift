import TariffKernel

/// Adds up what editions make of dossiers, on one thread.
final class TotalsOutput: BlockOutput {
  private let grouping: TotalsGrouping
  private var tables: [TotalsTable]
  /// By combination: how many dossiers there are.
  private(set) var dossiers: [Int]
  /// By dossier of the block.
  private var places: [Int32] = []

  init(_ grouping: TotalsGrouping, of editions: [BulkEdition]) {
    self.grouping = grouping
    tables = editions.map { TotalsTable($0.model, combinations: grouping.count) }
    dossiers = [Int](repeating: 0, count: grouping.count)
  }

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: nil, count: 0) }
  var guardedCells: Int { 0 }
  func removeAll() {}

  func take(_ work: PieceWork) {
    grouping.combinations(in: work.block.batch, of: work.editions[0].edition.model, into: &places)
    for place in places { dossiers[Int(place)] += 1 }
    for (index, edition) in work.editions.enumerated() {
      tables[index].add(edition, places)
      for dossier in places.indices where !edition.isInColumns(dossier) {
        let (assessment, _) = edition.assessAlone(dossier, work)
        tables[index].add(assessment, to: Int(places[dossier]), of: edition.edition.model)
      }
    }
  }

  /// Adds what another thread added up.
  func add(_ other: TotalsOutput) {
    for place in dossiers.indices { dossiers[place] += other.dossiers[place] }
    for index in tables.indices { tables[index].add(other.tables[index]) }
  }

  /// The sums; `whatIfs`: the names of all editions but the first.
  func totals(of editions: [BulkEdition], whatIfs: [String]) -> BatchTotals {
    var totals = BatchTotals(by: grouping.keys.map(\.name), lines: [])
    for (index, edition) in editions.enumerated() {
      for combination in dossiers.indices where dossiers[combination] > 0 {
        let values = grouping.values(of: combination)
        for line in tables[index].lines(of: combination, model: edition.model) {
          var line = line
          (line.whatIf, line.values) = (index == 0 ? nil : whatIfs[index - 1], values)
          if index > 0 { line.change = line.billed - tables[0].billed(line, of: combination, model: editions[0].model) }
          totals.lines.append(line)
        }
      }
    }
    return totals
  }
}
