import Diagnostics

/// Acts with plans, in the house style.
enum PlanSamples {
  /// Every sample as a file.
  static var all: [SourceFile] {
    [english, persian, names, changes].enumerated().map { number, text in
      SourceFile(name: "plans \(number)", bytes: Array(text.utf8))
    }
  }

  /// Every clause and nearly every word of plans.
  static let english = """
    language 1

    act case.1403  "نمونه"
      authority  "شورا"
      approved   1402-11-10
      in force   from 1403-01-01 to 1403-12-30
      priced on  request_date
      status     final
      source     "A case"

    rate credit_ceiling  23%  "سقف"  article 1

    # Summer.
    plan summer  "طرح تابستان" "Summer"  article 2
      in force       from 1403-03-01 to 1403-06-31
      when           zone <> low_income and area > 5 m2
      debt           1_000_000 rial to 90_000_000_000 rial
      term           1 to 6, cash 15%  # a range
      term           12, cash 15%, mark up 50% of credit_ceiling
      term           24, mark up credit_ceiling
      term           36, mark up 18%, cash 27.5%
      method         bank formula
      discount       22% from 1403-03-01 to 1403-06-31 if all in cash
      discount       10%
      cash           ceiling to 1_000 rial
      every          1 month, same day, begun month whole, moved following, across years, days shared
      grace          3 installments of principal, 1 installment of mark up, forgiven
      rounded        half up to 1_000 rial, remainder largest remainder, of principal, small debts end early,
          coins half even
      lines shown
      unsplit        fine, visit
      late           50% of late_rate a month, begun month by days, on amount, up to 24%, except fine, visit
      payments       vertical, in order late charge, mark up, fee, surplus refund
      settlement     begun month not at all, forgives 50%
      recalculation  supplementary, mark up follows, due after 30 days

    plan autumn
      debt           from 5 rial
      term           2
      method         level payments by days of each year, 6 guard digits
      every          30 days, moved modified following
      grace          2 of mark up
      rounded        floor to 1 rial, remainder separate line, of amount, small debts refused
      late           0.1% a day
      payments       horizontal, in order past due fee, past due late charge, past due mark up, due late charge,
          due fee, due mark up, in advance fee, in advance mark up, in advance late charge
      settlement     forgives 0%
      recalculation  last installment

    plan winter
      debt           up to 9 rial
      term           3
      method         equal principal by days
      every          2 months, last day, moved preceding
      rounded        half up to 10 rial, remainder first
      recalculation  spread

    plan spring
      term    4
      method  none

    plan bare
      discount  25%

    example "پیشنهاد"
      zone ordinary, term 5
      plan summer for 1_000_000_000 rial on 1403-05-01, term 12 = 1_019_948_000 rial
      plan summer for 1_000_000_000 rial on 1403-05-01, all cash = 780_000_000 rial
      plan summer for 1_000_000_000 rial on 1403-05-01, term 7 refused
      f = 5 rial

    """

