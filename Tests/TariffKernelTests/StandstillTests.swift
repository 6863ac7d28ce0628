import Exact
import TariffKernel
import Testing

/// Provisions of which no version holds: suspended, repealed, not there yet, or of an unknown text.
@Suite struct StandstillTests {
  static let new = ModelSketch.newYear1403
  static let council = ID<Act>(0)
  static let court = ID<Act>(1)

  /// Days counted from the first of 1403.
  static func day(_ offset: Int32) -> Day { Day(number: new.number + offset) }
  static func span(_ first: Int32, _ last: Int32) -> DaySpan { DaySpan(day(first), day(last)) }
  static func on(_ sketch: ModelSketch, _ offset: Int32) -> ModelSketch.Row {
    [sketch.date: Int128(day(offset).number)]
  }

  /// Not there before day 10, suspended 20 to 29 and, undecided, 30 to 39, repealed from 50 on; nobody says anything
  /// before day 0 and after day 99.
  private static func entries(_ sketch: ModelSketch) -> [Timeline.Entry] {
    [
      Timeline.Entry(span(0, 9), .absent(nil), pricedOn: sketch.date),
      Timeline.Entry(span(10, 19), version: 0),
      Timeline.Entry(span(20, 29), .suspended(by: court, until: day(29)), pricedOn: sketch.date),
      Timeline.Entry(span(30, 39), .suspended(by: council, until: nil), pricedOn: sketch.date),
      Timeline.Entry(span(40, 49), version: 1),
      Timeline.Entry(span(50, 99), .absent(court), pricedOn: sketch.date),
    ]
  }

