import Diagnostics
import TestSupport
import Testing

@testable import TariffSyntax

@Suite struct FormatterTests {
  private func formatted(_ text: String, _ location: SourceLocation = #_sourceLocation) -> String {
    let file = SourceFile(name: "case.tariff", bytes: Array(text.utf8))
    let (tree, diagnostics) = Parser.parse(file, index: 0)
    #expect(diagnostics.isEmpty, "\(diagnostics.map(\.summary)) in\n\(text)", sourceLocation: location)
    return Formatter.format(tree, of: file)
  }

  private func expect(
    _ untidy: String, becomes tidy: String, _ location: SourceLocation = #_sourceLocation
  ) {
    let result = formatted(Sample.head + "\n" + untidy, location)
    #expect(result == Sample.head + "\n" + tidy, sourceLocation: location)
    #expect(formatted(result, location) == result, "twice is once", sourceLocation: location)
  }

  @Test func actIsAligned() {
    let untidy = """
      language   1
      act case.1403 "نمونه" "Case"  article 3   # the act
        authority "شورا"
       approved 1402-11-10


          in force from 1403-01-01   to 1403-12-30
        priced on request_date
        status final
        source "A case"
      set a
      """
    let tidy = """
      language 1

      act case.1403  "نمونه" "Case"  article 3  # the act
        authority  "شورا"
        approved   1402-11-10
        in force   from 1403-01-01 to 1403-12-30
        priced on  request_date
        status     final
        source     "A case"

      set a

      """
    #expect(formatted(untidy) == tidy)
    #expect(formatted(tidy) == tidy)
  }

  @Test func oneLineDeclarationsOfAKindAreAligned() {
    expect(
      """
      input request_date date "تاریخ درخواست"
      input request new|renewal|completion "نوع" "Kind" article 3
      input floor_area m2 0.01 to 1000000 by 0.01 "زیربنا"

      input parkings count 0 to 500 "پارکینگ"
      input ok yes/no
      input level count -5 to 60
      rate vat 9% "مالیات"
      rate fence 1250000 rial/m sample "x"
      set a "آ"
      set long_name "ب"
      value net m2 = area - 20 m2 "خالص"
      value whole=a+b
      """,
      becomes: """
        input request_date  date                           "تاریخ درخواست"
        input request       new | renewal | completion     "نوع" "Kind"     article 3
        input floor_area    m2  0.01 to 1_000_000 by 0.01  "زیربنا"

        input parkings  count  0 to 500  "پارکینگ"
        input ok        yes/no
        input level     count  -5 to 60

        rate vat    9%                "مالیات"
        rate fence  1_250_000 rial/m            sample "x"

        set a          "آ"
        set long_name  "ب"

        value net m2 = area - 20 m2  "خالص"
        value whole  = a + b

        """)
  }

  @Test func feesAndBillsAreAligned() {
    expect(
      """
      fee f "عوارض" article 3 # a fee
         code 1270
         when use=residential and not(a>5 m2 or b<=-3)
         # what is free
         exempt mosque when use in(worship,school) "مسجد" article 5
         let net=max(0 m2,area-20 m2*count(floor where level>0))
         amount net×price÷3
         at least -5 rial after reliefs  # at least
         relief veteran 50% of net*2 rial/m2 up to 1000000 rial balance left of  holder "ایثارگر" article "7"
         rounded half up to 1 rial
         in a,b
      bill b
       lines f,
          g
       floor to 1000 rial,shared by largest remainder
      """,
      becomes: """
        fee f  "عوارض"  article 3  # a fee
          code      1270
          when      use = residential and not (a > 5 m2 or b <= -3)
          # what is free
          exempt    mosque when use in (worship, school)  "مسجد"  article 5
          let       net = max(0 m2, area - 20 m2 * count(floor where level > 0))
          amount    net * price / 3
          at least  -5 rial after reliefs  # at least
          relief    veteran 50% of net * 2 rial/m2 up to 1_000_000 rial balance left of holder  "ایثارگر"  article "7"
          rounded   half up to 1 rial
          in        a, b

        bill b
          lines  f,
              g
          floor  to 1_000 rial, shared by largest remainder

        """)
  }

