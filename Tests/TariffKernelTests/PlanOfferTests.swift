import Exact
import Installments
import Testing

@testable import TariffKernel

/// Terms of a plan for an agreement on a day: the version of the day, its condition, the rates of the day.
@Suite struct PlanOffers {
  private static let day = ModelSketch.newYear1403
  private static func days(_ first: Int, _ last: Int) -> DaySpan {
    DaySpan(Day(number: day.number + Int32(first)), Day(number: day.number + Int32(last)))
  }
  private static func day(_ offset: Int) -> Day { Day(number: day.number + Int32(offset)) }

  /// A plan of one term of twelve installments on days 0 to 99; the ceiling is 18 % until day 49, 23 % from day 50 on.
  private static func sketch(_ change: (inout PlanVersion, ModelSketch) -> Void = { _, _ in }) -> ModelSketch {
    let sketch = ModelSketch()
    _ = sketch.rate([(days(-1_000, 49), 18), (days(50, 1_000), 23)], scale: 2)
    sketch.model.rates[0].unit = .number
    let plan = Plan(
      name: "summer", terms: [Term(installments: 12, leastCash: share(15))], method: .bankFormula)
    var version = PlanVersion(origin: ModelSketch.origin, plan: plan)
    version.ceilings = [0: PlanVersion.CeilingShare(share: share(50), rate: ID(0))]
    change(&version, sketch)
    sketch.model.plans = [
      PlanProvision(
        symbol: Symbol(name: "summer"), timeline: Timeline([Timeline.Entry(days(0, 99), version: 0)]),
        versions: [version])
    ]
    return sketch
  }

  private static func share(_ percent: Int128) -> ExactDecimal { ExactDecimal(significand: percent, scale: 2) }

  private static func offer(
    _ sketch: ModelSketch, on day: Day, _ facts: Facts? = nil
  ) -> Result<PlanOffer, PlanObstacle> { ScalarMachine(sketch.model).plan(ID(0), on: day, facts) }

  /// Half of the ceiling of the day of the agreement: 9 % before it rises, 11.5 % after.
  @Test(arguments: [(0, 18, "0.09", 0), (49, 18, "0.09", 0), (50, 23, "0.115", 1), (99, 23, "0.115", 1)])
  func ratesAreThoseOfTheDay(offset: Int, ceiling: Int128, rate: String, version: Int) throws {
    let offer = try Self.offer(Self.sketch(), on: Self.day(offset)).get()
    #expect(offer.plan.terms[0].rate == .ofCeiling(share: Self.share(50), ceiling: Self.share(ceiling)))
    #expect(offer.plan.terms[0].rate.ofYear?.description == rate)
    #expect(offer.rates == [PlanOffer.RateRead(rate: ID(0), version: version, number: Self.share(ceiling))])
    #expect(offer.version == 0)
  }

  /// 1,000,000,000 with 15 % in cash, the rest at 11.5 % by the bank formula: 850,000,000 × (1 + 11.5 × 13 / 2400)
  /// = 902,947,916.67.
  @Test func theScheduleOfMashhad() throws {
    let offer = try Self.offer(Self.sketch(), on: Self.day(60)).get()
    let request = ScheduleRequest(
      amount: 1_000_000_000, on: Self.day(60), term: .installments(12), start: Self.day(60))
    let schedule = try offer.plan.schedule(for: request)
    #expect(schedule.cash.payable == 150_000_000)
    #expect(schedule.total == 902_947_917)
  }

  @Test func notOfferedBeforeAndAfter() {
    for offset in [-1, 100] {
      #expect(Self.offer(Self.sketch(), on: Self.day(offset)) == .failure(.notOffered(on: Self.day(offset))))
    }
  }

  @Test func suspendedRepealedNotYet() {
    let sketch = Self.sketch()
    sketch.model.plans[0].timeline = Timeline([
      Timeline.Entry(Self.days(-9, -1), .absent(nil)),
      Timeline.Entry(Self.days(0, 9), .suspended(by: ID(0), until: Self.day(9))),
      Timeline.Entry(Self.days(10, 19), .suspended(by: ID(0), until: nil)),
      Timeline.Entry(Self.days(20, 29), .absent(ID(0))),
    ])
    #expect(Self.offer(sketch, on: Self.day(-1)) == .failure(.notOffered(on: Self.day(-1))))
    #expect(Self.offer(sketch, on: Self.day(9)) == .failure(.suspended(by: ID(0), until: Self.day(9))))
    #expect(Self.offer(sketch, on: Self.day(10)) == .failure(.suspended(by: ID(0), until: nil)))
    #expect(Self.offer(sketch, on: Self.day(20)) == .failure(.repealed(by: ID(0), on: Self.day(20))))
  }

