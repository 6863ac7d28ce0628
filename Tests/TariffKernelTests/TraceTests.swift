import Exact
import TariffKernel
import Testing

/// What a trace tells, in which order and how deep.
@Suite struct TraceTests {
  @Test func tellsTheStepsOfAFee() throws {
    let sketch = ModelSketch()
    let area = sketch.input("area", scale: 2)
    let table = sketch.table(
      [.brackets(first: 0, lasts: [60_00, Int128.max])], rows: [0, 1], columns: [[5, 10]], scale: 2, keyScales: [2])
    let value = sketch.value(sketch.read(area))
    let (first, second) = (sketch.read(value), sketch.read(value))
    let cell = sketch.lookup(table, [second], scale: 2)
    let yes = sketch.compare(sketch.number(1), .equal, sketch.number(1))
    let least = sketch.number(50)
    let half = sketch.number(5, scale: 1)
    let ceiling = sketch.number(20)
    let amount = sketch.product([first, cell])
    var relief = Relief(symbol: Symbol(name: "r"), article: nil, share: half)
    relief.ceiling = ceiling
    let rule = RoundingRule(mode: .halfAwayFromZero, step: 1, scale: 0)
    let fee = sketch.fee("fee", amount) {
      $0.condition = yes
      $0.exemptions = []
      $0.reliefs = [relief]
      $0.atLeast = Limit(bound: least, afterReliefs: true)
      $0.rounding = rule
    }
    // 66.67 m² × 10 % = 6.6670; half of it is 3.3335, below the ceiling; raised to 50; exact.
    let steps = sketch.trace([area: 66_67]).steps
    let expected: [Trace.Step] = [
      .init(depth: 0, event: .line(fee, day: ModelSketch.newYear1403, version: 0)),
      .init(depth: 1, event: .condition(yes, true)),
      .init(depth: 2, event: .input(area, row: nil, 66_67)),
      .init(depth: 1, event: .value(value, version: 0, 66_67)),
      .init(depth: 1, event: .value(value, version: 0, 66_67)),
      .init(depth: 1, event: .row(ID(0), version: 0, row: 1, column: 0, 10)),
      .init(depth: 1, event: .amount(amount, 6_6670)),
      .init(depth: 1, event: .relief(0, taken: 3_33350, scale: 5, limitedBy: nil)),
      .init(depth: 1, event: .raised(to: 50_00000, scale: 5)),
      .init(depth: 1, event: .rounding(rule, after: 50, dropped: Residue(numerator: 0, denominator: 1))),
      .init(depth: 0, event: .outcome(fee, .charged(50))),
    ]
    #expect(steps == expected)
  }

