import Diagnostics

extension Parser {
  /// act → "act" NAME("." …) tail, and below it authority, approved, published, in force, priced on, status, rank,
  ///       amends, prevails over, settles, unknown text
  mutating func act(_ block: Block) -> ActDeclaration? {
    guard var heading = heading(block, dotted: true) else { return nil }
    tail(&heading, .act)
    var act = ActDeclaration(
      heading: heading, authority: nil, approved: nil, published: nil, inForce: nil, pricedOn: nil, status: nil)
    var seen = SeenClauses()
    for statement in block.clauses {
      guard let clause = clause(statement, of: .act, &seen) else { continue }
      switch clause {
      case .authority: act.authority = text("the authority")
      case .approved: act.approved = date("the day of approval")
      case .published: act.published = date("the day of publication")
      case .inForce: act.inForce = span(needsFrom: true)
      case .pricedOn: act.pricedOn = name("an input that is a date")
      case .status: act.status = standing()
      case .rank: act.rank = rank()
      case .amends: act.amends = actNames()
      case .prevailsOver: act.prevailsOver = actNames()
      case .settles: act.settles = dottedName("the name of an act")
      case .unknownText: act.unknownText = text("why the text is not known")
      default: common(clause, &act.heading)
      }
      leave()
    }
    require(seen, .act, act.heading)
    return act
  }

  /// status → "draft" | "interim" | "final"
  private mutating func standing() -> Marked<ActStatus>? {
    oneOf(ActStatus.allCases.map { ($0.keyword, $0) }, "draft, interim or final")
  }

  /// rank → "law" | "regulation" | "council"
  private mutating func rank() -> Marked<ActRank>? {
    oneOf(ActRank.allCases.map { ($0.keyword, $0) }, "law, regulation or council")
  }

  /// acts → ACT ("," ACT)*
  private mutating func actNames() -> [Marked<String>] {
    var names: [Marked<String>] = []
    repeat {
      guard let name = dottedName("the name of an act") else { break }
      names.append(name)
    } while eat(.comma)
    return names
  }

  /// rulebook → "rulebook" NAME tail, and below it jurisdiction, horizon, uses
  mutating func rulebook(_ block: Block) -> RulebookDeclaration? {
    guard var heading = heading(block) else { return nil }
    tail(&heading, .rulebook)
    var rulebook = RulebookDeclaration(heading: heading, jurisdiction: nil, horizon: nil, uses: [])
    var seen = SeenClauses()
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

extension ActStatus {
  /// How the language says it.
  var keyword: Keyword {
    switch self {
    case .draft: .draft
    case .interim: .interim
    case .final: .final
    }
  }
}

extension ActRank {
  /// How the language says it.
  var keyword: Keyword {
    switch self {
    case .law: .law
    case .regulation: .regulation
    case .council: .council
    }
  }
}
