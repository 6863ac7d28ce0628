import Diagnostics
import TariffChecker
import TariffKernel
import TestSupport
import Testing

/// Tables asked by choices, by two keys, by texts and by exact numbers.
@Suite struct ChoiceTables {
  /// The opening fee's table in short: floors down, uses across, half-floors of industry not printed.
  private static func opening(_ rows: String, when condition: String = "") -> String {
    """
    input kind  ground | basement | half_floor
    input occupancy  commercial | office | industrial
    table opening exact by kind across occupancy %
                 commercial  office  industrial
    \(rows)
    fee f
    \(condition)
      amount  1_000 rial * opening(kind, occupancy)
      rounded  half up to 1 rial
    bill b
      lines  f
    """
  }

  private static let whole = "  ground 100 60 100\n  basement 60 50 50\n  half_floor 10 10 none"

  @Test func aKeyAcrossTheHeadingIsAKeyLikeAnother() throws {
    let result = SampleAct.check(Self.opening(Self.whole))
    let assessor = try #require(Assessor(result), "\(result.words)")
    func outcome(_ kind: String, _ use: String) throws -> Outcome? {
      assessor.outcome(
        of: "f", ["kind": try #require(assessor.option(kind)), "occupancy": try #require(assessor.option(use))])
    }
    #expect(try outcome("ground", "office") == .charged(600))
    #expect(try outcome("basement", "industrial") == .charged(500))
    guard case .error(let fault)? = try outcome("half_floor", "industrial") else {
      Issue.record("a cell that is not printed was priced")
      return
    }
    #expect(fault.code == "D0209")
  }

  @Test func aYesNoKeyIsAskedByYesAndNo() throws {
    func act(_ rows: String) -> String {
      """
      input is_veteran  yes/no
      table share exact by is_veteran
        part %
      \(rows)
      fee f
        amount   1_000 rial * share(is_veteran)
        rounded  half up to 1 rial
      bill b
        lines  f
      """
    }
    let assessor = try #require(Assessor(SampleAct.check(act("  yes 25\n  no 100"))))
    #expect(assessor.outcome(of: "f", ["is_veteran": 1]) == .charged(250))
    #expect(assessor.outcome(of: "f", ["is_veteran": 0]) == .charged(1_000))
    #expect(SampleAct.check(act("  yes 25")).codes == ["T0504"])
  }

  @Test func everyCombinationThatCanBeAskedNeedsARow() {
    let result = SampleAct.check(Self.opening("  ground 100 60 100\n  basement 60 50 50"))
    #expect(result.codes == ["T0504"])
    #expect(
      result.diagnostics.first?.message
        == "opening has no row for half_floor with commercial, half_floor with office, half_floor with industrial")
    #expect(result.diagnostics.first?.related.count == 1, "the table is shown besides")
    #expect(result.diagnostics.first?.related.first?.message.hasPrefix("the table of ") == true)
  }

  @Test(arguments: [
    ("kind <> half_floor", true), ("kind = ground", true), ("kind in (ground, basement)", true),
    ("half_floor <> kind", true), ("not kind = half_floor", true),
    ("not (kind = half_floor or occupancy = office)", true),
    ("kind = ground or kind = basement", true), ("occupancy = office and kind <> half_floor", true),
    ("kind = ground or occupancy = office", false), ("kind <> ground", false), ("occupancy = office", false),
    ("not (kind = half_floor and occupancy = office)", false), ("kind is given", false),
  ])
  func conditionsRuleCasesOut(_ condition: String, _ isEnough: Bool) {
    let rows = "  ground 100 60 100\n  basement 60 50 50"
    let result = SampleAct.check(Self.opening(rows, when: "  when  \(condition)"))
    #expect(result.codes == (isEnough ? [] : ["T0504"]), "\(result.words)")
  }

  @Test func exemptionsBranchesAndFiltersRuleCasesOut() {
    let table = """
      input use  residential | commercial | office
      input area  m2  0 to 100
      group floor
        input kind  residential | commercial | office
        input size  m2  0 to 100
      table t exact by use
        share
        commercial  10%
        office      5%

      """
    let end = "\n  rounded  half up to 1 rial\nbill b\n  lines  f\n"
    let sum = "sum(size * 1 rial/m2 * t(kind) over floor where kind <> residential)"
    let good = [
      "fee f\n  exempt home when use = residential\n  amount  area * 1 rial/m2 * t(use) + \(sum)",
      "fee f\n  amount  area * 1 rial/m2 * (if use = residential then 1% else t(use)) + \(sum)",
      "fee f\n  amount  area * 1 rial/m2 * (if use <> residential and t(use) > 5% then 1% else 2%) + \(sum)",
      "fee f\n  amount  area * 1 rial/m2 * (if use = residential or t(use) > 5% then 1% else 2%) + \(sum)",
      "fee f\n  let k = if use = residential then commercial else use\n  amount  area * 1 rial/m2 * t(k) + \(sum)",
      "fee f\n  amount  area * 1 rial/m2 + \(sum)\n  relief r t(use) when use <> residential",
    ]
    for fee in good {
      let result = SampleAct.check(table + fee + end)
      #expect(result.codes == [], "\(fee)\n\(result.words)")
    }
    let bad = [
      "fee f\n  exempt home when use = residential and area > 5 m2\n  amount  area * 1 rial/m2 * t(use) + \(sum)",
      "fee f\n  amount  area * 1 rial/m2 * (if use = residential then t(use) else 1%) + \(sum)",
      "fee f\n  amount  area * 1 rial/m2 * (if use <> residential or t(use) > 5% then 1% else 2%) + \(sum)",
      "fee f\n  when t(use) > 5% and use <> residential\n  amount  area * 1 rial/m2 + \(sum)",
      "fee f\n  when use <> residential\n  amount  area * 1 rial/m2 * t(use) + sum(size * 1 rial/m2 * t(kind) over floor)",
      "fee f\n  amount  \(sum) + 1 rial * area / 1 m2\n  relief r t(use)",
    ]
    for fee in bad {
      let result = SampleAct.check(table + fee + end)
      #expect(result.codes == ["T0504"], "\(fee)\n\(result.words)")
    }
  }

  @Test func otherYieldsToRowsThatNameTheCase() throws {
    let act = """
      input use  residential | commercial | office
      input area  m2  0 to 1_000
      table t slab by use, size m2
        weight rial
        commercial, up to 100  1
        commercial, above      2
        other, up to 50        3
        other, above           4
      fee f
        amount  t(use, area)
      bill b
        lines  f
      """
    let result = SampleAct.check(act)
    let assessor = try #require(Assessor(result), "\(result.words)")
    for (use, area, amount) in [
      ("commercial", 60, 1), ("commercial", 101, 2), ("office", 50, 3), ("residential", 51, 4),
    ] {
      let facts = ["use": try #require(assessor.option(use)), "area": Int128(area)]
      #expect(assessor.outcome(of: "f", facts) == .charged(Int128(amount)), "\(use) \(area)")
    }
  }

  @Test func eachCaseHasItsOwnBrackets() {
    let rows = { (rows: String) in
      """
      input use  commercial | office
      input area  m2  0 to 1_000
      table t slab by use, size m2
        weight rial
      \(rows)
      fee f
        amount  t(use, area)
      bill b
        lines  f
      """
    }
    #expect(
      SampleAct.codes(
        rows("  commercial, up to 60  1\n  commercial, above  2\n  office, up to 90  1\n  office, above  3"))
        == [])
    let gap = SampleAct.check(rows("  commercial, up to 60  1\n  commercial, above  2\n  office, up to 90  1"))
    #expect(gap.codes == ["T0501"])
    #expect(gap.diagnostics.first?.message == "the brackets of t for office leave a gap: 91 m2 has no row")
    #expect(
      SampleAct.codes(rows("  commercial | office, up to 60  1\n  office, from 50  2\n  commercial, above  3"))
        == ["T0502"])
  }

