import Testing

@testable import TariffEngine

/// Faults of an assessment in words, one by one.
@Suite struct TellerTests {
  private static func sentence(_ fault: Fault, in language: Language = .english) throws -> String {
    let model = try SmallTariff.rulebook().model
    let teller = Teller(model: model, texts: ["north"], wording: Wording(language, digits: nil))
    let day = Day(solarYear: 1403, month: 2, day: 1)
    return teller.sentence(fault, fee: ID(0), line: Line(outcome: .error(fault), day: day, version: 0))
  }

  @Test func everyFaultNamesItsThing() throws {
    let day = try #require(Day(solarYear: 1404, month: 1, day: 5))
    let told: [(Fault, String)] = [
      (.missingInput(ID(2), row: nil), "area was not given"),
      (.missingInput(ID(8), row: 1), "room was not given in row 2 of floor"),
      (.noVersion(.fee(ID(1)), day), "the fee levy does not hold on 1404-01-05"),
      (.noVersion(.rate(ID(0)), day), "the rate levy_share does not hold on 1404-01-05"),
      (.noVersion(.table(ID(0)), day), "the table price does not hold on 1404-01-05"),
      (.noRow(ID(0), arguments: [100_055], scales: [2]), "the table price has no row for area 1,000.55 m2"),
      (.noCell(ID(0), version: 0, row: 2, column: 0), "the table price prints no rate in the row \"above\""),
      (.suspended(.rate(ID(0)), by: ID(0), day), "the rate levy_share is suspended by small.1403 on 1404-01-05"),
      (.textUnknown(.fee(ID(1))), "the text of the fee levy is not known"),
      (.noSuchDay(year: 1403, month: 13, day: 1), "there is no day 1403-13-1"),
      (.overflow, "a number on the way reaches 10^22"), (.divisionByZero, "a divisor is zero"),
      (.emptyGroup(ID(0)), "the least or most over floor was asked for, and no row counts"),
      (.blocked(by: ID(3)), "it reads floor_fee, which is in error"),
      (.shareOutOfRange(relief: 0), "the share of the relief friend is outside 0 to 100 %"),
    ]
    for (fault, sentence) in told { #expect(try Self.sentence(fault) == sentence) }
    #expect(
      try Self.sentence(.noRow(ID(0), arguments: [100_055], scales: [2]), in: .persian)
        == "جدول بها برای زیربنا ۱٬۰۰۰٫۵۵ متر مربع ردیفی ندارد")
    #expect(
      try Self.sentence(.missingInput(ID(8), row: 1), in: .persian) == "مساحت در ردیف ۲ از طبقه داده نشده است")
  }

  @Test(arguments: [
    ("up to 60", "تا ۶۰"), ("from 5 below 10", "از ۵ تا کمتر از ۱۰"),
    ("above 1_200.5 up to 2_000", "بیش از ۱٬۲۰۰٫۵ تا ۲٬۰۰۰"),
    ("below 5%", "کمتر از ۵٪"), ("from 7", "از ۷"), ("above", "بیش از آن"), ("other", "سایر"), ("12", "۱۲"),
    ("residential | commercial, up to 5", "مسکونی یا تجاری، تا ۵"), ("north side", "north side"),
  ])
  func rowsInPersian(_ label: String, _ expected: String) throws {
    let model = try SmallTariff.rulebook().model
    let (persian, english) = (Wording(.persian, digits: nil), Wording(.english, digits: nil))
    #expect(Teller(model: model, texts: [], wording: persian).rowLabel(label) == expected)
    #expect(Teller(model: model, texts: [], wording: english).rowLabel(label) == label)
  }

  @Test func valuesOfEveryKindHaveAPlainForm() throws {
    let model = try SmallTariff.rulebook().model
    let teller = Teller(model: model, texts: ["north"], wording: Wording(.english, digits: nil))
    let day = try #require(Day(solarYear: 1403, month: 2, day: 1))
    #expect(teller.plain(10_055, of: model.inputs[2].domain) == "100.55")
    #expect(teller.plain(125, of: model.inputs[3].domain) == "12.5")
    #expect(teller.plain(1, of: model.inputs[1].domain) == "commercial")
    #expect(teller.plain(1, of: .truth) == "yes")
    #expect(teller.plain(Int128(day.number), of: .date) == "1403-02-01")
    #expect(teller.plain(0, of: .text) == "center")
    #expect(teller.plain(1, of: .text) == "north")
    #expect(teller.value(125, of: model.inputs[3]) == "12.5%")
  }
}
