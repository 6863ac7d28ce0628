import Foundation
import TariffEngine
import TestSupport
import Testing

@Suite struct OfferListTests {
  private func offers(_ dossier: Bool = true, plans: [String]? = nil, start: Int = 1403_02_05) throws -> OfferList {
    try PlanTariff.rulebook().offers(
      of: plans, for: dossier ? .bill(nil) : .amount(18_500), dossier: dossier ? try PlanTariff.dossier() : nil,
      start: try solar(start), on: try PlanTariff.daysOff())
  }

  @Test func allPlansAndTermsStandSideBySide() throws {
    let list = try offers()
    let told = list.rows.map { row in "\(row.symbol.name) \(row.term.map { String($0.installments) } ?? "cash")" }
    #expect(
      told == ["even cash", "even 3", "bank cash", "bank 12", "spring cash", "spring 1", "spring 2", "spring 36"])
    // 1,500,000 ÷ 36 = 41,666.67 → 42,000, and 1,500,000 − 35 × 42,000 = 30,000 is left for the last one.
    let paid = list.rows.map { row in (try? row.outcome.get()).map { String($0.paidInAll) } ?? "" }
    #expect(
      paid == ["1200000", "1500000", "1500000", "1558500", "1500000", "1500000", "1500000", "1500000"])
    #expect(list.hasOpen)
    #expect(list.samples.map(\.provision) == ["ceiling"])
  }

  @Test func whatIsClosedSaysWhich() throws {
    // Summer: spring is over; without a dossier the condition of bank cannot be asked; 18,500 is too little for 36 parts.
    let summer = try offers(start: 1403_04_01)
    let spring = try #require(summer.rows.last)
    guard case .failure(let refusal) = spring.outcome else {
      Issue.record("spring is open in summer")
      return
    }
    #expect(refusal.code == .planNotOffered)
    let small = try offers(false)
    let codes = small.rows.map { row in
      if case .failure(let refusal) = row.outcome { refusal.code.code } else { "" }
    }
    #expect(codes == ["", "", "D0304", "", "", "", "D0315"])
    #expect(try offers(false, plans: ["bank"]).hasOpen == false)
  }

  @Test func thePagesSayBoth() throws {
    let list = try offers(false)
    let english = list.text()
    #expect(english.contains("Offers for 18,500 rial on 1403-02-05"))
    #expect(english.contains("bank: the plan bank has a condition, and there is no dossier to ask (give the dossier"))
    #expect(
      english.contains("spring, 36: 18,500 rial in 36 installments by steps of 1,000 rial leaves one with nothing"))
    #expect(english.contains("(at most 18 installments) [D0315]"))
    let persian = list.text(in: .persian)
    #expect(persian.contains("پیشنهادها برای ۱۸٬۵۰۰ ریال"))
    #expect(persian.contains("بهار، ۳۶: ۱۸٬۵۰۰ ریال در ۳۶ قسط با گام ۱٬۰۰۰ ریال قسطی بی‌مبلغ می‌گذارد"))
  }

  @Test func theDataSaysBoth() throws {
    let json = try offers(false).json
    for part in [
      #""schema":"tariff.offers/1""#, #""debt":"18500""#, #""open":false"#, #""code":"D0315""#, #""reason_fa":""#,
      #""first":{"amount":"9000","due":"1403-03-05","nominal":"1403-03-05"}"#,
      #""last":{"amount":"9500","due":"1403-04-05","nominal":"1403-04-05"}"#,
    ] { #expect(json.contains(part), "\(part) in \(json)") }
    let rows = CellTable.rows(of: try offers(false).csv)
    #expect(rows[0] == OfferList.columns)
    #expect(rows.dropFirst().allSatisfy { $0.count == OfferList.columns.count })
    #expect(
      rows.contains([
        "spring", "2", "0", "0", "0", "0", "9000", "1403-03-05", "9500", "1403-04-05", "18500", "18500", "", "",
      ]))
    #expect(rows.contains { $0[0] == "bank" && $0[1].isEmpty && $0[12] == "D0304" })
    #expect(rows.contains { $0[0] == "even" && $0[1] == "cash" && $0[11] == "14800" })
  }

  /// Every term is closed for the same reason: one line tells it. 10 % of 1, rounded up, is 1.
  @Test func termsThatAreClosedForOneReasonStandOnOneLine() throws {
    let rulebook = try PlanTariff.rulebook()
    let day = try solar(1403_02_05)
    let tiny = try rulebook.offers(of: ["even"], for: .amount(1), start: day).text()
    #expect(tiny.contains("\n  even, 3: the least cash part of this term, 1 rial, is the whole debt: nothing is left"))
    let early = try rulebook.offers(of: ["spring"], for: .amount(50_000), start: day, billDay: try solar(1403_02_06))
    let told = "an agreement on 1403-02-05 comes before the bill (not before 1403-02-06) [D0310]"
    #expect(early.text().contains("Closed\n  spring, cash, 1 to 2, 36: " + told + "\n"))
    #expect(early.text(in: .persian).contains("بهار، نقد، ۱ تا ۲، ۳۶: "))
  }

  @Test func whatNobodyOwesIsNoMatterOfPlans() throws {
    let rulebook = try PlanTariff.rulebook()
    for (amount, fault) in [
      (0, ScheduleFault.nothingOwed), (-5, .negativeLine("")),
      (10_000_000_000_000_000_001, .debtTooLarge(10_000_000_000_000_000_001, most: 10_000_000_000_000_000_000)),
    ] as [(Int128, ScheduleFault)] {
      #expect(throws: ScheduleRefusal.schedule(fault)) {
        try rulebook.offers(for: .amount(amount), start: try solar(1403_02_05))
      }
    }
  }

  /// 18,500 in steps of 1,000: 18 of 1,000 and one of 500.
  @Test func aSmallDebtThatEndsEarlySaysSo() throws {
    let files = PlanRulebook.files.map { name, text in
      let parts = text.components(separatedBy: "plan spring")
      let tail = parts.last?.replacing("remainder last\n", with: "remainder last, small debts end early\n") ?? ""
      let changed = parts.count == 2 ? parts[0] + "plan spring" + tail : text
      return SourceFile(name: name, bytes: Array(changed.utf8))
    }
    let rulebook = try Rulebook(files: files)
    let day = try solar(1403_02_05)
    let list = try rulebook.offers(of: ["spring"], for: .amount(18_500), start: day)
    let told = "36 installments asked for, 19 needed: under this plan small debts end early"
    #expect(list.text().contains("spring: " + told))
    #expect(list.text(in: .persian).contains("۳۶ قسط خواسته شد و ۱۹ قسط بس است"))
    #expect(list.json.contains(#""shortened":{"reason":"ends_early","text":"\#(told)""#))
    #expect(CellTable.rows(of: list.csv).last?.last == told)
    let request = AgreementRequest(plan: "spring", debt: .amount(18_500), term: .installments(36), start: day)
    let agreed = try rulebook.schedule(for: request)
    #expect(agreed.schedule.installments.count == 19)
    #expect(agreed.text().contains("\n" + told + "\n"))
    #expect(agreed.json.contains(#""term_asked":{"installments":36}"#))
    #expect(CellTable.rows(of: agreed.csv).dropFirst().allSatisfy { $0.last == "ends_early" })
  }
}
