import Diagnostics
import Exact
import Installments
import TestSupport
import Testing

@testable import TariffSyntax

/// What is printed of a plan says all of it, whatever it says: digests are taken of the canonical text.
@Suite struct PlanPrintingTests {
  private func printed(_ body: String) -> String {
    Sample.act(body + "\n").tree().plans.map { Declaration.plan($0).canonicalText }.joined()
  }

  @Test func clausesArePrintedInOneOrder() {
    let text = printed(
      """
      plan p "طرح"
        recalculation spread, mark up follows
        settlement forgives 100%, begun month by days
        payments vertical
        late 2% a month
        unsplit a, b
        lines shown
        rounded half up to 1_000 rial, coins half even, remainder first
        grace forgiven, 2 of mark up
        every 2 months, moved following
        cash floor to 10 rial
        discount 5 percent
        method equal principal by months
        term 5, mark up 5%, cash ۱۵٪
        term 6
        debt from 1 rial to 9 rial
        when c
        article 4
      """)
    #expect(
      text == """
        plan p "طرح" article 4
          when c
          debt 1 rial to 9 rial
          term 5, cash 15%, mark up 5%
          term 6
          method equal principal by months
          discount 5%
          cash floor to 10 rial
          every 2 months, same day, begun month whole, moved following
          grace 0 installments of principal, 2 installments of mark up, forgiven
          rounded half up to 1000 rial, remainder first, coins half even
          lines shown
          unsplit a, b
          late 2% a month, begun month whole, on principal
          payments vertical, in order late charge, mark up, fee, surplus next
          settlement begun month by days, forgives 100%
          recalculation spread, mark up follows

        """)
  }

  @Test func meaningCounts() {
    let clauses = [
      "term 5", "term 5 to 6", "term 5, cash 5%", "term 5, mark up 5%", "term 5, mark up r", "term 5, mark up 5% of r",
      "term 5\n  when c", "term 5\n  debt from 5 rial", "term 5\n  debt up to 5 rial",
      "term 5\n  debt 5 rial to 5 rial",
      "term 5\n  discount 5%", "term 5\n  discount 5% if all in cash", "term 5\n  discount 5% from 1403-01-01",
      "term 5\n  cash floor to 1 rial", "term 5\n  every 1 month", "term 5\n  every 1 month, days shared",
      "term 5\n  every 30 days", "term 5\n  grace 1 of principal", "term 5\n  grace 1 of mark up",
      "term 5\n  rounded floor to 1 rial", "term 5\n  rounded floor to 1 rial, remainder last", "term 5\n  lines shown",
      "term 5\n  rounded floor to 1 rial, of amount", "term 5\n  rounded floor to 1 rial, small debts refused",
      "term 5\n  unsplit a", "term 5\n  late 1% a day", "term 5\n  late 1% a month",
      "term 5\n  late 1% a day, up to 2%",
      "term 5\n  late 1% a day, except a", "term 5\n  late 1% a day, on amount", "term 5\n  payments vertical",
      "term 5\n  payments vertical, surplus last", "term 5\n  payments vertical, in order fee, mark up, late charge",
      "term 5\n  settlement begun month whole", "term 5\n  settlement forgives 5%", "term 5\n  recalculation spread",
      "term 5\n  recalculation supplementary", "term 5\n  recalculation supplementary, due after 1 day",
    ]
    let texts = clauses.map { printed("plan p\n  method flat\n  \($0)") }
    #expect(Set(texts).count == texts.count)
  }

  @Test func randomPlansAreReadBack() throws {
    var generator = SeededGenerator(seed: RandomCases.seed)
    for number in 0..<RandomCases.count(20_000) {
      var plans = RandomPlans(generator: generator)
      var tree = Sample.act("").tree()
      tree.acts[0].items = [.declaration(.plan(plans.plan())), .declaration(.example(plans.example()))]
      generator = plans.generator
      let text = Formatter.canonicalText(of: tree)
      let file = SourceFile(name: "", bytes: Array(text.utf8))
      let (again, diagnostics) = Parser.parse(file, index: 0)
      let note = "case \(number), seed \(RandomCases.seed): \(diagnostics.map(\.summary))\n\(text)"
      try #require(diagnostics.isEmpty && again == tree, "\(note)")
      #expect(Formatter.canonicalText(of: again) == text, "\(note)")
      for language in KeywordLanguage.allCases {
        let laidOut = Formatter.format(tree, keywords: language)
        let bytes = Array(laidOut.utf8)
        let (read, messages) = Parser.parse(SourceFile(name: "", bytes: bytes), index: 0)
        #expect(messages.isEmpty && read == tree && read.keywords == language, "\(note)\(laidOut)")
      }
    }
  }
}

