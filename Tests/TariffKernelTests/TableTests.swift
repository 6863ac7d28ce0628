import Exact
import TariffKernel
import Testing

/// Rows by brackets and members; slices.
@Suite struct TableTests {
  /// Mashhad, single unit (domain.md §5.1): up to 60: 5 %, 100: 10 %, 150: 18 %; areas in hundredths of m².
  private func singleUnit(_ sketch: ModelSketch) -> ID<Search> {
    sketch.table(
      [.brackets(first: 1, lasts: [60_00, 100_00, 150_00])], rows: [0, 1, 2],
      columns: [[5, 10, 18], [200, nil, 500]], scale: 2, keyScales: [2])
  }

  @Test(
    arguments: [(1, 5), (59_99, 5), (60_00, 5), (60_01, 10), (100_00, 10), (100_01, 18), (150_00, 18)]
      as [(Int128, Int128)])
  func aBracketEndsWhereItSays(_ area: Int128, _ share: Int128) {
    let sketch = ModelSketch()
    let table = singleUnit(sketch)
    let read = sketch.lookup(table, [sketch.number(area, scale: 2)], scale: 2)
    #expect(sketch.result(of: read) == .success(share))
  }

  @Test(arguments: [0, -5, 150_01] as [Int128]) func noRowIsAnErrorThatNamesTheArgument(_ area: Int128) {
    let sketch = ModelSketch()
    let table = singleUnit(sketch)
    let read = sketch.lookup(table, [sketch.number(area, scale: 2)], scale: 2)
    #expect(sketch.result(of: read) == .failure(.noRow(ID(0), arguments: [area], scales: [2])))
  }

  @Test func aCellThatIsNotPrintedIsAnErrorOnlyWhereItIsRead() {
    let sketch = ModelSketch()
    let table = singleUnit(sketch)
    let area = sketch.number(80_00, scale: 2)
    #expect(sketch.result(of: sketch.lookup(table, column: 0, [area], scale: 2)) == .success(10))
    #expect(
      sketch.result(of: sketch.lookup(table, column: 1, [area], scale: 2))
        == .failure(.noCell(ID(0), version: 0, row: 1, column: 1)))
  }

  /// Two keys, the last fastest: from use × to use, with a hole and an `other`.
  private func matrix(_ sketch: ModelSketch) -> ID<Search> {
    sketch.table(
      [.members([3, 7], other: nil), .members([1, 2], other: 2)],
      rows: [0, 1, 2, 3, -1, 4], columns: [[10, 20, 30, 40, 50]])
  }

  @Test(arguments: [(3, 1, 10), (3, 2, 20), (3, 9, 30), (7, 1, 40), (7, 0, 50)] as [(Int128, Int128, Int128)])
  func twoKeysPickOneRow(_ from: Int128, _ to: Int128, _ expected: Int128) {
    let sketch = ModelSketch()
    let table = matrix(sketch)
    #expect(
      sketch.result(of: sketch.lookup(table, [sketch.number(from), sketch.number(to)])) == .success(expected))
  }

  @Test(arguments: [(7, 2), (5, 1), (2, 1), (8, 9)] as [(Int128, Int128)])
  func aHoleInTheGridOrAStrangerHasNoRow(_ from: Int128, _ to: Int128) {
    let sketch = ModelSketch()
    let table = matrix(sketch)
    #expect(
      sketch.result(of: sketch.lookup(table, [sketch.number(from), sketch.number(to)]))
        == .failure(.noRow(ID(0), arguments: [from, to], scales: [0, 0])))
  }

  @Test func allArgumentsAreReadBeforeTheRowIsSought() {
    let sketch = ModelSketch()
    let table = matrix(sketch)
    let read = sketch.lookup(table, [sketch.number(5), sketch.failing()])
    #expect(sketch.result(of: read) == .failure(.divisionByZero))
  }

  @Test func aTableWithoutAVersionOnTheDayIsAnError() {
    let sketch = ModelSketch()
    let day = ModelSketch.newYear1403
    let before = DaySpan(Day.valid.lowerBound, Day(number: day.number - 1))
    let table = sketch.table([.members([1], other: nil)], rows: [0], columns: [[5]], spans: before)
    let read = sketch.lookup(table, [sketch.number(1)])
    #expect(sketch.result(of: read) == .failure(.noVersion(.table(ID(0)), day)))
    #expect(sketch.result(of: read, [sketch.date: Int128(day.number - 1)]) == .success(5))
  }

  /// Tehran's density table of 1405: 3 up to 180, 4 up to 240, 5 up to 300, 6 above; percent of land, one place.
  private func density(_ sketch: ModelSketch) -> ID<Search> {
    sketch.table(
      [.brackets(first: 0, lasts: [180_0, 240_0, 300_0, Int128.max])], rows: [0, 1, 2, 3],
      columns: [[3, 4, 5, 6], [1, nil, 1, 1]], keyScales: [1])
  }

  @Test(
    arguments: [
      (0, 0), (100_0, 300_0), (180_0, 540_0), (180_1, 540_4), (250_0, 540_0 + 240_0 + 50_0),
      (400_5, 540_0 + 240_0 + 300_0 + 603_0),
    ] as [(Int128, Int128)])
  func slicesAddUp(_ density: Int128, _ expected: Int128) {
    let sketch = ModelSketch()
    let table = self.density(sketch)
    let sum = sketch.node(.progressive(table, column: 0, argument: sketch.number(density, scale: 1)), scale: 1)
    #expect(sketch.result(of: sum) == .success(expected))
  }

  @Test func slicesThatAreNotReachedAreNotRead() {
    let sketch = ModelSketch()
    let table = density(sketch)
    let sum = { (sketch: ModelSketch, argument: Int128) in
      sketch.node(.progressive(table, column: 1, argument: sketch.number(argument, scale: 1)), scale: 1)
    }
    #expect(sketch.result(of: sum(sketch, 180_0)) == .success(180_0))
    #expect(sketch.result(of: sum(sketch, 180_1)) == .failure(.noCell(ID(0), version: 0, row: 1, column: 1)))
    #expect(sketch.result(of: sum(sketch, -1)) == .failure(.noRow(ID(0), arguments: [-1], scales: [1])))
  }
}
