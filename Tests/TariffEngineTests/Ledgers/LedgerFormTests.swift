import Exact
import Installments
import TariffEngine
import Testing

/// What a state says to people and to programs.
@Suite struct LedgerFormTests {
  private let events = LedgerTariff.events(
    "1403-02-10,payment,a-1,100000,,", "1403-03-10,payment,a-2,100000,,", "1403-03-12,reversal,a-2,,,",
    "1403-03-15,payment,a-3,50000,,")

  /// Of installment 2, five days late, 1,500 of charge and 48,500 of principal are paid.
  @Test func installmentsAsCSV() throws {
    let lines = try LedgerTariff.statement(events, on: 1403_03_15).csv().split(separator: "\n")
    #expect(
      lines[0]
        == "number,kind,nominal,due,standing,principal,mark_up,late_charge,paid_principal,paid_mark_up,"
        + "paid_late_charge,unpaid_principal,unpaid_mark_up,unpaid_late_charge,unpaid")
    #expect(lines[1] == "1,installment,1403-02-10,1403-02-10,paid,100000,0,0,100000,0,0,0,0,0,0")
    #expect(lines[2] == "2,installment,1403-03-10,1403-03-10,past_due,100000,0,1500,48500,0,1500,51500,0,0,51500")
    #expect(lines[3] == "3,installment,1403-04-10,1403-04-10,to_come,100000,0,0,0,0,0,100000,0,0,100000")
    #expect(lines.count == 13)
  }

  @Test func paymentsAndTotalsAsCSV() throws {
    let statement = try LedgerTariff.statement(events, on: 1403_03_15)
    #expect(
      statement.csv(.payments) == """
        payment,day,amount,installment,component,used
        a-1,1403-02-10,100000,1,principal,100000
        a-2,1403-03-10,100000,,reversed,0
        a-3,1403-03-15,50000,2,late_charge,1500
        a-3,1403-03-15,50000,2,principal,48500

        """)
    #expect(
      statement.csv(.totals) == """
        total,amount
        debt,1200000
        bill,1200000
        cash,0
        discount,0
        paid,150000
        past_due,51500
        due_now,51500
        late_charge,1500
        outstanding,1051500
        settlement,1051500
        refund,0
        cleared_on,

        """)
    #expect(statement.csv(.events) == statement.agreed.events.csv())
  }

  /// The object of a state is itself a file of events.
  @Test func theStateAsJSONIsReadAsEventsAgain() throws {
    let statement = try LedgerTariff.statement(events, on: 1403_03_15)
    let again = try EventList(json: Array(statement.json.utf8))
    #expect(again == statement.agreed.events && again.events.count == 5)
    let request = LedgerRequest(plan: "even", debt: .bill("municipal"), dossier: LedgerTariff.dossier, events: again)
    let second = try LedgerTariff.rulebook().ledger(request).state(on: solarDay(1403_03_15))
    #expect(second.json == statement.json)
    for part in [
      #""schema":"tariff.ledger/1""#, #""cleared_on":null"#, #""dossier":"17""#, #""bill":"municipal""#,
      #""settlement":"1051500""#, #""later_events":0"#, #""article":"2""#, #""standing":"past_due""#,
      #""lines":{"building":{"paid":"36375","principal":"75000"},"fine":{"paid":"12125","principal":"25000"}}"#,
      #"{"amount":"50000","day":"1403-03-15","id":"a-3","refund":"0","reversed":false,"#,
    ] { #expect(statement.json.contains(part), "\(part)") }
  }

  @Test func inEnglish() throws {
    let text = try LedgerTariff.statement(events, on: 1403_03_15).text()
    for line in [
      "Ledger at the end of 1403-03-15 · Twelve even parts · even", "Terms of payment · article 2",
      "1,051,500  outstanding in all", "   51,500  past due, late charges with it",
      "no clearance: it is given only when nothing is outstanding (Article 32)", "  900,000  building",
      "  2  1403-03-10    100,000        0        1,500   50,000   51,500  past due",
      "  a-2 · 1403-03-10 · 100,000 rial · bounced: it paid nothing", "     1,500  late charge of 2",
    ] { #expect(text.contains("\(line)\n"), "\(line)\n\(text)") }
  }

  @Test func inPersian() throws {
    let text = try LedgerTariff.statement(events, on: 1403_03_15).text(in: .persian)
    for line in [
      "دفتر اقساط در پایان \u{2068}۱۴۰۳-۰۳-۱۵\u{2069} · دوازده قسط برابر · \u{2068}even\u{2069}",
      "۱٬۰۵۱٬۵۰۰  همهٔ مانده", "مفاصاحساب داده نمی‌شود: تنها پس از پرداخت همهٔ بدهی (ماده ۳۲)",
      "     ۱٬۵۰۰  دیرکرد قسط ۲",
    ] { #expect(text.contains("\(line)\n"), "\(line)\n\(text)") }
    #expect(try !LedgerTariff.statement(events, on: 1403_03_15).text(in: .persian, digits: .latin).contains("۱"))
  }

  @Test func clearanceIsSaidOnlyWhenNothingIsOutstanding() throws {
    let one = LedgerTariff.events("1403-02-01,payment,a,1199999,,")
    #expect(try LedgerTariff.statement(one, on: 1403_02_01).text().contains("no clearance"))
    let all = LedgerTariff.events("1403-02-01,payment,a,1200100,,")
    let text = try LedgerTariff.statement(all, on: 1403_02_02).text()
    #expect(text.contains("nothing is outstanding since 1403-02-01: clearance may be given (Article 32)\n"))
    #expect(text.contains("      100  to be paid back\n"))
  }
}
