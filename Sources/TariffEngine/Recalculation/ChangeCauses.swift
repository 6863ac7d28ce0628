import TariffChecker
import TariffKernel

/// Which acts made a line another: what stands behind it in the one edition and not in the other.
struct ChangeCauses {
  /// That an act says something of a provision.
  private struct Claim: Hashable {
    var act: ID<Act>
    var name: String
  }

  private let corpus: Corpus
  private let knowledge: Knowledge
  private var undoing: [Claim: [ID<Act>]] = [:]

  /// `new`: the edition in which a change shows.
  init(to new: Rulebook) {
    corpus = new.shelf.corpus
    knowledge = new.knowledge
  }

  /// The names of the acts, sorted: those that speak in the new edition only, and those that took away what spoke in the
  /// old; where there are none, those that no longer speak.
  mutating func acts(
    _ fee: Int, old: (AssessedEdition, Assessment, [LineReading]), new: (AssessedEdition, Assessment, [LineReading])
  ) -> [String] {
    let before = Self.claims(fee, old.0, old.1, old.2)
    let after = Self.claims(fee, new.0, new.1, new.2)
    let removed = before.subtracting(after)
    var acts = Set(after.subtracting(before).map(\.act)).subtracting(before.map(\.act))
    for claim in removed { acts.formUnion(undone(claim)) }
    if acts.isEmpty { acts = Set(removed.map(\.act)) }
    return acts.map { new.0.model.acts[$0.index].symbol.name }.sorted()
  }

  private mutating func undone(_ claim: Claim) -> [ID<Act>] {
    if let known = undoing[claim] { return known }
    let acts = corpus.undoing(
      claim.act, of: claim.name, knownOn: knowledge.day, drafts: !knowledge.drafts.isEmpty)
    undoing[claim] = acts
    return acts
  }

  /// Everything that acts say of what a line and the lines that it reads were made of.
  private static func claims(
    _ fee: Int, _ edition: AssessedEdition, _ assessment: Assessment, _ readings: [LineReading]
  ) -> Set<Claim> {
    guard let place = edition.fees[fee] else { return [] }
    let model = edition.model
    var (claims, open, seen): (Set<Claim>, [ID<Fee>], Set<ID<Fee>>) = ([], [ID(place)], [])
    while let id = open.popLast() {
      guard seen.insert(id).inserted else { continue }
      let reading = readings[id.index]
      open += reading.lines
      let name = model.fees[id.index].symbol.name
      if let act = model.standstill(of: id.index, assessment.lines[id.index]) {
        claims.insert(Claim(act: act, name: name))
      }
      for used in reading.provisions {
        let origin = model.origin(of: used)
        let provision = model.symbol(of: used).name
        claims.insert(Claim(act: origin.act, name: provision))
        for amendment in origin.amendments { claims.insert(Claim(act: amendment.act, name: provision)) }
      }
    }
    return claims
  }
}
