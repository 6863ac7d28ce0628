import Diagnostics
import Exact

extension Parser {
  /// fee → "fee" NAME tail, and below it its clauses
  mutating func fee(_ block: Block) -> FeeDeclaration? {
    guard var heading = heading(block) else { return nil }
    tail(&heading)
    var fee = FeeDeclaration(
      heading: heading, code: nil, condition: nil, pricedOn: nil, exemptions: [], locals: [], amount: nil,
      atLeast: nil, atMost: nil, reliefs: [], rounding: nil, sets: [])
    var seen: [Clause: SourceRange] = [:]
    for statement in block.clauses {
      guard let clause = clause(statement, of: .fee, &seen) else { continue }
      read(clause, of: &fee)
      leave()
    }
    require(seen, .fee, fee.heading)
    return fee
  }

  private mutating func read(_ clause: Clause, of fee: inout FeeDeclaration) {
    switch clause {
    case .code: fee.code = designation("the income code")
    case .when: fee.condition = formula()
    case .pricedOn: fee.pricedOn = name("an input that is a date")
    case .exempt: if let exemption = exemption() { fee.exemptions.append(exemption) }
    case .let: if let local = local() { fee.locals.append(local) }
    case .amount: fee.amount = formula()
    case .atLeast: fee.atLeast = limit()
    case .atMost: fee.atMost = limit()
    case .relief: if let relief = relief() { fee.reliefs.append(relief) }
    case .rounded: fee.rounding = rounding()
    case .in: fee.sets = names("a set")
    default: common(clause, &fee.heading)
    }
  }

  /// exempt → NAME "when" formula TEXT* ["article" …]
  private mutating func exemption() -> ExemptionClause? {
    guard let name = name("the name of the exemption") else { return nil }
    expect(.when, "and its condition")
    let condition = formula()
    let (titles, article) = reference()
    return ExemptionClause(name: name, condition: condition, titles: titles, article: article)
  }

  /// let → NAME "=" formula
  private mutating func local() -> LocalClause? {
    guard let name = name("the name of the part") else { return nil }
    expect(.equal, "and a formula")
    return LocalClause(name: name, formula: formula())
  }

  /// limit → formula ["after" "reliefs"]
  private mutating func limit() -> LimitClause {
    let bound = formula()
    let afterReliefs = eat(.after)
    if afterReliefs { expect(.reliefs, "after `after`") }
    return LimitClause(bound: bound, afterReliefs: afterReliefs)
  }

  /// relief → NAME formula ("of" formula | "when" formula | "up" "to" formula | "balance" NAME ["of" NAME])*
  ///          TEXT* ["article" …]
  private mutating func relief() -> ReliefClause? {
    guard let name = name("the name of the relief") else { return nil }
    var relief = ReliefClause(
      name: name, share: formula(), part: nil, condition: nil, ceiling: nil, balance: nil, person: nil, titles: [],
      article: nil)
    while let token = peek, !isFaulty {
      if eat(.of) {
        once(relief.part == nil, token)
        relief.part = formula()
      } else if eat(.when) {
        once(relief.condition == nil, token)
        relief.condition = formula()
      } else if eat(.up) {
        once(relief.ceiling == nil, token)
        expect(.to, "after `up`")
        relief.ceiling = formula()
      } else if eat(.balance) {
        once(relief.balance == nil, token)
        relief.balance = self.name("the input that holds what is left of the ceiling")
        if eat(.of) { relief.person = self.name("the input that says whose balance it is") }
      } else {
        break
      }
    }
    (relief.titles, relief.article) = reference()
    return relief
  }

  /// T0119 for a part of a relief that was said before.
  private mutating func once(_ isFirst: Bool, _ token: Token) {
    if isFirst { return }
    fail(
      .clauseTwice, at: range(of: token), "`\(words(of: token))` is said twice in one relief",
      remedy: "keep one of them")
  }

  /// reference → TEXT* ["article" (NUMBER | NAME | TEXT)] TEXT*
  private mutating func reference() -> (titles: [Marked<String>], article: Marked<String>?) {
    var titles = titles()
    let article = eat(.article) ? designation("the number of the article") : nil
    titles += self.titles()
    return (titles, article)
  }

  /// rounding → mode "to" STEP
  mutating func rounding() -> RoundingClause? {
    guard let mode = mode() else { return nil }
    guard expect(.to, "and the step"), let step = literal("the step to round to") else { return nil }
    return RoundingClause(mode: mode, step: step)
  }

  /// mode → "half" ("up" | "even" | "down") | "toward" "zero" | "away" "from" "zero" | "floor" | "ceiling"
  private mutating func mode() -> Marked<RoundingMode>? {
    let start = cursor
    for mode in RoundingMode.allCases where at(mode.words) {
      cursor += mode.words.count
      return Marked(mode, range(from: start))
    }
    let known = RoundingMode.allCases.map { $0.words.map(\.rawValue).joined(separator: " ") }
    let isVague = at(.up) || at(.down)
    unexpected(
      "a way to round",
      reasons: isVague ? ["up and down mean one thing for a charge and another for a refund, which is negative"] : [],
      remedy: isVague
        ? "write half up, away from zero, toward zero, floor or ceiling"
        : "write one of: \(known.joined(separator: ", "))",
      nearest: isVague ? [] : known)
    return nil
  }
}

extension RoundingMode {
  /// How the language writes the mode.
  var words: [Keyword] {
    switch self {
    case .halfAwayFromZero: [.half, .up]
    case .halfToEven: [.half, .even]
    case .halfTowardZero: [.half, .down]
    case .towardZero: [.toward, .zero]
    case .awayFromZero: [.away, .from, .zero]
    case .floor: [.floor]
    case .ceiling: [.ceiling]
    }
  }
}
