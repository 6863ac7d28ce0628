import Exact
import TariffKernel
import TestSupport
import Testing

/// Floors, shares, refunds, blocked bills.
@Suite struct BillTests {
  private func result(
    _ amounts: [Int128], fixed: [Int] = [], step: Int128? = 1_000, _ remainder: Bill.Remainder = .shared
  ) -> BillResult {
    let sketch = ModelSketch()
    let lines = amounts.map { sketch.fee("line", sketch.number($0)) }
    sketch.bill(lines, fixed: fixed.map { lines[$0] }, step: step, remainder)
    return sketch.assess().bills[0]
  }

  /// Bill G6 (domain.md §9.1): published to the rial.
  @Test func aPublishedBillComesOutToTheRial() {
    #expect(
      result([1_874_412_400, 93_720_620, 56_232_372])
        == .payable(
          total: 2_024_365_392, payable: 2_024_365_000, dropped: 392,
          lines: [1_874_412_037, 93_720_602, 56_232_361]))
  }

  @Test func aTotalInWholeStepsStays() {
    #expect(result([1_500, 500]) == .payable(total: 2_000, payable: 2_000, dropped: 0, lines: [1_500, 500]))
    #expect(result([0, 0]) == .payable(total: 0, payable: 0, dropped: 0, lines: [0, 0]))
    #expect(result([]) == .payable(total: 0, payable: 0, dropped: 0, lines: []))
  }

  @Test func aBillWithoutAStepIsNotFloored() {
    #expect(result([1_234, 5], step: nil) == .payable(total: 1_239, payable: 1_239, dropped: 0, lines: [1_234, 5]))
  }

  /// 2,001 floored to 2,000 over three equal lines: each 666⅔, and the two rials left go to the earlier ones.
  @Test func tiesGoToTheEarlierLine() {
    #expect(
      result([667, 667, 667]) == .payable(total: 2_001, payable: 2_000, dropped: 1, lines: [667, 667, 666]))
  }

  @Test func fixedLinesAreLeftAlone() {
    // 700 is fixed; 1,800 bears 500.
    #expect(
      result([700, 900, 900], fixed: [0])
        == .payable(total: 2_500, payable: 2_000, dropped: 500, lines: [700, 650, 650]))
  }

  @Test func aCreditIsLeftAlone() {
    #expect(
      result([3_000, -700, 0]) == .payable(total: 2_300, payable: 2_000, dropped: 300, lines: [2_700, -700, 0]))
  }

  @Test func nothingIsDroppedWhereNoLineCanBearIt() {
    #expect(
      result([1_234_567], fixed: [0]) == .payable(total: 1_234_567, payable: 1_234_567, dropped: 0, lines: [1_234_567]))
    #expect(
      result([1_500, 400], fixed: [0]) == .payable(total: 1_900, payable: 1_900, dropped: 0, lines: [1_500, 400]))
    #expect(
      result([1_500, 900], fixed: [0]) == .payable(total: 2_400, payable: 2_000, dropped: 400, lines: [1_500, 500]))
    #expect(
      result([1_100, 300], .takenFrom(ID(1)))
        == .payable(total: 1_400, payable: 1_400, dropped: 0, lines: [1_100, 300]))
  }

  @Test func aNamedLineBearsTheRemainder() {
    #expect(
      result([1_100, 300], .takenFrom(ID(0)))
        == .payable(total: 1_400, payable: 1_000, dropped: 400, lines: [700, 300]))
    #expect(
      result([1_400, 0], .takenFrom(ID(0))) == .payable(total: 1_400, payable: 1_000, dropped: 400, lines: [1_000, 0]))
    #expect(
      result([600, 400 - 1], .takenFrom(ID(1))) == .payable(total: 999, payable: 999, dropped: 0, lines: [600, 399]))
  }

  @Test func aRemainderMayBeShownApart() {
    #expect(
      result([1_100, 300], .shownApart) == .payable(total: 1_400, payable: 1_000, dropped: 400, lines: [1_100, 300]))
  }

  @Test func aNegativeTotalIsARefund() {
    #expect(result([-1_234, 200]) == .refund(total: -1_034, lines: [-1_234, 200]))
    #expect(result([-1_234, 1_234]) == .payable(total: 0, payable: 0, dropped: 0, lines: [-1_234, 1_234]))
  }

  @Test func anErrorBlocksOnlyTheBillThatItStandsIn() {
    let sketch = ModelSketch()
    let fine = sketch.fee("fine", sketch.number(2_500))
    let failed = sketch.fee("failed", sketch.failing())
    let reader = sketch.fee("reader", sketch.read(failed))
    let no = sketch.truth(false)
    let absent = sketch.fee("absent", sketch.number(77)) { $0.condition = no }
    sketch.bill([reader, failed])
    sketch.bill([absent, fine])
    #expect(
      sketch.assess().bills == [
        .blocked(by: reader), .payable(total: 2_500, payable: 2_000, dropped: 500, lines: [0, 2_000]),
      ])
  }

  /// Random bills: the lines add up to the payable, each within one rial of its exact share, zeros and fixed lines stay.
  @Test func randomBillsAddUp() {
    var random = SeededGenerator(seed: RandomCases.seed)
    for index in 0..<RandomCases.count(100_000) {
      let count = Int.random(in: 1...8, using: &random)
      var fixed: Set<Int> = []
      let amounts = (0..<count).map { line in
        if Int.random(in: 0..<5, using: &random) == 0 { fixed.insert(line) }
        let power = PowersOfTen.int128(Int.random(in: 0...20, using: &random)) ?? 1
        return Int.random(in: 0..<5, using: &random) == 0 ? 0 : Int128.random(in: 0..<power, using: &random)
      }
      let step: Int128 = [10, 1_000, 10_000].randomElement(using: &random) ?? 10
      let story: Comment = "case \(index) of seed \(RandomCases.seed): \(amounts), fixed \(fixed), step \(step)"
      guard
        case .payable(let total, let payable, let dropped, let lines) = result(
          amounts, fixed: fixed.sorted(), step: step)
      else {
        Issue.record(story)
        continue
      }
      let scaled = amounts.indices.filter { !fixed.contains($0) }
      let whole = scaled.reduce(BigInteger(0)) { $0 + BigInteger(amounts[$1]) }
      let sum = amounts.reduce(BigInteger(0)) { $0 + BigInteger($1) }
      let rest = sum.dividedTowardZero(by: BigInteger(step)).remainder
      #expect(BigInteger(total) == sum, story)
      #expect(BigInteger(dropped) == (whole < rest ? BigInteger(0) : rest), story)
      #expect(BigInteger(payable) == sum - BigInteger(dropped), story)
      #expect(lines.reduce(BigInteger(0)) { $0 + BigInteger($1) } == BigInteger(payable), story)
      for line in amounts.indices where fixed.contains(line) || amounts[line] == 0 {
        #expect(lines[line] == amounts[line], story)
      }
      // |line − amount × a ÷ R| < 1, where R is what is scaled and a what is left of it.
      let left = whole - BigInteger(dropped)
      for line in scaled where !whole.isZero {
        let distance = BigInteger(lines[line]) * whole - BigInteger(amounts[line]) * left
        #expect(distance.magnitude < whole, story)
      }
    }
  }
}

