import TariffEngine

/// A tariff small enough to be worked out by hand, with one of everything that the engine has to print.
enum SmallTariff {
  static let rulebookFile = """
    language 1

    rulebook small  "تعرفه کوچک"  "Small tariff"
      jurisdiction  "شهر"
      horizon       1403-01-01 to 1403-06-31
    """

  static let act = """
    language 1

    act small.1403  "تعرفه ۱۴۰۳"  "Tariff of 1403"
      authority  "شورای شهر"
      approved   1402-11-10
      published  1402-11-28
      in force   from 1403-01-01 to 1403-06-31
      priced on  request_date
      status     interim
      source     "written for a test"

    input request_date  date  "تاریخ درخواست"  "Request date"
    input use  residential "مسکونی" "Home" | commercial "تجاری" "Shop"  "کاربری"  "Use"
    input area  m2  0.01 to 1_000 by 0.01  "زیربنا"  "Floor area"
    input share  percent  0 to 100 by 0.5  "سهم"  "Share"
    input corner  yes/no  "دو بر"  "Corner plot"
    input zone  text  "منطقه"  "Zone"
    input credit  rial  0 to 1_000_000  "مانده اعتبار"  "Credit"

    group floor  "طبقه"  "Floor"
      input level  count  -2 to 10  "تراز"  "Level"
      input room  m2  0.5 to 1_000 by 0.5  "مساحت"  "Room"

    set levy_base  "مبنا"  "Base"

    table price slab by area m2  "بها"  "Price"  article 2
                 rate rial/m2
      up to 100        1_000
      up to 500      1_234.5
      above             none

    rate levy_share  5%  "سهم عوارض"  "Share of the levy"
      sample  "no page gives it"

    fee base_fee  "عوارض پایه"  "Base fee"  article 3
      code     1270
      when     use = residential
      exempt   corner_plot when corner  "زمین دو بر"  "Corner plot"  article 5
      amount   area * price(area).rate
      relief   friend 10% when credit is given up to 10_000 rial balance credit  "تخفیف"  "Friend"  article 7
      rounded  half up to 1 rial
      in       levy_base

    fee levy  "عوارض سهمی"  "Levy"  article 4
      amount   levy_share * levy_base
      rounded  floor to 1 rial

    fee zone_fee  "عوارض منطقه"  "Zone fee"
      sample   "a million is a guess"
      when     zone = "center"
      amount   share * 1_000_000 rial
      rounded  half up to 1 rial

    fee floor_fee  "عوارض طبقات"  "Floor fee"
      amount   sum(room over floor where level >= 0) * 1_000 rial/m2
      rounded  half up to 1 rial

    bill municipal  "فیش شهرداری"  "Municipal bill"
      payee  "City"
      lines  base_fee, levy, zone_fee
      floor  to 1_000 rial, shared by largest remainder

    bill guild  "فیش صنف"  "Guild bill"
      lines  floor_fee
    """

  static func files() -> [SourceFile] {
    [
      SourceFile(name: "rulebook", bytes: Array(rulebookFile.utf8)),
      SourceFile(name: "small.tariff", bytes: Array(act.utf8)),
    ]
  }

  static func rulebook() throws -> Rulebook { try Rulebook(files: files()) }

  /// 100.55 m² × 1,234.5 = 124,128.975; the relief's tenth is held to 10,000; 114,128.975 → 114,129. The levy is
  /// 5 % × 114,129 = 5,706.45 → 5,706. Together 119,835, floored to 119,000: 114,129 × 119,000 ÷ 119,835 = 113,333.76
  /// and 5,666.24, so the rial that is left goes to the first. Floors: (120 + 118.5) × 1,000 = 238,500.
  static let dossier = Dossier(
    id: "17",
    [
      "request_date": "1403-02-01", "use": "residential", "area": "100.55", "corner": "no", "zone": "west",
      "credit": "15000",
    ],
    groups: ["floor": [["level": "0", "room": "120"], ["level": "1", "room": "118.5"]]])
}
