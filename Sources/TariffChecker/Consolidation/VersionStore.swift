import Diagnostics
import TariffSyntax

/// Declarations with statements laid on them, each made once: editions of different days share most of them.
final class VersionStore {
  private struct Key: Hashable {
    var name: String
    var version: Piece.Key
  }

  private let corpus: Corpus
  private var made: [Key: Editing] = [:]
  private var ids: [Key: Int] = [:]
  /// Statements that found nothing to be laid on, by name.
  private(set) var misfits: [String: Set<Int>] = [:]

  init(_ corpus: Corpus) { self.corpus = corpus }

  /// One number for each version that was asked for.
  func id(_ name: String, _ version: Piece.Key) -> Int {
    let key = Key(name: name, version: version)
    if let known = ids[key] { return known }
    ids[key] = ids.count
    return ids.count - 1
  }

  /// The version of a name.
  func declaration(_ name: String, _ version: Piece.Key) -> Declaration {
    make(name, version)
    return made[Key(name: name, version: version)]?.declaration ?? base(name, version).declaration
  }

  /// What stands in a version where a statement says what it expects.
  func standing(_ name: String, _ version: Piece.Key, for action: AmendingAction, lastAct: String) -> StandingText {
    make(name, version)
    return made[Key(name: name, version: version)]?.standing(for: action, lastAct: lastAct) ?? .noRow
  }

  private func base(_ name: String, _ version: Piece.Key) -> Declared {
    (corpus.declared[name] ?? [])[version.declared]
  }

  /// The longest part that was made before, and then what is missing, statement by statement.
  private func make(_ name: String, _ version: Piece.Key) {
    var (rest, steps): (Piece.Key, [Int]) = (version, [])
    while made[Key(name: name, version: rest)] == nil, let last = rest.amendments.popLast() { steps.append(last) }
    var current = made[Key(name: name, version: rest)] ?? Editing(base(name, version).declaration)
    for step in steps.reversed() {
      guard let amendment = corpus.amendments[name]?[step] else { continue }
      if !current.apply(amendment, by: corpus.acts[amendment.act]) { misfits[name, default: []].insert(step) }
    }
    if !steps.isEmpty || made[Key(name: name, version: rest)] == nil {
      made[Key(name: name, version: version)] = current
    }
  }
}