  @Test func aRateWithoutAVersionIsAFault() {
    let sketch = Self.sketch()
    sketch.model.rates[0].timeline = Timeline([Timeline.Entry(Self.days(0, 49), version: 0)])
    #expect(Self.offer(sketch, on: Self.day(50)) == .failure(.fault(.noVersion(.rate(ID(0)), Self.day(50)))))
    sketch.model.rates[0].timeline = Timeline([
      Timeline.Entry(Self.days(0, 49), .suspended(by: ID(0), until: nil))
    ])
    #expect(Self.offer(sketch, on: Self.day(1)) == .failure(.fault(.suspended(.rate(ID(0)), by: ID(0), Self.day(1)))))
  }

  @Test func lateChargesAreSharesOfTheRateOfTheDay() throws {
    let sketch = Self.sketch { version, _ in
      version.plan.lateCharge = LateCharge(rate: .zero, period: .month(begun: .whole), base: .principal, cap: nil)
      version.lateRate = PlanVersion.CeilingShare(share: ExactDecimal(significand: 5, scale: 1), rate: ID(0))
    }
    let offer = try Self.offer(sketch, on: Self.day(50)).get()
    #expect(offer.plan.lateCharge?.rate == ExactDecimal(significand: 115, scale: 3))
    #expect(offer.rates.count == 1, "a rate is read once")
  }

  // MARK: - Conditions

  /// `when area > 100`.
  private static func conditioned() -> (sketch: ModelSketch, area: ID<Input>) {
    let sketch = ModelSketch()
    let area = sketch.input("area")
    var version = PlanVersion(origin: ModelSketch.origin, plan: Plan(name: "p", terms: [], method: .none))
    version.condition = sketch.compare(sketch.read(area), .greater, sketch.number(100))
    version.conditionText = "area > 100"
    sketch.model.plans = [
      PlanProvision(
        symbol: Symbol(name: "p"), timeline: Timeline([Timeline.Entry(ModelSketch.always, version: 0)]),
        versions: [version])
    ]
    return (sketch, area)
  }

  @Test func conditionsAreAskedOfTheDossier() throws {
    let (sketch, area) = Self.conditioned()
    #expect(try Self.offer(sketch, on: Self.day, sketch.facts([area: 101])).get().version == 0)
    #expect(Self.offer(sketch, on: Self.day, sketch.facts([area: 100])) == .failure(.conditionNotMet(version: 0)))
    #expect(Self.offer(sketch, on: Self.day, sketch.facts([:])) == .failure(.fault(.missingInput(area, row: nil))))
    #expect(Self.offer(sketch, on: Self.day) == .failure(.fault(.missingInput(area, row: nil))))
  }

  /// `when rate > 20`: no dossier is needed, and the day of the agreement decides, not the dossier's.
  @Test func conditionsReadRatesOfTheDay() throws {
    let (sketch, _) = Self.conditioned()
    let rate = sketch.rate([(Self.days(-1_000, 49), 18), (Self.days(50, 1_000), 23)])
    let value = sketch.value(rate)
    sketch.model.plans[0].versions[0].condition = sketch.compare(sketch.read(value), .greater, sketch.number(20))
    #expect(Self.offer(sketch, on: Self.day(49)) == .failure(.conditionNotMet(version: 0)))
    #expect(try Self.offer(sketch, on: Self.day(50)).get().version == 0)
    let facts = sketch.facts([:])
    #expect(try Self.offer(sketch, on: Self.day(50), facts).get().version == 0)
    #expect(Self.offer(sketch, on: Self.day(200), facts) == Self.offer(sketch, on: Self.day(201), facts))
  }

  /// `when levy > 1000`: a line is what the dossier's own date makes it.
  @Test func conditionsMayReadLines() throws {
    let (sketch, area) = Self.conditioned()
    let levy = sketch.fee("levy", sketch.read(area))
    sketch.model.plans[0].versions[0].condition = sketch.compare(sketch.read(levy), .greater, sketch.number(1_000))
    #expect(try Self.offer(sketch, on: Self.day, sketch.facts([area: 1_001])).get().version == 0)
    #expect(Self.offer(sketch, on: Self.day, sketch.facts([area: 1_000])) == .failure(.conditionNotMet(version: 0)))
    #expect(Self.offer(sketch, on: Self.day, sketch.facts([:])) == .failure(.fault(.blocked(by: levy))))
    #expect(Self.offer(sketch, on: Self.day) == .failure(.fault(.missingInput(sketch.date, row: nil))))
  }

  /// `when count(floor) > 0`: without a dossier there are no floors to count, and that is not none.
  @Test func rowsOfNobodyAreNotNone() throws {
    let (sketch, _) = Self.conditioned()
    let floor = sketch.group("floor")
    let height = sketch.input("height", in: floor)
    let count = sketch.node(.aggregate(.count, floor, filter: nil, element: nil))
    sketch.model.plans[0].versions[0].condition = sketch.compare(count, .greater, sketch.number(0))
    #expect(Self.offer(sketch, on: Self.day) == .failure(.fault(.missingInput(height, row: nil))))
    #expect(Self.offer(sketch, on: Self.day, sketch.facts([:])) == .failure(.conditionNotMet(version: 0)))
    let facts = sketch.facts([:], rows: [floor: [[height: 3]]])
    #expect(try Self.offer(sketch, on: Self.day, facts).get().version == 0)
  }
}
