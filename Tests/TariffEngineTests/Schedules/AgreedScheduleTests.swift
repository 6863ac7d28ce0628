import TariffEngine
import Testing

@Suite struct AgreedScheduleTests {
  /// 10 % of 1,500,000 is less than the fine, which stands wholly in the cash part; the rest of 1,200,000 is three parts
  /// of 400,000. Each takes of what building and green still ask: 333,333.33 and 66,666.67; then of 666,667 and 133,333
  /// the halves, of which building, the earlier, gets the coin; then the rest.
  @Test func everyInstallmentSaysWhatItPays() throws {
    let agreed = try PlanTariff.rulebook().schedule(for: try PlanTariff.request("even", 3))
    #expect(agreed.debt == 1_500_000)
    #expect(agreed.owed.bill?.name == "municipal")
    #expect(agreed.owed.lines.map(\.symbol.name) == ["building", "green", "fine"])
    #expect(agreed.schedule.cash.parts == [0, 0, 300_000])
    #expect(agreed.schedule.installments.map(\.amount) == [400_000, 400_000, 400_000])
    #expect(
      agreed.schedule.installments.map(\.parts) == [
        [333_333, 66_667, 0], [333_334, 66_666, 0], [333_333, 66_667, 0],
      ])
    #expect(agreed.schedule.lines.map(\.bearsLateCharge) == [true, true, false])
    // The day by which the lines were priced.
    #expect(agreed.billDay == (try solar(1403_02_01)))
  }

  @Test func allInCashHasItsDiscount() throws {
    let agreed = try PlanTariff.rulebook().schedule(for: try PlanTariff.request("even", nil))
    #expect(agreed.schedule.paidInAll == 1_200_000)
    #expect(agreed.schedule.cash.discount == 300_000)
    #expect(agreed.schedule.rows.isEmpty)
    #expect(agreed.text().contains("all in cash"))
  }

  /// 1,200,000 × 9 % × 13/24 = 58,500; 1,258,500 ÷ 12 = 104,875 → 105,000, and the last one gets 1,258,500 − 11 × 105,000.
  /// 04-05 is in the file, and 05-05, 11-05 and 1404-02-05 are Fridays.
  @Test func dueDatesMoveOffDaysOff() throws {
    let agreed = try PlanTariff.rulebook().schedule(
      for: try PlanTariff.request("bank", 12), on: try PlanTariff.daysOff())
    #expect(agreed.schedule.markUp == 58_500)
    #expect(agreed.schedule.installments.map(\.amount) == [Int128](repeating: 105_000, count: 11) + [103_500])
    let moved = agreed.schedule.rows.filter { $0.date.due != $0.date.nominal }
    #expect(moved.map(\.date.due.description) == ["1403-04-06", "1403-05-06", "1403-11-06", "1404-02-06"])
    let told = agreed.reasons().filter { $0.subject == .due }.map(\.text)
    #expect(
      told == [
        "installment 2 due 1403-04-05, a day off (Flood): moved to 1403-04-06",
        "installment 3 due 1403-05-05, a day off (Friday): moved to 1403-05-06",
        "installment 9 due 1403-11-05, a day off (Friday): moved to 1403-11-06",
        "installment 12 due 1404-02-05, a day off (Friday): moved to 1404-02-06",
      ])
  }

  /// With Thursdays off too, 06-05 (a Monday) stays and 05-04 is never asked; 1403-07-05 is a Thursday.
  @Test func anOfficeMayRestOnThursdays() throws {
    let agreed = try PlanTariff.rulebook().schedule(
      for: try PlanTariff.request("bank", 12), on: try PlanTariff.daysOff([.thursday, .friday]))
    #expect(agreed.schedule.rows[4].date.nominal == (try solar(1403_07_05)))
    #expect(agreed.schedule.rows[4].date.due == (try solar(1403_07_07)))
  }

  @Test func anAmountNeedsNoDossier() throws {
    let rulebook = try PlanTariff.rulebook()
    var request = try PlanTariff.request("spring", 2)
    (request.debt, request.dossier) = (.amount(1_000_001), nil)
    let agreed = try rulebook.schedule(for: request)
    #expect(agreed.owed.bill == nil)
    #expect(agreed.billDay == request.start)
    #expect(agreed.schedule.installments.map(\.amount) == [500_000, 500_001])
    // With a dossier the amount is still what is owed, and the dossier answers the condition.
    request = AgreementRequest(
      plan: "bank", debt: .amount(2_000_000), dossier: try PlanTariff.dossier(), term: .months(12),
      start: request.start)
    let asked = try rulebook.schedule(for: request, on: try PlanTariff.daysOff())
    #expect(asked.debt == 2_000_000)
    #expect(asked.owed.dossier == "17")
  }

  @Test func whichBillIsSaidWhereTwoAskForSomething() throws {
    let rulebook = try PlanTariff.rulebook()
    let shop = try Dossier(
      json: Array(
        #"{"request_date": "1403-02-01", "use": "commercial", "area": 10, "fined": false, "floor": [{"size": 3}]}"#.utf8
      ))
    var request = try PlanTariff.request("spring", 2)
    request.dossier = shop
    #expect(try PlanTariff.refusal(request)?.code == .billUnknown)
    request.debt = .bill("guild")
    #expect(try rulebook.schedule(for: request).debt == 3_000)
    request.debt = .bill("gild")
    #expect(try PlanTariff.refusal(request)?.remedy() == "did you mean guild?")
    request.debt = .bill("municipal")
    #expect(try rulebook.schedule(for: request).debt == 120_000)
    // A dossier without an area has no municipal bill.
    request.dossier = try Dossier(json: Array(#"{"request_date": "1403-02-01", "use": "residential"}"#.utf8))
    #expect(try PlanTariff.refusal(request)?.code == .billNotPayable)
    request.debt = .bill("guild")
    #expect(try PlanTariff.refusal(request)?.code == .billNotPayable)
  }
}
