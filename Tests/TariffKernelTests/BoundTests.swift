import Exact
import TariffKernel
import Testing

/// |value| < 10^22 at every node, whatever its scale and whatever happens inside it.
@Suite struct BoundTests {
  static let limit: Int128 = 10_000_000_000_000_000_000_000

  @Test(arguments: [0, 2, 16]) func aValueStaysBelowTheLimit(_ scale: Int) throws {
    let power = try #require(PowersOfTen.int128(scale))
    let most = Self.limit * power - 1
    let sketch = ModelSketch()
    let input = sketch.input("input", scale: scale)
    let (read, one) = (sketch.read(input), sketch.number(1, scale: scale))
    let sum = sketch.sum([read, one])
    #expect(sketch.result(of: read, [input: most]) == .success(most))
    #expect(sketch.result(of: read, [input: -most]) == .success(-most))
    #expect(sketch.result(of: sum, [input: most - 1]) == .success(most))
    #expect(sketch.result(of: sum, [input: most]) == .failure(.overflow))
    #expect(sketch.result(of: read, [input: most + 1]) == .failure(.overflow))
    #expect(sketch.result(of: read, [input: -most - 1]) == .failure(.overflow))
  }

  @Test func aConstantBeyondTheLimitIsAnOverflowWhereItIsRead() {
    let sketch = ModelSketch()
    #expect(sketch.result(of: sketch.number(Self.limit)) == .failure(.overflow))
    let unread = sketch.choose(sketch.truth(true), then: sketch.number(1), otherwise: sketch.number(Self.limit))
    #expect(sketch.result(of: unread) == .success(1))
  }

  /// Three terms of 0.9 × 10^38 leave 128 bits on the way; the total does not.
  @Test func theWayToATotalHasNoBound() {
    let sketch = ModelSketch()
    let large: Int128 = 90_000_000_000_000_000_000_000_000_000_000_000_000
    let terms = [large, large, large, -large, -large, -large, 7].map { sketch.number($0, scale: 16) }
    #expect(sketch.result(of: sketch.sum(terms)) == .success(7))
    #expect(sketch.result(of: sketch.sum(terms.reversed())) == .success(7))
    #expect(sketch.result(of: sketch.sum(Array(terms.prefix(3)))) == .failure(.overflow))
  }

  @Test func theWayToAProductHasNoBound() {
    let sketch = ModelSketch()
    let large = sketch.number(Self.limit - 1)
    #expect(sketch.result(of: sketch.product([large, large, large, sketch.number(0)])) == .success(0))
    #expect(sketch.result(of: sketch.product([large, sketch.number(1)])) == .success(Self.limit - 1))
    #expect(sketch.result(of: sketch.product([large, sketch.number(2)])) == .failure(.overflow))
    #expect(sketch.result(of: sketch.product([large, large])) == .failure(.overflow))
  }

  @Test func theWayToAQuotientHasNoBound() {
    let sketch = ModelSketch()
    // (10^22 − 1)² ÷ (10^22 − 1)
    let large = sketch.number(Self.limit - 1)
    let whole = sketch.quotient([large, large], over: [large], .halfUp(to: 1))
    #expect(sketch.result(of: whole) == .success(Self.limit - 1))
    let tooLarge = sketch.quotient([large, large], over: [sketch.number(9)], .halfUp(to: 1))
    #expect(sketch.result(of: tooLarge) == .failure(.overflow))
  }

  /// 9,999,999,999,999,999,999,999.5 is below the limit; rounded half up it is the limit itself.
  @Test func aRoundingMayReachTheLimit() {
    let sketch = ModelSketch()
    let value = sketch.number(Self.limit * 10 - 5, scale: 1)
    #expect(sketch.result(of: sketch.rounded(value, .towardZero(to: 1))) == .success(Self.limit - 1))
    #expect(sketch.result(of: sketch.rounded(value, .halfUp(to: 1))) == .failure(.overflow))
    sketch.fee("fee", value) { $0.rounding = .halfUp(to: 1) }
    #expect(sketch.outcome() == .error(.overflow))
  }

  @Test func aTotalOverRowsIsBoundOnlyAtItsEnd() {
    let sketch = ModelSketch()
    let floor = sketch.group("floor")
    let area = sketch.input("area", scale: 16, in: floor)
    let sum = sketch.aggregate(.sum, over: floor, sketch.read(area))
    let large: Int128 = 90_000_000_000_000_000_000_000_000_000_000_000_000
    let rows = [large, large, large, -large, -large].map { [area: $0] }
    #expect(sketch.result(of: sum, rows: [floor: rows]) == .success(large))
    #expect(sketch.result(of: sum, rows: [floor: Array(rows.prefix(2))]) == .failure(.overflow))
  }

  @Test func aSetAndASumOfSlicesAreBound() {
    let sketch = ModelSketch()
    let base = sketch.set("base")
    for name in ["a", "b"] { sketch.fee(name, sketch.number(Self.limit / 2)) { $0.sets = [base] } }
    #expect(sketch.result(of: sketch.read(base)) == .failure(.overflow))

    let slices = sketch.table(
      [.brackets(first: 0, lasts: [10, Self.limit])], rows: [0, 1], columns: [[Self.limit - 1, 0]])
    let sum = { (sketch: ModelSketch, argument: Int128) in
      sketch.node(.progressive(slices, column: 0, argument: sketch.number(argument)))
    }
    #expect(sketch.result(of: sum(sketch, 1)) == .success(Self.limit - 1))
    #expect(sketch.result(of: sum(sketch, 2)) == .failure(.overflow))
  }
}
