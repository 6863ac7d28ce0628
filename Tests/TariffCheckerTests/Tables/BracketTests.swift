import Diagnostics
import Exact
import TariffChecker
import TariffKernel
import TestSupport
import Testing

/// A table of random brackets, kept as hundredths so that the test can reckon for itself.
private struct RandomBrackets {
  struct Bracket {
    var low: Int
    var lowIsIn: Bool
    var high: Int?
    var highIsIn: Bool

    func holds(_ value: Int) -> Bool {
      if lowIsIn ? value < low : value <= low { return false }
      guard let high else { return true }
      return highIsIn ? value <= high : value < high
    }

    var words: String {
      let begin = "\(lowIsIn ? "from" : "above") \(RandomBrackets.number(low))"
      guard let high else { return begin }
      return "\(begin) \(highIsIn ? "up to" : "below") \(RandomBrackets.number(high))"
    }
  }
  var brackets: [Bracket]
  var rates: [Int]

  /// Brackets that meet without a gap, from 0 on, in a random order of rows.
  init(using generator: inout SeededGenerator) {
    let count = Int.random(in: 2...8, using: &generator)
    var bounds: Set<Int> = []
    while bounds.count < count - 1 { bounds.insert(Int.random(in: 1...9_999, using: &generator)) }
    let sorted = bounds.sorted()
    var (low, isIn) = (0, true)
    brackets = []
    for bound in sorted {
      let highIsIn = Bool.random(using: &generator)
      brackets.append(Bracket(low: low, lowIsIn: isIn, high: bound, highIsIn: highIsIn))
      (low, isIn) = (bound, !highIsIn)
    }
    brackets.append(Bracket(low: low, lowIsIn: isIn, high: nil, highIsIn: false))
    brackets.shuffle(using: &generator)
    rates = brackets.indices.map { $0 + 1 }
  }

  static func number(_ hundredths: Int) -> String {
    let rest = String(hundredths % 100 + 100).dropFirst()
    return "\(hundredths / 100).\(rest)"
  }

  var act: String {
    let rows = zip(brackets, rates).map { "  \($0.words)  \($1)" }.joined(separator: "\n")
    return """
      input area  m2  0 to 200 by 0.001
      table t slab by size m2
        accepted T0506 "random rates"
        weight rial
      \(rows)
      fee f
        amount  t(area)
      bill b
        lines  f
      """
  }
}

