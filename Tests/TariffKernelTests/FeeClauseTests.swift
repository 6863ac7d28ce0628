import Exact
import TariffKernel
import Testing

/// The clauses of a fee, and the order in which they apply.
@Suite struct FeeClauseTests {
  private func exemption(_ condition: ID<Node>) -> Exemption {
    Exemption(symbol: Symbol(name: "exemption"), article: nil, condition: condition)
  }

  @Test func theFirstExemptionThatHoldsLetsOff() {
    let sketch = ModelSketch()
    let (yes, no) = (sketch.truth(true), sketch.truth(false))
    sketch.fee("fee", sketch.number(5)) { $0.exemptions = [exemption(no), exemption(yes), exemption(yes)] }
    #expect(
      sketch.assess().lines
        == [
          Line(outcome: .exempt(1), day: ModelSketch.newYear1403, version: 0, pricedOn: sketch.date, entry: 0)
        ])
    sketch.fee("fee", sketch.number(5)) { $0.exemptions = [exemption(no)] }
    #expect(sketch.outcome() == .charged(5))
  }

  @Test func chargedNothingIsNotExempt() {
    let sketch = ModelSketch()
    sketch.fee("fee", sketch.number(0))
    #expect(sketch.outcome() == .charged(0))
  }

  @Test(arguments: [(50, 100), (100, 100), (250, 250), (300, 300), (400, 300)] as [(Int128, Int128)])
  func limitsHold(_ amount: Int128, _ expected: Int128) {
    let sketch = ModelSketch()
    let (least, most) = (sketch.number(100), sketch.number(300))
    sketch.fee("fee", sketch.number(amount)) {
      $0.atLeast = Limit(bound: least, afterReliefs: false)
      $0.atMost = Limit(bound: most, afterReliefs: false)
    }
    #expect(sketch.outcome() == .charged(expected))
  }

  /// 180 m² at 2,000 rial is 108,000; the least is 180 × 800 = 144,000 (domain.md §9.3, example 1).
  @Test func theMinimumPerSquareMetreWins() {
    let sketch = ModelSketch()
    let amount = sketch.product([sketch.number(180), sketch.number(2_000), sketch.number(30, scale: 2)])
    let least = sketch.product([sketch.number(180), sketch.number(800)])
    sketch.fee("fee", amount) {
      $0.atLeast = Limit(bound: least, afterReliefs: false)
      $0.rounding = .halfUp(to: 1)
    }
    #expect(sketch.outcome() == .charged(144_000))
  }

  private func relief(_ share: ID<Node>) -> Relief {
    Relief(symbol: Symbol(name: "relief"), article: nil, share: share)
  }

  /// 1,000, at least 800, half let off: 500 when the limit comes first, 800 when it comes after.
  @Test(arguments: [(false, 500), (true, 800)] as [(Bool, Int128)])
  func aMinimumComesBeforeReliefsUnlessItSaysOtherwise(_ isAfter: Bool, _ expected: Int128) {
    let sketch = ModelSketch()
    let (least, half) = (sketch.number(800), sketch.number(5, scale: 1))
    sketch.fee("fee", sketch.number(1_000)) {
      $0.atLeast = Limit(bound: least, afterReliefs: isAfter)
      $0.reliefs = [relief(half)]
      $0.rounding = .halfUp(to: 1)
    }
    let line = sketch.assess().lines[0]
    #expect(line.outcome == .charged(expected))
    #expect(line.beforeReliefs == 1_000)
  }

  /// 1,000, at most 600, half let off: 300 when the limit comes first, 500 when it comes after.
  @Test(arguments: [(false, 300), (true, 500)] as [(Bool, Int128)])
  func aMaximumComesBeforeReliefsUnlessItSaysOtherwise(_ isAfter: Bool, _ expected: Int128) {
    let sketch = ModelSketch()
    let (most, half) = (sketch.number(600), sketch.number(5, scale: 1))
    sketch.fee("fee", sketch.number(1_000)) {
      $0.atMost = Limit(bound: most, afterReliefs: isAfter)
      $0.reliefs = [relief(half)]
      $0.rounding = .halfUp(to: 1)
    }
    let line = sketch.assess().lines[0]
    #expect(line.outcome == .charged(expected))
    // As it would stand without the relief, the limit holds wherever it is laid on.
    #expect(line.beforeReliefs == 600)
  }

  /// 1,001 × 50 % is 500.5: the rounding comes last, so nothing is lost between.
  @Test func theRoundingComesLast() {
    let sketch = ModelSketch()
    let half = sketch.number(50, scale: 2)
    sketch.fee("fee", sketch.number(1_001_4, scale: 1)) {
      $0.reliefs = [relief(half), relief(half)]
      $0.rounding = .halfUp(to: 1)
    }
    // 1,001.4 ÷ 4 = 250.35 → 250; rounded after each step it would be 1,001 → 501 → 251.
    let line = sketch.assess().lines[0]
    #expect(line.outcome == .charged(250))
    #expect(line.beforeReliefs == 1_001)
  }

  @Test func theStateBeforeReliefsIsRoundedAlike() {
    let sketch = ModelSketch()
    let half = sketch.number(5, scale: 1)
    let fee = sketch.fee("fee", sketch.number(12_345)) {
      $0.reliefs = [relief(half)]
      $0.rounding = .towardZero(to: 1_000)
    }
    #expect(
      sketch.assess().lines[0]
        == Line(
          outcome: .charged(6_000), day: ModelSketch.newYear1403, version: 0, beforeReliefs: 12_000,
          pricedOn: sketch.date, entry: 0))
    #expect(sketch.result(of: sketch.read(fee)) == .success(6_000))
    #expect(sketch.result(of: sketch.read(fee, .beforeReliefs)) == .success(12_000))
  }

  @Test func aFeeMayBeNegative() {
    let sketch = ModelSketch()
    sketch.fee("credit", sketch.number(-12_5, scale: 1)) { $0.rounding = .halfUp(to: 1) }
    #expect(sketch.outcome() == .charged(-13))
  }

  @Test func localsAreReadByAllClauses() {
    let sketch = ModelSketch()
    let base = sketch.input("base")
    let first = Local(symbol: Symbol(name: "first"), formula: sketch.read(base))
    let second = Local(
      symbol: Symbol(name: "second"), formula: sketch.product([sketch.node(.local(0)), sketch.number(2)]))
    let condition = sketch.compare(sketch.node(.local(1)), .greater, sketch.number(10))
    let least = sketch.node(.local(1))
    sketch.fee("fee", sketch.node(.local(0))) {
      $0.locals = [first, second]
      $0.condition = condition
      $0.atLeast = Limit(bound: least, afterReliefs: false)
    }
    #expect(sketch.outcome([base: 6]) == .charged(12))
    #expect(sketch.outcome([base: 5]) == .notApplicable)
  }

  /// Two fees with locals of the same place: neither sees the other's.
  @Test func localsBelongToTheirFee() {
    let sketch = ModelSketch()
    for amount in [5, 7] as [Int128] {
      let local = Local(symbol: Symbol(name: "part"), formula: sketch.number(amount))
      sketch.fee("fee", sketch.node(.local(0))) { $0.locals = [local] }
    }
    #expect(sketch.assess().lines.map(\.outcome) == [.charged(5), .charged(7)])
  }
}
