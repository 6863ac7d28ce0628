import Testing

@testable import TariffEngine

/// A statement in both languages and for programs, each worked out by hand (see ``SmallTariff/dossier``).
@Suite struct StatementTests {
  private static func statement(_ changes: [String: String] = [:]) throws -> Statement {
    var dossier = SmallTariff.dossier
    for (name, words) in changes {
      dossier.facts.removeAll { $0.name == name }
      dossier.facts.append(Dossier.Fact(name, words))
    }
    return try SmallTariff.rulebook().assess(dossier)
  }

  @Test func amountsForCallers() throws {
    let statement = try Self.statement()
    #expect(statement.completeness == .whole)
    let base = try #require(statement.line("base_fee"))
    #expect(base.amount == 114_129)
    #expect(base.line.beforeReliefs == 124_129, "124,128.975 rounded half up")
    #expect(base.billed == 113_334)
    #expect(base.version?.origin.article == "3")
    #expect(base.act?.symbol.name == "small.1403")
    #expect(statement.line("levy")?.amount == 5_706)
    #expect(statement.line("levy")?.billed == 5_666)
    #expect(statement.line("zone_fee")?.amount == nil)
    #expect(statement.line("zone_fee")?.billed == nil)
    #expect(statement.bill("municipal")?.payable == 119_000)
    #expect(statement.bill("guild")?.payable == 238_500)
    #expect(statement.samples == [SampleUse(provision: "levy_share", why: "no page gives it")])
    #expect(statement.line("roof") == nil)
  }

