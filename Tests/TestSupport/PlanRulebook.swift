/// A tariff with plans, small enough to be worked out by hand.
///
/// Of 100 m² the bill is 1,000,000 for building and 200,000 for green, and a fine of 300,000 where there is one: the
/// fine may not be split. The ceiling is 18 %, from 1403-07-01 on 23 %.
public enum PlanRulebook {
  /// The file that names the rulebook.
  public static let rulebook = """
    language 1

    rulebook payable  "تعرفه آزمون" "Payable"
      jurisdiction  "Sample city"
      horizon  1403-01-01 to 1404-12-29
    """ + "\n"

  /// The acts.
  public static let act = """
    language 1

    act fees.1403  "تعرفه نمونه" "Sample tariff"
      authority  "Council"
      approved   1402-11-10
      published  1402-11-28
      in force   from 1403-01-01 to 1404-12-29
      priced on  request_date
      status     final
      source     "Made for tests"

    input request_date  date  "تاریخ درخواست" "Request date"
    input use  residential | commercial
    input area  m2  1 to 1_000_000
    input fined  yes/no

    group floor
      input size  m2  0 to 10_000

    fee building  "زیربنا" "Building"
      amount  area * 10_000 rial/m2
      rounded  half up to 1 rial

    fee green  "فضای سبز" "Green"
      amount  area * 2_000 rial/m2
      rounded  half up to 1 rial

    fee fine  "جریمه" "Fine"
      when  fined
      amount  300_000 rial

    fee trade  "پیشه" "Trade"
      when  use = commercial
      amount  sum(size over floor) * 1_000 rial/m2
      rounded  half up to 1 rial

    bill municipal  "فیش شهرداری" "Municipal bill"
      lines  building, green, fine

    bill guild  "فیش صنف" "Guild bill"
      lines  trade

    act ceiling.1402  "سقف نرخ ۱۸" "Ceiling 18 %"
      authority  "Council of Money"
      rank       regulation
      approved   1402-01-01
      in force   from 1403-01-01 to 1403-06-31
      status     final
      source     "Made for tests"

    rate ceiling  18%
      sample  "illustrative"

    act ceiling.1403  "سقف نرخ ۲۳" "Ceiling 23 %"
      authority  "Council of Money"
      rank       regulation
      approved   1402-01-02
      in force   from 1403-07-01 to 1404-12-29
      status     final
      source     "Made for tests"

    rate ceiling  23%

    act plans.1403  "شیوه‌نامه تقسیط" "Terms of payment"
      authority  "Council"
      approved   1402-11-11
      published  1402-11-28
      in force   from 1403-01-01 to 1404-12-29
      priced on  request_date
      status     final
      source     "Made for tests"

    plan even  "اقساط برابر" "Even parts"  article 2
      term       3, cash 10%
      method     none
      discount   20% from 1403-01-01 to 1403-03-31 if all in cash
      rounded    half up to 1_000 rial, remainder last
      lines shown
      unsplit    fine
      late       2% a month, begun month whole, on principal, up to 24%, except fine

    plan bank  "وام‌گونه" "Like a loan"  article 3
      when       use = residential
      debt       1_000_000 rial to 1_000_000_000 rial
      term       12, cash 20%, mark up 50% of ceiling
      method     bank formula
      every      1 month, same day, moved following, across years
      rounded    half up to 1_000 rial, remainder last

    plan spring  "بهار" "Spring"
      in force   from 1403-01-01 to 1403-03-31
      term       1 to 2
      term       36
      method     none
      rounded    half up to 1_000 rial, remainder last

    act stop.1404  "توقف تقسیط" "Stop"
      authority  "Council"
      approved   1403-12-01
      published  1403-12-02
      amends     plans.1403
      in force   from 1404-01-01 to 1404-03-31
      status     final
      source     "Made for tests"

    suspend even  article 1
    """ + "\n"

  /// The three files of a folder with the rulebook.
  public static let files = [("rulebook", rulebook), ("fees.tariff", act)]

  /// 05-05 of 1403 is a Friday; 04-05, a Tuesday, is a day off here.
  public static let calendar = """
    calendar,Days off of a test
    version,1402-12-28
    covers,1403-01-01,1404-12-29
    date,title
    1403-04-05,Flood
    1403-01-01,نوروز
    """ + "\n"

  /// 100 m² with a fine.
  public static let dossier = """
    {"dossier": "17", "request_date": "1403-02-01", "use": "residential", "area": 100, "fined": true}
    """
}