  /// The same in Persian.
  static let persian = """
    زبان ۱

    مصوبه case.1403  "نمونه"
      مرجع          "شورا"
      تصویب         ۱۴۰۲-۱۱-۱۰
      اجرا          از ۱۴۰۳-۰۱-۰۱ تا ۱۴۰۳-۱۲-۳۰
      تاریخ محاسبه  request_date
      وضعیت         قطعی
      منبع          "A case"

    نرخ credit_ceiling  ۲۳٪  "سقف"  ماده ۱

    # Summer.
    طرح summer  "طرح تابستان" "Summer"  ماده ۲
      اجرا               از ۱۴۰۳-۰۳-۰۱ تا ۱۴۰۳-۰۶-۳۱
      هرگاه              zone <> low_income و area > ۵ مترمربع
      بدهی               ۱٬۰۰۰٬۰۰۰ ریال تا ۹۰٬۰۰۰٬۰۰۰٬۰۰۰ ریال
      اقساط              ۱ تا ۶، نقد ۱۵٪  # a range
      اقساط              ۱۲، نقد ۱۵٪، کارمزد ۵۰٪ از credit_ceiling
      اقساط              ۲۴، کارمزد credit_ceiling
      اقساط              ۳۶، کارمزد ۱۸٪، نقد ۲۷٫۵٪
      روش                فرمول بانکی
      تخفیف نقدی         ۲۲٪ از ۱۴۰۳-۰۳-۰۱ تا ۱۴۰۳-۰۶-۳۱ اگر همه نقد باشد
      تخفیف نقدی         ۱۰٪
      نقد                رو به بالا به ۱٬۰۰۰ ریال
      هر                 ۱ ماه، همان روز، کسر ماه تمام، انتقال به بعد، گذر از سال، روز مشترک
      تنفس               ۳ قسط از اصل، ۱ قسط از کارمزد، بخشوده
      گرد                نیم رو به بالا به ۱٬۰۰۰ ریال، باقیمانده بزرگترین باقیمانده، از اصل، بدهی خرد پایان زودتر،
          کسر ریال نیم به زوج
      نمایش اقلام
      بدون تقسیط         fine، visit
      دیرکرد             ۵۰٪ از late_rate در ماه، کسر ماه به روز، بر کل قسط، تا سقف ۲۴٪، جز fine، visit
      پرداخت             عمودی، به ترتیب جریمه دیرکرد، کارمزد، عوارض، مازاد استرداد
      تسویه پیش از موعد  کسر ماه هیچ، بخشودگی ۵۰٪
      محاسبه مجدد        فیش متمم، کارمزد متناسب، سررسید پس از ۳۰ روز

    طرح autumn
      بدهی               از ۵ ریال
      اقساط              ۲
      روش                اقساط مساوی به روز هر سال، ۶ رقم محافظ
      هر                 ۳۰ روز، انتقال به بعد در همان ماه
      تنفس               ۲ از کارمزد
      گرد                رو به پایین به ۱ ریال، باقیمانده ردیف جداگانه، از مبلغ، بدهی خرد پذیرفته نیست
      دیرکرد             ۰٫۱٪ در روز
      پرداخت             افقی، به ترتیب معوق عوارض، معوق جریمه دیرکرد، معوق کارمزد، سررسیده جریمه دیرکرد،
          سررسیده عوارض، سررسیده کارمزد، پیش از موعد عوارض، پیش از موعد کارمزد، پیش از موعد جریمه دیرکرد
      تسویه پیش از موعد  بخشودگی ۰٪
      محاسبه مجدد        قسط آخر

    طرح winter
      بدهی         تا ۹ ریال
      اقساط        ۳
      روش          اصل مساوی به روز
      هر           ۲ ماه، روز آخر، انتقال به قبل
      گرد          نیم رو به بالا به ۱۰ ریال، باقیمانده اول
      محاسبه مجدد  سرشکن

    طرح spring
      اقساط  ۴
      روش    بدون کارمزد

    طرح bare
      تخفیف نقدی  ۲۵٪

    مثال "پیشنهاد"
      zone ordinary، term ۵
      طرح summer برای ۱٬۰۰۰٬۰۰۰٬۰۰۰ ریال در تاریخ ۱۴۰۳-۰۵-۰۱، اقساط ۱۲ = ۱٬۰۱۹٬۹۴۸٬۰۰۰ ریال
      طرح summer برای ۱٬۰۰۰٬۰۰۰٬۰۰۰ ریال در تاریخ ۱۴۰۳-۰۵-۰۱، همه نقد = ۷۸۰٬۰۰۰٬۰۰۰ ریال
      طرح summer برای ۱٬۰۰۰٬۰۰۰٬۰۰۰ ریال در تاریخ ۱۴۰۳-۰۵-۰۱، اقساط ۷ پذیرفته نیست
      f = ۵ ریال

    """

  /// Terms that a later act changes.
  static let changes = """
    language 1

    act case.1403.stage2  "مرحله دوم"
      authority  "شورا"
      approved   1403-04-10
      in force   from 1403-05-01
      status     final
      amends     case.1403
      source     "A case"

    change summer, term 12 to cash 20%, mark up 60% of credit_ceiling was cash 15%, mark up 50% of credit_ceiling
      article  1

    change summer, term 1 to 6 to none was cash 15% from 1403-06-01 to 1403-06-31

    change summer, term 18 to mark up credit_ceiling, cash 5%
        was none

    """

  /// Words of plans as names: each means something only in its place.
  static let names = """
    language 1

    act case.plan  "نمونه"
      authority  "شورا"
      approved   1402-11-10
      in force   from 1403-01-01 to 1403-12-30
      priced on  plan
      status     final
      source     "A case"

    input plan    date
    input cash    yes/no
    input term    count  0 to 5
    input a       first | last | next | whole | late | due | flat | coins
    input moved   same | following | preceding
    input refund  count  0 to 5

    rate late     2%
    rate every    5%
    rate days     7 day
    rate a_month  1

    plan plan
      when      cash and a in (first, last) and moved = following
      term      1, mark up every
      method    flat
      discount  1%
      unsplit   method, debt, lines, shown
      late      late a month, except up, on_principal, begun, begun_month, except

    fee debt
      when    a = late
      amount  term * refund * 5 rial
      in      every, grace

    example "نام‌ها"
      plan 1403-02-01, cash no, term 5, a late
      moved same
      plan plan for 5 rial on 1403-02-01, term 1 = 5 rial, refund 5
      plan = 5 rial, plan exempt
      plan suspended
      plan not applicable
      bill plan = 5 rial
      for = 5 rial

    """
}
