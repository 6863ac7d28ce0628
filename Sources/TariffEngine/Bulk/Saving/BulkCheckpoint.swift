import Exact

/// How far a run in bulk is, and everything that another run must know to go on from there in the same bytes.
///
/// Its ``text`` can be kept in a file. What it does not hold is read again: the rows that were finished are looked
/// through for their numbers, and assessed again only where the tariff asks whose balances they drew on.
public struct BulkCheckpoint: Sendable, Hashable {
  /// What must be as it was, by what it is called: the edition, the options, the inputs, and what the caller adds.
  public internal(set) var premises: [String: String]
  /// Bytes of the dossiers' file that were finished.
  public internal(set) var bytesRead = 0
  /// Rows of the dossiers' file that were finished.
  public internal(set) var rowsRead = 0
  /// The results of these rows.
  public internal(set) var results = ByteDigest()
  /// Their rejects.
  public internal(set) var rejects = ByteDigest()
  /// Of the pieces that were finished.
  var dossiers = ByteDigest()
  var pieceBytes = 0
  var guardedInResults = 0
  var guardedInRejects = 0
  var rejectCounts: [DossierFault.Code: Int] = [:]
  /// See ``BulkAccount/saved``.
  var account: JSONTree = .null
  /// What outputs counted besides rows: see ``OutputAccount``.
  var counted: [JSONTree] = []

  init(premises: [String: String]) { self.premises = premises }

  private static let schema = "tariff.bulk-state/2"

  /// One line of JSON, and its SHA-256 on the next.
  public var text: String {
    let tree: JSONTree = .object([
      "schema": .text(Self.schema), "premises": .object(premises.mapValues { .text($0) }),
      "bytes_read": .integer(bytesRead), "rows_read": .integer(rowsRead), "results": .text(results.text),
      "rejects": .text(rejects.text), "dossiers": .text(dossiers.text), "piece_bytes": .integer(pieceBytes),
      "guarded_in_results": .integer(guardedInResults), "guarded_in_rejects": .integer(guardedInRejects),
      "reject_counts": .object(
        Dictionary(rejectCounts.map { ($0.key.code, .integer($0.value)) }, uniquingKeysWith: { first, _ in first })),
      "account": account, "counted": .list(counted),
    ])
    let line = tree.text
    return line + "\n" + SHA256.hexadecimal(SHA256.digest(of: line.utf8)) + "\n"
  }

  /// Why a text is no checkpoint that can be used.
  public struct Damage: Error, Sendable, Hashable {
    /// One clause.
    public var reason: String

    /// One clause.
    public init(reason: String) { self.reason = reason }
  }

  /// What ``text`` gave.
  /// - Throws: ``Damage`` when a byte of it differs, or another format wrote it.
  public init(text: String) throws(Damage) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 3, SHA256.hexadecimal(SHA256.digest(of: lines[0].utf8)) == lines[1], lines[2].isEmpty else {
      throw Damage(reason: "it is damaged")
    }
    guard let value = try? JSONReader.read(Array(lines[0].utf8)), value["schema"]?.text == Self.schema else {
      throw Damage(reason: "another version of tariff wrote it")
    }
    let known: Self? = Self(value)
    guard let known else { throw Damage(reason: "it is not complete") }
    self = known
  }

  private init?(_ value: JSONValue) {
    guard let premises = value["premises"]?.members, let bytesRead = value["bytes_read"]?.integer,
      let rowsRead = value["rows_read"]?.integer, let pieceBytes = value["piece_bytes"]?.integer,
      let guardedInResults = value["guarded_in_results"]?.integer,
      let guardedInRejects = value["guarded_in_rejects"]?.integer,
      let results = value["results"]?.text.flatMap(ByteDigest.init(text:)),
      let rejects = value["rejects"]?.text.flatMap(ByteDigest.init(text:)),
      let dossiers = value["dossiers"]?.text.flatMap(ByteDigest.init(text:)),
      let counts = value["reject_counts"]?.members, let account = value["account"], let counted = value["counted"]?.list
    else { return nil }
    self.premises = premises.compactMapValues(\.text)
    (self.bytesRead, self.rowsRead, self.pieceBytes) = (bytesRead, rowsRead, pieceBytes)
    (self.guardedInResults, self.guardedInRejects) = (guardedInResults, guardedInRejects)
    (self.results, self.rejects, self.dossiers) = (results, rejects, dossiers)
    for (code, count) in counts {
      guard let code = DossierFault.Code(rawValue: code), let count = count.integer else { return nil }
      rejectCounts[code] = count
    }
    (self.account, self.counted) = (account.tree, counted.map(\.tree))
  }

  /// What is not as it was, or nothing.
  func differences(from premises: [String: String]) -> [DossierFault] {
    let names = Set(self.premises.keys).union(premises.keys).sorted()
    return names.filter { self.premises[$0] != premises[$0] }.map { .notAsBefore($0) }
  }
}

extension DossierFault {
  /// D0123. What a run that is to be resumed finds otherwise than the one that was interrupted.
  static func notAsBefore(_ name: String) -> DossierFault {
    DossierFault(
      .notAsBefore, reason: "\(name): not as when the run was interrupted; going on would mix results of two kinds",
      remedy: "make it as it was, or run without --resume to begin anew")
  }
}

/// Keeps checkpoints where they outlive the run.
public protocol CheckpointKeeper: AnyObject {
  /// Whether it is time for another. Asked, as ``keep(_:)`` is called, by the thread that writes.
  var isDue: Bool { get }
  /// Keeps a checkpoint in place of the last. Everything that it counts was handed to the sinks.
  func keep(_ checkpoint: BulkCheckpoint) throws(StreamFault)
}

/// That a run saves how far it is, and where it goes on.
public struct BulkSaving {
  /// Where checkpoints go.
  public var keeper: any CheckpointKeeper
  /// Where an interrupted run is gone on with: the sinks hold what its checkpoint counts, and nothing behind it.
  public var resumed: BulkCheckpoint?
  /// What else must be as it was, by what it is called.
  public var premises: [String: String]
  /// By what they are called; see ``digesting(_:)``.
  fileprivate(set) var groups: [(name: String, source: DigestedSource)] = []

  /// Saves to a keeper.
  public init(_ keeper: any CheckpointKeeper, resumed: BulkCheckpoint? = nil, premises: [String: String] = [:]) {
    (self.keeper, self.resumed, self.premises) = (keeper, resumed, premises)
  }
}

extension Optional<BulkSaving> {
  /// The groups' files as they are to be read: where the run is saved, they must be the same when it is gone on with.
  mutating func digesting(_ groups: [BatchGroup]) -> [BatchGroup] {
    guard self != nil else { return groups }
    let digested = groups.map { (name: $0.name, source: DigestedSource($0.source)) }
    self?.groups = digested
    return digested.map { BatchGroup($0.name, $0.source) }
  }
}
