import Diagnostics

/// Acts that act on acts, each with other statements, as rulebooks write them.
enum LawSamples {
  /// Every sample as a file.
  static var all: [SourceFile] {
    [stages, plan, retired, replaced, unknown, moments].enumerated().map { number, text in
      SourceFile(name: "law \(number)", bytes: Array(text.utf8))
    }
  }

  /// Rates, cells and rows that change within a year.
  static let stages = """
    language 1

    # Retroactive: approved in Mehr, in force from Shahrivar.
    act city.1402.stage3  "اصلاحیه مرحله سوم" "Third stage"
      authority  "شورا"
      approved   1402-07-10
      in force   from 1402-06-01
      status     final
      amends     city.1402, city.1402.stage2
      source     "interview"
      sample     "the numbers are illustrative"

    change single_unit, row up to 300, share to 48% was 50%
      article  1

    insert multi_unit, row up to 800  29%  1_080
      article  3

    change balcony_factor to 3.2 was 3.5  # one of them
    change block_price, row 5, 2, price to 4_950_000 was none

    remove multi_unit, row above 800 up to 900 was 30%  1_440

    change floor_levy, rounded to half up to 1_000 rial was half up to 1 rial  article 2

    change cash_discount to 22% was 10% from 1403-04-01 to 1403-06-31

    change chargeable to max(0 m2, floor_area - 25 m2 * parkings)
        was max(0 m2, floor_area - 20 m2 * parkings)

    example "روز پیش از تصویب"
      known 1402-07-09, request_date 1402-06-15, request new
      floor_levy = 594_000_000 rial

    """

  /// An act that is suspended and comes back.
  static let plan = """
    language 1

    act city.plan.1402  "کد ارتفاعی"
      authority  "شورا"
      approved   1402-01-20
      in force   from 1402-02-01
      status     final
      amends     city.fees
      source     "interview"

    change height_code to 5 was 4

    act city.plan.suspension  "توقف"
      authority  "کمیسیون ماده ۵"
      approved   1402-03-05
      in force   from 1402-03-10
      status     final
      amends     city.plan.1402
      source     "interview"

    suspend act city.plan.1402 from 1402-03-10 until decided  "تا تعیین تکلیف"
    suspend height_code in city.plan.1402 from 1402-04-01 to 1402-05-31  "آزمایشی" "A trial"

    act city.plan.decision  "تصمیم"
      authority  "کمیسیون ماده ۵"
      approved   1404-03-20
      in force   from 1404-04-01
      status     final
      amends     city.plan.1402, city.plan.suspension
      source     "interview"

    reinstate act city.plan.1402 from 1404-04-01

    """

  /// What ends, and what never was.
  static let retired = """
    language 1

    act city.court.1403  "رأی دیوان عدالت اداری"
      authority      "هیئت عمومی"
      approved       1403-05-20
      in force       from 1403-05-20
      status         final
      rank           law
      prevails over  city.council.1403
      source         "like ruling 573"

    annul act city.parking.1401  "ابطال از تاریخ تصویب"
    annul balcony in city.fees  "رأی ۱۲۳"

    repeal rail_levy from 1403-07-01

    suspend balcony  "تا بررسی"
    reinstate balcony from 1403-10-01

    """

  /// Whole tables.
  static let replaced = """
    language 1

    act engineering.1401.amended  "تعرفه اصلاحی"
      authority  "سازمان"
      approved   1401-03-25
      in force   from 1401-04-01 to 1401-12-29
      priced on  contract_date
      status     final
      rank       regulation
      amends     engineering.1401
      settles    engineering.1401.interim
      source     "a list"

    replace design was engineering.1401
      sample  "no source gives these rates"
      total   whole = architecture + civil
               architecture rial/m2  civil rial/m2  whole rial/m2
      up to 2               302_000        348_000        650_000
      above                 629_000        734_000      1_363_000

    replace change_of_use exact by from_use across to_use rial/m2  "تغییر کاربری" was engineering.1401 from 1401-06-01  article 3
                   residential  commercial
      residential         none       1_200
      other                300        none

    """

  /// A text that is not known, provisions with days of their own.
  static let unknown = """
    language 1

    act national.insurance.1401  "قانون اصلاح ماده ۵"
      authority     "مجلس"
      approved      1401-11-05
      in force      from 1401-11-20 to 1402-07-18
      priced on     issue_date
      status        interim
      rank          law
      unknown text  "not found"
      source        "named elsewhere"

    rate insurance_share  15%  article 5
      in force    from 1401-12-01 to 1402-07-18
      new         "there was none before"
      amended by  national.insurance.1402 article "5 note 1"
      amended by  national.insurance.1403

    fee workers_insurance  "حق بیمه"
      new     "there was none before"
      when    request = new
      amount  unknown

    fee vat
      amount  unknown "lost"

    """

  /// Other dates.
  static let moments = """
    language 1

    act national.renewal.1347  "قانون نوسازی"
      authority  "مجلس"
      approved   1347-09-07
      in force   from 1380-01-01
      priced on  request_date
      status     final
      source     "legal notes"

    group arrears
      input tax_year           count  1380 to 1404
      input transaction_value  rial   0 to 1_000_000_000_000_000

    fee renewal_tax
      when     count(arrears) > 0 and issue_date >= day_of(1380, 1, 1)
      amount   sum(transaction_value * (renewal_rate on first_day(tax_year)) over arrears) +
          worker_share * insured_months * (prices(zone).wage on insured_month) +
          to_rial(rent) * year_of(issue_date)
      rounded  half up to 1 rial

    """
}