  @Test func twoNumbersMakeBoxes() throws {
    let act = { (last: String) in
      """
      input area  m2  0 to 1_000
      input floors  count  0 to 30
      table t slab by size m2, height count
        weight rial
        up to 100, up to 3  1
        up to 100, above    2
        above 100, up to 3  3
        \(last)
      fee f
        amount  t(area, floors)
      bill b
        lines  f
      """
    }
    let assessor = try #require(Assessor(SampleAct.check(act("above 100, above 3  4"))))
    for (area, floors, amount) in [(100, 3, 1), (100, 4, 2), (101, 3, 3), (101, 4, 4)] {
      let facts = ["area": Int128(area), "floors": Int128(floors)]
      #expect(assessor.outcome(of: "f", facts) == .charged(Int128(amount)))
    }
    #expect(SampleAct.codes(act("above 100, from 3  4")) == ["T0502"])
    let hole = SampleAct.check(act("above 100, above 4  4"))
    #expect(hole.codes == ["T0501"])
    #expect(hole.diagnostics.first?.message.contains("size 101 m2, height 4") ?? false, "\(hole.words)")
  }

  @Test func textsAndExactNumbersNeedNotBeCovered() throws {
    let act = """
      input block  text
      input ceilings  count  1 to 40
      table p exact by block
        price rial
        "15_6"  100
        "كرج"   200
      table c exact by storeys count
        weight
        11  2
        13  3
      fee f
        amount  p(block) * c(ceilings)
      bill b
        lines  f
      """
    let assessor = try #require(Assessor(SampleAct.check(act)))
    let karaj = try #require(assessor.model.texts.firstIndex(of: "کرج"), "texts have one spelling")
    #expect(assessor.outcome(of: "f", ["block": Int128(karaj), "ceilings": 13]) == .charged(600))
    guard case .error(let fault)? = assessor.outcome(of: "f", ["block": Int128(karaj), "ceilings": 12]) else {
      Issue.record("a number without a row was priced")
      return
    }
    #expect(fault.code == "D0203")
  }