  /// before = after + dropped, in units of the last place of the rule's scale, in lowest terms.
  @Test(
    arguments: [
      // 7 ÷ 3 = 2⅓: floor 2, dropped ⅓; ceiling 3, dropped −⅔.
      (7, 3, .floor, 1, 0, 2, 1, 3), (7, 3, .ceiling, 1, 0, 3, -2, 3),
      (-7, 3, .floor, 1, 0, -3, 2, 3), (-7, 3, .ceiling, 1, 0, -2, -1, 3),
      // 1234 ÷ 8 = 154.25 to 100: 200, dropped −45.75 = −183/4.
      (1_234, 8, .halfAwayFromZero, 100, 0, 200, -183, 4),
      // 1 ÷ 8 = 0.125 to 0.01, half up 0.13, dropped −0.005, which is −1/2 of 0.01.
      (1, 8, .halfAwayFromZero, 1, 2, 13, -1, 2),
      (6, 3, .halfAwayFromZero, 1, 0, 2, 0, 1),
    ] as [(Int128, Int128, RoundingMode, Int128, Int, Int128, Int128, UInt128)])
  func tellsWhatARoundingDropped(
    _ dividend: Int128, _ divisor: Int128, _ mode: RoundingMode, _ step: Int128, _ scale: Int, _ after: Int128,
    _ numerator: Int128, _ denominator: UInt128
  ) {
    let sketch = ModelSketch()
    let rule = RoundingRule(mode: mode, step: step, scale: scale)
    let chain = sketch.quotient([sketch.number(dividend)], over: [sketch.number(divisor)], rule)
    sketch.fee("fee", chain) { $0.rounding = .towardZero(to: 1) }
    let rounding = sketch.trace().steps.first { if case .rounding = $0.event { true } else { false } }
    #expect(
      rounding?.event
        == .rounding(rule, after: after, dropped: Residue(numerator: numerator, denominator: denominator)))
  }

  /// The checker gives a chain the fee's own rounding; it is told once, and again only if a limit brought a fraction in.
  @Test func aRoundingIsToldOnce() {
    let sketch = ModelSketch()
    let chain = sketch.quotient([sketch.number(7)], over: [sketch.number(3)], .halfUp(to: 10))
    let least = sketch.number(15)
    sketch.fee("folded", chain) { $0.rounding = .halfUp(to: 10) }
    sketch.fee("raised", chain) {
      $0.rounding = .halfUp(to: 10)
      $0.atLeast = Limit(bound: least, afterReliefs: false)
    }
    let counts = (0..<2).map { fee in
      sketch.trace().steps.drop { if case .line(ID(fee), _, _) = $0.event { false } else { true } }
        .prefix { if case .outcome = $0.event { false } else { true } }
        .count { if case .rounding = $0.event { true } else { false } }
    }
    #expect(counts == [1, 2])
    #expect(sketch.assess().lines.map(\.outcome) == [.charged(0), .charged(20)])
  }

  @Test func tellsWhatHeldAReliefBack() {
    for (share, ceiling, balance, expected) in [
      (50, 600, 600, (500, nil)), (50, 400, 600, (400, .ceiling)), (50, 400, 300, (300, .balance)),
      (50, 400, 400, (400, .ceiling)),
    ] as [(Int128, Int128, Int128, (Int128, ReliefLimit?))] {
      let sketch = ModelSketch()
      let left = sketch.input("left")
      var relief = Relief(symbol: Symbol(name: "r"), article: nil, share: sketch.number(share, scale: 2))
      (relief.ceiling, relief.balance) = (sketch.number(ceiling), left)
      sketch.fee("fee", sketch.number(1_000)) { ($0.reliefs, $0.rounding) = ([relief], .halfUp(to: 1)) }
      let told = sketch.trace([left: balance]).steps.compactMap { step -> TraceEvent? in
        if case .relief = step.event { step.event } else { nil }
      }
      #expect(told == [.relief(0, taken: expected.0 * 100, scale: 2, limitedBy: expected.1)])
    }
    let sketch = ModelSketch()
    var relief = Relief(symbol: Symbol(name: "r"), article: nil, share: sketch.number(1))
    relief.part = sketch.number(5_000)
    sketch.fee("fee", sketch.number(1_000)) { $0.reliefs = [relief] }
    #expect(sketch.trace().steps.contains { $0.event == .relief(0, taken: 1_000, scale: 0, limitedBy: .amount) })
  }

  @Test func tellsRowsAndSlicesAndMembers() {
    let sketch = ModelSketch()
    let base = sketch.set("base")
    let floor = sketch.group("floor")
    let area = sketch.input("area", in: floor)
    let table = sketch.table([.brackets(first: 0, lasts: [10, 99])], rows: [0, 1], columns: [[2, 3]])
    let element = sketch.read(area)
    let sum = sketch.aggregate(.sum, over: floor, element)
    let member = sketch.fee("member", sketch.node(.progressive(table, column: 0, argument: sum))) { $0.sets = [base] }
    let reader = sketch.fee("reader", sketch.read(base))
    let steps = sketch.trace(rows: [floor: [[area: 5], [area: 7]]]).steps
    let amounts = sketch.model.fees.compactMap { $0.versions[0].amount }
    let expected: [Trace.Step] = [
      .init(depth: 0, event: .line(member, day: ModelSketch.newYear1403, version: 0)),
      .init(depth: 1, event: .groupRow(floor, 0)),
      .init(depth: 2, event: .input(area, row: 0, 5)),
      .init(depth: 2, event: .element(element, 5)),
      .init(depth: 1, event: .groupRow(floor, 1)),
      .init(depth: 2, event: .input(area, row: 1, 7)),
      .init(depth: 2, event: .element(element, 7)),
      .init(depth: 1, event: .gathered(sum, 12)),
      .init(depth: 1, event: .slice(ID(0), version: 0, row: 0, column: 0, width: 10, keyScale: 0)),
      .init(depth: 1, event: .slice(ID(0), version: 0, row: 1, column: 0, width: 2, keyScale: 0)),
      .init(depth: 1, event: .amount(amounts[0], 26)),
      .init(depth: 0, event: .outcome(member, .charged(26))),
      .init(depth: 0, event: .line(reader, day: ModelSketch.newYear1403, version: 0)),
      .init(depth: 2, event: .lineRead(member, .final, 26)),
      .init(depth: 1, event: .setRead(base, .final, 26)),
      .init(depth: 1, event: .amount(amounts[1], 26)),
      .init(depth: 0, event: .outcome(reader, .charged(26))),
    ]
    #expect(steps == expected)
  }

  /// A row that the filter leaves out brings no element and is not counted.
  @Test(arguments: [Aggregation.count, .least, .most]) func tellsWhichRowsCount(_ aggregation: Aggregation) {
    let sketch = ModelSketch()
    let floor = sketch.group("floor")
    let area = sketch.input("area", in: floor)
    let element = sketch.read(area)
    let filter = sketch.compare(sketch.read(area), .greater, sketch.number(5))
    let gathered = sketch.aggregate(aggregation, over: floor, where: filter, aggregation == .count ? nil : element)
    sketch.fee("fee", gathered)
    let steps = sketch.trace(rows: [floor: [[area: 5], [area: 9], [area: 7]]]).steps
    let expected: [Trace.Step] =
      switch aggregation {
      case .count:
        [
          .init(depth: 2, event: .counted), .init(depth: 2, event: .counted),
          .init(depth: 1, event: .gathered(gathered, 2)),
        ]
      case .least, .most, .sum:
        [
          .init(depth: 2, event: .element(element, 9)), .init(depth: 2, event: .element(element, 7)),
          .init(depth: 1, event: .gathered(gathered, aggregation == .most ? 9 : 7)),
        ]
      }
    let told = steps.filter {
      switch $0.event {
      case .counted, .element, .gathered: true
      default: false
      }
    }
    #expect(told == expected)
  }

  @Test func aFaultEndsTheFeeAndTheDepth() {
    let sketch = ModelSketch()
    let failing = sketch.value(sketch.failing())
    let first = sketch.fee("first", sketch.read(failing))
    let second = sketch.fee("second", sketch.number(1))
    let outcomes = sketch.trace().steps.filter { $0.depth == 0 }.map(\.event)
    #expect(
      outcomes == [
        .line(first, day: ModelSketch.newYear1403, version: 0), .outcome(first, .error(.divisionByZero)),
        .line(second, day: ModelSketch.newYear1403, version: 0), .outcome(second, .charged(1)),
      ])
  }

  @Test(arguments: [(4_998, 0), (4_999, 2), (5_500, 1_004)]) func aTraceIsCutAndSaysSo(_ rows: Int, _ omitted: Int) {
    let sketch = ModelSketch()
    let floor = sketch.group("floor")
    // A line, two steps a row, what was gathered, amount and outcome.
    sketch.fee("fee", sketch.aggregate(.count, over: floor))
    let trace = sketch.trace(rows: [floor: [[:]] + [ModelSketch.Row](repeating: [:], count: rows - 1)])
    #expect(trace.steps.count == 10_000)
    #expect(trace.omitted == omitted)
  }
}
