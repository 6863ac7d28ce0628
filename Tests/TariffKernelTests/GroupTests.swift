import TariffKernel
import Testing

/// Sums, counts, least and most over the rows of a group.
@Suite struct GroupTests {
  private struct Floors {
    let sketch = ModelSketch()
    let floor: ID<Group>
    let level: ID<Input>
    let area: ID<Input>

    init() {
      floor = sketch.group("floor")
      level = sketch.input("level", in: floor)
      area = sketch.input("area", scale: 2, in: floor)
    }

    func rows(_ rows: [(Int128, Int128?)]) -> [ID<Group>: [ModelSketch.Row]] {
      [floor: rows.map { row in row.1.map { [level: row.0, area: $0] } ?? [level: row.0] }]
    }
  }

  @Test func gathersAllRows() {
    let floors = Floors()
    let area = floors.sketch.read(floors.area)
    let rows = floors.rows([(0, 120_50), (1, 80_00), (-1, 95_25)])
    let results = [Aggregation.sum, .least, .most].map { aggregation in
      floors.sketch.result(of: floors.sketch.aggregate(aggregation, over: floors.floor, area), rows: rows)
    }
    #expect(results == [.success(295_75), .success(80_00), .success(120_50)])
    #expect(floors.sketch.result(of: floors.sketch.aggregate(.count, over: floors.floor), rows: rows) == .success(3))
  }

  @Test func gathersTheRowsThatPass() {
    let floors = Floors()
    let (area, level) = (floors.sketch.read(floors.area), floors.sketch.read(floors.level))
    let above = floors.sketch.compare(level, .greater, floors.sketch.number(0))
    // The first row has no area: it is not asked, for the filter leaves it out.
    let rows = floors.rows([(0, nil), (1, 80_00), (2, 70_00)])
    let results = [Aggregation.sum, .least, .most].map { aggregation in
      floors.sketch.result(of: floors.sketch.aggregate(aggregation, over: floors.floor, where: above, area), rows: rows)
    }
    #expect(results == [.success(150_00), .success(70_00), .success(80_00)])
    let count = floors.sketch.aggregate(.count, over: floors.floor, where: above)
    #expect(floors.sketch.result(of: count, rows: rows) == .success(2))
  }

  @Test func nothingAddsUpToNothingButHasNoLeast() {
    let floors = Floors()
    let area = floors.sketch.read(floors.area)
    for rows in [[:], floors.rows([])] {
      #expect(
        floors.sketch.result(of: floors.sketch.aggregate(.sum, over: floors.floor, area), rows: rows) == .success(0))
      #expect(
        floors.sketch.result(of: floors.sketch.aggregate(.count, over: floors.floor), rows: rows) == .success(0))
      for aggregation in [Aggregation.least, .most] {
        #expect(
          floors.sketch.result(of: floors.sketch.aggregate(aggregation, over: floors.floor, area), rows: rows)
            == .failure(.emptyGroup(floors.floor)))
      }
    }
  }

  @Test func aMissingInputNamesItsRow() {
    let floors = Floors()
    let sum = floors.sketch.aggregate(.sum, over: floors.floor, floors.sketch.read(floors.area))
    #expect(
      floors.sketch.result(of: sum, rows: floors.rows([(0, 1), (1, nil)]))
        == .failure(.missingInput(floors.area, row: 1)))
  }

  @Test func aRowKnowsWhatItWasGiven() {
    let floors = Floors()
    let test = floors.sketch.node(.isGiven(floors.area), kind: .truth)
    let count = floors.sketch.aggregate(.count, over: floors.floor, where: test)
    #expect(floors.sketch.result(of: count, rows: floors.rows([(0, 1), (1, nil), (2, 0)])) == .success(2))
  }

  /// The element reads a value that gathers rows itself: each has its own row at hand.
  @Test func aValueReadInARowHasItsOwnRows() {
    let floors = Floors()
    let (area, level) = (floors.sketch.read(floors.area), floors.sketch.read(floors.level))
    let most = floors.sketch.value(floors.sketch.aggregate(.most, over: floors.floor, level))
    let isTop = floors.sketch.compare(level, .equal, floors.sketch.read(most))
    let sum = floors.sketch.aggregate(.sum, over: floors.floor, where: isTop, area)
    let rows = floors.rows([(1, 10_00), (3, 25_00), (2, 40_00), (3, 5_00)])
    #expect(floors.sketch.result(of: sum, rows: rows) == .success(30_00))
  }

  @Test func aFaultInARowLeavesNothingBehind() {
    let floors = Floors()
    let sum = floors.sketch.aggregate(.sum, over: floors.floor, floors.sketch.read(floors.area))
    let whole = floors.sketch.rounded(sum, .halfUp(to: 1))
    floors.sketch.fee("first", whole)
    floors.sketch.fee("second", floors.sketch.aggregate(.count, over: floors.floor))
    let lines = floors.sketch.assess(rows: floors.rows([(0, nil), (1, 1)])).lines.map(\.outcome)
    #expect(lines == [.error(.missingInput(floors.area, row: 0)), .charged(2)])
  }
}
