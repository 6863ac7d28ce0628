import TariffKernel
import Testing

@testable import TariffEngine

/// What becomes of one fee over the years, and what a day without law comes to.
@Suite struct OutcomesOverTime {
  private static let facts = [
    "request": "new", "district": "2", "block": "3", "balcony_area": "12", "heritage": "no",
  ]

  private func balcony(_ day: String, _ facts: [String: String] = [:]) throws -> StatementLine {
    let all = Self.facts.merging(facts) { $1 }.merging(["request_date": day]) { $1 }
    return try #require(try ShippedRulebook.named("Isfahan").rulebook.assess(Dossier(all)).line("balcony"))
  }

  @Test func theFiveOutcomesOfOneFee() throws {
    // 12 m² × 1,862,000 × 3.5 in 1403, × 2,352,000 × 4 in 1404.
    let charged = try balcony("1403-06-31")
    #expect(charged.amount == 78_204_000)
    #expect(try balcony("1404-06-31").amount == 112_896_000)
    #expect(charged.act?.symbol.name == "isfahan.fees")

    let exempt = try balcony("1403-06-31", ["heritage": "yes"])
    #expect(exempt.line.outcome.word == "exempt")
    #expect(exempt.exemption?.symbol.name == "historic_balcony")

    #expect(try balcony("1403-06-31", ["balcony_area": "0"]).line.outcome == .notApplicable)
    let repealed = try balcony("1404-07-01")
    #expect(repealed.line.outcome == .notApplicable)
    #expect(repealed.standstill?.kind == .repealed)
    #expect(repealed.standstill?.act?.symbol.name == "isfahan.council.1404.autumn")
    #expect(repealed.standstill?.from.description == "1404-07-01")

    let suspended = try balcony("1403-08-15")
    #expect(suspended.line.outcome.word == "suspended")
    #expect(suspended.standstill?.kind == .suspended)
    #expect(suspended.standstill?.act?.symbol.name == "isfahan.council.1403.balcony")
    #expect(suspended.standstill?.from.description == "1403-07-01")
    #expect(suspended.standstill?.until?.description == "1403-09-30")
    #expect(try balcony("1403-10-01").amount == 78_204_000, "the day after")

    let early = try balcony("1399-12-29")
    #expect(early.error?.code == "D0202")
    #expect(early.error?.message().contains("1399-12-29") == true)
  }

  /// Never last year's value: the error names what is missing and the day.
  @Test func aDayWithoutTariffIsAnErrorThatNamesIt() throws {
    let isfahan = try ShippedRulebook.named("Isfahan").rulebook
    let after = try isfahan.assess(Dossier(Self.facts.merging(["request_date": "1405-01-01", "visits": "1"]) { $1 }))
    for fee in ["excess_density", "expert_visit", "floor_area_residential"] {
      let line = try #require(after.line(fee))
      #expect(line.error?.code == "D0202", "\(fee): \(line.line.outcome)")
      let message = line.error?.message() ?? ""
      #expect(message.contains("1405-01-01"), "\(message)")
      #expect(message.contains(fee), "\(message)")
      #expect(line.error?.message(in: .persian).contains(line.symbol.persianTitle ?? "?") == true)
    }
    #expect(after.bill("municipal")?.payable == nil)

    // The services are in force then, and no rates are: the table is named, and the day.
    let engineering = try ShippedRulebook.named("Engineering").rulebook
    let facts = ["contract_date": "1400-12-15", "service": "design", "ceilings": "4", "area": "500"]
    let line = try #require(try engineering.assess(Dossier(facts)).line("design_civil"))
    let message = line.error?.message() ?? ""
    #expect(line.error?.code == "D0202")
    #expect(message.contains("1400-12-15") && message.contains("table"), "\(message)")
    // And beyond the last year.
    let next = try engineering.assess(Dossier(facts.merging(["contract_date": "1406-01-01"]) { $1 }))
    #expect(next.line("design_civil")?.error?.code == "D0202")
  }

  /// One dossier, five dates: each line says by which it was priced, by which act and by which article.
  @Test func linesPricedOnDifferentDatesSaySo() throws {
    let shipped = try ShippedRulebook.named("Isfahan")
    let dossier = Dossier([
      "request_date": "1402-06-15", "issue_date": "1402-08-10", "contract_date": "1401-05-02",
      "payment_date": "1403-04-05", "violation_date": "1400-03-01", "request": "new", "location": "city",
      "district": "5", "block": "2", "floor_area": "276", "residential_area": "240", "units": "1", "parkings": "0",
      "storeys": "1", "storey_area": "240", "balcony_area": "0", "spaces_short": "0", "visits": "0", "ceilings": "1",
      "heritage": "no", "violation_area": "10", "violation_factor": "0.5",
    ])
    let statement = try shipped.rulebook.assess(dossier)
    // 240 × 4,950,000 × 48 % less 22 % for the day of payment; 25 % of it; 276 m² × 540,000; 10 × 0.5 × 1,500,000.
    let wanted: [(fee: String, day: String, date: String, act: String, article: String?, amount: Int128)] = [
      ("floor_area_residential", "1402-06-15", "request_date", "isfahan.fees", nil, 444_787_200),
      (
        "workers_insurance", "1402-08-10", "issue_date", "national.insurance.1402", "5", 111_196_800
      ),
      ("design_service", "1401-05-02", "contract_date", "isfahan.engineering.1401", nil, 149_040_000),
      ("violation_fine", "1402-06-15", "request_date", "isfahan.fees", "100 note 2", 7_500_000),
    ]
    for (fee, day, date, act, article, amount) in wanted {
      let line = try #require(statement.line(fee))
      #expect(line.amount == amount, "\(fee): \(line.line.outcome)")
      #expect(line.line.day?.description == day, "\(fee)")
      #expect(line.act?.symbol.name == act, "\(fee)")
      if let article { #expect(line.version?.origin.article == article, "\(fee)") }
      let first = try #require(statement.steps(of: fee).first { $0.kind == .line })
      #expect(first.value == day)
      let words = [day, date, act] + [article.map { "article \($0)" }].compactMap { $0 }
      for word in words { #expect(first.text.contains(word), "\(fee): \(first.text) lacks \(word)") }
    }
    // Rates as they stood on the other dates are told with their days.
    let discount = statement.steps(of: "floor_area_residential").filter { $0.kind == .asOf }.compactMap(\.value)
    #expect(discount == ["1403-04-05"])
    #expect(statement.steps(of: "violation_fine").filter { $0.kind == .asOf }.compactMap(\.value) == ["1400-03-01"])
    // The stages that changed what the line read.
    let amended = statement.line("floor_area_residential")?.amendedBy ?? []
    let acts = Set(amended.map { "\($0.provision) \($0.act.symbol.name) \($0.article ?? "")" })
    #expect(
      acts.isSuperset(of: [
        "single_unit isfahan.council.1402.stage2 2", "single_unit isfahan.council.1402.stage3 1",
        "block_price isfahan.council.1402.stage2 5",
      ]), "\(acts)")
  }
}
