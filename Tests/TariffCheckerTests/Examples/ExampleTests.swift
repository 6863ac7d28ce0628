import Diagnostics
import TariffChecker
import TestSupport
import Testing

/// Examples are tests that an act carries.
@Suite struct Examples {
  private static func act(_ example: String) -> String {
    """
    input use  residential | commercial
    input area  m2  0 to 1_000 by 0.5
    input share  %  0 to 100 by 0.1
    input owner  text
    input is_mosque  yes/no
    input price  rial/m2  1 to 1_000_000
    group floor
      input size  m2  0 to 1_000
    table factor slab by extent m2
      weight
      up to 60  2
      above     3
    fee f
      exempt mosque when is_mosque
      amount  area * price * factor(area) * (100% - share) + sum(size * price over floor)
      rounded  half up to 1 rial
    fee g
      when  use = commercial and owner = "city"
      amount  f
    fee h
      amount  price * area / (area - 5 m2) * 1 m2
      rounded  half up to 1 rial
    bill b
      lines  f, g
    bill c
      lines  h
    example "case"
    \(example)
    """
  }
  private static let facts =
    "  request_date 1403-02-01, use residential, area 60.5, share 10, is_mosque no, price 1_000"

  @Test(arguments: [
    // 60.5 × 1,000 × 3 × 0.9 = 163,350
    facts + "\n  f = 163_350 rial\n  g not applicable\n  bill b = 163_350 rial",
    facts + "\n  floor: size 10\n  floor: size 5\n  f = 178_350 rial",
    "  request_date 1403-02-01, use commercial, owner \"city\", area 60, share 12.5%, is_mosque no, price 1_000\n"
      + "  g = 105_000 rial\n  bill b = 210_000 rial",
    "  request_date 1403-02-01, is_mosque yes\n  f exempt\n  g error D0201\n  h error",
    "  request_date 1403-02-01, area 5, price 1_000\n  h error D0205\n  bill c error",
  ])
  func examplesThatComeOut(_ example: String) {
    let result = SampleAct.check(Self.act(example))
    #expect(result.codes == [] && result.examples == 1, "\(result.words)")
  }

  @Test func aFailureTellsWhatLedToIt() throws {
    let result = SampleAct.check(Self.act(Self.facts + "\n  f = 108_900 rial"))
    let failure = try #require(result.diagnostics.first)
    #expect(result.codes == ["T0701"])
    #expect(failure.message == "f comes out as 163_350 rial, not as 108_900 rial")
    #expect(failure.reasons.contains("area is 60.5 m2"))
    #expect(failure.reasons.contains("factor takes the row `above`: weight 3"), "\(failure.reasons)")
    #expect(failure.reasons.contains("share is 10%"))
    #expect(result.model == nil, "an act whose example fails is not used")
  }

  @Test(arguments: [
    ("f exempt", "T0701"), ("f not applicable", "T0701"), ("f suspended", "T0701"), ("f error", "T0701"),
    ("g = 0 rial", "T0701"), ("f error D0203", "T0701"), ("bill b = 1 rial", "T0701"), ("bill b error", "T0701"),
    ("f = 163_350", "T0702"), ("f = 163_350.5 rial", "T0702"), ("f = 16_335 toman", "T0702"),
    ("area = 1 rial", "T0702"),
    ("bill f = 1 rial", "T0702"), ("owner 5\n  f = 163_350 rial", "T0702"), ("aera 5\n  f = 163_350 rial", "T0702"),
    ("owner \"x\", owner \"y\"\n  f = 163_350 rial", "T0702"), ("size 5\n  f = 163_350 rial", "T0702"),
    ("flor: size 5\n  f = 163_350 rial", "T0702"), ("floor: size 5 m\n  f = 163_350 rial", "T0702"),
    ("floor: size 5%\n  f = 163_350 rial", "T0702"), ("floor: size 1_001\n  f = 163_350 rial", "T0702"),
    ("floor: size 0.5\n  f = 163_350 rial", "T0702"), ("owner \"x\"", "T0702"),
  ])
  func examplesThatDoNot(_ expectation: String, _ code: String) {
    let result = SampleAct.check(Self.act(Self.facts + "\n  " + expectation))
    #expect(result.codes == [code], "\(result.words)")
    for diagnostic in result.diagnostics { #expect(diagnostic.remedy != nil) }
  }
}