/// Plans that say anything that can be said.
private struct RandomPlans {
  var generator: SeededGenerator
  private let place = SourceRange(file: 0, start: 0, end: 0)

  init(generator: SeededGenerator) { self.generator = generator }

  private mutating func chance() -> Bool { Bool.random(using: &generator) }
  private mutating func count(_ range: ClosedRange<Int> = 0...40) -> Int { Int.random(in: range, using: &generator) }
  private mutating func one<Value>(of values: [Value]) -> Value { values[count(0...(values.count - 1))] }
  private mutating func maybe<Value>(_ value: (inout RandomPlans) -> Value) -> Value? { chance() ? value(&self) : nil }

  private mutating func name() -> Marked<String> {
    Marked(
      one(of: ["a", "plan", "cash", "term", "late", "days", "due", "every", "first", "نقد", "اقساط", "روش"]), place)
  }

  private mutating func percent() -> NumberLiteral {
    let value = ExactDecimal(significand: Int128(count(0...10_000)), scale: count(2...5))
    return NumberLiteral(value: value, isPercent: true, unit: nil, text: "", range: place)
  }

  private mutating func rial() -> NumberLiteral {
    let unit = UnitExpression(unit: .rial, isPercent: false, text: "", range: place)
    let value = ExactDecimal(significand: Int128(count(0...1_000_000_000)), scale: 0)
    return NumberLiteral(value: value, isPercent: false, unit: unit, text: "", range: place)
  }

  private mutating func rounding() -> RoundingClause {
    RoundingClause(mode: Marked(one(of: RoundingMode.allCases), place), step: rial())
  }

  private mutating func markUp() -> MarkUpClause {
    chance() ? .stated(percent()) : .ofRate(share: maybe { $0.percent() }, rate: name())
  }

  private mutating func day() -> Marked<Day> {
    let day = Day(solarYear: count(1300...1450), month: count(1...12), day: count(1...29))
    return Marked(day ?? Day.valid.lowerBound, place)
  }

  private mutating func method() -> MarkUpMethod {
    let period = one(of: RatePeriod.allCases)
    let level = MarkUpMethod.levelPayment(period, guardDigits: count(0...12))
    return one(of: [.none, .flat, .bankFormula, .equalPrincipal(period), level, .dailyInterest])
  }

  private mutating func due() -> DueRule {
    var rule = DueRule(
      shift: one(of: DayShift.allCases), mayLeaveFiscalYear: chance(), mayShareDay: chance())
    if chance() {
      rule.frequency = .days(count())
    } else {
      rule.frequency = .months(count())
      rule.dayOfMonth = one(of: DayOfMonth.allCases)
      rule.begunMonth = one(of: BegunMonth.allCases)
    }
    return rule
  }

  private mutating func grace() -> Grace { Grace(principal: count(), markUp: count(), forgivesMarkUp: chance()) }

  private mutating func late() -> LateChargeClause {
    LateChargeClause(
      rate: markUp(), period: chance() ? .day : .month(begun: one(of: BegunMonth.allCases)),
      base: one(of: LateCharge.Base.allCases), cap: maybe { $0.percent() },
      except: (0..<count(0...3)).map { _ in name() }, range: place)
  }

