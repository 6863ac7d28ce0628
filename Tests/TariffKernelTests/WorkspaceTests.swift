import Exact
import TariffKernel
import Testing

/// What is kept from dossier to dossier is memory, never a number.
@Suite struct WorkspaceTests {
  /// Two fees and a bill of both; the first is in error where the area is 0.
  private func sketch() -> (ModelSketch, area: ID<Input>) {
    let sketch = ModelSketch()
    let area = sketch.input("area")
    let first = sketch.fee(
      "share", sketch.quotient([sketch.number(1_000)], over: [sketch.read(area)], .halfUp(to: 1)))
    let second = sketch.fee("levy", sketch.product([sketch.read(area), sketch.number(7)]))
    sketch.bill([first, second], step: 10)
    return (sketch, area)
  }

  /// Bills that are payable, blocked and paid back, in every order, written over one another.
  @Test func anAssessmentWrittenOverIsAsGoodAsNew() {
    let (sketch, area) = sketch()
    let machine = ScalarMachine(sketch.model)
    var workspace = machine.makeWorkspace()
    var kept = Assessment(lines: [], bills: [], balances: [])
    let areas: [Int128] = [3, 0, -4, 3, -4, 0, 0, 5]
    for given in areas {
      let facts = sketch.facts([area: given])
      machine.assess(facts, reusing: &workspace, into: &kept)
      #expect(kept == machine.assess(facts), "area \(given)")
    }
  }

  /// One that another machine filled, with other lines and bills.
  @Test func anAssessmentOfAnotherMachineIsWrittenOver() {
    let (sketch, area) = sketch()
    let other = ModelSketch()
    other.fee("alone", other.number(5))
    var kept = ScalarMachine(other.model).assess(other.facts([:]))
    let machine = ScalarMachine(sketch.model)
    var workspace = machine.makeWorkspace()
    let facts = sketch.facts([area: 8])
    machine.assess(facts, reusing: &workspace, into: &kept)
    #expect(kept == machine.assess(facts))
    #expect(kept.lines.map(\.outcome) == [.charged(125), .charged(56)])
    #expect(kept.bills == [.payable(total: 181, payable: 180, dropped: 1, lines: [124, 56])])
  }

  /// A result that was handed out does not change when its memory is used again.
  @Test func whatWasHandedOutStays() {
    let (sketch, area) = sketch()
    let machine = ScalarMachine(sketch.model)
    var workspace = machine.makeWorkspace()
    var kept = machine.assess(sketch.facts([area: 8]), reusing: &workspace)
    let handedOut = kept
    machine.assess(sketch.facts([area: 10]), reusing: &workspace, into: &kept)
    #expect(handedOut.bills == [.payable(total: 181, payable: 180, dropped: 1, lines: [124, 56])])
    #expect(kept.bills == [.payable(total: 170, payable: 170, dropped: 0, lines: [100, 70])])
  }

  /// A copy of a workspace serves another thread.
  @Test func copiesOfAWorkspaceShareNothing() async {
    let (sketch, area) = sketch()
    let machine = ScalarMachine(sketch.model)
    let workspace = machine.makeWorkspace()
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        let facts = (1...200).map { sketch.facts([area: $0]) }
        group.addTask {
          var own = workspace
          return facts.allSatisfy { machine.assess($0, reusing: &own) == machine.assess($0) }
        }
      }
      for await agrees in group { #expect(agrees) }
    }
  }
}

/// Keys whose numbers follow one another are found by counting; what lies beside them is still nowhere.
@Suite struct CountedKeyTests {
  @Test(arguments: [(0, 10), (1, 10), (2, 20), (3, 30)] as [(Int128, Int128)])
  func bracketsOneApart(_ floors: Int128, _ cell: Int128) {
    let sketch = ModelSketch()
    let table = sketch.table([.brackets(first: 0, lasts: [1, 2, 3])], rows: [0, 1, 2], columns: [[10, 20, 30]])
    #expect(sketch.result(of: sketch.lookup(table, [sketch.number(floors)])) == .success(cell))
  }

  @Test(arguments: [-1, 4, Int128(1) << 70, -(Int128(1) << 70)] as [Int128])
  func beyondBracketsOneApart(_ floors: Int128) {
    let sketch = ModelSketch()
    let table = sketch.table([.brackets(first: 0, lasts: [1, 2, 3])], rows: [0, 1, 2], columns: [[10, 20, 30]])
    let read = sketch.lookup(table, [sketch.number(floors)])
    #expect(sketch.result(of: read) == .failure(.noRow(ID(0), arguments: [floors], scales: [0])))
  }

  @Test(arguments: [(4, 10), (5, 20), (6, 30), (3, 40), (7, 40), (-9, 40)] as [(Int128, Int128)])
  func membersInARow(_ district: Int128, _ cell: Int128) {
    let sketch = ModelSketch()
    let table = sketch.table([.members([4, 5, 6], other: 3)], rows: [0, 1, 2, 3], columns: [[10, 20, 30, 40]])
    #expect(sketch.result(of: sketch.lookup(table, [sketch.number(district)])) == .success(cell))
  }

  @Test(arguments: [3, 7] as [Int128]) func besideMembersInARow(_ district: Int128) {
    let sketch = ModelSketch()
    let table = sketch.table([.members([4, 5, 6], other: nil)], rows: [0, 1, 2], columns: [[10, 20, 30]])
    let read = sketch.lookup(table, [sketch.number(district)])
    #expect(sketch.result(of: read) == .failure(.noRow(ID(0), arguments: [district], scales: [0])))
  }
}
