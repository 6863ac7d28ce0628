import TariffEngine
import TestSupport
import Testing

/// Every refusal is a sentence in both languages, and says what would be allowed in rial with groups of digits.
@Suite struct RefusalWordsTests {
  private static func all() throws -> [ScheduleRefusal] {
    let (day, later) = (try solar(1403_02_05), try solar(1403_05_06))
    let span = DaySpan(day, later)
    let (plan, act) = (Symbol(name: "even", persianTitle: "برابر"), Symbol(name: "act", persianTitle: "مصوبه"))
    let condition = PlanCondition(english: "a and b", persian: "a و b")
    let faults: [ScheduleFault] = [
      .plan([.noTerms]), .conditionNotMet("x"), .notOffered(on: day, span: span),
      .debtTooSmall(1_234_567, least: 2_345_678), .debtTooLarge(1_234_567, most: 1_000_000), .nothingOwed,
      .negativeLine("fine"), .negativeLine(""), .termNotOffered(.installments(1), offered: []),
      .termNotOffered(.installments(37), offered: [1, 2, 3, 12]),
      .termNotOffered(.months(5), offered: []), .cashBelowLeast(1_234_567, least: 2_345_678),
      .cashBelowFixedLines(1_234_567, least: 2_345_678, lines: ["fine", "green"]),
      .cashAboveDebt(1_234_567, most: 1_000_000), .startBeforeBill(day, bill: later),
      .firstDueNotAfterStart(day, start: later), .firstDueOffRule(day, expected: later),
      .shiftedBeforeStart(day, start: later), .sharedDay(day, installment: 3),
      .beyondMostMonths(last: later, most: 36, latest: day), .beyondKnownDays(last: later), .calendarMissing,
      .calendarEnds(needed: later, covers: span), .tooSmall(total: 18_500, step: 1_000, installments: 36, most: 18),
      .nothingLeft(cash: 1_000, installments: 36),
      .levelPaymentBelowMarkUp(1_234_567, markUp: 2_345_678), .arithmetic(.overflow),
    ]
    let plans: [PlanRefusal] = [
      .unknown("evn", known: ["even"]), .unknown("zzz", known: ["even"]), .unknown("zzz", known: []),
      .notOffered(plan, on: day, offered: [span]), .notOffered(plan, on: day, offered: []),
      .suspended(plan, by: act, on: day, until: later), .suspended(plan, by: act, on: day, until: nil),
      .repealed(plan, by: act, from: day), .conditionNotMet(plan, condition: condition),
      .dossierMissing(plan, condition: condition),
      .undecided(plan, code: "D0202", because: [.english: "the rate is unknown", .persian: "نرخ در دست نیست"]),
    ]
    let bills: [BillRefusal] = [
      .unknown("bil", known: ["bill"]), .unknown("x", known: []), .several(["one", "two"]), .blocked(plan, by: act),
      .refund(plan, total: -1_234_567), .nothing(plan),
    ]
    return faults.map(ScheduleRefusal.schedule) + plans.map(ScheduleRefusal.plan) + bills.map(ScheduleRefusal.bill)
  }

  @Test func everyOneIsASentenceInBothLanguages() throws {
    for refusal in try Self.all() {
      let (english, persian) = (refusal.reason(), refusal.reason(in: .persian))
      #expect(english.count > 10 && english.unicodeScalars.allSatisfy { $0.isASCII }, "\(english)")
      #expect(persian.unicodeScalars.contains { (0x600...0x6FF).contains($0.value) }, "\(persian)")
      let told = persian + (refusal.remedy(in: .persian) ?? "")
      #expect(!told.unicodeScalars.contains { ("0"..."9").contains($0) && !told.contains("D0") }, "\(told)")
      #expect(refusal.remedy() != nil && refusal.remedy(in: .persian) != nil, "\(english)")
      #expect(refusal.text().hasPrefix("error[\(refusal.code.code)]: "), "\(refusal.text())")
      #expect(refusal.text(in: .persian).hasPrefix("خطا[\(refusal.code.code)]: "))
      #expect(refusal.json.hasPrefix(#"{"faults":[{"code":"\#(refusal.code.code)","column":"\#(refusal.column)""#))
    }
  }

