import TariffKernel
import Testing

@testable import TariffEngine

/// The workers' insurance under Article 5 in its regimes, on the line 1,874,412,037 of a published bill.
@Suite struct Insurance {
  private func assess(_ facts: [String: String]) throws -> Statement {
    let all = facts.merging(["request": "new"]) { $1 }
    return try ShippedRulebook.named("National").rulebook.assess(Dossier(all))
  }

  @Test func theAmountsBeforeAndAfterTheStatedRounding() throws {
    let isfahan = try ShippedRulebook.named("Isfahan")
    let expected = try isfahan.records("insurance.csv")
    let cases: [(regime: String, issued: String, location: String, exact: String, rounded: Int128)] = [
      ("1393 15 %", "1400-06-01", "city", "281161805.55", 281_161_806),
      ("1402 25 %", "1402-08-01", "city", "468603009.25", 468_603_009),
      ("1402 village 10 %", "1402-08-01", "village", "187441203.70", 187_441_204),
    ]
    for (regime, issued, location, exact, rounded) in cases {
      let row = try #require(expected.first { $0["regime"] == regime })
      #expect(row["before rounding"] == exact && row["rounded"] == String(rounded), "the calculation says the same")
      let statement = try assess([
        "request_date": issued, "issue_date": issued, "location": location, "fees_elsewhere": "1874412037",
      ])
      let fee = try #require(statement.line("workers_insurance")?.fee)
      var (isOwn, roundings): (Bool, [Int128]) = (false, [])
      for step in statement.trace.steps {
        if case .line(let id, _, _) = step.event { isOwn = id == fee }
        guard isOwn, case .rounding(let rule, let after, let dropped) = step.event else { continue }
        #expect(rule.scale == 0 && after == rounded, "\(regime)")
        // after + dropped is what there was before, here in hundredths.
        let part = dropped.numerator * 100
        #expect(part % Int128(dropped.denominator) == 0, "\(regime): \(dropped)")
        roundings.append(after * 100 + part / Int128(dropped.denominator))
      }
      #expect(roundings.map { "\($0 / 100).\($0 % 100 < 10 ? "0" : "")\($0 % 100)" } == [exact], "\(regime)")
      let steps = statement.steps(of: "workers_insurance")
      #expect(steps.contains { $0.kind == .rounding && $0.value == String(rounded) }, "\(regime)")
      #expect(statement.line("workers_insurance")?.amount == rounded, "\(regime)")
    }
  }

  /// Fees paid in 1392, permit of 1393: 250 × 0.04 × 30 × 202,970, the wage of the year of issue.
  @Test func theWageIsThatOfTheYearOfIssue() throws {
    let permit = ["request_date": "1392-11-01", "floor_area": "250"]
    let issued = try assess(permit.merging(["issue_date": "1393-02-01"]) { $1 })
    #expect(issued.line("workers_insurance")?.amount == 60_891_000)
    #expect(issued.line("workers_insurance")?.line.day?.description == "1393-02-01")
    let earlier = try assess(permit.merging(["issue_date": "1392-12-01"]) { $1 })
    #expect(earlier.line("workers_insurance")?.amount == 48_712_500)
  }

  /// Nobody here knows the amendment of 1401: its bill is in error, and every other bill is whole.
  @Test func aTextThatIsNotKnownBlocksItsOwnBillAlone() throws {
    let shipped = try ShippedRulebook.named("Isfahan")
    let whole = try shipped.dossier("1401-01")
    let statement = try shipped.rulebook.assess(whole.with(["issue_date": "1402-02-01"]))
    let line = try #require(statement.line("workers_insurance"))
    #expect(line.error?.code == "D0211")
    #expect(line.act?.symbol.name == "national.insurance.1401")
    #expect(statement.bill("social_security")?.payable == nil)
    let before = try shipped.rulebook.assess(whole.with(["issue_date": "1401-11-19"]))
    #expect(before.line("workers_insurance")?.amount != nil)
    for bill in before.bills where bill.bill.symbol.name != "social_security" {
      let name = bill.bill.symbol.name
      #expect(statement.bill(name)?.payable != nil, "\(name)")
      #expect(statement.bill(name)?.payable == bill.payable, "\(name)")
    }
    #expect(statement.completeness == .partial)
    // A permit that pays no insurance needs no text.
    let completion = try shipped.rulebook.assess(whole.with(["issue_date": "1402-02-01", "request": "completion"]))
    #expect(completion.line("workers_insurance")?.line.outcome == .notApplicable)
  }
}
