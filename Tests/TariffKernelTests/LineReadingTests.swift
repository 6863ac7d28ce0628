import Exact
import TariffKernel
import Testing

@testable import struct TariffKernel.Workspace

/// Lines and sets as other lines read them.
@Suite struct LineReadingTests {
  /// Three members that are charged (one of them 0), one exempt, one not applicable.
  private func base(_ sketch: ModelSketch) -> ID<FeeSet> {
    let base = sketch.set("base")
    let (yes, no, half) = (sketch.truth(true), sketch.truth(false), sketch.number(5, scale: 1))
    sketch.fee("plain", sketch.number(1_000)) { $0.sets = [base] }
    sketch.fee("relieved", sketch.number(201)) {
      $0.sets = [base]
      $0.reliefs = [Relief(symbol: Symbol(name: "r"), article: nil, share: half)]
      $0.rounding = .halfUp(to: 1)
    }
    sketch.fee("nothing", sketch.number(0)) { $0.sets = [base] }
    sketch.fee("exempt", sketch.number(50)) {
      $0.sets = [base]
      $0.exemptions = [Exemption(symbol: Symbol(name: "e"), article: nil, condition: yes)]
    }
    sketch.fee("not applicable", sketch.number(70)) { ($0.sets, $0.condition) = ([base], no) }
    sketch.fee("outside", sketch.number(9_999))
    return base
  }

  @Test func aSetAddsUpItsChargedMembers() {
    let sketch = ModelSketch()
    let base = base(sketch)
    // 201 × 50 % = 100.5 → 101; the sum is of the rounded lines.
    #expect(sketch.result(of: sketch.read(base)) == .success(1_101))
    #expect(sketch.result(of: sketch.read(base, .beforeReliefs)) == .success(1_201))
  }

  @Test func lineByLine() {
    let sketch = ModelSketch()
    _ = base(sketch)
    let amounts = (0..<6).map { sketch.result(of: sketch.read(ID<Fee>($0))) }
    #expect(amounts == [1_000, 101, 0, 0, 0, 9_999].map { .success($0) })
    let before = (0..<6).map { sketch.result(of: sketch.read(ID<Fee>($0), .beforeReliefs)) }
    #expect(before == [1_000, 201, 0, 0, 0, 9_999].map { .success($0) })
  }

  @Test func anEmptySetIsNothing() {
    let sketch = ModelSketch()
    let set = sketch.set("empty")
    #expect(sketch.result(of: sketch.read(set)) == .success(0))
  }

  /// A suspended line cannot be sketched yet, as nothing suspends; what a reader gets of each state can.
  @Test func whatEachStateGives() {
    var standing = Workspace.Standing(state: .charged, version: 0, final: 5, beforeReliefs: 8)
    #expect(standing.amount(.final) == 5)
    #expect(standing.amount(.beforeReliefs) == 8)
    standing.state = .nothing
    #expect(standing.amount(.final) == 0)
    #expect(standing.amount(.beforeReliefs) == 0)
    standing.state = .failed
    #expect(standing.amount(.final) == nil)
  }

  @Test func aLineInErrorBlocksItsReadersOneByOne() {
    let sketch = ModelSketch()
    let base = sketch.set("base")
    let failed = sketch.fee("failed", sketch.failing()) { $0.sets = [base] }
    let reader = sketch.fee("reader", sketch.read(failed))
    sketch.fee("its reader", sketch.read(reader))
    sketch.fee("set reader", sketch.read(base, .beforeReliefs))
    sketch.fee("other", sketch.number(1))
    #expect(
      sketch.assess().lines.map(\.outcome) == [
        .error(.divisionByZero), .error(.blocked(by: failed)), .error(.blocked(by: reader)),
        .error(.blocked(by: failed)), .charged(1),
      ])
  }

  @Test func theFirstMemberInErrorIsNamed() {
    let sketch = ModelSketch()
    let base = sketch.set("base")
    sketch.fee("fine", sketch.number(1)) { $0.sets = [base] }
    let first = sketch.fee("first", sketch.failing()) { $0.sets = [base] }
    sketch.fee("second", sketch.failing()) { $0.sets = [base] }
    #expect(sketch.result(of: sketch.read(base)) == .failure(.blocked(by: first)))
  }

  @Test func aReaderThatDoesNotReadIsNotBlocked() {
    let sketch = ModelSketch()
    let failed = sketch.fee("failed", sketch.failing())
    let formula = sketch.choose(sketch.truth(true), then: sketch.number(1), otherwise: sketch.read(failed))
    #expect(sketch.result(of: formula) == .success(1))
  }

  /// Membership is that of the version at hand.
  @Test func aMemberCountsOnlyInTheVersionsThatBelong() {
    let sketch = ModelSketch()
    let base = sketch.set("base")
    var old = FeeVersion(origin: ModelSketch.origin, pricedOn: sketch.date, amount: sketch.number(100))
    old.sets = [base]
    let new = FeeVersion(origin: ModelSketch.origin, pricedOn: sketch.date, amount: sketch.number(200))
    sketch.fee("fee", [(PricingTests.before, old), (PricingTests.since, new)])
    let read = sketch.read(base)
    #expect(sketch.result(of: read, [sketch.date: Int128(PricingTests.new.number - 1)]) == .success(100))
    #expect(sketch.result(of: read) == .success(0))
  }

  /// A version that does not belong may fail without blocking; where no version can be picked, nobody can say so.
  @Test func onlyWhoBelongsBlocksOrWhoMay() {
    let sketch = ModelSketch()
    let base = sketch.set("base")
    let issue = sketch.input("issue", .date)
    var old = FeeVersion(origin: ModelSketch.origin, pricedOn: issue, amount: sketch.number(100))
    old.sets = [base]
    let new = FeeVersion(origin: ModelSketch.origin, pricedOn: issue, amount: sketch.failing())
    let fee = sketch.fee("fee", [(PricingTests.before, old), (PricingTests.since, new)])
    let read = sketch.read(base)
    #expect(sketch.result(of: read, [issue: Int128(PricingTests.new.number)]) == .success(0))
    #expect(sketch.result(of: read) == .failure(.blocked(by: fee)))
    #expect(sketch.result(of: read, [issue: Int128(PricingTests.new.number + 101)]) == .failure(.blocked(by: fee)))
  }

  /// Fees run in the model's order, not as declared; lines come out as declared.
  @Test func feesRunInTheirOrder() {
    let sketch = ModelSketch()
    let read = sketch.read(ID<Fee>(1))
    sketch.fee("levy", sketch.product([read, sketch.number(2)]))
    sketch.fee("base", sketch.number(21))
    sketch.model.feeOrder = [ID(1), ID(0)]
    #expect(sketch.assess().lines.map(\.outcome) == [.charged(42), .charged(21)])
  }
}
