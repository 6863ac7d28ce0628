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
      #expect(line == Line(outcome: .charged(expected), day: Day(number: number), version: 0, beforeReliefs: expected))
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
      sketch.assess().lines == [Line(outcome: .error(.noVersion(.fee(ID(0)), Self.new)), day: Self.new, version: nil)])
  }

  @Test func aFeeWithoutItsDateIsAnError() {
    let sketch = ModelSketch()
    sketch.fee("fee", sketch.number(5))
    #expect(
      sketch.assess(isDated: false).lines
        == [Line(outcome: .error(.missingInput(sketch.date, row: nil)), day: nil, version: nil)])
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

  /// An amendment may price on another date: the earliest version whose own date lies in its days holds.
  @Test func versionsMayBePricedOnDifferentDates() {
    let sketch = ModelSketch()
    let issue = sketch.input("issue", .date)
    let old = FeeVersion(origin: ModelSketch.origin, pricedOn: sketch.date, amount: sketch.number(5))
    let new = FeeVersion(origin: ModelSketch.origin, pricedOn: issue, amount: sketch.number(7))
    sketch.fee("fee", [(Self.before, old), (Self.since, new)])
    let (day, eve) = (Int128(Self.new.number), Int128(Self.new.number - 1))
    let outcome = { (given: ModelSketch.Row) in sketch.outcome(given) }
    #expect(outcome([sketch.date: eve, issue: eve]) == .charged(5))
    #expect(outcome([sketch.date: eve, issue: day]) == .charged(5))
    #expect(outcome([sketch.date: eve]) == .charged(5), "the date of a later version is not asked")
    #expect(outcome([sketch.date: day, issue: day]) == .charged(7))
    #expect(outcome([sketch.date: day]) == .error(.missingInput(issue, row: nil)))
    #expect(outcome([sketch.date: day, issue: eve]) == .error(.noVersion(.fee(ID(0)), Day(number: Int32(eve)))))
  }
}
