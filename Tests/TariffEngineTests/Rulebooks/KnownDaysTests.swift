import Diagnostics
import Exact
import TariffChecker
import Testing

@testable import TariffEngine

/// One day, three answers: what was known when somebody asked.
@Suite struct KnownDays {
  /// A single unit of 240 m² in block 2 of district 5: 240 × 4,590,000 × 45 %, 240 × 4,950,000 × 50 %, and × 48 %.
  @Test func oneDossierOnThreeKnownDays() throws {
    let shipped = try ShippedRulebook.named("Isfahan")
    let facts = [
      "request_date": "1402-06-15", "request": "new", "district": "5", "block": "2", "residential_area": "240",
      "units": "1", "parkings": "0", "heritage": "no",
    ]
    let amounts: [(known: String, amount: Int128)] = [
      ("1402-03-01", 495_720_000), ("1402-05-01", 594_000_000), ("1402-07-09", 594_000_000),
      ("1402-07-10", 570_240_000), ("1402-08-01", 570_240_000),
    ]
    for (known, amount) in amounts {
      let line = try shipped.edition(knownOn: known).assess(Dossier(facts)).line("floor_area_residential")
      #expect(line?.amount == amount, "known \(known)")
    }
    #expect(try shipped.rulebook.assess(Dossier(facts)).line("floor_area_residential")?.amount == 570_240_000)
  }

  @Test func theDossiersOfTheYearOnThreeKnownDays() throws {
    let shipped = try ShippedRulebook.named("Isfahan")
    let expected = try shipped.records("retroactive.csv")
    #expect(expected.count >= 10)
    for known in ["1402-03-01", "1402-05-01", "1402-08-01"] {
      let edition = try shipped.edition(knownOn: known)
      for row in expected {
        let id = row["dossier"] ?? ""
        let statement = try edition.assess(try shipped.dossier(id))
        for fee in ["floor_area_residential", "floor_area_trade", "balcony"] {
          let outcome = statement.line(fee).map { $0.amount.map(String.init) ?? $0.line.outcome.word }
          #expect(outcome == row["\(fee) known \(known)"], "\(id) \(fee) known \(known)")
        }
        let payable = statement.bill("municipal")?.payable.map { String($0) } ?? ""
        #expect(payable == row["municipal.payable known \(known)"], "\(id) known \(known)")
      }
    }
  }

  /// The folder as it lay there on that day, when the later acts had not been written, gives the same answers as the
  /// folder of today asked with that day.
  @Test(arguments: ["1402-03-01", "1402-05-01"])
  func askedLaterTheFirstAnswerStands(_ known: String) throws {
    let shipped = try ShippedRulebook.named("Isfahan")
    let then = try Rulebook(library: try Self.asItLay(on: try .of(known), shipped))
    let now = try shipped.edition(knownOn: known)
    #expect(now.identity.rulebookDigest != then.identity.rulebookDigest, "acts were added since")
    var compared = 0
    for dossier in try shipped.dossiers() where dossier.dates.allSatisfy({ $0 <= "1402-12-29" }) {
      let (before, after) = (try then.answer(dossier), try now.answer(dossier))
      // The last day of the insurance law of 1401 was written when the next law came.
      let issued = dossier.facts.first { $0.name == "issue_date" }?.words ?? ""
      let differences = after.differences(from: before).filter { words in
        issued <= "1402-07-18" || !(words.contains("workers_insurance") || words.contains("social_security"))
      }
      #expect(differences.isEmpty, "\(dossier.id ?? ""): \(differences)")
      compared += before.lines.count
    }
    #expect(compared > 300)
  }

  /// The acts known by a day alone, and a horizon of the years that they lay down.
  static func asItLay(on day: Day, _ shipped: ShippedRulebook) throws -> Library {
    let later = Set(shipped.rulebook.model.acts.filter { ($0.published ?? $0.approved) > day }.map(\.symbol.name))
    #expect(later.contains("isfahan.council.1402.stage3"))
    var isKept = true
    var library = shipped.library.keeping { line in
      if line.hasPrefix("language ") { isKept = true }
      if line.hasPrefix("act ") {
        isKept = !later.contains(line.split(separator: " ").dropFirst().first.map(String.init) ?? "")
      }
      return isKept && !line.hasPrefix("example ")
    }
    let empty = Set(
      library.acts.map(\.file).filter { file in
        !String(decoding: library.files[file].bytes, as: UTF8.self).contains("\nact ")
      })
    library.acts.removeAll { empty.contains($0.file) }
    return try library.with("rulebook", replacing: "to 1404-12-29", by: "to 1402-12-29")
      .with("../National/insurance.tariff", replacing: "to 1402-07-18", by: "to 1402-12-29")
  }

  /// An act of 1404 that strikes the second stage from its beginning.
  @Test func annullingTheSecondStageLeavesTheThirdAndTheEarlierAnswers() throws {
    let shipped = try ShippedRulebook.named("Isfahan")
    let ruling = """
      language 1

      act isfahan.court.1404  "ابطال مرحله دوم" "The second stage struck"
        authority  "A court"
        rank       law
        approved   1404-02-01
        in force   from 1404-02-01
        status     final
        source     "written for a test"

      annul act isfahan.council.1402.stage2 "from its beginning"
      """
    let struck = try Rulebook(library: shipped.library.withoutExamples.adding("court-1404.tariff", ruling))
    let facts = [
      "request": "new", "district": "5", "block": "2", "residential_area": "240", "units": "1", "parkings": "0",
      "heritage": "no", "balcony_area": "10",
    ]
    // The price of the block falls back to 4,590,000: 240 × 4,590,000 × 45 %, then × 48 % by the third stage, whose own
    // balcony factor is 3.2.
    let amounts: [(day: String, area: Int128, balcony: Int128)] = [
      ("1402-03-31", 495_720_000, 137_700_000), ("1402-04-01", 495_720_000, 137_700_000),
      ("1402-05-31", 495_720_000, 137_700_000), ("1402-06-01", 528_768_000, 146_880_000),
      ("1402-12-29", 528_768_000, 146_880_000),
    ]
    for (day, area, balcony) in amounts {
      let statement = try struck.assess(Dossier(facts.merging(["request_date": day]) { $1 }))
      #expect(statement.line("floor_area_residential")?.amount == area, "\(day)")
      #expect(statement.line("balcony")?.amount == balcony, "\(day)")
    }
    let before = try #require(struck.edition(knownOn: try .of("1404-01-31")))
    let untouched = try shipped.edition(knownOn: "1404-01-31")
    #expect(before.identity.editionDigest == untouched.identity.editionDigest)
    for dossier in try shipped.dossiers() {
      let differences = try before.answer(dossier).differences(from: try untouched.answer(dossier))
      #expect(differences.isEmpty, "\(dossier.id ?? ""): \(differences)")
    }
  }
}
