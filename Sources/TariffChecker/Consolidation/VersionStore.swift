import Diagnostics
import TariffSyntax

/// Declarations with statements laid on them, each made once: editions of different days share most of them.
final class VersionStore {
  private struct Key: Hashable {
    var name: String
    var version: Piece.Key
  }

  /// A version that was made.
  final class Version {
    let declaration: Declaration
    /// The act of the declaration that it began with.
    let act: Int
    /// One number for each version that was asked for.
    let id: Int
    fileprivate var editing: Editing

    fileprivate init(_ editing: Editing, of declared: Declared, id: Int) {
      declaration = editing.declaration ?? declared.declaration
      (act, self.id, self.editing) = (declared.act, id, editing)
    }
  }

  private let corpus: Corpus
  private var made: [Key: Version] = [:]
  /// Statements that found nothing to be laid on, by name.
  private(set) var misfits: [String: Set<Int>] = [:]

  init(_ corpus: Corpus) { self.corpus = corpus }

  /// The version of a name, as it stands.
  func declaration(_ name: String, _ version: Piece.Key) -> Declaration { self.version(name, version).declaration }

  /// What stands in a version where a statement says what it expects.
  func standing(_ name: String, _ version: Piece.Key, for action: AmendingAction, lastAct: String) -> StandingText {
    self.version(name, version).editing.standing(for: action, lastAct: lastAct)
  }

  /// The version of a name: the longest part that was made before, and then what is missing, statement by statement.
  func version(_ name: String, _ version: Piece.Key) -> Version {
    let key = Key(name: name, version: version)
    if let known = made[key] { return known }
    var (rest, steps): (Piece.Key, [Int]) = (version, [])
    while made[Key(name: name, version: rest)] == nil, let last = rest.amendments.popLast() { steps.append(last) }
    let base = (corpus.declared[name] ?? [])[version.declared]
    var editing = made[Key(name: name, version: rest)]?.editing ?? Editing(base.declaration)
    for step in steps.reversed() {
      guard let amendment = corpus.amendments[name]?[step] else { continue }
      if !editing.apply(amendment, by: corpus.acts[amendment.act]) { misfits[name, default: []].insert(step) }
    }
    let whole = Version(editing, of: base, id: made.count)
    made[key] = whole
    return whole
  }
}
