import Diagnostics
import TariffChecker
import TariffKernel
import TestSupport
import Testing

/// Progressive tables: each bracket's rate on its own slice.
@Suite struct Progressive {
  /// The shape of Tehran’s density brackets, with factors that are easy to reckon.
  private static func act(_ heading: String, _ rows: String, _ input: String) -> String {
    """
    input density  \(input)
    table t progressive by \(heading)
      factor rial
    \(rows)
    fee f
      amount  t(density)
      rounded  half up to 1 rial
    bill b
      lines  f
    """
  }

  @Test(arguments: [
    "  up to 180  300\n  up to 240  400\n  up to 300  500\n  above  600",
    "  from 0 below 180  300\n  from 180 below 240  400\n  from 240 below 300  500\n  from 300  600",
    "  above 300  600\n  above 240 up to 300  500\n  from 0 up to 180  300\n  above 180 up to 240  400",
  ])
  func slicesMeetAtTheirBounds(_ rows: String) throws {
    let assessor = try #require(Assessor(SampleAct.check(Self.act("size count", rows, "count 0 to 1_000"))))
    // 180 × 300 + 60 × 400 + 60 × 500 + 50 × 600 by hand; a bound gives the same from both sides.
    for (density, amount) in [
      (0, 0), (1, 300), (180, 54_000), (181, 54_400), (240, 78_000), (300, 108_000), (350, 138_000),
    ] {
      #expect(assessor.outcome(of: "f", ["density": Int128(density)]) == .charged(Int128(amount)), "\(density)")
    }
  }

  @Test func percentKeysAreHundredths() throws {
    let rows = "  up to 180  300\n  above  600"
    let result = SampleAct.check(Self.act("size %", rows, "% 0 to 1_000"))
    let assessor = try #require(Assessor(result), "\(result.words)")
    // 1.80 × 300 + 0.20 × 600 = 660
    #expect(assessor.outcome(of: "f", ["density": 200]) == .charged(660))
  }

  @Test func slicesAreOfOneNumber() {
    let two = """
      input a  count  0 to 10
      input b  count  0 to 10
      table t progressive by x count, y count
        factor rial
        above, above  1
      fee f
        amount  t(a, b)
      bill c
        lines  f
      """
    #expect(SampleAct.codes(two) == ["T0409"])
  }

  @Test func aQuantityBelowNothingHasNoSlice() throws {
    let act = Self.act("size count", "  up to 180  300\n  above  600", "count -10 to 1_000")
    let assessor = try #require(Assessor(SampleAct.check(act)))
    guard case .error(let fault)? = assessor.outcome(of: "f", ["density": -1]) else {
      Issue.record("a negative quantity was priced")
      return
    }
    #expect(fault.code == "D0203")
  }
}