/// The division of a sum by itself.
@Suite struct AllocationTests {
  @Test(
    arguments: [
      (100, [1, 1, 1], [34, 33, 33]), (0, [3, 4], [0, 0]), (5, [0, 7, 0], [0, 5, 0]), (0, [0, 0], [0, 0]), (0, [], []),
      // Exact shares 3.5, 2.1, 1.4: cut, they are 6; the first lost most.
      (7, [50, 30, 20], [4, 2, 1]),
      // A sum greater than all weights.
      (1_000, [1, 2], [333, 667]),
    ] as [(Int128, [Int128], [Int128])])
  func dividesByLargestRemainder(_ sum: Int128, _ weights: [Int128], _ expected: [Int128]) {
    #expect(Allocation.shares(of: sum, inProportionTo: weights) == expected)
  }

  @Test func dividesWhatNeedsMoreThan128Bits() {
    let large: Int128 = 9_999_999_999_999_999_999_999
    #expect(Allocation.shares(of: large * 3, inProportionTo: [large, large, large]) == [large, large, large])
    #expect(
      Allocation.shares(of: large, inProportionTo: [large, large, large])
        == [3_333_333_333_333_333_333_333, 3_333_333_333_333_333_333_333, 3_333_333_333_333_333_333_333])
  }
}
