import CSV

/// What a run makes of assessed dossiers, on one thread: rows of results, totals, differences.
protocol BlockOutput: AnyObject {
  /// Looks at a block before it is assessed; false: nothing of it needs to be.
  func prepare(_ work: PieceWork) -> Bool
  /// Takes the block that the editions of a piece's work have assessed. It may refuse dossiers of it: ``PieceWork/refuse(_:_:)``.
  func take(_ work: PieceWork)
  /// What was written of the piece at hand.
  var bytes: UnsafeRawBufferPointer { get }
  /// What was written is gone.
  func removeAll()
  /// Cells that were guarded with `'`.
  var guardedCells: Int { get }
  /// What was counted besides rows so far, where a run that is gone on with cannot do without it.
  var counted: (any OutputAccount)? { get }
}

extension BlockOutput {
  var counted: (any OutputAccount)? { nil }
  func prepare(_ work: PieceWork) -> Bool { true }
}

/// Rows of results, by the first edition.
final class RowOutput: BlockOutput {
  private var rows: ResultRows

  init(_ layout: ResultLayout, of edition: BulkEdition, guardsFormulas: Bool) {
    rows = ResultRows(layout, of: edition.model, guardsFormulas: guardsFormulas)
  }

  var bytes: UnsafeRawBufferPointer { rows.bytes }
  var guardedCells: Int { rows.guardedCells }
  func removeAll() { rows.removeAll() }

  func take(_ work: PieceWork) {
    let edition = work.editions[0]
    rows.begin(work.block.batch, edition.workspace)
    let live = work.block.live
    var dossier = 0
    while dossier < live.count {
      guard edition.isInColumns(dossier) else {
        let (assessment, standing) = edition.assessAlone(dossier, work)
        work.withNumber(of: dossier) { rows.write(assessment, standing, of: edition.facts, dossier: $0) }
        dossier += 1
        continue
      }
      // As many as follow one another in the piece.
      var end = dossier + 1
      while end < live.count, edition.isInColumns(end), Int(live[end] - live[dossier]) == end - dossier { end += 1 }
      rows.write(
        dossier..<end, keys: work.keys, from: work.blockStart + Int(live[dossier]), in: work.piece.bytes)
      dossier = end
    }
  }
}
