import Diagnostics
import Exact
import Installments

// What a plan says of the time after the agreement.

extension Parser {
  /// late → mark up ("a" "month" | "a" "day") {"," ("begun" "month" begun | "on" "principal" | "on" "amount"
  ///        | "up" "to" literal | "except" NAME {"," NAME})}
  mutating func lateCharge() -> LateChargeClause? {
    let start = cursor
    guard let rate = markUp("the rate of the late charge") else { return nil }
    guard let period = oneKeyword([.aMonth, .aDay], "what the rate is for") else { return nil }
    var late = LateChargeClause(
      rate: rate, period: period == .aDay ? .day : .month(begun: .whole), base: .principal, cap: nil, except: [],
      range: range(from: start))
    let named: [[Keyword]] = [[.begunMonth], [.onPrincipal, .onAmount], [.reliefCeiling]]
    var said: [Int: SourceRange] = [:]
    while eat(.comma) {
      let begin = cursor
      switch part(named + [[.except]], &said) {
      case .begunMonth:
        if period == .aDay {
          fail(
            .unexpectedWord, at: range(from: begin), "a charge for each day knows no begun month",
            remedy: "leave it out")
          return nil
        }
        late.period = .month(begun: begunMonth() ?? .whole)
      case .onPrincipal: late.base = .principal
      case .onAmount: late.base = .amount
      case .reliefCeiling: late.cap = literal("the most that an installment bears")
      case .except: late.except = fees(before: named.flatMap { $0 })
      default: return nil
      }
    }
    late.range = range(from: start)
    return late
  }

  /// NAME {"," NAME}, up to a comma with one of these keywords behind it
  private mutating func fees(before keywords: [Keyword]) -> [Marked<String>] {
    var names: [Marked<String>] = []
    repeat {
      guard let name = name("a fee") else { break }
      names.append(name)
    } while !keywords.contains { at($0, 1) } && eat(.comma)
    return names
  }

  /// payments → ("vertical" | "horizontal") {"," ("in" "order" order | "surplus" surplus)}
  mutating func allocation() -> AllocationClause? {
    let start = cursor
    let direction: AllocationRule.Direction? = oneRule(\.keyword, "which way payments go")
    guard let direction else { return nil }
    var rule = AllocationRule(order: AllocationRule.chargesFirst, direction: direction, surplus: .next)
    var said: [Int: SourceRange] = [:]
    while eat(.comma) {
      switch part([[.inOrder], [.surplus]], &said) {
      case .inOrder: rule.order = order()
      case .surplus: rule.surplus = oneRule(\.keyword, "what becomes of a surplus") ?? .next
      default: return nil
      }
    }
    return AllocationClause(rule: rule, range: range(from: start))
  }

  /// order → component "," component "," component, which holds for past due, due and in advance alike;
  ///         or all nine: ("past" "due" | "due" | "in" "advance") component {"," …}
  ///
  /// component → "late" "charge" | "mark" "up" | "fee"
  private mutating func order() -> [Bucket] {
    let timings = Timing.allCases.map { ($0.keyword, $0) }
    let isWhole = timings.contains { at($0.0) }
    let all = (isWhole ? Timing.allCases : [.due]).flatMap { timing in Component.allCases.map { Bucket(timing, $0) } }
    var order: [Bucket] = []
    repeat {
      let start = cursor
      var timing = Timing.due
      if isWhole {
        guard let said = oneOf(timings, "past due, due or in advance") else { return order }
        timing = said.value
      }
      let component: Component? = oneRule(\.keyword, "a part of an installment")
      guard let component else { return order }
      let bucket = Bucket(timing, component)
      if order.contains(bucket) {
        fail(
          .clauseTwice, at: range(from: start), "`\(words(range(from: start)))` stands twice in the order",
          remedy: "keep one of them")
        return order
      }
      order.append(bucket)
    } while !at(.surplus, 1) && eat(.comma)
    if let missing = all.first(where: { !order.contains($0) }) {
      let words = (isWhole ? spelling(missing.timing.keyword) + " " : "") + spelling(missing.component.keyword)
      unexpected("`\(words)`", reasons: ["the order names each part once, so that no payment is left without a place"])
    }
    return isWhole ? order : Timing.allCases.flatMap { timing in order.map { Bucket(timing, $0.component) } }
  }

  /// settlement → settlement part {"," settlement part}
  ///
  /// settlement part → "begun" "month" begun | "forgives" literal
  mutating func settlement() -> SettlementClause? {
    let start = cursor
    var settlement = SettlementClause(begunPeriod: .whole, forgives: nil, range: lastPlace)
    var said: [Int: SourceRange] = [:]
    repeat {
      switch part([[.begunMonth], [.forgives]], &said) {
      case .begunMonth: settlement.begunPeriod = begunMonth() ?? .whole
      case .forgives: settlement.forgives = literal("the share of the later mark-up that is forgiven")
      default: return nil
      }
    } while eat(.comma)
    settlement.range = range(from: start)
    return settlement
  }

  /// recalculation → ("spread" | "supplementary" | "last" "installment")
  ///                 {"," ("mark" "up" "follows" | "due" "after" COUNT ("day" | "days"))}
  mutating func recalculation() -> RecalculationClause? {
    let start = cursor
    let target: RecalculationRule.Target? = oneRule(\.keyword, "where the difference goes")
    guard let target else { return nil }
    var rule = RecalculationRule(target: target)
    var said: [Int: SourceRange] = [:]
    while eat(.comma) {
      switch part([[.markUpFollows], [.dueAfter]], &said) {
      case .markUpFollows: rule.markUpFollows = true
      case .dueAfter:
        guard let days = wholeNumber("the number of days") else { return nil }
        if !eat(.day, or: .days, behind: days.value) { unexpected("`\(spelling(.days))`") }
        rule.supplementDays = days.value
      default: return nil
      }
    }
    if let place = said[1], target != .supplementary {
      fail(
        .unexpectedWord, at: place, "only a supplementary bill is due on a day of its own",
        remedy: "leave it out, or write `\(spelling(.supplementary))`")
    }
    return RecalculationClause(rule: rule, range: range(from: start))
  }
}