@Suite struct Brackets {
  @Test func everyMutatedBoundIsCaught() throws {
    var generator = SeededGenerator(seed: RandomCases.seed)
    for round in 0..<RandomCases.count(20_000) {
      var table = RandomBrackets(using: &generator)
      let whole = SampleAct.check(table.act)
      // Random rates need not fall anywhere; then the acceptance itself is what is said.
      #expect(whole.codes.allSatisfy { $0 == "T0801" }, "seed \(RandomCases.seed), round \(round)\n\(whole.words)")
      let place = Int.random(in: 0..<table.brackets.count, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: table.brackets[place].low += Bool.random(using: &generator) ? 1 : 17
      case 1: table.brackets[place].lowIsIn.toggle()
      case 2:
        guard let high = table.brackets[place].high else { continue }
        table.brackets[place].high = high + (Bool.random(using: &generator) ? 1 : -1)
      default:
        guard table.brackets[place].high != nil else { continue }
        table.brackets[place].highIsIn.toggle()
      }
      let result = SampleAct.check(table.act)
      let found = result.diagnostics.filter { $0.severity == .error }
      #expect(!found.isEmpty, "seed \(RandomCases.seed), round \(round)\n\(table.act)")
      #expect(
        found.allSatisfy { ["T0501", "T0502", "T0414"].contains($0.code.code) },
        "seed \(RandomCases.seed), round \(round)\n\(result.words)\n\(table.act)")
      for gap in found where gap.code == .bracketGap { try checkExample(gap, table, round) }
    }
  }

  /// The number that a message names lies in no bracket.
  private func checkExample(_ gap: Diagnostic, _ table: RandomBrackets, _ round: Int) throws {
    let word = try #require(gap.reasons.first?.split(separator: " ").first)
    let value = try ExactDecimal.parse(word.utf8)
    let hundredths = try value.multiplied(by: ExactDecimal(100))
    // Below, at or above: a number between two hundredths is in a bracket when both neighbours are, and it is not a bound.
    let floor = Int(try hundredths.rounded(Rounding(.floor, to: ExactDecimal(1))).rescaled(to: 0).significand)
    let isWhole = hundredths == ExactDecimal(floor)
    let isHeld = table.brackets.contains { bracket in
      isWhole ? bracket.holds(floor) : bracket.low <= floor && (bracket.high.map { floor < $0 } ?? true)
    }
    #expect(!isHeld, "seed \(RandomCases.seed), round \(round): \(word) has a row\n\(table.act)")
  }

  @Test func lookupsAgreeWithAWalkOverTheRows() throws {
    var generator = SeededGenerator(seed: RandomCases.seed)
    for round in 0..<RandomCases.count(3_000) {
      let table = RandomBrackets(using: &generator)
      let assessor = try #require(Assessor(SampleAct.check(table.act)))
      var thousandths = (0..<20).map { _ in Int.random(in: 0...200_000, using: &generator) }
      for bound in table.brackets.compactMap(\.high) { thousandths += [bound * 10 - 1, bound * 10, bound * 10 + 1] }
      for value in thousandths {
        // The walk reckons in thousandths, where the brackets' bounds are multiples of ten.
        let row = try #require(
          table.brackets.firstIndex { bracket in
            let fine = RandomBrackets.Bracket(
              low: bracket.low * 10, lowIsIn: bracket.lowIsIn, high: bracket.high.map { $0 * 10 },
              highIsIn: bracket.highIsIn)
            return fine.holds(value)
          })
        let outcome = assessor.outcome(of: "f", ["area": Int128(value)])
        #expect(
          outcome == .charged(Int128(table.rates[row])),
          "seed \(RandomCases.seed), round \(round), \(value)\n\(table.act)")
      }
    }
  }

  @Test func gapsNameANumberBetween() {
    let result = SampleAct.check(Self.act("  up to 100  5%\n  from 101  10%"))
    #expect(result.codes == ["T0501"])
    #expect(result.diagnostics.first?.reasons == ["100.5 m2 lies between `up to 100` and `from 101`"])
    let fine = SampleAct.check(Self.act("  up to 100  5%\n  from 100.01  10%"))
    #expect(fine.diagnostics.first?.reasons == ["100.005 m2 lies between `up to 100` and `from 100.01`"])
    let point = SampleAct.check(Self.act("  below 100  5%\n  above 100  10%"))
    #expect(point.diagnostics.first?.reasons == ["100 m2 lies between `below 100` and `above 100`"])
    let end = SampleAct.check(Self.act("  up to 60  5%\n  up to 100  10%"))
    #expect(end.diagnostics.first?.reasons == ["101 m2 lies beyond `up to 100`"])
    let start = SampleAct.check(Self.act("  from 1 up to 60  5%\n  above  10%"))
    #expect(start.diagnostics.first?.reasons == ["0 m2 lies before `from 1 up to 60`"])
  }

  @Test func overlapsNameANumberOfBoth() {
    let result = SampleAct.check(Self.act("  from 0 up to 100  5%\n  from 90  10%"))
    #expect(result.codes == ["T0502"])
    #expect(result.diagnostics.first?.message == "two rows of t hold for 90 m2")
    let edge = SampleAct.check(Self.act("  from 0 up to 100  5%\n  from 100  10%"))
    #expect(edge.diagnostics.first?.message == "two rows of t hold for 100 m2")
  }

  @Test(arguments: [
    ("  up to 100  5%\n  up to 60  6%\n  above  10%", "T0503"), ("  above  5%\n  up to 60  6%", "T0503"),
    ("  up to 60  5%\n  up to 60  6%\n  above  10%", "T0505"),
    ("  from 0 up to 60  5%\n  from 60 up to 10  6%", "T0414"),
    ("  up to 60  5%\n  residential  6%", "T0401"), ("  up to 60  5%\n  other  6%", "T0401"),
    ("  up to 60 rial  5%\n  above  6%", "T0402"), ("  up to 0.00000000000000001  5%\n  above  6%", "T0406"),
    ("  up to 60  5 rial\n  above  6%", "T0402"), ("  up to 60  5%  7%\n  above  6%", "T0508"),
    ("  up to 60, up to 3  5%\n  above, above  6%", "T0508"),
  ])
  func rowsThatCannotStand(_ rows: String, _ code: String) {
    #expect(SampleAct.codes(Self.act(rows)).first == code, "\(SampleAct.check(Self.act(rows)).words)")
  }

  /// A quantity with a unit of its own is never less than nothing; whoever asks with less is told so.
  @Test func theFirstBracketOfAQuantityBeginsAtZero() throws {
    let act = { (key: String, rows: String) in
      """
      input area  m2  -10 to 200
      table t slab by \(key)
        weight rial
      \(rows)
      fee f
        amount  t(area)
      bill b
        lines  f
      """
    }
    let assessor = try #require(Assessor(SampleAct.check(act("size m2", "  up to 60  1\n  above  2"))))
    guard case .error(let fault)? = assessor.outcome(of: "f", ["area": -1]) else {
      Issue.record("an area of -1 m2 was priced")
      return
    }
    #expect(fault.code == "D0203")
    #expect(assessor.outcome(of: "f", ["area": 0]) == .charged(1))
    #expect(assessor.outcome(of: "f", ["area": 60]) == .charged(1))
    #expect(assessor.outcome(of: "f", ["area": 61]) == .charged(2))
    // A row may say that it holds for less.
    let below = try #require(Assessor(SampleAct.check(act("size m2", "  below 0  3\n  up to 60  1\n  above  2"))))
    #expect(below.outcome(of: "f", ["area": -10]) == .charged(3))
    #expect(below.outcome(of: "f", ["area": 0]) == .charged(1))
    // A key that names an input has the input's numbers.
    let named = try #require(Assessor(SampleAct.check(act("area", "  up to 60  1\n  above  2"))))
    #expect(named.outcome(of: "f", ["area": -10]) == .charged(1))
    #expect(named.outcome(of: "f", ["area": 61]) == .charged(2))
  }

  /// Years, floors and hundredths of a square metre come in steps, and nothing is owed to what lies between.
  @Test(arguments: [
    ("built", "built", "  up to 1397  1\n  from 1398 up to 1400  2\n  from 1401  3", "built", true),
    ("built", "y count", "  up to 1397  1\n  from 1398 up to 1400  2\n  from 1401  3", "built", true),
    ("built", "y count", "  up to 1397  1\n  from 1399  2", "built", false),
    ("built", "built", "  up to 1397  1\n  from 1399  2", "built", false),
    ("area", "area", "  up to 100  1\n  from 100.01  2", "area", true),
    ("area", "area", "  up to 100  1\n  from 100.02  2", "area", false),
    ("area", "area", "  up to 100  1\n  from 101  2", "area", false),
    ("area", "size m2", "  up to 100  1\n  from 100.01  2", "area", false),
    ("five", "five", "  up to 100  1\n  from 105  2", "five", true),
    ("five", "five", "  up to 100  1\n  from 101  2", "five", true),
    ("five", "five", "  up to 100  1\n  from 105.01  2", "five", false),
    ("five", "five", "  up to 100  1\n  from 106  2", "five", false),
  ])
  func stepsOfTheKeyLeaveNothingBetween(
    _ input: String, _ key: String, _ rows: String, _ argument: String, _ isWhole: Bool
  ) {
    let codes = SampleAct.codes(Self.stepped(key, rows, argument))
    #expect(codes.filter { $0 != "T0304" } == (isWhole ? [] : ["T0501"]))
  }

  /// Where rows hold for the steps alone, nothing else may be asked.
  @Test(arguments: [
    ("y count", "built + 1", true), ("y count", "max(1_398, built)", true), ("y count", "built * 0.5", false),
    ("y count", "(built / 7 rounded floor to 1)", true), ("y count", "(built / 7 rounded floor to 0.1)", false),
    ("five", "five", true), ("five", "ten", true), ("five", "five + 1 m", false), ("five", "seven", false),
  ])
  func rowsForTheStepsAreAskedWithSteps(_ key: String, _ argument: String, _ isWhole: Bool) throws {
    let rows = "  up to 100  1\n  from 105  2"
    let result = SampleAct.check(Self.stepped(key, key == "five" ? rows : "  up to 1397  1\n  from 1398  2", argument))
    #expect(result.codes.filter { $0 != "T0304" } == (isWhole ? [] : ["T0501"]), "\(result.words)")
    guard !isWhole, key == "five" else { return }
    let message = try #require(result.diagnostics.first { $0.code == .bracketGap })
    #expect(message.message.contains(" m lies between `up to 100` and `from 105`"))
  }

  /// The same in a table of two bracketed keys.
  @Test func stepsOfTwoKeys() {
    let rows = "  up to 1, up to 100  1\n  up to 1, above  2\n  from 2, up to 100  3\n  from 2, above  4"
    #expect(SampleAct.codes(Self.stepped("n count, size m2", rows, "(built), area")).filter { $0 != "T0304" } == [])
    #expect(
      SampleAct.codes(Self.stepped("n count, size m2", rows, "built * 0.5, area")).filter { $0 != "T0304" } == ["T0501"]
    )
    let open = rows.replacing("from 2, up to 100", with: "from 2, up to 99")
    #expect(
      SampleAct.codes(
        Self.stepped("n count, size m2", open.replacing("from 2, above", with: "from 2, above 100"), "built, area")
      )
      .filter { $0 != "T0304" } == ["T0501"])
  }

  private static func stepped(_ key: String, _ rows: String, _ argument: String) -> String {
    """
    input built  count  1_390 to 1_410
    input area  m2  0 to 200 by 0.01
    input five  m  0 to 200 by 5
    input ten  m  0 to 200 by 10
    input seven  m  0 to 210 by 7
    table t slab by \(key)
      weight rial
    \(rows)
    fee f
      amount  t(\(argument))
    bill b
      lines  f
    """
  }

  @Test func rowsAreOwedToTheRangeOfANamedInput() {
    let act = { (rows: String) in
      """
      input level  count  -2 to 5
      table t slab by level
        weight rial
      \(rows)
      fee f
        amount  t(level)
      bill b
        lines  f
      """
    }
    #expect(SampleAct.codes(act("  from -2 up to 0  1\n  above 0 up to 5  2")) == [])
    #expect(SampleAct.codes(act("  from -1 up to 0  1\n  above 0 up to 5  2")) == ["T0501"])
    #expect(SampleAct.codes(act("  from -2 up to 0  1\n  above 0 up to 4  2")) == ["T0501"])
  }

  private static func act(_ rows: String) -> String {
    """
    input area  m2  0 to 200 by 0.01
    table t slab by size m2
      share
    \(rows)
    fee f
      amount  area * 1 rial/m2 * t(area)
      rounded  half up to 1 rial
    bill b
      lines  f
    """
  }
}
