import Diagnostics
import Exact
import Testing

@testable import TariffSyntax

@Suite struct ExampleTests {
  @Test func factsRowsAndOutcomes() throws {
    let example = try #require(
      Sample.act(
        """
        example "دو پارکینگ"
          request_date 1403-02-01, use residential, area 260 m2,
            veteran no
          street "امام", level -1, density 120%
          floor: level 0, area 120
          floor: level 1, area 80.5
          floor_area = 99_000_000 rial
          rail = -5 rial, fine exempt
          parking not applicable
          balcony suspended
          vat error D0203
          yard error
          bill municipal = 1_000 rial
          bill other_bill error
          bill 5
        """
      ).tree().examples.first)
    #expect(example.title.value == "دو پارکینگ")
    #expect(
      example.facts.map(\.name.value) == [
        "request_date", "use", "area", "veteran", "street", "level", "density", "bill",
      ])
    guard case .date(let day) = example.facts[0].value, case .word(let use) = example.facts[1].value,
      case .number(let area) = example.facts[2].value, case .word(let no) = example.facts[3].value,
      case .text(let street) = example.facts[4].value, case .number(let level) = example.facts[5].value,
      case .number(let density) = example.facts[6].value
    else {
      Issue.record("facts of each kind")
      return
    }
    #expect(day.value == Day(solarYear: 1403, month: 2, day: 1))
    #expect(use.value == "residential")
    #expect(area.unit?.unit == .squareMetre)
    #expect(no.value == "no")
    #expect(street.value == "امام")
    #expect(level.value == ExactDecimal(-1))
    #expect(density.isPercent)
    #expect(example.groupRows.map(\.group.value) == ["floor", "floor"])
    #expect(example.groupRows.map { $0.facts.map(\.name.value) } == [["level", "area"], ["level", "area"]])
    #expect(
      example.expectations.map(\.name.value) == [
        "floor_area", "rail", "fine", "parking", "balcony", "vat", "yard", "municipal", "other_bill",
      ])
    #expect(example.expectations.map(\.isBill) == Array(repeating: false, count: 7) + [true, true])
    guard case .amount(let amount) = example.expectations[0].outcome, case .exempt = example.expectations[2].outcome,
      case .notApplicable = example.expectations[3].outcome, case .suspended = example.expectations[4].outcome,
      case .error(let code?) = example.expectations[5].outcome, case .error(nil) = example.expectations[6].outcome
    else {
      Issue.record("outcomes of each kind")
      return
    }
    #expect(amount.text == "99_000_000 rial")
    #expect(code.value == "D0203")
  }

  @Test func badExamples() {
    func example(_ line: String) -> Sample { Sample.act("example \"x\"\n  \(line)\n") }
    Sample.act("example §five§\n  a 5\n").expect(.unexpectedWord)
    example("§area§").expect(.unexpectedWord)
    example("area §,§ use residential").expect(.unexpectedWord)
    example("area 260 §use§ residential").expect(.unexpectedWord)
    example("floor: §5§").expect(.unexpectedWord)
    example("floor: level 0, §area§").expect(.unexpectedWord)
    example("fee §=§").expect(.unexpectedWord)
    example("fee = §exempt§").expect(.unexpectedWord)
    example("fee not §applied§").expect(.unexpectedWord)
    example("request_date §1403-12-31§").expect(.impossibleDate)
    example("§5§ area").expect(.unexpectedWord)
    example("area 5, 6§ §").parse().diagnostics.forEach { #expect($0.code == .unexpectedWord) }
  }
}