  @Test(arguments: [
    ("table t exact by usse\n  share\n  commercial  1%", "T0301"),
    ("table t exact by f\n  share\n  commercial  1%", "T0306"),
    ("table t exact by k across n rial\n  commercial  office\n  1  1 2", "T0401"),
    ("table t exact by n\n  share\n  1 | 2  1%", "T0109"),
    ("table t exact by request_date\n  share\n  commercial  1%", "T0401"),
    ("table t exact by use\n  share  share\n  commercial  1%  2%", "T0302"),
    ("table t exact by use\n  share\n  commercail  1%", "T0410"),
    ("table t exact by use\n  a  b  c\n  total c = a + d\n  other  1 2 3", "T0412"),
    ("table t exact by use\n  a  b rial  c\n  total c = a + b\n  other  1 2 3", "T0402"),
    ("table t exact by use\n  share\n  other  1%\n  other  2%", "T0505"),
  ])
  func tablesThatMeanNothing(_ table: String, _ code: String) {
    let inputs = "input use  commercial | office\ninput k  count  1 to 3\ninput n  count  1 to 3"
    let act = "\(inputs)\n\(table)\nfee f\n  amount  1 rial\nbill b\n  lines  f"
    #expect(SampleAct.codes(act).first == code, "\(SampleAct.check(act).words)")
  }
}

/// Numbers that look like misprints.
@Suite struct PrintedNumbers {
  private static func column(_ cells: [Int]) -> [String] {
    let rows = cells.enumerated().map { "  up to \($0.offset + 1)  \($0.element)%" }
    let act = """
      table t slab by size count
        share
      \(rows.dropLast().joined(separator: "\n"))
        above  \(cells[cells.count - 1])%
      fee f
        amount  1_000 rial * t(1 count)
        rounded  half up to 1 rial
      bill b
        lines  f
      """
    return SampleAct.check(act).diagnostics.map(\.message)
  }

  @Test(arguments: [
    [5, 10, 18, 30, 45, 65, 90, 120, 120], [22, 19, 16, 10], [3, 4, 5, 6, 9, 12, 16, 20, 24, 24, 24], [10, 10, 8],
    [10, 5],
    [1, 2, 3, 2, 1], [5, 5, 5],
  ])
  func columnsThatRiseOrFallAllAlong(_ cells: [Int]) {
    #expect(Self.column(cells) == [])
  }

  @Test(arguments: [
    ([5, 10, 18, 30, 45, 65, 90, 120, 30], "share falls from 120% to 30% in the row `above`"),
    ([5, 10, 18, 3, 45, 65], "share falls from 18% to 3% in the row `up to 4`"),
    ([50, 10, 18, 30], "share falls from 50% to 10% in the row `up to 2`"),
    ([5, 10, 10, 8, 8, 20], "share falls from 10% to 8% in the row `up to 4`"),
  ])
  func aCellThatFallsWhereItsNeighboursRise(_ cells: [Int], _ message: String) {
    #expect(Self.column(cells) == [message])
  }

  /// The engineering organisation's design rates of 1405: the printed total is 1,000 too much.
  @Test func aTotalShowsBothNumbers() {
    let act = """
      table design exact by ceilings count
        total whole = architecture + civil + mechanical + electrical + coordinator
        architecture rial  civil rial  mechanical rial  electrical rial  coordinator rial  whole rial
        11  1_613_000  1_882_000  968_000  914_000  405_000  5_783_000
        13  1_907_000  2_225_000  1_144_000  1_081_000  478_000  6_835_000
        20  1 2 none 3 4 none
      fee f
        amount  design(11 count).whole
      bill b
        lines  f
      """
    #expect(
      SampleAct.check(act).diagnostics.map(\.message)
        == ["whole of the row `11` is printed as 5_783_000, and its parts add up to 5_782_000"])
  }
}
