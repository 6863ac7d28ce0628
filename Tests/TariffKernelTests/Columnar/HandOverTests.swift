import Exact
import TariffKernel
import Testing

/// Each reason for which a row is handed over, and that its neighbours in the block are not.
@Suite struct HandOverTests {
  /// The reasons of rows, each of which is compared with the scalar machine where it is not handed over.
  private func reasons(
    _ sketch: ModelSketch, _ rows: [Facts], at place: SourceLocation = #_sourceLocation
  ) -> [HandOver?] {
    let (machine, scalar) = (ColumnarMachine(sketch.model), ScalarMachine(sketch.model))
    let (batch, workspace) = (machine.makeBatch(), machine.makeWorkspace())
    for facts in rows { batch.append(facts) }
    machine.assess(batch, in: workspace)
    var counts: [HandOver: Int] = [:]
    let reasons = rows.indices.map { workspace.reason(of: $0) }
    for (row, reason) in reasons.enumerated() {
      if let reason {
        counts[reason, default: 0] += 1
        #expect(workspace.assessment(of: row) == nil, sourceLocation: place)
      } else {
        #expect(workspace.assessment(of: row) == scalar.assess(rows[row]), sourceLocation: place)
      }
    }
    #expect(workspace.handOvers == counts, "rows handed over are counted", sourceLocation: place)
    #expect(workspace.handedOver == reasons.indices.filter { reasons[$0] != nil }, sourceLocation: place)
    return reasons
  }

  @Test func missingInput() {
    let sketch = ModelSketch()
    let area = sketch.input("area")
    let given = sketch.node(.isGiven(area), kind: .truth)
    sketch.fee("levy", sketch.read(area)) { $0.condition = sketch.any([given, sketch.truth(true)]) }
    sketch.fee("asked", sketch.choose(given, then: sketch.read(area), otherwise: sketch.number(7)))
    #expect(reasons(sketch, [sketch.facts([area: 5]), sketch.facts([:])]) == [nil, .missingInput])
    // A date that prices, too.
    #expect(reasons(sketch, [sketch.facts([area: 5], isDated: false)]) == [.missingInput])
  }

  @Test func whatIsNotReadIsNotMissed() {
    let sketch = ModelSketch()
    let area = sketch.input("area")
    let given = sketch.node(.isGiven(area), kind: .truth)
    let twice = sketch.sum([sketch.read(area), sketch.read(area)])
    sketch.fee("levy", twice) { $0.condition = given }
    sketch.fee("asked", sketch.choose(given, then: twice, otherwise: sketch.number(7)))
    #expect(reasons(sketch, [sketch.facts([area: 5]), sketch.facts([:])]) == [nil, nil])
  }

  @Test func wideNumbers() {
    let sketch = ModelSketch()
    let area = sketch.input("area")
    sketch.fee("levy", sketch.read(area))
    let most = Int128(Int64.max)
    #expect(reasons(sketch, [sketch.facts([area: most]), sketch.facts([area: most + 1])]) == [nil, .wideNumber])
  }

