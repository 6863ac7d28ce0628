import Exact
import TariffEngine
import Testing

/// A tariff whose bill is 1,200,000 rial, three quarters a fee and one quarter a fine, and plans of twelve installments
/// of 100,000, the tenth of each month: the sums of every ledger below can be worked out by hand.
enum LedgerTariff {
  private static let rulebookFile = """
    language 1

    rulebook town  "شهر"  "Town"
      jurisdiction  "Town"
      horizon  1403-01-01 to 1404-12-29
    """ + "\n"

  private static let act = """
    language 1

    act fees.1403  "تعرفه ۱۴۰۳"  "Tariff of 1403"
      authority  "Council"
      approved   1402-11-10
      published  1402-11-28
      in force   from 1403-01-01 to 1404-12-29
      priced on  request_date
      status     final
      source     "Made for tests"

    input request_date  date  "تاریخ درخواست"
    input use  residential | commercial
    input area  m2  1 to 1_000

    fee building  "زیربنا"  "Building"
      amount  area * 9_000 rial/m2
      rounded  half up to 1 rial

    fee fine  "جریمه"  "Fine"
      amount  300_000 rial

    bill municipal  "فیش شهرداری"
      lines  building, fine

    act terms.1403  "شیوه‌نامه تقسیط"  "Terms of payment"
      authority  "Council"
      approved   1402-11-11
      published  1402-11-28
      in force   from 1403-01-01 to 1403-06-31
      priced on  request_date
      status     final
      source     "Made for tests"

    plan even  "دوازده قسط برابر"  "Twelve even parts"  article 2
      term  12
      term  24
      term  36
      method  none
      late  2% a month, begun month whole, on principal, up to 24%, except fine
      recalculation  spread

    plan marked  "دوازده قسط با سود"  "Twelve with mark-up"  article 3
      when  use = residential
      term  12, mark up 24%
      term  24, cash 40%, mark up 30%
      method  bank formula
      settlement  begun month whole, forgives 100%

    plan moved  "با تعطیلات"  "Moved off days off"  article 4
      term  12
      method  none
      every  1 month, same day, moved following, across years

    act terms.1403.autumn  "شیوه‌نامه پاییز"  "Terms of autumn"
      authority  "Council"
      approved   1403-06-20
      published  1403-06-25
      in force   from 1403-07-01 to 1404-12-29
      priced on  request_date
      status     final
      source     "Made for tests"

    plan even  "دوازده قسط برابر"  "Twelve even parts"  article 2
      term  12
      term  24
      term  36
      method  none
      late  3% a month, begun month whole, on principal, up to 24%, except fine
      recalculation  spread
    """ + "\n"

  static func rulebook() throws -> Rulebook {
    try Rulebook(files: [
      SourceFile(name: "rulebook", bytes: Array(rulebookFile.utf8)),
      SourceFile(name: "acts.tariff", bytes: Array(act.utf8)),
    ])
  }

  static let dossier = Dossier(
    id: "17", ["request_date": "1403-01-01", "use": "residential", "area": "100"])

  /// The agreement, and what follows it.
  static func events(_ rows: String..., header: String = "day,event,id,amount,lines,installments") -> String {
    let width = header.split(separator: ",").count
    let agreement = "1403-01-10,agreement" + String(repeating: ",", count: width - 2)
    return ([header + ",term", agreement + ",12"] + rows.map { $0 + "," }).map { $0 + "\n" }.joined()
  }

  static func request(_ events: String, plan: String = "even") throws -> LedgerRequest {
    LedgerRequest(
      plan: plan, debt: .bill(nil), dossier: dossier, events: try EventList(reading: Array(events.utf8)))
  }

  static func statement(_ events: String, plan: String = "even", on day: Int) throws -> LedgerStatement {
    try rulebook().ledger(request(events, plan: plan)).state(on: solarDay(day))
  }

  /// The first four installments, each on its day.
  static func fourPaid(_ amount: Int) -> [String] {
    (2...5).map { "1403-0\($0)-10,payment,p\($0),\(amount),," }
  }
}

/// A Solar day written as a whole: 1403_01_31.
func solarDay(_ number: Int) throws -> Day {
  try #require(Day(solarYear: number / 10_000, month: number / 100 % 100, day: number % 100))
}