  @Test func tablesAreAligned() {
    expect(
      """
      table single slab by area m2 "جدول" article 3
        source "x"
        share least rial/m2
        up to 60 5% 200
        up to 1000 10% 1200 # more
        above 65% none
      table two exact by use, number count
        from "p.csv"
        total whole = a+b
        a b whole
        residential, 1 5 -6 -1
        office | industrial, 10 1234 1 1235
        other, other 0 0 0
      table change exact by from_use across to_use rial/m2
        residential office
        residential none 1200
        "خیابان" 3 none
      table ranges progressive by share %
        rate %
        below 5 1
        from 5 up to 1250 2
        above 1250 3
      table numbers exact by n
        x
        1 5
        10 6
      """,
      becomes: """
        table single slab by area m2  "جدول"  article 3
          source  "x"
                       share  least rial/m2
          up to    60     5%            200
          up to 1_000    10%          1_200  # more
          above          65%           none

        table two exact by use, number count
          from   "p.csv"
          total  whole = a + b
                                          a   b  whole
          residential,          1         5  -6     -1
          office | industrial, 10     1_234   1  1_235
          other,               other      0   0      0

        table change exact by from_use across to_use rial/m2
                       residential  office
          residential         none   1_200
          "خیابان"               3    none

        table ranges progressive by share %
                              rate %
          below 5                  1
          from 5 up to 1_250       2
          above 1_250              3

        table numbers exact by n
              x
           1  5
          10  6

        """)
  }

  @Test func groupsAndExamples() {
    expect(
      """
      group floor "طبقات"
        article 4
        input level count -5 to 60 "طبقه"
          source "x"
        # of the floor
        input area m2 0.01 to 100 by 0.01 "مساحت"
      example "دو پارکینگ"
        request_date 1403-02-01,use residential , level -1
        floor:level 0,area 1200
        fee=99000000 rial
        bill b=-5 rial,fee exempt
      """,
      becomes: """
        group floor  "طبقات"
          article  4
          input level  count  -5 to 60             "طبقه"
            source  "x"
          # of the floor
          input area   m2     0.01 to 100 by 0.01  "مساحت"

        example "دو پارکینگ"
          request_date 1403-02-01, use residential, level -1
          floor: level 0, area 1_200
          fee = 99_000_000 rial
          bill b = -5 rial, fee exempt

        """)
  }

  @Test func linesOfTheAuthorStay() {
    expect(
      """
      value long rial =
       if a   # why
          # because
         then b - -c
        else (x - y rounded half up to 1 rial)  "عنوان"   article 3 # end
        source "x"
      """,
      becomes: """
        value long rial =
            if a  # why
            # because
            then b - -c
            else (x - y rounded half up to 1 rial)  "عنوان"  article 3  # end
          source  "x"

        """)
  }

  @Test func commentsAndBlankLinesStay() {
    expect(
      """
      # about sets
      set a

      # alone

      # of b
      set b
      # right below


      fee f
        amount a
        # the last word
      # not of f
      set c
        # of c
      """,
      becomes: """
        # about sets
        set a

        # alone

        # of b
        set b

        # right below

        fee f
          amount  a
          # the last word

        # not of f
        set c
          # of c

        """)
  }

  @Test func theShareOfAReliefIsNoCall() {
    expect(
      """
      fee f
        amount t(1)
        relief cash(discount on paid) when given
        relief other ( 5% )
      """,
      becomes: """
        fee f
          amount  t(1)
          relief  cash (discount on paid) when given
          relief  other (5%)

        """)
  }

  @Test func numbersAreGrouped() {
    for (before, after) in [
      ("1250000", "1_250_000"), ("1_250_000", "1_250_000"), ("999", "999"), ("1000", "1_000"), ("1403", "1403"),
      ("1206", "1206"), ("1205", "1_205"), ("1502", "1_502"), ("1403.5", "1_403.5"), ("0001", "0001"),
      ("۱۲۵۰۰۰۰", "۱٬۲۵۰٬۰۰۰"), ("۱۴۰۳", "۱۴۰۳"), ("12345.67890", "12_345.67890"), ("1٬000", "1٬000"),
    ] {
      #expect(DigitGroups.grouped(before, isMeasured: false) == after)
    }
    #expect(DigitGroups.grouped("1403", isMeasured: true) == "1_403")
  }

  @Test func faultyFilesStayAsTheyAre() {
    for text in [
      "language 1\nact   x\n", Sample.head + "fee   f\n", Sample.head + "rate x 12abc\n", "x", "language 2\n  x\n",
    ] {
      let file = SourceFile(name: "x", bytes: Array(text.utf8))
      #expect(Formatter.format(Parser.parse(file, index: 0).tree, of: file) == text)
    }
  }

  @Test func byteOrderMarkAndCarriageReturnsGo() {
    let text = "\u{FEFF}" + Sample.head.replacing("\n", with: "\r\n") + "\r\nset   a\t# x\r\n"
    #expect(formatted(text) == Sample.head + "\nset a  # x\n")
  }
}