  @Test func aBillBeyond64Bits() {
    let sketch = ModelSketch()
    let area = sketch.input("area")
    let first = sketch.fee("one", sketch.read(area))
    let second = sketch.fee("two", sketch.read(area))
    sketch.bill([first, second])
    let half = Int128(Int64.max) / 2
    #expect(
      reasons(sketch, [sketch.facts([area: half]), sketch.facts([area: half + 1])]) == [nil, .wideNumber])
  }

  @Test func anArgumentBeyond64Bits() {
    let sketch = ModelSketch()
    let area = sketch.input("area")
    let search = sketch.table([.brackets(first: 0, lasts: [10, 1 << 100])], rows: [0, 1], columns: [[3, 4]])
    let thousandfold = sketch.product([sketch.read(area), sketch.number(1_000)])
    sketch.fee("levy", sketch.lookup(search, [thousandfold]))
    let large = Int128(Int64.max) / 100
    #expect(reasons(sketch, [sketch.facts([area: 1]), sketch.facts([area: large])]) == [nil, .wideNumber])
  }

  @Test func noVersion() {
    let sketch = ModelSketch()
    let other = sketch.input("other", .date)
    let first = DaySpan(ModelSketch.newYear1403, RandomTariff.day(9))
    let rate = sketch.rate(
      [
        Timeline.Entry(first, version: 0),
        Timeline.Entry(DaySpan(RandomTariff.day(10), RandomTariff.day(19)), .suspended(by: ID(0), until: nil)),
        Timeline.Entry(DaySpan(RandomTariff.day(20), RandomTariff.day(29)), version: 1),
      ], [5, nil])
    sketch.fee("levy", sketch.asOf(rate, sketch.read(other)))
    let rows = [0, 10, 20, 30].map { sketch.facts([other: Int128(RandomTariff.day($0).number)]) }
    #expect(reasons(sketch, rows) == [nil, .noVersion, .noVersion, .noVersion])
  }

  @Test func noVersionOfAFee() {
    let sketch = ModelSketch()
    let version = FeeVersion(origin: ModelSketch.origin, pricedOn: sketch.date, amount: sketch.number(9))
    var unknown = version
    unknown.amount = nil
    let spans = [(0, 9), (20, 29), (30, 39), (40, 49)].map { DaySpan(RandomTariff.day($0), RandomTariff.day($1)) }
    sketch.fee(
      "levy",
      [
        Timeline.Entry(spans[0], version: 0), Timeline.Entry(spans[1], version: 1),
        Timeline.Entry(spans[2], .suspended(by: ID(0), until: nil), pricedOn: sketch.date),
        Timeline.Entry(spans[3], .absent(ID(0)), pricedOn: sketch.date),
      ], [version, unknown])
    let rows = [0, 10, 20, 30, 40].map { sketch.facts([sketch.date: Int128(RandomTariff.day($0).number)]) }
    #expect(reasons(sketch, rows) == [nil, .noVersion, .noVersion, nil, nil])
  }

  @Test func overflow() {
    let sketch = ModelSketch()
    let area = sketch.input("area")
    sketch.fee("levy", sketch.product([sketch.read(area), sketch.read(area)]))
    // (10^11 − 1)² < 10^22; both are beyond 64 bits.
    let rows = [99_999_999_999, 100_000_000_000].map { sketch.facts([area: $0]) }
    #expect(reasons(sketch, rows) == [nil, .overflow])
  }

  /// The scalar machine holds 256 bits inside a quotient; this one suspects it, and leaves the row to it.
  @Test func aQuotientBeyond128Bits() {
    let sketch = ModelSketch()
    let area = sketch.input("area")
    let read = sketch.read(area)
    let half = RoundingRule.halfUp(to: 1)
    sketch.fee("levy", sketch.quotient([read, read, read], over: [read, read], half))
    let rows = [7, 1_000_000_000_000, 1_000_000_000_000_000].map { sketch.facts([area: $0]) }
    #expect(reasons(sketch, rows) == [nil, nil, .overflow])
    #expect(ScalarMachine(sketch.model).assess(rows[2]).lines[0].outcome == .charged(1_000_000_000_000_000))
  }

  /// A divisor beyond 128 bits is an error, even where constants of the dividend would bring it back.
  @Test func aDivisorBeyond128Bits() {
    let sketch = ModelSketch()
    let area = sketch.input("area")
    let read = sketch.read(area)
    let step = RoundingRule.halfUp(to: 1_000)
    sketch.fee("levy", sketch.quotient([sketch.number(1_000), read], over: [read, read], step))
    let rows = [3, 1_000_000_000_000_000_000].map { sketch.facts([area: $0]) }
    #expect(ScalarMachine(sketch.model).assess(rows[1]).lines[0].outcome == .error(.overflow))
    #expect(reasons(sketch, rows) == [nil, .overflow])
  }

  @Test func aDayBeyondTheCalendar() {
    let sketch = ModelSketch()
    let days = sketch.number(1)
    let next = sketch.node(.sum(sketch.operands([sketch.read(sketch.date), days])), kind: .date)
    sketch.fee("levy", sketch.node(.yearOf(next)))
    let last = Int128(Day.valid.upperBound.number)
    #expect(
      reasons(sketch, [sketch.facts([sketch.date: last - 1]), sketch.facts([sketch.date: last])])
        == [nil, .overflow])
  }

  /// A date that no calendar has ends the search for an older entry that might govern.
  @Test func aDateBeyondAllDays() {
    let sketch = ModelSketch()
    let other = sketch.input("other", .date)
    let older = FeeVersion(origin: ModelSketch.origin, pricedOn: sketch.date, amount: sketch.number(9))
    var newer = older
    newer.pricedOn = other
    let spans = [(0, 9), (10, 19)].map { DaySpan(RandomTariff.day($0), RandomTariff.day($1)) }
    sketch.fee("levy", [(spans[0], older), (spans[1], newer)])
    let dates: [Int128] = [Int128(RandomTariff.day(0).number), 5_000_000_000]
    #expect(reasons(sketch, dates.map { sketch.facts([other: $0]) }) == [nil, .overflow])
  }

  @Test func divisionByZero() {
    let sketch = ModelSketch()
    let area = sketch.input("area")
    sketch.fee("levy", sketch.quotient([sketch.number(100)], over: [sketch.read(area)], .halfUp(to: 1)))
    #expect(reasons(sketch, [sketch.facts([area: 3]), sketch.facts([area: 0])]) == [nil, .divisionByZero])
  }

  @Test func noRow() {
    let sketch = ModelSketch()
    let area = sketch.input("area")
    let search = sketch.table([.brackets(first: 0, lasts: [10, 20, 30])], rows: [0, -1, 1], columns: [[3, nil]])
    sketch.fee("levy", sketch.lookup(search, [sketch.read(area)]))
    let rows = [0, 10, 15, 25, 31, -1].map { sketch.facts([area: $0]) }
    #expect(reasons(sketch, rows) == [nil, nil, .noRow, .noRow, .noRow, .noRow])
  }

  @Test func noRowOfSlices() {
    let sketch = ModelSketch()
    let area = sketch.input("area")
    let search = sketch.table([.brackets(first: 0, lasts: [10, 20, 30])], rows: [0, 1, 2], columns: [[3, 5, nil]])
    let slices = TariffKernel.Operation.progressive(search, column: 0, argument: sketch.read(area))
    sketch.fee("levy", sketch.node(slices))
    let rows = [0, 10, 20, 21, 31].map { sketch.facts([area: $0]) }
    #expect(reasons(sketch, rows) == [nil, nil, nil, .noRow, .noRow])
  }

  @Test func emptyGroup() {
    let sketch = ModelSketch()
    let floors = sketch.group("floor")
    let area = sketch.input("area", in: floors)
    sketch.fee("levy", sketch.aggregate(.most, over: floors, sketch.read(area)))
    let rows = [sketch.facts([:], rows: [floors: [[area: 3]]]), sketch.facts([:])]
    #expect(reasons(sketch, rows) == [nil, .emptyGroup])
    #expect(reasons(sketch, [rows[1]]) == [.emptyGroup])
  }

  @Test func shareOutOfRange() {
    let sketch = ModelSketch()
    let share = sketch.input("share", scale: 2)
    sketch.fee("levy", sketch.number(1_000)) {
      $0.reliefs = [Relief(symbol: Symbol(name: "relief"), article: nil, share: sketch.read(share))]
      $0.rounding = .halfUp(to: 1)
    }
    let rows = [0, 100, 101, -1].map { sketch.facts([share: $0]) }
    #expect(reasons(sketch, rows) == [nil, nil, .shareOutOfRange, .shareOutOfRange])
  }

  @Test func noSuchDay() {
    let sketch = ModelSketch()
    let year = sketch.input("year")
    sketch.fee("levy", sketch.node(.yearOf(sketch.dayOf(sketch.read(year), sketch.number(12), sketch.number(30)))))
    // 1403 is a leap year, 1402 is not.
    #expect(reasons(sketch, [sketch.facts([year: 1_403]), sketch.facts([year: 1_402])]) == [nil, .noSuchDay])
  }

  /// Rows within rows, on a day of the outer row.
  @Test func notCompiled() {
    let sketch = ModelSketch()
    let (years, floors) = (sketch.group("year"), sketch.group("floor"))
    let day = sketch.input("day", .date, in: years)
    let area = sketch.input("area", in: floors)
    let before = DaySpan(RandomTariff.day(-99), RandomTariff.day(0))
    let after = DaySpan(RandomTariff.day(1), RandomTariff.day(99))
    let rate = sketch.rate([(before, 2), (after, 3)])
    let floor = sketch.aggregate(.sum, over: floors, sketch.product([sketch.read(area), rate]))
    sketch.fee("levy", sketch.aggregate(.sum, over: years, sketch.asOf(floor, sketch.read(day))))
    let row = [day: Int128(ModelSketch.newYear1403.number)]
    let with = sketch.facts([:], rows: [years: [row], floors: [[area: 3]]])
    let without = sketch.facts([:], rows: [floors: [[area: 3]]])
    #expect(reasons(sketch, [with, without]) == [.notCompiled, nil])
  }

  /// `let` parts that read one another deeper than a thread's stack surely holds.
  @Test func tooDeepLets() {
    let sketch = ModelSketch()
    let area = sketch.input("area")
    var locals = [Local(symbol: Symbol(name: "first"), formula: sketch.read(area))]
    for place in 0..<500 {
      let sum = sketch.sum([sketch.node(.local(place)), sketch.number(1)])
      locals.append(Local(symbol: Symbol(name: "next"), formula: sum))
    }
    let amount = sketch.node(.local(500))
    let shallow = sketch.node(.local(100))
    let deep = sketch.copy()
    sketch.fee("levy", shallow) { $0.locals = locals }
    #expect(reasons(sketch, [sketch.facts([area: 1])]) == [nil])
    deep.fee("levy", amount) { $0.locals = locals }
    #expect(reasons(deep, [deep.facts([area: 1])]) == [.notCompiled])
  }
}