  /// One fee over time comes out in all five ways.
  @Test(
    arguments: [
      (-1, .error(.noVersion(.fee(ID(0)), day(-1))), nil), (0, .notApplicable, 0), (9, .notApplicable, 0),
      (10, .charged(5), 1), (19, .charged(5), 1), (20, .suspended(court), 2), (29, .suspended(court), 2),
      (30, .suspended(council), 3), (39, .suspended(council), 3), (40, .exempt(0), 4), (49, .exempt(0), 4),
      (50, .notApplicable, 5), (99, .notApplicable, 5), (100, .error(.noVersion(.fee(ID(0)), day(100))), nil),
    ] as [(Int32, Outcome, Int?)])
  func fiveOutcomesOverTime(_ offset: Int32, _ expected: Outcome, _ entry: Int?) {
    let sketch = ModelSketch()
    let charging = FeeVersion(origin: ModelSketch.origin, pricedOn: sketch.date, amount: sketch.number(5))
    var exempting = charging
    exempting.exemptions = [Exemption(symbol: Symbol(name: "e"), article: nil, condition: sketch.truth(true))]
    sketch.fee("fee", Self.entries(sketch), [charging, exempting])
    let line = sketch.assess(Self.on(sketch, offset)).lines[0]
    #expect(
      line
        == Line(
          outcome: expected, day: Self.day(offset), version: entry == 1 ? 0 : entry == 4 ? 1 : nil,
          beforeReliefs: entry == 1 ? 5 : 0, pricedOn: sketch.date, entry: entry))
  }

  /// A suspension is asked for on the date of what it suspends, as any later law.
  @Test func aSuspensionHasItsOwnDate() {
    let sketch = ModelSketch()
    let issue = sketch.input("issue", .date)
    let version = FeeVersion(origin: ModelSketch.origin, pricedOn: sketch.date, amount: sketch.number(5))
    let suspension = Timeline.Entry(Self.span(10, 19), .suspended(by: Self.court, until: nil), pricedOn: issue)
    sketch.fee("fee", [Timeline.Entry(Self.span(0, 9), version: 0), suspension], [version])
    let outcome = { (request: Int32, issued: Int32?) in
      var given = Self.on(sketch, request)
      given[issue] = issued.map { Int128(Self.day($0).number) }
      return sketch.assess(given).lines[0].outcome
    }
    #expect(outcome(5, 9) == .charged(5))
    #expect(outcome(5, 10) == .suspended(Self.court))
    #expect(outcome(15, 5) == .error(.noVersion(.fee(ID(0)), Self.day(5))))
    #expect(outcome(5, nil) == .error(.missingInput(issue, row: nil)))
  }

  /// What stands still adds nothing where it is read; a set lists what is suspended, and knows nothing of what does not
  /// exist.
  @Test func readersGetNothing() {
    let sketch = ModelSketch()
    let base = sketch.set("base")
    var member = FeeVersion(origin: ModelSketch.origin, pricedOn: sketch.date, amount: sketch.number(5))
    member.sets = [base]
    let fee = sketch.fee("fee", Self.entries(sketch), [member, member])
    sketch.fee("constant", sketch.number(100)) { $0.sets = [base] }
    let amount = sketch.sum([sketch.read(base), sketch.read(base, .beforeReliefs), sketch.read(fee)])
    sketch.fee("reader", amount)
    sketch.bill([fee], step: nil)
    let read = { (offset: Int32) in
      sketch.trace(Self.on(sketch, offset)).steps.compactMap { step -> Int128? in
        if case .lineRead(fee, _, let value) = step.event { value } else { nil }
      }
    }
    for (offset, expected) in [(0, 200), (10, 215), (20, 200), (30, 200), (40, 215), (50, 200)] as [(Int32, Int128)] {
      let assessment = sketch.assess(Self.on(sketch, offset))
      #expect(assessment.lines[2].outcome == .charged(expected), "day \(offset)")
      let charged: Int128 = expected == 215 ? 5 : 0
      #expect(
        assessment.bills == [.payable(total: charged, payable: charged, dropped: 0, lines: [charged])],
        "day \(offset): a bill that its line stands still on is whole")
    }
    #expect(read(0) == [0], "the set does not list it, the reader itself asks for it")
    #expect(read(10) == [5, 5, 5])
    #expect(read(20) == [0, 0, 0])
    let before = sketch.assess(Self.on(sketch, -1))
    #expect(before.lines[2].outcome == .error(.blocked(by: fee)), "a gap is not a standstill")
    #expect(before.bills == [.blocked(by: fee)])
  }

  @Test func aRateThatIsReadWhileItStandsStillIsAnError() {
    let sketch = ModelSketch()
    let rate = sketch.rate(Self.entries(sketch), [5, 7])
    let result = { (offset: Int32) in sketch.result(of: rate, Self.on(sketch, offset)) }
    #expect(result(0) == .failure(.noVersion(.rate(ID(0)), Self.day(0))))
    #expect(result(10) == .success(5))
    #expect(result(20) == .failure(.suspended(.rate(ID(0)), by: Self.court, Self.day(20))))
    #expect(result(39) == .failure(.suspended(.rate(ID(0)), by: Self.council, Self.day(39))))
    #expect(result(40) == .success(7))
    #expect(result(50) == .failure(.noVersion(.rate(ID(0)), Self.day(50))))
    #expect(result(-1) == .failure(.noVersion(.rate(ID(0)), Self.day(-1))))
  }

  @Test func tablesAndValuesStandStillToo() {
    let sketch = ModelSketch()
    let table = sketch.table([.members([1], other: nil)], rows: [0], columns: [[5]])
    sketch.model.tables[0].timeline = Timeline([
      Timeline.Entry(Self.span(10, 19), version: 0),
      Timeline.Entry(Self.span(20, 29), .suspended(by: Self.court, until: nil)),
    ])
    let cell = sketch.lookup(table, [sketch.number(1)])
    let value = sketch.value(sketch.number(7))
    sketch.model.values[0].timeline = sketch.model.tables[0].timeline
    let read = sketch.read(value)
    #expect(sketch.result(of: cell, Self.on(sketch, 19)) == .success(5))
    #expect(sketch.result(of: read, Self.on(sketch, 19)) == .success(7))
    let day = Self.day(20)
    #expect(
      sketch.result(of: cell, Self.on(sketch, 20)) == .failure(.suspended(.table(ID(0)), by: Self.court, day)))
    #expect(
      sketch.result(of: read, Self.on(sketch, 20)) == .failure(.suspended(.value(value), by: Self.court, day)))
    let slices = sketch.table([.brackets(first: 0, lasts: [10])], rows: [0], columns: [[2]])
    sketch.model.tables[1].timeline = sketch.model.tables[0].timeline
    let sum = sketch.node(.progressive(slices, column: 0, argument: sketch.number(3)))
    #expect(sketch.result(of: sum, Self.on(sketch, 19)) == .success(6))
    #expect(
      sketch.result(of: sum, Self.on(sketch, 20)) == .failure(.suspended(.table(ID(1)), by: Self.court, day)))
  }

  /// What is not read cannot fail, suspended or not.
  @Test func aSuspendedRateThatNobodyReadsDoesNoHarm() {
    let sketch = ModelSketch()
    let rate = sketch.rate([Timeline.Entry(ModelSketch.always, .suspended(by: Self.court, until: nil))], [])
    let choice = sketch.choose(sketch.truth(true), then: sketch.number(1), otherwise: rate)
    #expect(sketch.result(of: choice) == .success(1))
  }

  @Test func aFeeOfUnknownTextIsAnErrorForWhomItTakesIn() {
    let sketch = ModelSketch()
    let (exempt, applies) = (sketch.input("exempt", .truth), sketch.input("applies", .truth))
    let (isExempt, condition) = (sketch.read(exempt), sketch.read(applies))
    var unknown = FeeVersion(origin: ModelSketch.origin, pricedOn: sketch.date, amount: nil)
    unknown.condition = condition
    unknown.exemptions = [Exemption(symbol: Symbol(name: "e"), article: nil, condition: isExempt)]
    unknown.atLeast = Limit(bound: sketch.failing(), afterReliefs: false)
    #expect(unknown.isTextUnknown)
    let fee = sketch.fee("unknown", [(ModelSketch.always, unknown)])
    let other = sketch.fee("other", sketch.number(5_000))
    sketch.bill([fee])
    sketch.bill([other])
    let result = { (isApplied: Int128, isExempt: Int128) in sketch.assess([applies: isApplied, exempt: isExempt]) }
    #expect(result(0, 0).lines[0].outcome == .notApplicable)
    #expect(result(1, 1).lines[0].outcome == .exempt(0))
    let failed = result(1, 0)
    #expect(
      failed.lines[0]
        == Line(
          outcome: .error(.textUnknown(.fee(fee))), day: Self.new, version: 0, pricedOn: sketch.date, entry: 0))
    #expect(failed.lines[1].outcome == .charged(5_000))
    #expect(
      failed.bills == [.blocked(by: fee), .payable(total: 5_000, payable: 5_000, dropped: 0, lines: [5_000])],
      "the other bill is whole")
  }

  @Test func aRateOfUnknownNumberIsAnErrorWhereItIsRead() {
    let sketch = ModelSketch()
    let entries = [Timeline.Entry(Self.span(0, 9), version: 0), Timeline.Entry(Self.span(10, 19), version: 1)]
    let rate = sketch.rate(entries, [5, nil])
    #expect(sketch.result(of: rate, Self.on(sketch, 9)) == .success(5))
    #expect(sketch.result(of: rate, Self.on(sketch, 10)) == .failure(.textUnknown(.rate(ID(0)))))
  }

  @Test func theTraceTellsAStandstill() {
    let sketch = ModelSketch()
    let version = FeeVersion(origin: ModelSketch.origin, pricedOn: sketch.date, amount: sketch.number(5))
    let fee = sketch.fee("fee", Self.entries(sketch), [version, version])
    for (offset, entry, outcome) in [
      (0, 0, .notApplicable), (20, 2, .suspended(Self.court)), (50, 5, .notApplicable),
    ] as [(Int32, Int, Outcome)] {
      #expect(
        sketch.trace(Self.on(sketch, offset)).steps == [
          .init(depth: 0, event: .standstill(fee, day: Self.day(offset), entry: entry)),
          .init(depth: 0, event: .outcome(fee, outcome)),
        ])
    }
  }
}
