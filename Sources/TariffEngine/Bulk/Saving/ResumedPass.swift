import CSV
import TariffKernel

/// The saving of one pass: the digests as they grow, and the part of the file that an interrupted run finished.
struct ResumedPass {
  let keeper: any CheckpointKeeper
  let resumed: BulkCheckpoint?
  let premises: [String: String]
  let pieceBytes: Int
  /// Whether dossiers that were finished are assessed again, for what a checkpoint does not hold.
  let assessesAgain: Bool
  /// Of what was read of the dossiers behind the header.
  private var dossiers = ByteDigest()
  private(set) var results: ByteDigest
  /// Whether the finished part was found as it was.
  private(set) var isSettled: Bool

  /// - Parameter header: what the results begin with.
  init(_ saving: BulkSaving, premises: [String: String], pieceBytes: Int, header: [UInt8], assessesAgain: Bool) {
    (keeper, resumed, self.premises) = (saving.keeper, saving.resumed, premises)
    (self.pieceBytes, self.assessesAgain) = (pieceBytes, assessesAgain)
    results = saving.resumed?.results ?? ByteDigest()
    isSettled = saving.resumed == nil
    if isSettled { header.withUnsafeBytes { results.add($0) } }
  }

  /// Where the finished part ends.
  var end: Int { resumed?.bytesRead ?? 0 }

  /// What is counted before the first piece.
  func account(of model: Model) -> BulkAccount {
    guard let resumed, !assessesAgain, let account = BulkAccount(resumed.account, of: model) else {
      return BulkAccount(of: model)
    }
    return account
  }

  /// Cells of text in the results that were guarded before the first piece.
  var guardedCells: Int { assessesAgain ? 0 : resumed?.guardedInResults ?? 0 }

  /// What outputs counted before the first piece.
  var counted: [JSONTree] { assessesAgain ? [] : resumed?.counted ?? [] }

  /// A piece was finished, now or then.
  mutating func take(_ carrier: PieceCarrier) {
    let piece = carrier.work.piece
    dossiers.add(carrier.digest)
    dossiers.add(UInt64(piece.count))
    dossiers.add(UInt64(piece.bytesPassedOver))
    if !carrier.isFinished { results.add(carrier.work.written) }
  }

  /// Before the first piece behind the finished part: was that the file?
  mutating func settle(_ progress: BatchProgress) throws(BatchFault) {
    if isSettled { return }
    guard let resumed, progress.bytesRead == resumed.bytesRead, progress.rowsRead == resumed.rowsRead,
      dossiers == resumed.dossiers
    else { throw .unusable([.notAsBefore("the dossiers")]) }
    isSettled = true
  }

  /// A checkpoint of what is finished.
  func checkpoint(
    _ progress: BatchProgress, account: BulkAccount, counted: [JSONTree], guardedCells: Int, rejects: RejectWriter
  ) -> BulkCheckpoint {
    var checkpoint = BulkCheckpoint(premises: premises)
    (checkpoint.bytesRead, checkpoint.rowsRead) = (progress.bytesRead, progress.rowsRead)
    (checkpoint.results, checkpoint.rejects, checkpoint.dossiers) = (results, rejects.written, dossiers)
    (checkpoint.pieceBytes, checkpoint.account) = (pieceBytes, account.saved)
    checkpoint.counted = self.counted + counted
    (checkpoint.guardedInResults, checkpoint.guardedInRejects) = (guardedCells, rejects.guardedCells)
    checkpoint.rejectCounts = rejects.counts
    return checkpoint
  }
}
