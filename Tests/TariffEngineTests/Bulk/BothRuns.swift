import Testing

@testable import TariffEngine

/// One run of a file by the pass that reads row by row, or by pieces: everything that comes out of it.
struct RunOutcome: Equatable {
  var results: [UInt8]
  var rejects: [UInt8]
  var summary: BatchSummary?
  var fault: String?

  /// What a group's file is.
  typealias GroupText = (name: String, bytes: [UInt8])

  static func byRows(_ rulebook: Rulebook, _ dossiers: [UInt8], _ groups: [GroupText], guards: Bool = true) -> Self {
    var options = BatchRun.Options()
    options.guardsFormulas = guards
    let run = BatchRun(rulebook, options: options)
    return outcome { (results, rejects) throws(BatchFault) in
      try run.run(
        dossiers: MemorySource(dossiers), groups: groups.map { BatchGroup($0.name, MemorySource($0.bytes)) },
        results: results, rejects: rejects)
    }
  }

  static func byPieces(
    _ rulebook: Rulebook, _ dossiers: [UInt8], _ groups: [GroupText], threads: Int, piece: Int, guards: Bool = true
  ) -> Self {
    var options = BulkRun.Options()
    (options.threads, options.pieceBytes, options.guardsFormulas) = (threads, piece, guards)
    let run = BulkRun(rulebook, options: options)
    return outcome { (results, rejects) throws(BatchFault) in
      try run.run(
        dossiers: MemorySource(dossiers), groups: groups.map { BatchGroup($0.name, MemorySource($0.bytes)) },
        results: results, rejects: rejects)
    }
  }

  private static func outcome(
    _ run: (MemorySink, MemorySink) throws(BatchFault) -> BatchSummary
  ) -> RunOutcome {
    let (results, rejects) = (MemorySink(), MemorySink())
    do throws(BatchFault) {
      var summary = try run(results, rejects)
      // Which machine a row came to is the only difference there may be.
      summary.handedOver = nil
      return RunOutcome(results: results.bytes, rejects: rejects.bytes, summary: summary)
    } catch {
      return RunOutcome(results: results.bytes, rejects: rejects.bytes, fault: "\(error)")
    }
  }

  /// Expects that runs by pieces, of several sizes and on several threads, give what a run by rows gives.
  static func expectTheSame(
    _ rulebook: Rulebook, _ dossiers: [UInt8], _ groups: [GroupText] = [], guards: Bool = true,
    ways: [(threads: Int, piece: Int)] = [(1, 1), (1, 1 << 20), (2, 300), (3, 70)], as comment: String
  ) {
    let expected = byRows(rulebook, dossiers, groups, guards: guards)
    for (threads, piece) in ways {
      let found = byPieces(rulebook, dossiers, groups, threads: threads, piece: piece, guards: guards)
      let way: Comment = "\(comment), \(threads) threads, pieces of \(piece)"
      #expect(String(decoding: found.results, as: UTF8.self) == String(decoding: expected.results, as: UTF8.self), way)
      #expect(String(decoding: found.rejects, as: UTF8.self) == String(decoding: expected.rejects, as: UTF8.self), way)
      #expect(found.results == expected.results && found.rejects == expected.rejects, way)
      #expect(found.summary == expected.summary, way)
      #expect(found.fault == expected.fault, way)
    }
  }
}
