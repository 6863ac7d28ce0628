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
  func declaration(_ name: String, _ key: Piece.Key) -> Declaration { editing(name, key).declaration }

  /// The version of a name, ready to be asked for its rows.
  func editing(_ name: String, _ version: Piece.Key) -> Editing {
    // The longest part that was made before, and then what is missing, one by one.
    var (rest, steps): (Piece.Key, [Int]) = (version, [])
    var editing: Editing?
    while true {
      editing = made[Key(name: name, version: rest)]
      if editing != nil { break }
      guard let last = rest.amendments.popLast() else { break }
      steps.append(last)
    }
    var current = editing ?? Editing((corpus.declared[name] ?? [])[rest.declared].declaration)
    if editing == nil { made[Key(name: name, version: rest)] = current }
    for step in steps.reversed() {
      if let amendment = corpus.amendments[name]?[step] {
        if !current.apply(amendment, by: corpus.acts[amendment.act]) { misfits[name, default: []].insert(step) }
      }
      rest.amendments.append(step)
    }
    if !steps.isEmpty { made[Key(name: name, version: rest)] = current }
    return current
  }
}
