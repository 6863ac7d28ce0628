import Exact
import TariffKernel
import TestSupport
import Testing

/// Formulas as they stand on another day than the one that prices the line.
@Suite struct AsOfTests {
  static let new = ModelSketch.newYear1403
  static let eve = Day(number: new.number - 1)
  static let before = PricingTests.before
  static let since = PricingTests.since
  static let after = Day(number: new.number + 101)

  /// Priced on 1403-01-01, where the rate is 7; it was 5 before.
  private static func rate(_ sketch: ModelSketch) -> ID<Node> { sketch.rate([(before, 5), (since, 7)]) }

  @Test func ratesTablesAndValuesAreThoseOfTheDay() {
    let sketch = ModelSketch()
    let rate = Self.rate(sketch)
    let table = sketch.table([.members([1], other: nil)], rows: [0], columns: [[50]])
    let (key, first) = (sketch.model.tables[0], sketch.model.searches[0].versions[0])
    sketch.model.tables[0].timeline = Timeline([
      Timeline.Entry(Self.before, version: 0), Timeline.Entry(Self.since, version: 1),
    ])
    sketch.model.tables[0].versions += [
      Table.Version(origin: key.versions[0].origin, cells: [[nil, 70]], rowLabels: ["other", "row"])
    ]
    sketch.model.searches[0].versions += [Search.Version(keys: first.keys, rows: [1])]
    let cell = sketch.lookup(table, [sketch.number(1)])
    let value = sketch.value([(Self.before, sketch.number(500)), (Self.since, sketch.number(700))])
    let read = sketch.read(value)
    let all = sketch.sum([rate, cell, read])
    #expect(sketch.result(of: all) == .success(777))
    #expect(sketch.result(of: sketch.asOf(all, sketch.day(Self.eve))) == .success(555))
    let mixed = sketch.sum([rate, sketch.asOf(cell, sketch.day(Self.eve)), read])
    #expect(sketch.result(of: mixed) == .success(757), "the day at hand comes back")
  }

  /// A value's whole formula goes along, and what it reads.
  @Test func aValueIsWorkedOutOnTheDay() {
    let sketch = ModelSketch()
    let inner = sketch.value(Self.rate(sketch))
    let outer = sketch.value(sketch.sum([sketch.read(inner), sketch.number(100)]))
    let (now, then) = (sketch.read(outer), sketch.asOf(sketch.read(outer), sketch.day(Self.eve)))
    #expect(sketch.result(of: sketch.sum([now, then, now, then])) == .success(107 + 105 + 107 + 105))
    #expect(sketch.result(of: sketch.sum([then, now])) == .success(105 + 107), "the other way round as well")
  }