  @Test func sumsHaveGroupsAndDaysAreSolar() throws {
    func told(_ fault: ScheduleFault) -> [String] {
      let refusal = ScheduleRefusal.schedule(fault)
      return [
        refusal.reason(), refusal.remedy() ?? "", refusal.reason(in: .persian), refusal.remedy(in: .persian) ?? "",
      ]
    }
    #expect(
      told(.cashBelowLeast(1_234_567, least: 2_345_678)) == [
        "a cash part of 1,234,567 rial is too small", "at least 2,345,678 rial",
        "پیش‌پرداخت ۱٬۲۳۴٬۵۶۷ ریال کم است", "دست‌کم ۲٬۳۴۵٬۶۷۸ ریال",
      ])
    #expect(
      told(.termNotOffered(.installments(37), offered: [1, 2, 3, 12, 24])) == [
        "37 installments are not offered", "offered: 1 to 3, 12, 24 installments",
        "۳۷ قسط عرضه نمی‌شود", "عرضه می‌شود: ۱ تا ۳، ۱۲، ۲۴ قسط",
      ])
    #expect(
      told(.startBeforeBill(try solar(1403_02_05), bill: try solar(1403_05_06)))[..<2] == [
        "an agreement on 1403-02-05 comes before the bill", "not before 1403-05-06",
      ])
  }

  /// The keywords of a condition are those of the page.
  @Test func conditionsAreToldInTheKeywordsOfThePage() throws {
    let files = PlanRulebook.files.map { name, text in
      let changed = text.replacing("use = residential\n", with: "use = residential and area >= 1_500 m2\n")
      return SourceFile(name: name, bytes: Array(changed.utf8))
    }
    var request = try PlanTariff.request("bank", 12)
    for dossier in [try PlanTariff.dossier(), nil] {
      (request.dossier, request.debt) = (dossier, .amount(5_000_000))
      let refusal = #expect(throws: ScheduleRefusal.self) { try Rulebook(files: files).schedule(for: request) }
      #expect(refusal?.remedy()?.hasSuffix("use = residential and area >= 1500 m2") == true)
      #expect(refusal?.remedy(in: .persian)?.hasSuffix("شرط: use = residential و area >= ۱٬۵۰۰ مترمربع") == true)
    }
  }

  @Test func smallTermsAreToldInTheSingular() {
    let one = ScheduleRefusal.schedule(.termNotOffered(.installments(1), offered: [2]))
    #expect(one.reason() == "1 installment is not offered")
  }

  /// Of each part of the request an example that is refused, and the nearest one that is not.
  @Test func badRequestsAreRefusedAndTheirNeighboursAreNot() throws {
    let rulebook = try PlanTariff.rulebook()
    let daysOff = try PlanTariff.daysOff()
    typealias Change = (inout AgreementRequest) throws -> Void
    let cases: [(code: String, bad: Change, good: Change)] = [
      ("D0301", { $0.plan = "evn" }, { $0.plan = "even" }),
      ("D0302", { $0.start = try solar(1404_03_31) }, { $0.start = try solar(1404_04_01) }),
      ("D0308", { $0.term = .installments(0) }, { $0.term = .months(3) }),
      ("D0308", { $0.term = .installments(37) }, { $0.term = .installments(3) }),
      ("D0309", { $0.cash = .amount(299_999) }, { $0.cash = .amount(300_000) }),
      ("D0309", { $0.cash = .amount(1_500_001) }, { $0.cash = .amount(1_500_000) }),
      ("D0309", { $0.cash = .amount(-1) }, { $0.cash = .least }),
      ("D0310", { $0.start = try solar(1403_01_31) }, { $0.start = try solar(1403_02_01) }),
      ("D0310", { $0.billDay = try solar(1403_02_06) }, { $0.billDay = try solar(1403_02_05) }),
      ("D0311", { $0.firstDue = try solar(1403_02_05) }, { $0.firstDue = try solar(1403_02_06) }),
      ("D0306", { $0.debt = .bill("guild") }, { $0.debt = .bill("municipal") }),
      ("D0307", { $0.debt = .amount(-5) }, { $0.debt = .amount(50_000) }),
      ("D0315", { $0.debt = .amount(1) }, { $0.debt = .amount(4_000) }),
      ("D0307", { $0.debt = .amount(0) }, { $0.debt = .amount(3_000) }),
      ("D0307", { $0.debt = .amount(10_000_000_000_000_000_001) }, { $0.debt = .amount(10_000_000_000_000_000_000) }),
    ]
    for (place, testCase) in cases.enumerated() {
      var request = try PlanTariff.request("even", 3)
      try testCase.bad(&request)
      #expect(try PlanTariff.refusal(request)?.code.code == testCase.code, "case \(place)")
      request = try PlanTariff.request("even", 3)
      try testCase.good(&request)
      let refusal = try PlanTariff.refusal(request)
      #expect(refusal == nil, "case \(place): \(refusal?.reason() ?? "")")
    }
    // The calendar ends on 1404-12-29: the last of twelve installments from 1404-01-05 falls in 1405.
    let late = try PlanTariff.request("bank", 12, start: 1404_01_05)
    #expect(
      throws: ScheduleRefusal.schedule(.calendarEnds(needed: try solar(1405_01_05), covers: daysOff.calendar.covers))
    ) { try rulebook.schedule(for: late, on: daysOff) }
    #expect(try PlanTariff.refusal(late)?.code == .calendarMissing)
    let intime = try PlanTariff.request("bank", 12, start: 1403_12_28)
    #expect(try PlanTariff.refusal(intime, on: daysOff) == nil)
  }
}
