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
        + "paid_late_charge,unpaid_principal,unpaid_mark_up,unpaid_late_charge,unpaid,returned")
    #expect(lines[1] == "1,installment,1403-02-10,1403-02-10,paid,100000,0,0,100000,0,0,0,0,0,0,0")
    #expect(lines[2] == "2,installment,1403-03-10,1403-03-10,past_due,100000,0,1500,48500,0,1500,51500,0,0,51500,0")
    #expect(lines[3] == "3,installment,1403-04-10,1403-04-10,to_come,100000,0,0,0,0,0,100000,0,0,100000,0")
    #expect(lines.count == 13)
  }

  @Test func paymentsAndTotalsAsCSV() throws {
    let statement = try LedgerTariff.statement(events, on: 1403_03_15)
    #expect(
      statement.csv(.payments) == """
        payment,day,amount,installment,component,used,returned
        a-1,1403-02-10,100000,1,principal,100000,0
        a-2,1403-03-10,100000,,reversed,0,0
        a-3,1403-03-15,50000,2,late_charge,1500,0
        a-3,1403-03-15,50000,2,principal,48500,0

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
        owed_back,0
        received,150000
        applied,150000
        given_back,0
        held,0
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
      #""lines":{"building":{"paid":"36375","principal":"75000","returned":"0"},"#,
      #""fine":{"paid":"12125","principal":"25000","returned":"0"}}"#,
      #"{"amount":"50000","day":"1403-03-15","id":"a-3","made_good":"0","refund":"0","reversed":false,"#,
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
    #expect(text.contains("      100  not owed, to be paid back\n"))
  }

  /// Four installments and 7 more than the twelve ask for; then the fee falls by 80,000, which spread takes off nothing,
  /// for nothing is asked any more: the last payment, of 800,007, paid 600,000 of the fee. 80,007 are held, and 80,000 of
  /// them given back.
  private let account = LedgerTariff.events(
    "1403-02-10,payment,p1,100000,,", "1403-02-15,payment,p2,1100007,,",
    "1403-03-01,recalculation,,,building=820000;fine=300000,",
    "1403-03-05,refund,r1,80000,,", "1403-03-06,refund,r2,7,,", "1403-03-08,reversal,r2,,,")

  @Test func theAccount() throws {
    let statement = try LedgerTariff.statement(account, on: 1403_03_10)
    #expect(
      statement.csv(.account) == """
        entry,id,day,received,principal,mark_up,late_charge,given_back,held
        payment,p1,1403-02-10,100000,100000,0,0,0,0
        payment,p2,1403-02-15,1100007,1020000,0,0,0,80007
        refund,r1,1403-03-05,0,0,0,0,80000,-80000
        reversed,r2,1403-03-06,0,0,0,0,0,0
        total,,,1200007,1120000,0,0,80000,7

        """)
    let english = statement.text()
    for line in [
      "Account of the money: received = applied + given back + held, to be given back",
      "              received  principal  mark-up  late charge  given back     held",
      "  1403-02-15  1,100,007  1,020,000        0            0           0   80,007  payment p2",
    ] { #expect(english.contains("\(line)\n"), "\(line)\n\(english)") }
    let persian = statement.text(in: .persian)
    for line in [
      "حساب وجوه: دریافتی = منظورشده + بازپرداخت‌شده + برگشتیِ نزد شهرداری", "بازپرداخت \u{2068}r1\u{2069}",
      "برگشت‌خورده \u{2068}r2\u{2069}", "  جمع",
    ] { #expect(persian.contains("\(line)\n"), "\(line)\n\(persian)") }
    let json = statement.json
    for part in [
      #"{"applied":{"late_charge":"0","mark_up":"0","principal":"1020000","total":"1020000"},"day":"1403-02-15","#,
      #""entry":"payment","given_back":"0","held":"80007","id":"p2","received":"1100007"}"#, #""held":"7""#,
      #""given_back":"80000""#, #""received":"1200007""#, #""applied":"1120000""#,
    ] { #expect(json.contains(part), "\(part)\n\(json)") }
    // Which principal is no longer owed stands in its row too: the last installments that p2 paid.
    #expect(statement.csv(.payments).contains("p2,1403-02-15,1100007,12,principal,100000,75000\n"))
    #expect(statement.csv(.payments).contains("p2,1403-02-15,1100007,11,principal,100000,5000\n"))
    #expect(english.contains("  100,000  principal of 12, of which 75,000 are no longer owed and to be paid back\n"))
  }
}