  private mutating func allocation() -> AllocationRule {
    let alike = Component.allCases.shuffled(using: &generator)
    let order =
      chance()
      ? AllocationRule.chargesFirst.shuffled(using: &generator)
      : Timing.allCases.flatMap { timing in alike.map { Bucket(timing, $0) } }
    return AllocationRule(
      order: order, direction: chance() ? .vertical : .horizontal, surplus: one(of: SurplusRule.allCases))
  }

  private mutating func recalculation() -> RecalculationRule {
    let target = one(of: RecalculationRule.Target.allCases)
    return RecalculationRule(
      target: target, markUpFollows: chance(), supplementDays: target == .supplementary ? count() : 0)
  }

  private mutating func term() -> TermClause {
    let first = count()
    return TermClause(
      installments: first...(first + (chance() ? 0 : count())), cash: maybe { $0.percent() },
      markUp: maybe { $0.markUp() }, range: place)
  }

  private mutating func debt() -> DebtBounds {
    let least = rial()
    return one(of: [
      DebtBounds(least: least, most: nil, range: place), DebtBounds(least: nil, most: least, range: place),
      DebtBounds(least: least, most: rial(), range: place),
    ])
  }

  private mutating func discount() -> DiscountClause {
    let span = maybe { SpanClause(first: $0.day(), last: $0.maybe { $0.day() }, range: $0.place) }
    return DiscountClause(share: percent(), span: span, onlyIfAllCash: chance(), range: place)
  }

  mutating func plan() -> PlanDeclaration {
    var plan = PlanDeclaration(
      heading: Heading(
        keyword: Marked("plan", place), name: name(), titles: [], article: nil, source: nil, sample: nil, accepted: [],
        inForce: nil, range: place))
    let place = place
    plan.condition = maybe { Expression(.name($0.name().value), place) }
    plan.debt = maybe { $0.debt() }
    plan.terms = (0..<count(1...4)).map { _ in term() }
    plan.method = Marked(method(), place)
    plan.discounts = (0..<count(0...3)).map { _ in discount() }
    plan.cashRounding = maybe { $0.rounding() }
    plan.due = maybe { DueClause(rule: $0.due(), range: place) }
    plan.grace = maybe { GraceClause(grace: $0.grace(), range: place) }
    plan.rounding = maybe {
      RowRoundingClause(
        rounding: $0.rounding(), taker: $0.maybe { $0.one(of: RemainderTaker.allCases) },
        part: $0.maybe { $0.one(of: RoundedPart.allCases) }, tooSmall: $0.maybe { $0.one(of: TooSmall.allCases) },
        coinMode: $0.maybe { Marked($0.one(of: RoundingMode.allCases), place) }, range: place)
    }
    plan.showsLines = maybe { _ in Marked(true, place) }
    plan.unsplit = (0..<count(0...3)).map { _ in name() }
    plan.lateCharge = maybe { $0.late() }
    plan.allocation = maybe { AllocationClause(rule: $0.allocation(), range: place) }
    plan.settlement = maybe {
      SettlementClause(
        begunPeriod: $0.one(of: BegunMonth.allCases), forgives: $0.maybe { $0.percent() }, range: place)
    }
    plan.recalculation = maybe { RecalculationClause(rule: $0.recalculation(), range: place) }
    return plan
  }

  mutating func example() -> ExampleDeclaration {
    var example = ExampleDeclaration(
      title: Marked("x", place), known: nil, facts: [], groupRows: [], expectations: [], range: place)
    example.plans = (0..<count(0...3)).map { _ in
      PlanExpectation(
        plan: name(), debt: rial(), agreement: day(), choice: chance() ? .allCash : .term(Marked(count(), place)),
        outcome: chance() ? .refused : .paid(rial()), range: place)
    }
    return example
  }
}
