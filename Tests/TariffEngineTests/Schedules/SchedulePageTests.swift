import TariffEngine
import Testing

@Suite struct SchedulePageTests {
  @Test func theEnglishPage() throws {
    let agreed = try PlanTariff.rulebook().schedule(for: try PlanTariff.request("even", 3))
    let lines = agreed.text().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines[0] == "Schedule · Even parts · even")
    #expect(lines[1] == "Terms of payment · article 2")
    #expect(lines.contains("dossier 17 · municipal · bill of 1403-02-01 · agreed on 1403-02-05"))
    #expect(lines.contains("3 installments · no mark-up"))
    #expect(lines.contains("  the cash part pays: fine 300,000"))
    #expect(lines.contains("    1  1403-03-05  1403-03-05    400,000        0    400,000  800,000"))
    #expect(lines.contains("total                          1,200,000        0  1,200,000"))
    #expect(lines.contains("  2: building 333,334, green 66,666"))
    #expect(lines.contains("paid in all: 1,500,000 rial"))
    #expect(!lines.contains("Why"))
    #expect(lines.allSatisfy { $0.last != " " })
  }

  @Test func thePersianPageHasPersianDigitsAndTitles() throws {
    let agreed = try PlanTariff.rulebook().schedule(for: try PlanTariff.request("even", 3))
    let text = agreed.text(in: .persian, explain: true)
    #expect(text.contains("شیوه‌نامه تقسیط · ماده ۲"))
    #expect(text.contains("جمع پرداخت: ۱٬۵۰۰٬۰۰۰ ریال"))
    #expect(text.contains("زیربنا ۳۳۳٬۳۳۴، فضای سبز ۶۶٬۶۶۶"))
    #expect(text.contains("شرح محاسبه"))
    let digits = text.unicodeScalars.filter { ("0"..."9").contains($0) }
    // Only the digests and the number of the dossier have ASCII digits.
    let digests = ("17" + agreed.terms.identity.rulebookDigest + agreed.terms.identity.editionDigest).unicodeScalars
    #expect(digits.count == digests.filter { ("0"..."9").contains($0) }.count)
    #expect(agreed.text(in: .persian, digits: .latin).contains("1,500,000 ریال"))
  }

  /// Of the exact 104,166.67 (1,250,000 ÷ 12) nothing is left to guess: the step, what it dropped, and who took the rest.
  @Test func everyNumberHasItsReason() throws {
    let agreed = try PlanTariff.rulebook().schedule(
      for: try PlanTariff.request("bank", 12), on: try PlanTariff.daysOff())
    let told = agreed.reasons()
    let texts = told.map(\.text)
    #expect(texts[0] == "least cash part = 20% × 1,500,000 = 300,000")
    #expect(texts[1] == "mark-up of the whole term = 1,200,000 × 9% × 13/24 year = 58,500")
    #expect(
      texts.contains("installment 1, amount = 104,875; rounded half up to 1,000 rial: 105,000 rial, added 125 rial"))
    #expect(texts.contains("installment 1, mark-up = 58,500 ÷ 12 = 4,875"))
    #expect(texts.contains("installment 1, principal = 105,000 − 4,875 = 100,125"))
    #expect(texts.contains("installment 12 takes the remainder: what the others leave of 1,258,500 = 103,500"))
    for row in agreed.schedule.rows {
      let own = told.filter { $0.installment == row.number }
      #expect(own.contains { [.amount, .remainder].contains($0.subject) && $0.value == String(row.amount) })
      #expect(own.contains { $0.subject == .markUp && $0.value == String(row.markUp) })
      #expect(own.contains { $0.subject == .principal && $0.value == String(row.principal) })
    }
    let persian = agreed.reasons(in: .persian)
    #expect(persian.count == told.count)
    #expect(persian[1].text.hasPrefix("سود همهٔ دوره = ۱٬۲۰۰٬۰۰۰ × ۹٪"))
  }

  @Test func theJSONHasTextsForAmountsAndSaysItsLaw() throws {
    let agreed = try PlanTariff.rulebook().schedule(
      for: try PlanTariff.request("bank", 12), on: try PlanTariff.daysOff())
    let json = agreed.json
    #expect(!json.contains("\n"))
    for part in [
      #""schema":"tariff.schedule/1""#, #""plan":"bank""#, #""act":"plans.1403""#, #""article":"3""#,
      #""rulebook":"payable""#, #""edition_digest":"\#(agreed.terms.identity.editionDigest)""#,
      #""term":{"installments":12,"least_cash":"0.2","rate":"0.09"}"#, #""method":"bank_formula""#,
      #""debt":"1500000""#, #""paid_in_all":"1558500""#, #""before_rounding":"1258500""#,
      #"{"amount":"103500","balance":"0","due":"1404-02-06","kind":"installment","lines":null,"mark_up":"4875","#,
      #""calendar":{"from":"1403-01-01","name":"Days off of a test","to":"1404-12-29","version":"1402-12-28","#,
      #""samples":[{"provision":"ceiling","why":"illustrative"}]"#,
      #""lines":[{"amount":"1000000","bears_late_charge":true,"line":"building","may_be_split":true,"#,
    ] { #expect(json.contains(part), "\(part) in \(json)") }
    let even = try PlanTariff.rulebook().schedule(for: try PlanTariff.request("even", 3)).json
    #expect(even.contains(#""lines":{"building":"333334","fine":"0","green":"66666"}"#))
  }

  @Test func theCSVAddsUp() throws {
    let agreed = try PlanTariff.rulebook().schedule(for: try PlanTariff.request("even", 3))
    let rows = CellTable.rows(of: agreed.csv)
    #expect(rows[0] == ScheduleColumns.names)
    #expect(
      Array(rows.dropFirst()) == [
        [
          "17", "even", "cash", "0", "1403-02-05", "1403-02-05", "300000", "0", "0", "300000", "1200000", "fine=300000",
          "",
        ],
        [
          "17", "even", "installment", "1", "1403-03-05", "1403-03-05", "400000", "0", "0", "400000", "800000",
          "building=333333; green=66667", "",
        ],
        [
          "17", "even", "installment", "2", "1403-04-05", "1403-04-05", "400000", "0", "0", "400000", "400000",
          "building=333334; green=66666", "",
        ],
        [
          "17", "even", "installment", "3", "1403-05-05", "1403-05-05", "400000", "0", "0", "400000", "0",
          "building=333333; green=66667", "",
        ],
      ])
  }

  @Test func theSameRequestGivesTheSameBytes() throws {
    let (request, daysOff) = (try PlanTariff.request("bank", 12), try PlanTariff.daysOff())
    let first = try PlanTariff.rulebook().schedule(for: request, on: daysOff)
    let second = try PlanTariff.rulebook().schedule(for: request, on: daysOff)
    #expect(first.json == second.json)
    #expect(first.text(in: .persian, explain: true) == second.text(in: .persian, explain: true))
    #expect(first.csv == second.csv)
  }
}
