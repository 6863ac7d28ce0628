import Exact
import TariffKernel
import Testing

/// Which day prices what.
@Suite struct PricingTests {
  static let new = ModelSketch.newYear1403
  static let before = DaySpan(Day.valid.lowerBound, Day(number: new.number - 1))
  static let since = DaySpan(new, Day(number: new.number + 100))

  @Test func theDayPicksTheVersion() {
    let sketch = ModelSketch()
    let rate = sketch.rate([(Self.before, 5), (Self.since, 7)])
    sketch.fee("fee", rate)
    for (day, expected) in [(-1, 5), (0, 7), (100, 7)] as [(Int32, Int128)] {
      let number = Self.new.number + day
      let line = sketch.assess([sketch.date: Int128(number)]).lines[0]
      #expect(
        line
          == Line(
            outcome: .charged(expected), day: Day(number: number), version: 0, beforeReliefs: expected,
            pricedOn: sketch.date, entry: 0))
    }
    let after = Day(number: Self.new.number + 101)
    #expect(sketch.outcome([sketch.date: Int128(after.number)]) == .error(.noVersion(.rate(ID(0)), after)))
  }

  @Test func aRateIsFoundAmongManyVersions() {
    let sketch = ModelSketch()
    // Ten spans of ten days with ten days between them.
    let spans = (0..<10).map { index in
      let first = Self.new.number + Int32(index) * 20
      return (DaySpan(Day(number: first), Day(number: first + 9)), Int128(index))
    }
    let rate = sketch.rate(spans)
    for offset in -1..<201 {
      let day = Day(number: Self.new.number + Int32(offset))
      let covered = offset >= 0 && offset < 200 && offset % 20 < 10
      #expect(
        sketch.result(of: rate, [sketch.date: Int128(day.number)])
          == (covered ? .success(Int128(offset / 20)) : .failure(.noVersion(.rate(ID(0)), day))))
    }
  }

  @Test func aFeeWithoutAVersionOnItsDayIsAnErrorThatNamesIt() {
    let sketch = ModelSketch()
    let version = FeeVersion(origin: ModelSketch.origin, pricedOn: sketch.date, amount: sketch.number(5))
    sketch.fee("fee", [(Self.before, version)])
    #expect(
      sketch.assess().lines
        == [
          Line(
            outcome: .error(.noVersion(.fee(ID(0)), Self.new)), day: Self.new, version: nil, pricedOn: sketch.date)
        ])
  }

  @Test func aFeeWithoutItsDateIsAnError() {
    let sketch = ModelSketch()
    sketch.fee("fee", sketch.number(5))
    #expect(
      sketch.assess(isDated: false).lines
        == [
          Line(
            outcome: .error(.missingInput(sketch.date, row: nil)), day: nil, version: nil, pricedOn: sketch.date)
        ])
  }

  /// One value, one rate behind it, two fees with two dates: each sees the rate of its own day.
  @Test func aValueIsWorkedOutForEachPricingDate() {
    let sketch = ModelSketch()
    let issue = sketch.input("issue", .date)
    let value = sketch.value(sketch.sum([sketch.rate([(Self.before, 5), (Self.since, 7)]), sketch.number(100)]))
    let (first, second, third) = (sketch.read(value), sketch.read(value), sketch.read(value))
    sketch.fee("requested", first)
    sketch.fee("issued", second) { $0.pricedOn = issue }
    sketch.fee("requested again", third)
    let given = [sketch.date: Int128(Self.new.number - 1), issue: Int128(Self.new.number)]
    #expect(sketch.assess(given).lines.map(\.outcome) == [.charged(105), .charged(107), .charged(105)])
  }

  @Test func aValueHasVersionsToo() {
    let sketch = ModelSketch()
    let value = sketch.value([(Self.before, sketch.number(1)), (Self.since, sketch.number(2))])
    let read = sketch.read(value)
    #expect(sketch.result(of: read, [sketch.date: Int128(Self.new.number - 1)]) == .success(1))
    #expect(sketch.result(of: read) == .success(2))
    let after = Day(number: Self.new.number + 101)
    #expect(
      sketch.result(of: read, [sketch.date: Int128(after.number)]) == .failure(.noVersion(.value(value), after)))
  }

  /// An amendment may price on another date: the latest version whose own date lies in its days governs, and a date that
  /// is asked on the way there must be given.
  @Test func versionsMayBePricedOnDifferentDates() {
    let sketch = ModelSketch()
    let issue = sketch.input("issue", .date)
    let old = FeeVersion(origin: ModelSketch.origin, pricedOn: sketch.date, amount: sketch.number(5))
    let new = FeeVersion(origin: ModelSketch.origin, pricedOn: issue, amount: sketch.number(7))
    sketch.fee("fee", [(Self.before, old), (Self.since, new)])
    let (day, eve) = (Int128(Self.new.number), Int128(Self.new.number - 1))
    let outcome = { (given: ModelSketch.Row) in sketch.assess(given, isDated: false).lines[0].outcome }
    #expect(outcome([sketch.date: eve, issue: eve]) == .charged(5))
    #expect(outcome([sketch.date: eve, issue: day]) == .charged(7), "the newer law governs a permit still open")
    #expect(outcome([sketch.date: eve]) == .error(.missingInput(issue, row: nil)), "nobody knows that it does not")
    #expect(outcome([sketch.date: day, issue: day]) == .charged(7))
    #expect(outcome([issue: day]) == .charged(7), "the date of an older version is not asked")
    #expect(outcome([issue: eve]) == .error(.missingInput(sketch.date, row: nil)))
    #expect(outcome([sketch.date: day, issue: eve]) == .error(.noVersion(.fee(ID(0)), Day(number: Int32(eve)))))
  }

  /// What a line says of its date: the one that governs, the one that is missing, or that of the law now in force.
  @Test func aLineNamesItsDate() {
    let sketch = ModelSketch()
    let issue = sketch.input("issue", .date)
    let old = FeeVersion(origin: ModelSketch.origin, pricedOn: sketch.date, amount: sketch.number(5))
    let new = FeeVersion(origin: ModelSketch.origin, pricedOn: issue, amount: sketch.number(7))
    sketch.fee("fee", [(Self.before, old), (Self.since, new)])
    let (day, eve) = (Self.new, Day(number: Self.new.number - 1))
    let line = { (request: Day?, issued: Day?) in
      var given: ModelSketch.Row = [:]
      given[sketch.date] = request.map { Int128($0.number) }
      given[issue] = issued.map { Int128($0.number) }
      return sketch.assess(given, isDated: false).lines[0]
    }
    #expect(
      line(eve, eve)
        == Line(outcome: .charged(5), day: eve, version: 0, beforeReliefs: 5, pricedOn: sketch.date, entry: 0))
    #expect(
      line(eve, day) == Line(outcome: .charged(7), day: day, version: 1, beforeReliefs: 7, pricedOn: issue, entry: 1))
    #expect(
      line(nil, eve)
        == Line(outcome: .error(.missingInput(sketch.date, row: nil)), day: nil, version: nil, pricedOn: sketch.date))
    #expect(
      line(day, eve)
        == Line(outcome: .error(.noVersion(.fee(ID(0)), eve)), day: eve, version: nil, pricedOn: issue))
  }

  /// Workers' insurance as Article 5 stood: by the wage of the request until 1389, of the issue since; the text of
  /// 1401-11-05 is not known.
  @Test(
    arguments: [
      ("1385-06-01", "1386-01-01", .charged(0)), ("1385-06-01", "1390-03-01", .charged(1)),
      ("1388-12-29", "1389-02-18", .charged(0)), ("1388-12-29", "1389-02-19", .charged(1)),
      ("1385-06-01", nil, .error(.missingInput(ID(1), row: nil))), (nil, "1390-03-01", .charged(1)),
      (nil, "1386-01-01", .error(.missingInput(ID(0), row: nil))), ("1393-01-01", "1401-11-04", .charged(2)),
      ("1393-01-01", "1401-11-05", .error(.textUnknown(.fee(ID(0))))),
      ("1393-01-01", "1402-06-21", .error(.textUnknown(.fee(ID(0))))), ("1393-01-01", "1402-06-22", .charged(4)),
      ("1404-01-01", "1404-01-01", .charged(4)),
    ] as [(String?, String?, Outcome)])
  func insuranceRegimesHaveDatesOfTheirOwn(_ request: String?, _ issued: String?, _ expected: Outcome) throws {
    let sketch = ModelSketch()
    let issue = sketch.input("issue", .date)
    let ends = [
      "1352-01-01", "1389-02-19", "1393-07-01", "1401-11-05", "1402-06-22",
    ]
    let days = try ends.map { try Day.parse($0.utf8) }
    let spans = days.indices.map { place in
      DaySpan(days[place], place == 4 ? Day.valid.upperBound : Day(number: days[place + 1].number - 1))
    }
    let versions = (0..<5).map { regime in
      FeeVersion(
        origin: ModelSketch.origin, pricedOn: regime == 0 ? sketch.date : issue,
        amount: regime == 3 ? nil : sketch.number(Int128(regime)))
    }
    sketch.fee("insurance", Array(zip(spans, versions)))
    var given: ModelSketch.Row = [:]
    given[sketch.date] = try request.map { Int128(try Day.parse($0.utf8).number) }
    given[issue] = try issued.map { Int128(try Day.parse($0.utf8).number) }
    #expect(sketch.assess(given, isDated: false).lines[0].outcome == expected)
  }
}
