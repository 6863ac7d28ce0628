import Diagnostics
import TestSupport
import Testing

@testable import TariffSyntax

@Suite struct PersianKeywordTests {
  private func file(_ text: String) -> SourceFile { SourceFile(name: "case", bytes: Array(text.utf8)) }

  private func parse(_ text: String, _ location: SourceLocation = #_sourceLocation) -> SyntaxTree {
    let (tree, diagnostics) = Parser.parse(file(text), index: 0)
    #expect(diagnostics.isEmpty, "\(diagnostics.map(\.summary)) in\n\(text)", sourceLocation: location)
    return tree
  }

  @Test func anActInBothLanguages() {
    let english = """
      language 1

      act case.1403  "نمونه"
        authority  "شورا"
        approved   1402-11-10
        in force   from 1403-01-01 to 1403-12-30
        priced on  request_date
        status     final
        source     "A case"  # where

      input request_date  date
      input use           residential | commercial
      input floor_area    m2  0.01 to 1_000_000 by 0.01
      input is_new        yes/no

      table single slab by area m2  article 3
                   share  least rial/m2
        up to 100     5%            200
        above        65%          1_600

      fee f  "عوارض"  article 3
        code      1270
        when      use in (residential, commercial) and not (fine is given or is_new)
        let       net = if is_new then -5 m2 else max(0 m2, floor_area - 20 m2)
        amount    net * 1_250_000 rial/m2 * single(net).share * 2.5%
        at least  5 rial after reliefs
        relief    veteran 50% of net * 2 rial/m2 when is_new up to 1_000 rial balance left of person  "ایثارگر"  article "7"
        rounded   half up to 1 rial
        in        base

      bill b
        lines  f
        floor  to 1_000 rial, shared by largest remainder

      example "نمونه"
        known 1403-02-01, request_date 1403-02-01, is_new no, floor_area -5
        f = 99_000 rial
        b not applicable

      """
    let persian = """
      زبان ۱

      مصوبه case.1403  "نمونه"
        مرجع          "شورا"
        تصویب         ۱۴۰۲-۱۱-۱۰
        اجرا          از ۱۴۰۳-۰۱-۰۱ تا ۱۴۰۳-۱۲-۳۰
        تاریخ محاسبه  request_date
        وضعیت         قطعی
        منبع          "A case"  # where

      ورودی request_date  تاریخ
      ورودی use           residential | commercial
      ورودی floor_area    مترمربع  ۰٫۰۱ تا ۱٬۰۰۰٬۰۰۰ گام ۰٫۰۱
      ورودی is_new        بله/خیر

      جدول single یکجا بر حسب area مترمربع  ماده ۳
                share  least ریال/مترمربع
        تا ۱۰۰     ۵٪                 ۲۰۰
        بیشتر     ۶۵٪               ۱٬۶۰۰

      عوارض f  "عوارض"  ماده ۳
        کد     ۱۲۷۰
        هرگاه  use در (residential، commercial) و نه (fine داده شده یا is_new)
        فرض    net = اگر is_new آنگاه -۵ مترمربع وگرنه بیشترین(۰ مترمربع، floor_area - ۲۰ مترمربع)
        مبلغ   net * ۱٬۲۵۰٬۰۰۰ ریال/مترمربع * single(net).share * ۲٫۵٪
        حداقل  ۵ ریال پس از تخفیف
        تخفیف  veteran ۵۰٪ از net * ۲ ریال/مترمربع هرگاه is_new تا سقف ۱٬۰۰۰ ریال مانده left از person  "ایثارگر"  ماده "7"
        گرد    نیم رو به بالا به ۱ ریال
        در     base

      فیش b
        اقلام        f
        رو به پایین  به ۱٬۰۰۰ ریال، سرشکن به بزرگترین باقیمانده

      مثال "نمونه"
        معلوم ۱۴۰۳-۰۲-۰۱، request_date ۱۴۰۳-۰۲-۰۱، is_new خیر، floor_area -۵
        f = ۹۹٬۰۰۰ ریال
        b مشمول نیست

      """
    let (first, second) = (parse(english), parse(persian))
    #expect(first == second)
    #expect((first.keywords, second.keywords) == (.english, .persian))
    #expect(Formatter.format(first, of: file(english), keywords: .persian) == persian)
    #expect(Formatter.format(second, of: file(persian), keywords: .english) == english)
    #expect(Formatter.format(second, of: file(persian)) == persian)
    #expect(Formatter.canonicalText(of: first) == Formatter.canonicalText(of: second))
  }