  @Test func theDateMayBeAnInputOrAnyFormula() {
    let sketch = ModelSketch()
    let issue = sketch.input("issue", .date)
    let read = sketch.asOf(Self.rate(sketch), sketch.read(issue))
    #expect(sketch.result(of: read, [issue: Int128(Self.eve.number)]) == .success(5))
    #expect(sketch.result(of: read, [issue: Int128(Self.new.number)]) == .success(7))
    #expect(sketch.result(of: read) == .failure(.missingInput(issue, row: nil)))
    let impossible = sketch.dayOf(sketch.number(1404), sketch.number(12), sketch.number(30))
    #expect(
      sketch.result(of: sketch.asOf(Self.rate(sketch), impossible))
        == .failure(.noSuchDay(year: 1404, month: 12, day: 30)))
  }

  /// The inner day counts where days stand inside one another, and a date is worked out on the day around it.
  @Test func daysStandInsideOneAnother() {
    let sketch = ModelSketch()
    let rate = Self.rate(sketch)
    let (old, new) = (sketch.day(Self.eve), sketch.day(Self.new))
    let inside = sketch.asOf(sketch.sum([rate, sketch.asOf(rate, new), rate]), old)
    #expect(sketch.result(of: sketch.sum([inside, rate])) == .success(5 + 7 + 5 + 7))
    let date = sketch.value([(Self.before, new), (Self.since, old)])
    let read = sketch.asOf(rate, sketch.read(date))
    #expect(sketch.result(of: read) == .success(5), "today the date is the eve")
    #expect(sketch.result(of: sketch.asOf(read, old)) == .success(7), "on the eve the date was the new year")
  }

  @Test func aFaultNamesTheDay() {
    let sketch = ModelSketch()
    let rate = Self.rate(sketch)
    let late = sketch.asOf(rate, sketch.day(Self.after))
    #expect(sketch.result(of: late) == .failure(.noVersion(.rate(ID(0)), Self.after)))
    sketch.model.rates[0].timeline.entries.append(
      Timeline.Entry(DaySpan(Self.after, Self.after), .suspended(by: ID(0), until: nil)))
    #expect(sketch.result(of: late) == .failure(.suspended(.rate(ID(0)), by: ID(0), Self.after)))
  }

  @Test func whatIsNotChosenIsNotAskedForItsDay() {
    let sketch = ModelSketch()
    let late = sketch.asOf(Self.rate(sketch), sketch.day(Self.after))
    #expect(
      sketch.result(of: sketch.choose(sketch.truth(false), then: late, otherwise: sketch.number(1))) == .success(1))
    let missing = sketch.input("missing", .date)
    let lazy = sketch.asOf(
      sketch.choose(sketch.truth(true), then: sketch.number(1), otherwise: sketch.failing()), sketch.read(missing))
    #expect(sketch.result(of: lazy) == .failure(.missingInput(missing, row: nil)), "the date itself is always read")
    #expect(sketch.result(of: lazy, [missing: Int128(Self.eve.number)]) == .success(1))
    // A choice inside a day jumps within it.
    let test = sketch.compare(Self.rate(sketch), .equal, sketch.number(5))
    let inside = sketch.asOf(
      sketch.choose(test, then: sketch.number(1), otherwise: sketch.number(2)), sketch.day(Self.eve))
    #expect(sketch.result(of: sketch.sum([inside, Self.rate(sketch)])) == .success(8))
  }

  /// A line that fails on another day leaves nothing behind.
  @Test func aFaultComesBackFromItsDay() {
    let sketch = ModelSketch()
    let (rate, gap) = (Self.rate(sketch), sketch.rate([(Self.since, 1)]))
    let value = sketch.value(rate)
    sketch.fee("fails", sketch.asOf(sketch.sum([sketch.read(value), gap]), sketch.day(Self.eve)))
    sketch.fee("next", sketch.sum([rate, sketch.read(value)]))
    #expect(
      sketch.assess().lines.map(\.outcome) == [.error(.noVersion(.rate(ID(1)), Self.eve)), .charged(14)])
  }

  /// A `let` is a name for its formula: on another day it is that formula on that day.
  @Test func aLocalGoesAlong() {
    let sketch = ModelSketch()
    let local = Local(symbol: Symbol(name: "part"), formula: Self.rate(sketch))
    let read = sketch.node(.local(0))
    let amount = sketch.sum([read, sketch.asOf(read, sketch.day(Self.eve)), read])
    sketch.fee("fee", amount) { $0.locals = [local] }
    #expect(sketch.outcome() == .charged(7 + 5 + 7))
    // The first value and the first `let` are not taken for one another on that day.
    let value = sketch.value(sketch.sum([Self.rate(sketch), sketch.number(100)]))
    let then = { (node: ID<Node>) in sketch.asOf(node, sketch.day(Self.eve)) }
    let both = sketch.sum([then(sketch.read(value)), then(read), then(sketch.read(value)), then(read)])
    sketch.model.fees = []
    sketch.model.feeOrder = []
    sketch.fee("fee", both) { $0.locals = [local] }
    #expect(sketch.outcome() == .charged(105 + 5 + 105 + 5))
  }

  @Test func linesAndSetsAndInputsAreWhatTheyAre() {
    let sketch = ModelSketch()
    let (base, area) = (sketch.set("base"), sketch.input("area"))
    let fee = sketch.fee("rate", Self.rate(sketch)) { $0.sets = [base] }
    let all = sketch.sum([sketch.read(fee), sketch.read(base), sketch.read(area)])
    sketch.fee("reader", sketch.asOf(all, sketch.day(Self.eve)))
    #expect(sketch.outcome([area: 1_000]) == .charged(1_014))
  }

  /// Three years of arrears, each at its own rate and value: 1 % of 1,000,000, 1.5 % of 2,000,000, 2.5 % of 3,000,000.
  @Test func yearsOfArrearsHaveRatesOfTheirOwn() throws {
    let sketch = ModelSketch()
    let arrears = sketch.group("arrears")
    let (year, tax) = (sketch.input("year", in: arrears), sketch.input("tax_value", in: arrears))
    let starts = try [1400, 1401, 1402, 1403].map { try #require(Day(solarYear: $0, month: 1, day: 1)) }
    let spans = (0..<3).map { DaySpan(starts[$0], Day(number: starts[$0 + 1].number - 1)) }
    // The rate stands behind a value, so that what is kept of it must be kept by the day.
    let rate = sketch.value(sketch.rate(Array(zip(spans, [10, 15, 25])), scale: 3))
    let first = sketch.dayOf(sketch.read(year), sketch.number(1), sketch.number(1))
    let element = sketch.product([sketch.read(tax), sketch.asOf(sketch.read(rate), first)])
    let sum = sketch.aggregate(.sum, over: arrears, element)
    let rows = { (years: [(Int128, Int128)]) in
      [arrears: years.map { [year: $0.0, tax: $0.1] as ModelSketch.Row }]
    }
    let three: [(Int128, Int128)] = [(1400, 1_000_000), (1401, 2_000_000), (1402, 3_000_000)]
    #expect(sketch.result(of: sum, rows: rows(three)) == .success(115_000_000))
    #expect(sketch.result(of: sum, rows: rows(three.reversed() + three)) == .success(230_000_000))
    #expect(
      sketch.result(of: sum, rows: rows(three + [(1403, 1)])) == .failure(.noVersion(.rate(ID(0)), starts[3])))
    #expect(
      sketch.result(of: sum, rows: rows([(1502, 1)])) == .failure(.noSuchDay(year: 1502, month: 1, day: 1)))
  }

  @Test func aGroupMayBeGoneThroughOnAnotherDay() {
    let sketch = ModelSketch()
    let floor = sketch.group("floor")
    let area = sketch.input("area", in: floor)
    let rate = Self.rate(sketch)
    let sum = sketch.aggregate(.sum, over: floor, sketch.product([sketch.read(area), rate]))
    let formula = sketch.sum([sketch.asOf(sum, sketch.day(Self.eve)), rate])
    #expect(sketch.result(of: formula, rows: [floor: [[area: 10], [area: 20]]]) == .success(157))
  }

  @Test func theTraceTellsTheDay() {
    let sketch = ModelSketch()
    let issue = sketch.input("issue", .date)
    let value = sketch.value(Self.rate(sketch))
    let (then, again, now) = (sketch.read(value), sketch.read(value), sketch.read(value))
    let date = sketch.read(issue)
    let amount = sketch.sum([sketch.asOf(then, date), sketch.asOf(again, date), now])
    let fee = sketch.fee("fee", amount)
    let eve = Int128(Self.eve.number)
    let expected: [Trace.Step] = [
      .init(depth: 0, event: .line(fee, day: Self.new, version: 0)),
      .init(depth: 1, event: .input(issue, row: nil, eve)),
      .init(depth: 1, event: .asOf(Self.eve)),
      .init(depth: 3, event: .rate(ID(0), version: 0, 5)),
      .init(depth: 2, event: .value(value, version: 0, 5)),
      .init(depth: 1, event: .input(issue, row: nil, eve)),
      .init(depth: 1, event: .asOf(Self.eve)),
      .init(depth: 2, event: .value(value, version: 0, 5)),
      .init(depth: 2, event: .rate(ID(0), version: 1, 7)),
      .init(depth: 1, event: .value(value, version: 0, 7)),
      .init(depth: 1, event: .amount(amount, 17)),
      .init(depth: 0, event: .outcome(fee, .charged(17))),
    ]
    #expect(sketch.trace([issue: eve]).steps == expected)
  }

  /// What is known of a value on the pricing day is known again after another day, and on the pricing day itself when a
  /// formula names it.
  @Test func aDayThatComesBackFindsWhatIsKnown() {
    let sketch = ModelSketch()
    let issue = sketch.input("issue", .date)
    let value = sketch.value(Self.rate(sketch))
    let (first, then, last) = (sketch.read(value), sketch.read(value), sketch.read(value))
    sketch.fee("fee", sketch.sum([first, sketch.asOf(then, sketch.read(issue)), last]))
    let versions = { (day: Day) in
      sketch.trace([issue: Int128(day.number)]).steps.compactMap { step -> Int? in
        if case .rate(_, let version, _) = step.event { version } else { nil }
      }
    }
    #expect(versions(Self.eve) == [1, 0])
    #expect(versions(Self.new) == [1])
  }
}