  @Test func englishText() throws {
    let statement = try Self.statement()
    let identity = statement.identity
    #expect(
      statement.text(trace: false) == """
        Statement · dossier 17 · rulebook small
        whole
        known: all acts that are not drafts
        rulebook digest \(identity.rulebookDigest)
        edition digest \(identity.editionDigest)

        Municipal bill · municipal · payee: City
          computed    billed
           114,129   113,334  Base fee   base_fee   code 1270 · article 3 · Tariff of 1403 (interim) · Request date 1403-02-01 · on account
             5,706     5,666  Levy       levy       article 4 · Tariff of 1403 (interim) · Request date 1403-02-01 · on account
           119,835            total
               835            dropped by the floor
                     119,000  payable, rial
          not applicable: zone_fee

        Guild bill · guild
          computed    billed
           238,500   238,500  Floor fee  floor_fee  Tariff of 1403 (interim) · Request date 1403-02-01 · on account
           238,500            total
                 0            dropped by the floor
                     238,500  payable, rial

        Lines on account are of an interim act; the final act makes the difference payable

        Balances
          Credit: before 15,000 rial · used 10,000 rial · left 5,000 rial

        Sample numbers, without a source, were used: this statement is no bill:
          levy_share: no page gives it

        """)
  }

  @Test func aSampleCountsOnlyWhereItsFeeIsCharged() throws {
    let statement = try Self.statement(["zone": "center", "share": "50"])
    #expect(statement.line("zone_fee")?.amount == 500_000)
    #expect(statement.samples.map(\.provision) == ["levy_share", "zone_fee"])
    #expect(try Self.statement().samples.map(\.provision) == ["levy_share"])
  }

  /// An act whose year or days are made up makes everything of it a sample.
  @Test func anActThatIsASampleCountsWithAllThatItLaysDown() throws {
    let act = SmallTariff.act.replacing(
      "  status     interim\n", with: "  status     interim\n  sample     \"no year\"\n")
    let rulebook = try Rulebook(files: [
      SmallTariff.files()[0], SourceFile(name: "small.tariff", bytes: Array(act.utf8)),
    ])
    #expect(rulebook.model.acts.map(\.sample) == ["no year"])
    let statement = try rulebook.assess(SmallTariff.dossier)
    #expect(
      statement.samples == [
        SampleUse(provision: "small.1403", why: "no year"),
        SampleUse(provision: "levy_share", why: "no page gives it"),
      ])
    #expect(statement.text(trace: false).contains("this statement is no bill:\n  small.1403: no year\n"))
    let summary = try BatchRun(rulebook).run(
      dossiers: MemorySource("dossier,request_date,use,corner\n1,1403-02-01,commercial,no\n"), results: MemorySink())
    #expect(summary.samples == ["small.1403", "levy_share"])
    let uncharged = try rulebook.assess(Dossier(["request_date": "1403-07-01"]))
    #expect(uncharged.samples.isEmpty, "nothing of the act was used")
  }

  @Test func persianText() throws {
    let identity = try Self.statement().identity
    let text = try Self.statement().text(in: .persian, trace: false)
    #expect(
      text.hasPrefix(
        """
        صورت‌حساب · پرونده \u{2068}17\u{2069} · مجموعه تعرفه \u{2068}small\u{2069}
        کامل
        بر پایهٔ همهٔ مصوبه‌ها جز پیش‌نویس‌ها
        چکیدهٔ مجموعه \u{2068}\(identity.rulebookDigest)\u{2069}
        چکیدهٔ نسخه \u{2068}\(identity.editionDigest)\u{2069}

        فیش شهرداری · \u{2068}municipal\u{2069} · ذی‌نفع: \u{2068}City\u{2069}
        """))
    #expect(
      text.contains(
        "  ۱۱۴٬۱۲۹  ۱۱۳٬۳۳۴  عوارض پایه   \u{2068}base_fee\u{2069}   کد ۱۲۷۰ · ماده ۳ · تعرفه ۱۴۰۳ (موقت) · "
          + "تاریخ درخواست \u{2068}۱۴۰۳-۰۲-۰۱\u{2069} · علی‌الحساب\n"))
    #expect(text.contains("  مشمول نیست: عوارض منطقه\n"))
    #expect(text.contains("\n           ۱۱۹٬۰۰۰  قابل پرداخت، ریال\n"))
    #expect(text.contains("عددهای نمونه"))
    let latin = try Self.statement().text(in: .persian, digits: .latin, trace: false)
    #expect(latin.contains("114,129") && !latin.contains("۱۱۴"))
  }

  @Test func everyStepOfAFee() throws {
    let steps = try Self.statement().steps(of: "base_fee")
    #expect(
      steps.map { String(repeating: "  ", count: $0.depth) + $0.text }.joined(separator: "\n") == """
        base_fee: article 3 of small.1403, on request_date 1403-02-01
          use = residential
          when use = residential: yes
          corner = no
          exempt corner_plot (article 5) when corner: no
          area = 100.55 m2
          area = 100.55 m2
          price, row "up to 500": rate = 1,234.5 rial/m2
          amount = area * price(area) = 124,128.975 rial
          relief friend when credit is given: yes
          credit = 15,000 rial
          relief friend (article 7) 10% up to 10_000 rial balance credit: lets off 10,000 rial, which is its ceiling
          rounded half up to 1 rial: 114,129 rial, added 0.025 rial
        charged 114,129 rial
        """)
    #expect(steps.first { $0.kind == .row }?.value == "1234.5")
    #expect(steps.first { $0.kind == .row }?.subject == "price")
    #expect(steps.last?.value == "114129")
    #expect(steps.first { $0.kind == .amount }?.formula == "area * price(area)")
    #expect(steps.first { $0.kind == .amount }?.value == "124128.975")
    #expect(steps.filter { $0.kind == .condition }.map(\.formula) == ["use = residential", "credit is given"])
    #expect(steps.filter { $0.kind == .condition }.map(\.subject) == [nil, "friend"])
    #expect(steps.first { $0.kind == .relief }?.formula == "10% up to 10_000 rial balance credit")
  }

  @Test func stepsInPersianUseTitles() throws {
    let text = try Self.statement().steps(of: "levy", in: .persian).map(\.text)
    #expect(text.first == "عوارض سهمی: ماده ۴ تعرفه ۱۴۰۳، بر پایهٔ تاریخ درخواست ۱۴۰۳-۰۲-۰۱")
    #expect(text.contains("سهم عوارض = ۰٫۰۵"))
    #expect(text.contains("جمع مبنا = ۱۱۴٬۱۲۹ ریال"))
    #expect(text.contains("مبلغ = سهم عوارض × مبنا، گرد شده رو به پایین تا ۱ ریال = ۵٬۷۰۶ ریال"))
    #expect(text.contains("گرد شده رو به پایین تا ۱ ریال: ۵٬۷۰۶ ریال، با حذف ۰٫۴۵ ریال"))
    #expect(text.last == "محاسبه شد: ۵٬۷۰۶ ریال")
  }

  @Test func everyStepOfAFeeInPersian() throws {
    #expect(
      try Self.statement().steps(of: "base_fee", in: .persian).map(\.text) == [
        "عوارض پایه: ماده ۳ تعرفه ۱۴۰۳، بر پایهٔ تاریخ درخواست ۱۴۰۳-۰۲-۰۱", "کاربری = مسکونی",
        "شرط: کاربری = مسکونی؛ برقرار است", "دو بر = خیر", "شرط «زمین دو بر» (ماده ۵): دو بر = بله؛ برقرار نیست",
        "زیربنا = ۱۰۰٫۵۵ متر مربع", "زیربنا = ۱۰۰٫۵۵ متر مربع",
        "بها، ردیف «تا ۵۰۰»: rate = ۱٬۲۳۴٫۵ ریال بر متر مربع", "مبلغ = زیربنا × بها(زیربنا) = ۱۲۴٬۱۲۸٫۹۷۵ ریال",
        "شرط «تخفیف»: مانده اعتبار داده شده؛ برقرار است", "مانده اعتبار = ۱۵٬۰۰۰ ریال",
        "«تخفیف» (ماده ۷): ۱۰٪، حداکثر ۱۰٬۰۰۰ ریال، از محل مانده اعتبار؛ کاهش ۱۰٬۰۰۰ ریال، برابر سقف آن",
        "گرد شده به نزدیک‌ترین ۱ ریال (نیمه رو به بالا): ۱۱۴٬۱۲۹ ریال، با افزودن ۰٫۰۲۵ ریال",
        "محاسبه شد: ۱۱۴٬۱۲۹ ریال",
      ])
  }

  @Test func rowsOfGroupsAreNumberedFromOne() throws {
    let text = try Self.statement().steps(of: "floor_fee").map(\.text)
    #expect(text.contains("floor, row 1") && text.contains("floor, row 2") && !text.contains("floor, row 0"))
    #expect(text.contains("room = 118.5 m2"))
  }

  @Test func rowsOfGroupsSayWhatTheyBring() throws {
    var dossier = SmallTariff.dossier
    dossier.rows.append(Dossier.Row("floor", [Dossier.Fact("level", "-1"), Dossier.Fact("room", "80")]))
    let steps = try SmallTariff.rulebook().assess(dossier).steps(of: "floor_fee")
    #expect(
      steps.map { String(repeating: "  ", count: $0.depth) + $0.text }.joined(separator: "\n") == """
        floor_fee: small.1403, on request_date 1403-02-01
          floor, row 1
            level = 0
            room = 120 m2
            this row: room = 120 m2
          floor, row 2
            level = 1
            room = 118.5 m2
            this row: 118.5 m2
          floor, row 3: does not count
            level = -1
          sum(room over floor where level >= 0) = 238.5 m2
          rounded half up to 1 rial: 238,500 rial, nothing dropped
          amount = sum(room over floor where level >= 0) * 1_000 rial/m2 rounded half up to 1 rial = 238,500 rial
        charged 238,500 rial
        """)
    #expect(steps.filter { $0.kind == .element }.map(\.value) == ["120", "118.5"])
    #expect(steps.filter { $0.kind == .element }.map(\.formula) == ["room", "room"])
    #expect(steps.first { $0.kind == .gathered }?.value == "238.5")
  }

  @Test func anExemptionNamesItsArticle() throws {
    let statement = try Self.statement(["corner": "yes"])
    #expect(statement.line("base_fee")?.exemption?.symbol.name == "corner_plot")
    #expect(
      statement.text().contains(
        "    exempt            Base fee   base_fee   code 1270 · article 3 · Tariff of 1403 (interim) · "
          + "Request date 1403-02-01 · exempt: corner_plot (article 5)\n"))
    #expect(statement.json.contains(#""exemption":{"article":"5","name":"corner_plot","titles":{"en":"Corner plot","#))
    #expect(statement.bill("municipal")?.payable == 0, "a levy of nothing")
  }

  @Test func anErrorBlocksItsBillAlone() throws {
    let statement = try Self.statement(["area": "700"])
    #expect(statement.completeness == .partial)
    #expect(statement.line("base_fee")?.error?.code == "D0209")
    #expect(statement.line("base_fee")?.error?.message() == "the table price prints no rate in the row \"above\"")
    #expect(
      statement.line("base_fee")?.error?.message(in: .persian) == "جدول بها در ردیف «بیش از آن» برای rate عددی ندارد")
    #expect(statement.line("levy")?.error?.message() == "it reads base_fee, which is in error")
    #expect(statement.line("levy")?.error?.code == "D0207")
    #expect(statement.line("base_fee")?.billed == nil)
    #expect(statement.bill("municipal")?.payable == nil)
    #expect(statement.bill("guild")?.payable == 238_500)
    let text = statement.text()
    #expect(text.contains("partial: a fee is in error; the other bills stand\n"))
    #expect(text.contains("  no bill: it waits for base_fee\n"))
    #expect(text.contains("error D0209: the table price prints no rate in the row \"above\""))
  }

  @Test func aMissingFactIsNamedWithItsRow() throws {
    var dossier = SmallTariff.dossier
    dossier.rows[1].facts.removeAll { $0.name == "room" }
    let statement = try SmallTariff.rulebook().assess(dossier)
    #expect(statement.line("floor_fee")?.error?.code == "D0201")
    #expect(statement.line("floor_fee")?.error?.message() == "room was not given in row 2 of floor")
    dossier.facts.removeAll { $0.name == "area" }
    let other = try SmallTariff.rulebook().assess(dossier)
    #expect(other.line("base_fee")?.error?.message() == "area was not given")
    #expect(other.completeness == .blocked)
    #expect(other.text().contains("blocked: no bill stands\n"))
  }

  @Test func aDayWithoutAVersionIsNamed() throws {
    let statement = try Self.statement(["request_date": "1403-07-01"])
    #expect(statement.line("base_fee")?.error?.code == "D0202")
    #expect(statement.line("base_fee")?.error?.message() == "the fee base_fee does not hold on 1403-07-01")
    let undated = try Self.statement(["request_date": ""])
    #expect(undated.line("base_fee")?.error?.message() == "request_date was not given")
  }

  @Test func jsonForPrograms() throws {
    let statement = try Self.statement()
    let (json, identity) = (statement.json, statement.identity)
    let trace = try #require(json.firstRange(of: #","trace":["#))
    #expect(
      String(json[..<trace.lowerBound])
        == #"{"balances":[{"before":"15000","input":"credit","left":"5000","person":null,"used":"10000"}],"#
        + #""bills":[{"bill":"municipal","blocked_by":null,"dropped":"835","payable":"119000","payee":"City","#
        + #""state":"payable","titles":{"en":"Municipal bill","fa":"فیش شهرداری"},"total":"119835"},"#
        + #"{"bill":"guild","blocked_by":null,"dropped":"0","payable":"238500","payee":null,"state":"payable","#
        + #""titles":{"en":"Guild bill","fa":"فیش صنف"},"total":"238500"}],"completeness":"whole","dossier":"17","#
        + #""drafts":[],"edition_digest":"\#(identity.editionDigest)","#
        + #""facts":{"area":"100.55","corner":"no","credit":"15000","request_date":"1403-02-01","share":null,"#
        + #""use":"residential","zone":"west"},"#
        + #""groups":{"floor":[{"level":"0","room":"120"},{"level":"1","room":"118.5"}]},"#
        + #""known_on":null,"lines":[{"act":"small.1403","act_status":"interim","amended_by":[],"amount":"114129","article":"3","#
        + #""before_reliefs":"124129","billed":"113334","code":"1270","error":null,"exemption":null,"fee":"base_fee","#
        + #""from":null,"on_account_of":["small.1403"],"outcome":"charged","priced_by":"request_date","priced_on":"1403-02-01","repealed_by":null,"sample":null,"suspended_by":null,"#
        + #""titles":{"en":"Base fee","fa":"عوارض پایه"},"until":null},"#
        + #"{"act":"small.1403","act_status":"interim","amended_by":[],"amount":"5706","article":"4","before_reliefs":"5706","#
        + #""billed":"5666","code":null,"error":null,"exemption":null,"fee":"levy","from":null,"#
        + #""on_account_of":["small.1403"],"outcome":"charged","#
        + #""priced_by":"request_date","priced_on":"1403-02-01","repealed_by":null,"sample":null,"suspended_by":null,"titles":{"en":"Levy","fa":"عوارض سهمی"},"until":null},"#
        + #"{"act":"small.1403","act_status":"interim","amended_by":[],"amount":null,"article":null,"before_reliefs":null,"#
        + #""billed":null,"code":null,"error":null,"exemption":null,"fee":"zone_fee","from":null,"on_account_of":[],"#
        + #""outcome":"not_applicable","#
        + #""priced_by":"request_date","priced_on":"1403-02-01","repealed_by":null,"sample":"a million is a guess","suspended_by":null,"#
        + #""titles":{"en":"Zone fee","fa":"عوارض منطقه"},"until":null},"#
        + #"{"act":"small.1403","act_status":"interim","amended_by":[],"amount":"238500","article":null,"before_reliefs":"238500","#
        + #""billed":"238500","code":null,"error":null,"exemption":null,"fee":"floor_fee","from":null,"#
        + #""on_account_of":["small.1403"],"outcome":"charged","#
        + #""priced_by":"request_date","priced_on":"1403-02-01","repealed_by":null,"sample":null,"suspended_by":null,"#
        + #""titles":{"en":"Floor fee","fa":"عوارض طبقات"},"until":null}],"#
        + #""rulebook":"small","rulebook_digest":"\#(identity.rulebookDigest)","samples":[{"provision":"levy_share","why":"no page gives it"}],"#
        + #""schema":"tariff.statement/1""#)
    #expect(
      json.contains(
        #"{"act":"small.1403","amended_by":[],"article":"3","depth":0,"fee":"base_fee","formula":null,"kind":"line","#
          + #""subject":"base_fee","text":"base_fee: article 3 of "#
          + #"small.1403, on request_date 1403-02-01","value":"1403-02-01"}"#))
    #expect(
      json.contains(#"{"depth":1,"fee":"base_fee","formula":"area * price(area)","kind":"amount","subject":null,"#))
    // Rows and rates name their own provisions.
    for (article, fee, kind) in [(#""2""#, "base_fee", "row"), ("null", "levy", "rate")] {
      let step =
        #"{"act":"small.1403","amended_by":[],"article":\#(article),"depth":1,"fee":"\#(fee)","formula":null,"#
        + #""kind":"\#(kind)","#
      #expect(json.contains(step), "\(step)")
    }
    #expect(!json.contains("\u{2068}") && !json.contains("\u{2069}"))
    #expect(json.hasSuffix(#"],"trace_omitted":0}"#))
  }

  @Test func aNumberOfADossierCannotForgeLines() throws {
    var dossier = SmallTariff.dossier
    dossier.id = "17\npayable 0\u{202E}"
    let text = try SmallTariff.rulebook().assess(dossier).text(trace: false)
    #expect(text.hasPrefix("Statement · dossier 17\\u{A}payable 0\\u{202E} · rulebook small\n"))
  }
}
