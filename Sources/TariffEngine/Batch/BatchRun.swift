import Diagnostics
import TariffKernel

/// A CSV of dossiers → a CSV of results, with every row accounted for.
///
///     let summary = try BatchRun(rulebook).run(
///       dossiers: source, groups: [BatchGroup("floor", floors)], results: output, rejects: rejected)
///
/// Dossiers stream through: what stays in memory is the numbers of the dossiers seen, to find one given twice, and the
/// rows of the groups' files.
public struct BatchRun {
  /// How results are written.
  public struct Options: Sendable {
    /// Puts `'` before cells of text that a spreadsheet would run as a formula.
    public var guardsFormulas = true
    /// How many rows lie between two calls of the progress hook.
    public var rowsBetweenProgress = 256

    /// The defaults.
    public init() {}
  }
  let rulebook: Rulebook
  let options: Options

  /// A run by one rulebook.
  public init(_ rulebook: Rulebook, options: Options = Options()) {
    self.rulebook = rulebook
    self.options = options
  }

  /// Reads the groups' files, then streams the dossiers.
  ///
  /// - Parameters:
  ///   - dossiers: the CSV of dossiers; its header names inputs by name or title, and must hold `dossier` (پرونده).
  ///   - groups: one CSV for each group, with a `dossier` column too.
  ///   - results: gets a header and one row a dossier that was computed, in the order read; see ``ResultColumns``.
  ///   - rejects: gets a header and one row a fault; see ``RejectColumns``. nil: they are only counted.
  ///   - progress: called now and then; false stops the run after the row at hand.
  /// - Throws: ``BatchFault``.
  public func run(
    dossiers: any ByteSource, groups: [BatchGroup] = [], results: any ByteSink, rejects: (any ByteSink)? = nil,
    progress: (BatchProgress) -> Bool = { _ in true }
  ) throws(BatchFault) -> BatchSummary {
    let table = try DossierTable(dossiers, of: nil, door: rulebook.door)
    let tables = try rulebook.groupTables(groups)
    let writer = ResultWriter(
      results, model: rulebook.model, whole: rulebook.whole, guardsFormulas: options.guardsFormulas)
    var pass = try DossierPass(
      door: rulebook.door, rowsBetweenProgress: options.rowsBetweenProgress, dossiers: table, groups: tables,
      rejects: RejectWriter(rejects, guardsFormulas: options.guardsFormulas), work: BatchWork(rulebook, results: writer)
    )
    do throws(BatchFault) {
      let rows = try pass.run(progress)
      return pass.work.summary(rows)
    } catch {
      guard case .stopped(let summary) = error else { throw error }
      throw .stopped(pass.work.summary(summary.rows))
    }
  }
}

extension Rulebook {
  /// Opens the groups' files; every header is read before any row is.
  func groupTables(_ groups: [BatchGroup]) throws(BatchFault) -> [DossierTable] {
    var tables: [DossierTable] = []
    for file in groups {
      guard case .group(let group) = door.names.find(file.name) else {
        let nearest = NearestName.find(file.name, among: groupNames)
        throw .unusable([.unknownName(file.name, nearest: nearest, kind: "group", place: nil)])
      }
      guard !tables.contains(where: { $0.group == group }) else {
        throw .unusable([
          DossierFault(
            .givenTwice, words: file.name, reason: "is a group with two files", remedy: "join the files into one")
        ])
      }
      tables.append(try DossierTable(file.source, of: group, door: door))
    }
    return tables
  }
}

/// The rows of one group.
public struct BatchGroup {
  /// The group's name or title.
  public var name: String
  /// Its CSV.
  public var source: any ByteSource

  /// A group's name and its CSV.
  public init(_ name: String, _ source: any ByteSource) {
    self.name = name
    self.source = source
  }
}

/// How far a batch is.
public struct BatchProgress: Sendable, Hashable {
  /// Bytes of the dossiers' file that were read.
  public var bytesRead: Int
  /// Rows of the dossiers' file that were read.
  public var rowsRead: Int
  /// Bytes of the results that were written.
  public var bytesWritten: Int
}

/// What ends a batch early.
///
/// Indirect, so that it travels as one word: Swift 6.3.1 miscompiles (-O) a typed throw whose error and result are both
/// too large for registers.
public indirect enum BatchFault: Error, Sendable {
  /// A file whose header cannot be used, or a group that the rulebook does not have.
  case unusable([DossierFault])
  /// A source failed.
  case source(StreamFault)
  /// A sink failed: bytes were lost.
  case sink(StreamFault)
  /// The progress hook asked to stop; the account so far.
  case stopped(BatchSummary)
}
