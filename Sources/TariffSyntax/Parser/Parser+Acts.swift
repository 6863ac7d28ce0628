import Diagnostics

extension Parser {
  /// act → "act" NAME("." …) tail, and below it authority, approved, published, in force, priced on, status
  mutating func act(_ block: Block) -> ActDeclaration? {
    guard var heading = heading(block, dotted: true) else { return nil }
    tail(&heading)
    var act = ActDeclaration(
      heading: heading, authority: nil, approved: nil, published: nil, inForce: nil, pricedOn: nil, status: nil)
    var seen: [Clause: SourceRange] = [:]
    for statement in block.clauses {
      guard let clause = clause(statement, of: .act, &seen) else { continue }
      switch clause {
      case .authority: act.authority = text("the authority")
      case .approved: act.approved = date("the day of approval")
      case .published: act.published = date("the day of publication")
      case .inForce: act.inForce = span(needsFrom: true)
      case .pricedOn: act.pricedOn = name("an input that is a date")
      case .status: act.status = status()
      default: common(clause, &act.heading)
      }
      leave()
    }
    require(seen, .act, act.heading)
    return act
  }

  /// status → "draft" | "interim" | "final"
  private mutating func status() -> Marked<ActStatus>? {
    guard let token = peek, let status = token.keyword.flatMap({ ActStatus(rawValue: $0.rawValue) }) else {
      unexpected("draft, interim or final", nearest: ActStatus.allCases.map(\.rawValue))
      return nil
    }
    advance()
    return Marked(status, range(of: token))
  }

  /// rulebook → "rulebook" NAME tail, and below it jurisdiction, horizon, uses
  mutating func rulebook(_ block: Block) -> RulebookDeclaration? {
    guard var heading = heading(block) else { return nil }
    tail(&heading)
    var rulebook = RulebookDeclaration(heading: heading, jurisdiction: nil, horizon: nil, uses: [])
    var seen: [Clause: SourceRange] = [:]
    for statement in block.clauses {
      guard let clause = clause(statement, of: .rulebook, &seen) else { continue }
      switch clause {
      case .jurisdiction: rulebook.jurisdiction = text("the jurisdiction")
      case .horizon: rulebook.horizon = span(needsFrom: false)
      case .uses: rulebook.uses = folders()
      default: common(clause, &rulebook.heading)
      }
      leave()
    }
    return rulebook
  }

  /// folders → TEXT ("," TEXT)*
  private mutating func folders() -> [Marked<String>] {
    var folders: [Marked<String>] = []
    repeat {
      guard let folder = text("the folder of a rulebook") else { break }
      folders.append(folder)
    } while eat(.comma)
    return folders
  }
}
