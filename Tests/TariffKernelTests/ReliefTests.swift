import Exact
import TariffKernel
import Testing

/// Reliefs: share of a part, ceiling, balance, and what is left.
@Suite struct ReliefTests {
  private struct Clause {
    var share: Int128
    var part: Int128?
    var ceiling: Int128?
    var condition: Bool?
  }

  private func fee(_ amount: Int128, _ clauses: [Clause]) -> ModelSketch {
    let sketch = ModelSketch()
    let reliefs = clauses.map { clause in
      var relief = Relief(symbol: Symbol(name: "relief"), article: nil, share: sketch.number(clause.share, scale: 2))
      relief.part = clause.part.map { sketch.number($0) }
      relief.ceiling = clause.ceiling.map { sketch.number($0) }
      relief.condition = clause.condition.map { sketch.truth($0) }
      return relief
    }
    sketch.fee("fee", sketch.number(amount)) { ($0.reliefs, $0.rounding) = (reliefs, .halfUp(to: 1)) }
    return sketch
  }

  @Test(arguments: [(0, 1_000), (1, 990), (50, 500), (100, 0)] as [(Int128, Int128)])
  func takesItsShare(_ share: Int128, _ expected: Int128) {
    #expect(fee(1_000, [Clause(share: share)]).outcome() == .charged(expected))
  }

  @Test(arguments: [-1, 101] as [Int128]) func aShareOutsideZeroToOneIsAnError(_ share: Int128) {
    let sketch = fee(1_000, [Clause(share: 10), Clause(share: share)])
    #expect(sketch.outcome() == .error(.shareOutOfRange(relief: 1)))
  }

  @Test func eachReliefSeesWhatEarlierOnesLeft() {
    // 1,000 − 20 % = 800, − 50 % = 400
    #expect(fee(1_000, [Clause(share: 20), Clause(share: 50)]).outcome() == .charged(400))
    // 1,000 − 20 % = 800, − 50 % of 1,000 = 300
    #expect(fee(1_000, [Clause(share: 20), Clause(share: 50, part: 1_000)]).outcome() == .charged(300))
  }

  @Test func aCeilingHoldsItBack() {
    #expect(fee(1_000, [Clause(share: 50, ceiling: 300)]).outcome() == .charged(700))
    #expect(fee(1_000, [Clause(share: 50, ceiling: 500)]).outcome() == .charged(500))
  }

  @Test func aReliefTakesNoMoreThanThereIs() {
    #expect(fee(1_000, [Clause(share: 100, part: 5_000)]).outcome() == .charged(0))
    #expect(fee(1_000, [Clause(share: 60), Clause(share: 60, part: 1_000)]).outcome() == .charged(0))
  }

  @Test func aReliefNeverRaisesACharge() {
    #expect(fee(1_000, [Clause(share: 50, part: -400)]).outcome() == .charged(1_000))
    #expect(fee(1_000, [Clause(share: 50, ceiling: -1)]).outcome() == .charged(1_000))
    #expect(fee(-1_000, [Clause(share: 50)]).outcome() == .charged(-1_000))
  }

  @Test func aReliefWhoseConditionDoesNotHoldTakesNothing() {
    #expect(
      fee(1_000, [Clause(share: 50, condition: false), Clause(share: 10, condition: true)]).outcome() == .charged(900))
  }

  // MARK: Balances

  private struct Veterans {
    let sketch = ModelSketch()
    let balance: ID<Input>

    init() { balance = sketch.input("balance") }

    /// A fee of an amount, of which a share is let off from the balance.
    func fee(_ amount: Int128, share: Int128 = 100) {
      var relief = Relief(symbol: Symbol(name: "veterans"), article: nil, share: sketch.number(share, scale: 2))
      relief.balance = balance
      sketch.fee("fee", sketch.number(amount)) { ($0.reliefs, $0.rounding) = ([relief], .halfUp(to: 1)) }
    }

    func outcomes(_ balance: Int128) -> ([Outcome], [BalanceUse]) {
      let assessment = sketch.assess([self.balance: balance])
      return (assessment.lines.map(\.outcome), assessment.balances)
    }
  }

  @Test func twoFeesDrawFromOneBalance() {
    let veterans = Veterans()
    veterans.fee(700)
    veterans.fee(700)
    veterans.fee(700)
    for (balance, expected, used) in [
      (0, [700, 700, 700], 0), (500, [200, 700, 700], 500), (1_000, [0, 400, 700], 1_000), (9_000, [0, 0, 0], 2_100),
    ] as [(Int128, [Int128], Int128)] {
      let (outcomes, uses) = veterans.outcomes(balance)
      #expect(outcomes == expected.map { .charged($0) })
      #expect(uses == [BalanceUse(input: veterans.balance, before: balance, used: used)])
    }
  }

  /// A part of a rial drawn counts as a whole one: the next dossier must be able to bring what is left.
  @Test func aBalanceIsDrawnInWholeUnits() {
    let veterans = Veterans()
    veterans.fee(1_001, share: 50)
    veterans.fee(1_001, share: 50)
    // 500.5 off, so 501 drawn; 99 left; 1,001 − 99.
    let (outcomes, uses) = veterans.outcomes(600)
    #expect(outcomes == [.charged(501), .charged(902)])
    #expect(uses == [BalanceUse(input: veterans.balance, before: 600, used: 600)])
  }

  @Test func aLineInErrorDrawsNothing() {
    let veterans = Veterans()
    var drawing = Relief(symbol: Symbol(name: "a"), article: nil, share: veterans.sketch.number(1))
    drawing.balance = veterans.balance
    let failing = Relief(symbol: Symbol(name: "b"), article: nil, share: veterans.sketch.number(2))
    veterans.sketch.fee("fails", veterans.sketch.number(700)) { $0.reliefs = [drawing, failing] }
    veterans.fee(700)
    let (outcomes, uses) = veterans.outcomes(1_000)
    #expect(outcomes == [.error(.shareOutOfRange(relief: 1)), .charged(0)])
    #expect(uses == [BalanceUse(input: veterans.balance, before: 1_000, used: 700)])
  }

  @Test func twoReliefsOfOneFeeShareTheBalance() {
    let veterans = Veterans()
    var relief = Relief(symbol: Symbol(name: "a"), article: nil, share: veterans.sketch.number(1))
    relief.balance = veterans.balance
    relief.ceiling = veterans.sketch.number(300)
    veterans.sketch.fee("fee", veterans.sketch.number(1_000)) { $0.reliefs = [relief, relief, relief] }
    let (outcomes, uses) = veterans.outcomes(700)
    #expect(outcomes == [.charged(300)])
    #expect(uses == [BalanceUse(input: veterans.balance, before: 700, used: 700)])
  }

  @Test func aMissingBalanceIsAnErrorAndABalanceThatNobodyAskedIsNotListed() {
    let veterans = Veterans()
    let no = veterans.sketch.truth(false)
    var relief = Relief(symbol: Symbol(name: "a"), article: nil, share: veterans.sketch.number(1))
    relief.balance = veterans.balance
    veterans.sketch.fee("asks", veterans.sketch.number(5)) { $0.reliefs = [relief] }
    relief.condition = no
    veterans.sketch.fee("does not ask", veterans.sketch.number(5)) { $0.reliefs = [relief] }
    let assessment = veterans.sketch.assess()
    #expect(assessment.lines.map(\.outcome) == [.error(.missingInput(veterans.balance, row: nil)), .charged(5)])
    #expect(assessment.balances.isEmpty)
  }
}
