import Diagnostics
import Exact

extension Parser {
  /// fee → "fee" NAME tail, and below it its clauses
  mutating func fee(_ block: Block) -> FeeDeclaration? {
    guard var heading = heading(block) else { return nil }
    tail(&heading, .fee)
    var fee = FeeDeclaration(
      heading: heading, code: nil, condition: nil, pricedOn: nil, exemptions: [], locals: [], amount: nil,
      atLeast: nil, atMost: nil, reliefs: [], rounding: nil, sets: [])
    var seen = SeenClauses()
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
    case .amount: if isUnknown { fee.textUnknown = unknownText() } else { fee.amount = formula() }
    case .atLeast: fee.atLeast = limit()
    case .atMost: fee.atMost = limit()
    case .relief: if let relief = relief() { fee.reliefs.append(relief) }
    case .rounded: fee.rounding = rounding()
    case .in: fee.sets = names("a set")
    default: common(clause, &fee.heading)
    }
  }

  /// Whether `unknown` stands where a formula would; with an operator behind it, it is a name.
  private var isUnknown: Bool {
    let next = peek(vocabulary.length(of: .unknown))
    return at(.unknown) && (next == nil || next?.isText ?? false)
  }

  /// unknown → "unknown" [TEXT]
  private mutating func unknownText() -> UnknownText {
    let start = cursor
    _ = eat(.unknown)
    let why = eatText()
    return UnknownText(why: why, range: range(from: start))
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
  mutating func limit() -> LimitClause {
    let bound = formula()
    return LimitClause(bound: bound, afterReliefs: eatWholly(.afterReliefs))
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
      } else if eatWholly(.reliefCeiling) {
        once(relief.ceiling == nil, token)
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
    guard expect(.onto, "and the step"), let step = literal("the step to round to") else { return nil }
    return RoundingClause(mode: mode, step: step)
  }

  /// mode → "half" ("up" | "even" | "down") | "toward" "zero" | "away" "from" "zero" | "floor" | "ceiling"
  mutating func mode() -> Marked<RoundingMode>? {
    let modes = RoundingMode.allCases.map { ($0.keyword, $0) }
    if let mode = eatOne(modes) { return mode }
    let known = modes.map { spelling($0.0) }
    let isVague = peek?.word.map { ["up", "down", "بالا", "پایین"].contains($0) } ?? false
    unexpected(
      "a way to round",
      reasons: isVague ? ["up and down mean one thing for a charge and another for a refund, which is negative"] : [],
      remedy: isVague
        ? "write \(spelling(.halfUp)), \(spelling(.awayFromZero)), \(spelling(.towardZero)), \(spelling(.floor)) or "
          + spelling(.ceiling)
        : "write one of: \(known.joined(separator: ", "))",
      nearest: isVague ? [] : known)
    return nil
  }
}

extension RoundingMode {
  /// How the language says it.
  var keyword: Keyword {
    switch self {
    case .halfAwayFromZero: .halfUp
    case .halfToEven: .halfEven
    case .halfTowardZero: .halfDown
    case .towardZero: .towardZero
    case .awayFromZero: .awayFromZero
    case .floor: .floor
    case .ceiling: .ceiling
    }
  }
}
