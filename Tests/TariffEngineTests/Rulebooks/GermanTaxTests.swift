import Exact
import Testing

@testable import TariffEngine

/// A real law that was changed for a year almost over: § 32a EStG of 2024, as known before and after December 2024.
@Suite struct GermanTax {
  @Test func theIncomesOfTheLawOnBothKnownDays() throws {
    let shipped = try ShippedRulebook.named("GermanTax")
    let published: [(income: String, known: String, tax: Int128)] = [
      ("100000", "2024-06-01", 31_397), ("20000", "2024-06-01", 1_759),
      ("100000", "2024-12-10", 31_363), ("20000", "2024-12-10", 1_725),
      // The amendment was published on 2024-12-05.
      ("100000", "2024-12-04", 31_397), ("100000", "2024-12-05", 31_363),
    ]
    for (income, known, tax) in published {
      let statement = try shipped.edition(knownOn: known).assess(Dossier(["tax_day": "2024-12-31", "income": income]))
      #expect(statement.line("income_tax")?.amount == tax, "\(income), known \(known)")
      #expect(statement.bill("tax")?.payable == tax)
    }
  }

  @Test(arguments: ["2024-06-01", "2024-12-10"])
  func everyIncomeOfTheCalculation(_ known: String) throws {
    let shipped = try ShippedRulebook.named("GermanTax")
    let edition = try shipped.edition(knownOn: known)
    let expected = try shipped.records("expected.csv")
    #expect(expected.count >= 22, "twenty more than the two of the law")
    for row in expected {
      let dossier = try shipped.dossier(row["dossier"] ?? "")
      let tax = try edition.assess(dossier).line("income_tax")?.amount
      #expect(tax.map(String.init) == row["known_\(known)"], "\(dossier.id ?? ""), known \(known)")
    }
  }

  @Test func theRulebookIsSound() throws {
    let report = try ShippedRulebook.named("GermanTax").rulebook.report
    #expect(report.diagnostics.map(\.code) == [.retroactive], "\(report.diagnostics.map(\.allWords))")
    #expect(report.examples == 13)
  }

  /// On what was known first, asked later, the first answer stands; each line names the act that made its constants.
  @Test func theAmendingActIsNamed() throws {
    let shipped = try ShippedRulebook.named("GermanTax")
    let dossier = Dossier(["tax_day": "2024-12-31", "income": "100000"])
    let after = try shipped.rulebook.assess(dossier)
    #expect(after.line("income_tax")?.amendedBy.map(\.act.symbol.name) == ["german_tax.2024.amended"])
    #expect(after.line("income_tax")?.amendedBy.map(\.article) == ["32a (1)"])
    let before = try shipped.edition(knownOn: "2024-06-01").assess(dossier)
    #expect(before.line("income_tax")?.amendedBy.isEmpty == true)
    #expect(before.identity.editionDigest != after.identity.editionDigest)
    #expect(before.identity.rulebookDigest == after.identity.rulebookDigest)
  }
}
