import Exact
import TariffKernel
import Testing

/// What each operation makes of its operands. Expected values are worked out by hand.
@Suite struct OperationTests {
  @Test func readsInputsAndConstants() {
    let sketch = ModelSketch()
    let area = sketch.input("area", scale: 2)
    #expect(sketch.result(of: sketch.read(area), [area: 12_34]) == .success(12_34))
    #expect(sketch.result(of: sketch.number(-7, scale: 3)) == .success(-7))
  }

  @Test func aMissingInputIsAnErrorOnlyWhereItIsRead() {
    let sketch = ModelSketch()
    let (area, other) = (sketch.input("area"), sketch.input("other"))
    #expect(sketch.result(of: sketch.read(area), [other: 1]) == .failure(.missingInput(area, row: nil)))
    #expect(sketch.result(of: sketch.read(other), [other: 1]) == .success(1))
  }

  @Test(arguments: [(nil, 0), (0, 1), (5, 1)] as [(Int128?, Int128)])
  func tellsWhetherAnInputIsGiven(_ given: Int128?, _ expected: Int128) {
    let sketch = ModelSketch()
    let fine = sketch.input("fine")
    let test = sketch.node(.isGiven(fine), kind: .truth)
    #expect(sketch.result(of: test, given.map { [fine: $0] } ?? [:]) == .success(expected))
  }

  @Test func negatesAndRescales() {
    let sketch = ModelSketch()
    let price = sketch.input("price", scale: 1)
    let read = sketch.read(price)
    #expect(sketch.result(of: sketch.node(.negated(read), scale: 1), [price: 25]) == .success(-25))
    #expect(sketch.result(of: sketch.node(.rescale(read, by: 3), scale: 4), [price: -25]) == .success(-25_000))
  }

  @Test func addsUp() {
    let sketch = ModelSketch()
    let terms = [1_00, -2_50, 0, 4_01].map { sketch.number($0, scale: 2) }
    #expect(sketch.result(of: sketch.sum(terms)) == .success(2_51))
    #expect(sketch.result(of: sketch.sum([])) == .success(0))
  }

  @Test func multipliesExactly() {
    let sketch = ModelSketch()
    // 12.5 × 0.03 × −4 = −1.500
    let factors = [sketch.number(125, scale: 1), sketch.number(3, scale: 2), sketch.number(-4)]
    #expect(sketch.result(of: sketch.product(factors)) == .success(-1_500))
  }

  @Test func findsTheLeastAndTheMost() {
    let sketch = ModelSketch()
    let parts = [3, -5, 8, -5].map { sketch.number($0) }
    #expect(sketch.result(of: sketch.node(.least(sketch.operands(parts)))) == .success(-5))
    #expect(sketch.result(of: sketch.node(.most(sketch.operands(parts)))) == .success(8))
    #expect(sketch.result(of: sketch.node(.most(sketch.operands([parts[1]])))) == .success(-5))
  }

  @Test(
    arguments: [
      (Relation.equal, [0, 1, 0]), (.notEqual, [1, 0, 1]), (.less, [1, 0, 0]), (.lessOrEqual, [1, 1, 0]),
      (.greater, [0, 0, 1]), (.greaterOrEqual, [0, 1, 1]),
    ] as [(Relation, [Int128])])
  func compares(_ relation: Relation, _ expected: [Int128]) {
    let sketch = ModelSketch()
    for (left, wanted) in zip([-2, -1, 0] as [Int128], expected) {
      let test = sketch.compare(sketch.number(left), relation, sketch.number(-1))
      #expect(sketch.result(of: test) == .success(wanted), "\(left) \(relation) -1")
    }
  }

  @Test func joinsTruths() {
    let sketch = ModelSketch()
    let (yes, no) = (sketch.truth(true), sketch.truth(false))
    #expect(sketch.result(of: sketch.all([yes, yes, yes])) == .success(1))
    #expect(sketch.result(of: sketch.all([yes, no, yes])) == .success(0))
    #expect(sketch.result(of: sketch.any([no, no, yes])) == .success(1))
    #expect(sketch.result(of: sketch.any([no, no])) == .success(0))
    #expect(sketch.result(of: sketch.all([])) == .success(1))
    #expect(sketch.result(of: sketch.any([])) == .success(0))
    #expect(sketch.result(of: sketch.node(.not(yes), kind: .truth)) == .success(0))
    #expect(sketch.result(of: sketch.node(.not(no), kind: .truth)) == .success(1))
  }

  @Test func choosesABranchAmongNested() {
    let sketch = ModelSketch()
    let key = sketch.input("key")
    let read = sketch.read(key)
    let (isOne, isTwo) = (
      sketch.compare(read, .equal, sketch.number(1)), sketch.compare(read, .equal, sketch.number(2))
    )
    let inner = sketch.choose(isTwo, then: sketch.number(20), otherwise: sketch.number(30))
    // The choice stands between other operands, so the stack must be whole afterwards.
    let formula = sketch.sum([sketch.number(1), sketch.choose(isOne, then: sketch.number(10), otherwise: inner), read])
    #expect(sketch.result(of: formula, [key: 1]) == .success(12))
    #expect(sketch.result(of: formula, [key: 2]) == .success(23))
    #expect(sketch.result(of: formula, [key: 3]) == .success(34))
  }

