import Diagnostics
import Exact
import Installments
import Testing

@testable import TariffSyntax

@Suite struct PlanTests {
  /// The plan with this clause, beside one that offers something.
  private func plan(_ clause: String, _ location: SourceLocation = #_sourceLocation) throws -> PlanDeclaration {
    let sample = Sample.act("plan p\n  discount 1%\n  \(clause)\n")
    let plans = sample.parse().diagnostics.filter { $0.code != .clauseMissing }
    #expect(plans.isEmpty, "\(plans.map(\.summary))", sourceLocation: location)
    return try #require(sample.parse().tree.plans.first, sourceLocation: location)
  }

  private func number(_ text: String) throws -> ExactDecimal { try ExactDecimal.parse(text.utf8) }

  @Test func everyClauseIsRead() throws {
    let tree = Parser.parse(PlanSamples.all[0], index: 0).tree
    let summer = try #require(tree.plans.first)
    #expect(tree.plans.map(\.heading.name.value) == ["summer", "autumn", "winter", "spring", "bare"])
    #expect(summer.heading.titles.map(\.value) == ["طرح تابستان", "Summer"])
    #expect(summer.heading.article?.value == "2")
    #expect(summer.heading.inForce?.last?.value == Day(solarYear: 1403, month: 6, day: 31))
    #expect(summer.condition?.canonicalText == "zone <> low_income and area > 5 m2")
    #expect(summer.debt?.least?.text == "1_000_000 rial")
    #expect(summer.debt?.most?.text == "90_000_000_000 rial")
    #expect(summer.terms.map(\.installments) == [1...6, 12...12, 24...24, 36...36])
    #expect(summer.terms.map { $0.cash?.text } == ["15%", "15%", nil, "27.5%"])
    #expect(summer.method?.value == .bankFormula)
    #expect(summer.discounts.map(\.share.text) == ["22%", "10%"])
    #expect(summer.discounts.map(\.onlyIfAllCash) == [true, false])
    #expect(summer.discounts.map { $0.span?.first.value } == [Day(solarYear: 1403, month: 3, day: 1), nil])
    #expect(summer.cashRounding?.mode.value == .ceiling)
    #expect(
      summer.due?.rule
        == DueRule(shift: .following, mayLeaveFiscalYear: true, mayShareDay: true, begunMonth: .whole))
    #expect(summer.grace?.grace == Grace(principal: 3, markUp: 1, forgivesMarkUp: true))
    #expect(summer.rounding?.rounding.step.text == "1_000 rial")
    #expect(summer.rounding?.taker == .largestRemainder)
    #expect(summer.rounding?.part == .principal)
    #expect(summer.rounding?.tooSmall == .endsEarly)
    #expect(summer.rounding?.coinMode?.value == .halfToEven)
    #expect(summer.showsLines?.value == true)
    #expect(summer.unsplit.map(\.value) == ["fine", "visit"])
    #expect(summer.lateCharge?.period == .month(begun: .byDays))
    #expect(summer.lateCharge?.base == .amount)
    #expect(summer.lateCharge?.cap?.text == "24%")
    #expect(summer.lateCharge?.except.map(\.value) == ["fine", "visit"])
    #expect(
      summer.allocation?.rule
        == AllocationRule(order: AllocationRule.chargesFirst, direction: .vertical, surplus: .refund))
    #expect(summer.settlement?.begunPeriod == .notAtAll)
    #expect(summer.settlement?.forgives?.value == (try number("0.50")))
    #expect(
      summer.recalculation?.rule
        == RecalculationRule(target: .supplementary, markUpFollows: true, supplementDays: 30))
  }

  @Test func whatIsNotSaidIsNotInTheTree() throws {
    let bare = try #require(Parser.parse(PlanSamples.all[0], index: 0).tree.plans.last)
    #expect(bare.discounts.count == 1)
    var nothing = PlanDeclaration(heading: bare.heading)
    nothing.discounts = bare.discounts
    #expect(bare == nothing)
  }

  @Test func bothLanguagesSayTheSame() {
    let (english, persian) = (Parser.parse(PlanSamples.all[0], index: 0), Parser.parse(PlanSamples.all[1], index: 0))
    #expect(english.diagnostics.isEmpty, "\(english.diagnostics.map(\.summary))")
    #expect(persian.diagnostics.isEmpty, "\(persian.diagnostics.map(\.summary))")
    #expect(english.tree == persian.tree)
    #expect(Formatter.format(english.tree, of: PlanSamples.all[0], keywords: .persian) == PlanSamples.persian)
    #expect(Formatter.format(persian.tree, of: PlanSamples.all[1], keywords: .english) == PlanSamples.english)
  }

  @Test func wordsOfPlansStayFreeAsNames() {
    let (tree, diagnostics) = Parser.parse(PlanSamples.all[2], index: 0)
    #expect(diagnostics.isEmpty, "\(diagnostics.map(\.summary))")
    #expect(tree.plans.first?.heading.name.value == "plan")
    #expect(tree.plans.first?.unsplit.map(\.value) == ["method", "debt", "lines", "shown"])
    #expect(
      tree.plans.first?.lateCharge?.except.map(\.value)
        == ["up", "on_principal", "begun", "begun_month", "except"])
    let example = tree.examples.first
    #expect(example?.facts.map(\.name.value) == ["plan", "cash", "term", "a", "moved", "refund"])
    #expect(example?.plans.map(\.plan.value) == ["plan"])
    #expect(example?.expectations.map(\.name.value) == ["plan", "plan", "plan", "plan", "plan", "for"])
    #expect(example?.expectations.map(\.isBill) == [false, false, false, false, true, false])
  }

  @Test func debts() throws {
    #expect(try plan("debt up to 9 rial").debt?.least == nil)
    #expect(try plan("debt up to 9 rial").debt?.most?.text == "9 rial")
    #expect(try plan("debt from 5 rial").debt?.most == nil)
    let both = try plan("debt 5 rial to 9 rial")
    #expect(both.debt?.least?.text == "5 rial")
    #expect(try plan("debt from 5 rial to 9 rial") == both)
  }

  @Test func markUpsAreNumbersOrRates() throws {
    let terms = try ["term 12, mark up 18%", "term 12, mark up r", "term 12, mark up 50% of r", "term 12, mark up 0"]
      .map { try plan($0).terms[0].markUp }
    guard case .stated(let stated)? = terms[0], case .ofRate(nil, let whole)? = terms[1],
      case .ofRate(let share?, let rate)? = terms[2], case .stated? = terms[3]
    else {
      Issue.record("\(terms)")
      return
    }
    #expect(stated.value == (try number("0.18")))
    #expect(whole.value == "r")
    #expect(share.value == (try number("0.50")))
    #expect(rate.value == "r")
    guard case .ofRate(nil, let late)? = try plan("late late_rate a month").lateCharge?.rate else {
      Issue.record("a rate of the rulebook")
      return
    }
    #expect(late.value == "late_rate")
  }

  @Test func methods() throws {
    let methods: [(String, MarkUpMethod)] = [
      ("none", .none), ("flat", .flat), ("bank formula", .bankFormula), ("daily interest", .dailyInterest),
      ("equal principal by months", .equalPrincipal(.month)), ("equal principal by days", .equalPrincipal(.actual365)),
      ("equal principal by days of each year", .equalPrincipal(.actualActual)),
      ("level payments by months, 6 guard digits", .levelPayment(.month, guardDigits: 6)),
      ("level payments by days, 0 guard digits", .levelPayment(.actual365, guardDigits: 0)),
      ("level payments by days of each year, 12 guard digits", .levelPayment(.actualActual, guardDigits: 12)),
    ]
    for (words, method) in methods { #expect(try plan("method \(words)").method?.value == method, "\(words)") }
  }

  @Test func dueDays() throws {
    let rules: [(String, DueRule)] = [
      ("1 month", DueRule()), ("1 months", DueRule()), ("3 months", DueRule(frequency: .months(3))),
      ("1 day", DueRule(frequency: .days(1))), ("45 days", DueRule(frequency: .days(45))),
      ("45 day", DueRule(frequency: .days(45))),
      ("1 month, first day", DueRule(dayOfMonth: .first)), ("1 month, last day", DueRule(dayOfMonth: .last)),
      ("1 month, begun month by days, same day", DueRule(begunMonth: .byDays)),
      ("1 month, begun month not at all", DueRule(begunMonth: .notAtAll)),
      ("1 month, moved following", DueRule(shift: .following)),
      ("1 month, moved modified following", DueRule(shift: .modifiedFollowing)),
      ("1 month, moved preceding", DueRule(shift: .preceding)),
      ("1 month, days shared, across years", DueRule(mayLeaveFiscalYear: true, mayShareDay: true)),
    ]
    for (words, rule) in rules { #expect(try plan("every \(words)").due?.rule == rule, "\(words)") }
  }

  @Test func numbersOfThingsGetTheirPlural() {
    func formatted(_ clause: String) -> String {
      let sample = Sample.act("\nplan p\n  discount  1%\n  \(clause)\n")
      let lines = Formatter.format(sample.tree(), of: sample.file).split(separator: "\n")
      return lines.last.map(String.init) ?? ""
    }
    #expect(formatted("every 45 day") == "  every     45 days")
    #expect(formatted("every 1 months") == "  every     1 month")
    #expect(formatted("grace 1 installments of principal") == "  grace     1 installment of principal")
    #expect(formatted("grace 2 of principal") == "  grace     2 of principal")
  }

  @Test func grace() throws {
    #expect(try plan("grace 3 installments of principal").grace?.grace == Grace(principal: 3))
    #expect(try plan("grace 2 of mark up").grace?.grace == Grace(markUp: 2))
    #expect(
      try plan("grace forgiven, 2 of mark up, 1 of principal").grace?.grace
        == Grace(principal: 1, markUp: 2, forgivesMarkUp: true))
  }

  @Test func lateCharges() throws {
    let month = try #require(try plan("late 2% a month").lateCharge)
    #expect((month.period, month.base) == (.month(begun: .whole), .principal))
    #expect(month.cap == nil && month.except.isEmpty)
    let day = try #require(try plan("late 0.1% a day, except f, g, on amount, up to 24%").lateCharge)
    #expect((day.period, day.base) == (.day, .amount))
    #expect(day.except.map(\.value) == ["f", "g"])
    #expect(day.cap?.text == "24%")
  }

  @Test func orders() throws {
    func order(_ words: String) throws -> AllocationRule? { try plan("payments \(words)").allocation?.rule }
    let plainest = AllocationRule(order: AllocationRule.chargesFirst, direction: .horizontal, surplus: .next)
    #expect(try order("horizontal") == plainest)
    #expect(try order("horizontal, surplus next, in order late charge, mark up, fee") == plainest)
    #expect(
      try order("horizontal, in order fee, mark up, late charge, surplus last")?.order
        == Timing.allCases.flatMap { [Bucket($0, .fee), Bucket($0, .markUp), Bucket($0, .lateCharge)] })
    let nine = try #require(Parser.parse(PlanSamples.all[0], index: 0).tree.plans[1].allocation)
    #expect(
      nine.rule.order == [
        Bucket(.pastDue, .fee), Bucket(.pastDue, .lateCharge), Bucket(.pastDue, .markUp), Bucket(.due, .lateCharge),
        Bucket(.due, .fee), Bucket(.due, .markUp), Bucket(.inAdvance, .fee), Bucket(.inAdvance, .markUp),
        Bucket(.inAdvance, .lateCharge),
      ])
    for rule in SurplusRule.allCases {
      #expect(try order("vertical, surplus \(rule.rawValue)")?.surplus == rule)
    }
  }

  @Test func laterRules() throws {
    #expect(try plan("settlement begun month by days").settlement?.forgives == nil)
    #expect(try plan("settlement forgives 5%").settlement?.begunPeriod == .whole)
    #expect(try plan("recalculation spread").recalculation?.rule == RecalculationRule())
    #expect(
      try plan("recalculation last installment, mark up follows").recalculation?.rule
        == RecalculationRule(target: .lastInstallment, markUpFollows: true))
    #expect(
      try plan("recalculation supplementary, due after 1 day").recalculation?.rule
        == RecalculationRule(target: .supplementary, supplementDays: 1))
  }

  @Test func changesOfTerms() throws {
    func change(_ words: String) throws -> PlanTermChange {
      let tree = Sample.act("change p, \(words)\n").tree()
      guard case .changeTerm(let plan, let change)? = tree.acts.first?.statements.first?.action else {
        throw TestFault.noChange
      }
      #expect(plan.value == "p")
      return change
    }
    let first = try change("term 12 to cash 20%, mark up 60% of r was mark up 50% of r, cash 15% from 1403-04-01")
    #expect(first.installments == 12...12)
    #expect(first.to?.cash?.text == "20%")
    #expect(first.was?.cash?.text == "15%")
    #expect(first.to?.markUp != first.was?.markUp)
    let range = try change("term 1 to 6 to none was cash 0%")
    #expect(range.installments == 1...6)
    #expect(range.to == nil)
    #expect(range.was?.installments == 1...6)
    let new = try change("term 18 to mark up 5%\n    was none  article 4")
    #expect(new.was == nil && new.to?.cash == nil)
  }

  private enum TestFault: Error { case noChange }

  @Test func whatExamplesExpect() throws {
    let example = try #require(Parser.parse(PlanSamples.all[0], index: 0).tree.examples.first)
    #expect(example.facts.map(\.name.value) == ["zone", "term"])
    #expect(example.expectations.map(\.name.value) == ["f"])
    #expect(example.plans.count == 3)
    let first = try #require(example.plans.first)
    #expect(first.plan.value == "summer")
    #expect(first.debt.text == "1_000_000_000 rial")
    #expect(first.agreement.value == Day(solarYear: 1403, month: 5, day: 1))
    #expect(example.plans.map(\.choice).map(choice) == [12, nil, 7])
    guard case .paid(let paid) = example.plans[0].outcome, case .paid(let cash) = example.plans[1].outcome,
      case .refused = example.plans[2].outcome
    else {
      Issue.record("outcomes of each kind")
      return
    }
    #expect(paid.text == "1_019_948_000 rial")
    #expect(cash.text == "780_000_000 rial")
  }

  private func choice(_ choice: PlanExpectation.Choice) -> Int? {
    if case .term(let count) = choice { count.value } else { nil }
  }
}