  @Test func statementsInBothLanguages() {
    func translated(_ english: String) -> String {
      let text = Sample.head + "\n" + english + "\n"
      let persian = Formatter.format(parse(text), of: file(text), keywords: .persian)
      return String(persian.split(separator: "\n\n").last ?? "").replacing("\n", with: "")
    }
    #expect(
      translated("change t, row above, share to 5% was none") == "تغییر t، ردیف بیشتر، share به ۵٪ به جای ندارد")
    #expect(
      translated("change t, row above 60, share to 5 was 4") == "تغییر t، ردیف بیش از ۶۰، share به ۵ به جای ۴")
    #expect(
      translated("change f, rounded to half up to 10 rial was floor to 1 rial")
        == "تغییر f، گرد به نیم رو به بالا به ۱۰ ریال به جای رو به پایین به ۱ ریال")
    #expect(
      translated("suspend act city.plan from 1402-03-10 until decided")
        == "توقف مصوبه city.plan از ۱۴۰۲-۰۳-۱۰ تا تعیین تکلیف")
    #expect(translated("annul f in city.plan.2  \"x\"") == "ابطال f در city.plan.2  \"x\"")
    #expect(
      translated("value v = a on d + first_day(1403) before reliefs")
        == "مقدار v = a در تاریخ d + روز_اول(۱٬۴۰۳) پیش از تخفیف".replacing("۱٬۴۰۳", with: "۱۴۰۳"))
  }

  @Test func persianIsReadStrictly() {
    let head = Formatter.format(parse(Sample.head), of: file(Sample.head), keywords: .persian)
    func codes(_ body: String) -> [DiagnosticCode] { Parser.parse(file(head + body), index: 0).diagnostics.map(\.code) }
    #expect(codes("عوارض f\n  مبلغ a\n") == [])
    #expect(codes("fee f\n  amount a\n") == [.unknownDeclaration])
    #expect(codes("عوارض f\n  amount a\n") == [.clauseMissing, .unknownClause].sorted { $0.code < $1.code }.reversed())
    #expect(codes("نرخ x ۵ rial\n") == [.unknownUnit])
    #expect(codes("نرخ sum ۵\n") == [.unexpectedWord])
    #expect(codes("جدول t یکجا بر حسب a\n  x\n  تا ۵ ۱\n  بیش از ۵ ۲\n") == [])
    #expect(codes("افزودن t، ردیف بیش از ۵ ۲\n") == [.unexpectedWord])
    #expect(codes("افزودن t، ردیف بیشتر ۲\n") == [])
    #expect(codes("گروه g\n  ورودی a تعداد ۰ تا ۵\n") == [])
    // ي and ك are ی and ک, in keywords too.
    #expect(codes("فيش b\n  اقلام f\n") == [])
    let misspelt = Parser.parse(file(head + "عوارص f\n  مبلغ a\n"), index: 0).diagnostics
    #expect(misspelt.map(\.remedy) == ["did you mean عوارض?"])
    let missing = Parser.parse(file(head + "عوارض f\n"), index: 0).diagnostics
    #expect(missing.map(\.message) == ["عوارض f has no `مبلغ`"])
    #expect(missing.first?.remedy == "add a line below it: مبلغ size * price")
  }

  @Test func whatCannotBeTranslatedStays() {
    // `in force` begins a clause of its own, so a set of this name keeps an act from being translated.
    let head = Formatter.format(parse(Sample.head), of: file(Sample.head), keywords: .persian)
    let text = head + "\nعوارض f\n  مبلغ  a\n  در    force، b\n"
    let tree = parse(text)
    #expect(Formatter.format(tree, of: file(text), keywords: .english) == text)
    #expect(Formatter.format(tree, of: file(text)) == text)
  }

  @Test func sampleActsKeepTheirMeaning() {
    for file in SampleFiles.good + LawSamples.all + PlanSamples.all { check(file) }
  }

  @Test func lawSamplesAreInTheHouseStyle() {
    for file in LawSamples.all + PlanSamples.all {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(Formatter.format(parse(text), of: file) == text)
    }
  }

  private func check(_ file: SourceFile) {
    let (tree, diagnostics) = Parser.parse(file, index: 0)
    #expect(diagnostics.isEmpty, "\(file.name): \(diagnostics.map(\.summary))")
    // With comments and the author's lines, there and back.
    let persian = Formatter.format(tree, of: file, keywords: .persian)
    let translated = parse(persian)
    #expect(translated == tree && translated.keywords == .persian, "\(file.name)")
    let back = Formatter.format(translated, of: self.file(persian), keywords: .english)
    #expect(back == Formatter.format(tree, of: file, keywords: .english), "\(file.name)")
    // From the tree alone.
    var bare = tree
    bare.comments = []
    for language in KeywordLanguage.allCases {
      let text = Formatter.format(tree, keywords: language)
      let again = parse(text)
      #expect(again == bare && again.keywords == language, "\(file.name)")
      #expect(Formatter.format(again, keywords: language) == text)
      #expect(Formatter.format(again, of: self.file(text)) == text, "the house style is the house style")
    }
  }
}
