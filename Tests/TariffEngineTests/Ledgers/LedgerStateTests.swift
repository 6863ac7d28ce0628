import Exact
import Installments
import TariffEngine
import Testing

/// Bills of dossiers under plans of acts, from data to states.
@Suite struct LedgerStateTests {
  /// On 15 Khordad the first installment is in its second month late and the second in its first: 2 % of the 75,000 of
  /// the fee for each month begun; the fine bears none.
  @Test func lateChargesSkipTheFineOfTheAct() throws {
    let state = try LedgerTariff.statement(LedgerTariff.events(), on: 1403_03_15).state
    #expect(state.installments.prefix(3).map(\.lateCharge) == [3_000, 1_500, 0])
    #expect(state.pastDue == 204_500 && state.outstanding == 1_204_500 && state.clearedOn == nil)
    #expect(state.lines.map(\.bearsLateCharge) == [true, false])
  }

  /// From Mehr the council asks for 3 %; who agreed in Farvardin pays 2 % for good, and who agrees in Mehr 3 %.
  @Test func theTermsAreThoseOfTheDayOfTheAgreement() throws {
    let old = try LedgerTariff.statement(LedgerTariff.events(), on: 1403_12_30)
    #expect(old.state.installments[0].lateCharge == 16_500)
    #expect(old.agreed.terms.act.symbol.name == "terms.1403")
    let events = "day,event,term\n1403-07-10,agreement,12\n"
    let new = try LedgerTariff.statement(events, on: 1403_08_11)
    #expect(new.state.installments[0].lateCharge == 2_250)
    #expect(new.agreed.terms.act.symbol.name == "terms.1403.autumn")
  }

  /// 1,200,000 × 24 × 13 ÷ 2400 = 156,000: 13,000 an installment. After four, 800,000 and the 13,000 of the month begun.
  @Test func settlementInMidTerm() throws {
    let paid = LedgerTariff.fourPaid(113_000)
    let before = LedgerTariff.events(paid[0], paid[1], paid[2], paid[3])
    #expect(try LedgerTariff.statement(before, plan: "marked", on: 1403_05_25).state.settlementFigure == 813_000)
    let settled = LedgerTariff.events(
      paid[0], paid[1], paid[2], paid[3], "1403-05-25,settlement,s,813500,,")
    let state = try LedgerTariff.statement(settled, plan: "marked", on: 1404_06_01).state
    #expect(try state.clearedOn == solarDay(1403_05_25) && state.outstanding == 0 && state.refund == 500)
  }

  /// The fee rises by 80,000, 10,000 for each of eight, or falls by 80,000; the fine stays a fine.
  @Test(arguments: [(980_000, 110_000, 85_000), (820_000, 90_000, 65_000)])
  func recalculation(_ fee: Int, _ principal: Int, _ part: Int) throws {
    let paid = LedgerTariff.fourPaid(100_000)
    let lines = "building=\(fee);fine=300000"
    let one = LedgerTariff.events(
      paid[0], paid[1], paid[2], paid[3], "1403-05-20,recalculation,,,\(lines),")
    let several = LedgerTariff.events(
      paid[0], paid[1], paid[2], paid[3], "1403-05-20,recalculation,,,building=\(fee),",
      "1403-05-20,recalculation,,,fine=300000,")
    for events in [one, several] {
      let state = try LedgerTariff.statement(events, on: 1403_05_20).state
      #expect(state.installments.dropFirst(4).allSatisfy { $0.principal == Coins(principal) })
      #expect(state.installments.dropFirst(4).allSatisfy { $0.parts == [Coins(part), 25_000] })
      #expect(state.lines.map(\.bearsLateCharge) == [true, false])
    }
  }

  /// 800,000 in twenty installments of 40,000: 24 in all.
  @Test func prolongation() throws {
    let paid = LedgerTariff.fourPaid(100_000)
    let events = LedgerTariff.events(
      paid[0], paid[1], paid[2], paid[3], "1403-05-20,prolongation,,,,20")
    let state = try LedgerTariff.statement(events, on: 1403_05_20).state
    #expect(state.installments.dropFirst(4).map(\.principal) == [Coins](repeating: 40_000, count: 20))
  }

  @Test func aBareAmountIsRecalculatedAsOne() throws {
    let events = "day,event,term,amount\n1403-01-10,agreement,12,\n1403-01-20,recalculation,,1440000\n"
    let request = LedgerRequest(
      plan: "even", debt: .amount(1_200_000), billDay: try solarDay(1403_01_05),
      events: try EventList(reading: Array(events.utf8)))
    let statement = try LedgerTariff.rulebook().ledger(request).state(on: solarDay(1403_01_20))
    #expect(statement.state.installments.map(\.principal) == [Coins](repeating: 120_000, count: 12))
    #expect(statement.json.contains(#""bill":"1440000""#) && statement.json.contains(#""debt":"1200000""#))
    #expect(statement.text().contains("1,440,000  the same as recalculated"))
  }

  @Test func laterEventsAreCountedAndNotTaken() throws {
    let paid = LedgerTariff.fourPaid(100_000)
    let events = LedgerTariff.events(paid[0], paid[1], paid[2], paid[3])
    let statement = try LedgerTariff.statement(events, on: 1403_03_10)
    #expect(statement.laterEvents == 2 && statement.state.payments.count == 2)
    #expect(statement.text().contains("events after this day, not in this state: 2\n"))
    #expect(statement.text(in: .persian).contains("رویدادهای پس از این روز که در این حساب نیست: ۲\n"))
  }

  @Test func dueDatesMoveByTheCalendar() throws {
    // 1403-05-05 is a Friday, and so is 1403-02-14: 81 days earlier are no whole weeks, 1403-02-14 is 1403-05-05 − 84.
    let calendar = "calendar,c\nversion,1\ncovers,1403-01-01,1404-06-31\ndate,title\n1403-03-14,Day off\n"
    let events = "day,event,term,first_due\n1403-01-14,agreement,12,1403-02-14\n"
    let ledger = try LedgerTariff.rulebook().ledger(
      LedgerTariff.request(events, plan: "moved"), on: DaysOff(MemorySource(calendar)))
    let dates = try ledger.state(on: solarDay(1403_01_14)).state.installments.map(\.date.due.description)
    #expect(Array(dates.prefix(3)) == ["1403-02-15", "1403-03-15", "1403-04-14"])
  }
}