  @Test func tellsWhetherAChoiceIsOneOf() {
    let sketch = ModelSketch()
    sketch.model.options = ["residential", "office", "shop"].map { Option(symbol: Symbol(name: $0)) }
    let use = sketch.input("use", .choice([ID(0), ID(1), ID(2)]))
    let test = sketch.node(.oneOf(sketch.read(use), [ID(2), ID(1)]), kind: .truth)
    #expect([0, 1, 2].map { sketch.result(of: test, [use: $0]) } == [.success(0), .success(1), .success(1)])
  }

  @Test func takesTheSolarYear() {
    let sketch = ModelSketch()
    let year = sketch.node(.yearOf(sketch.read(sketch.date)))
    // 1403-01-01 is 738,965 (20 March 2024); the day before is the last of 1402.
    #expect(sketch.result(of: year, [sketch.date: 738_965]) == .success(1403))
    #expect(sketch.result(of: year, [sketch.date: 738_964]) == .success(1402))
  }

  /// 1403 is a leap year and 1404 is not; the engine's years are 1206 to 1501.
  @Test(
    arguments: [
      (1403, 1, 1, 738_965), (1403, 12, 30, 738_965 + 365), (1404, 1, 1, 738_965 + 366), (1404, 12, 30, nil),
      (1404, 13, 1, nil), (1404, 0, 1, nil), (1404, 7, 31, nil), (1404, 6, 31, 738_965 + 366 + 185), (1404, 6, 32, nil),
      (1404, 1, 0, nil), (1404, 1, -1, nil), (1206, 1, 1, 667_013), (1205, 12, 29, nil), (1501, 12, 29, 775_123),
      (1502, 1, 1, nil), (9_999_999_999_999_999_999_999, 1, 1, nil), (1404, -9_999_999_999_999_999_999_999, 1, nil),
    ] as [(Int128, Int128, Int128, Int128?)])
  func composesADay(_ year: Int128, _ month: Int128, _ day: Int128, _ expected: Int128?) {
    let sketch = ModelSketch()
    let date = sketch.dayOf(sketch.number(year), sketch.number(month), sketch.number(day))
    #expect(
      sketch.result(of: date)
        == expected.map { .success($0) } ?? .failure(.noSuchDay(year: year, month: month, day: day)))
  }

  @Test func readsThePartsOfADayInOrder() {
    let sketch = ModelSketch()
    let missing = sketch.input("year")
    let date = sketch.dayOf(sketch.read(missing), sketch.failing(), sketch.number(1))
    #expect(sketch.result(of: date) == .failure(.missingInput(missing, row: nil)))
    #expect(sketch.result(of: date, [missing: 1]) == .failure(.divisionByZero))
  }

  @Test func subtractsDatesAndAddsDays() {
    let sketch = ModelSketch()
    let issue = sketch.input("issue", .date)
    let (from, to) = (sketch.read(sketch.date), sketch.read(issue))
    let days = sketch.sum([to, sketch.node(.negated(from))])
    #expect(sketch.result(of: days, [issue: 738_965 + 31]) == .success(31))
    let later = sketch.node(.sum(sketch.operands([from, sketch.number(30)])), kind: .date)
    let test = sketch.compare(later, .less, to)
    #expect(sketch.result(of: test, [issue: 738_965 + 31]) == .success(1))
    #expect(sketch.result(of: test, [issue: 738_965 + 30]) == .success(0))
  }

  /// The checker lowers `date - 30 day` as the sum of the date and the negated days, all of it of the kind of a date.
  @Test func takesDaysFromADate() {
    let sketch = ModelSketch()
    let less = sketch.node(.negated(sketch.number(31)), kind: .date)
    let earlier = sketch.node(.sum(sketch.operands([sketch.read(sketch.date), less])), kind: .date)
    #expect(sketch.result(of: earlier) == .success(738_934))
  }

  @Test func aDateOutsideTheValidDaysIsAnOverflow() {
    let sketch = ModelSketch()
    let later = { (sketch: ModelSketch, days: Int128) in
      let sum = sketch.operands([sketch.read(sketch.date), sketch.number(days)])
      return sketch.node(.yearOf(sketch.node(.sum(sum), kind: .date)))
    }
    // The last valid day, 1501-12-29, is 775,123.
    #expect(sketch.result(of: later(sketch, 775_123 - 738_965)) == .success(1501))
    #expect(sketch.result(of: later(sketch, 775_124 - 738_965)) == .failure(.overflow))
    #expect(sketch.result(of: later(sketch, 999_999_999_999)) == .failure(.overflow))
  }

  @Test func everyFaultHasItsCode() {
    let faults: [(Fault, String)] = [
      (.missingInput(ID(0), row: nil), "D0201"), (.noVersion(.fee(ID(0)), ModelSketch.newYear1403), "D0202"),
      (.noRow(ID(0), arguments: [], scales: []), "D0203"), (.overflow, "D0204"), (.divisionByZero, "D0205"),
      (.emptyGroup(ID(0)), "D0206"), (.blocked(by: ID(0)), "D0207"), (.shareOutOfRange(relief: 0), "D0208"),
      (.noCell(ID(0), version: 0, row: 0, column: 0), "D0209"),
      (.suspended(.rate(ID(0)), by: ID(0), ModelSketch.newYear1403), "D0210"),
      (.textUnknown(.fee(ID(0))), "D0211"), (.noSuchDay(year: 1404, month: 12, day: 30), "D0212"),
    ]
    for (fault, code) in faults { #expect(fault.code == code) }
  }
}
