import TariffEngine
import Testing

/// The rulebook that ships, held to a calculation made apart from the engine: `expected.py` beside this file, written
/// from the published formulas.
@Suite struct MashhadTests {
  @Test func everyCellIsAsCalculatedApart() throws {
    let batch = try MashhadFiles.batch(dossiers: "dossiers.csv", floors: "floors.csv", in: MashhadFiles.tariff)
    let expected = try MashhadFiles.table("expected.csv", in: MashhadFiles.tests)
    #expect(batch.rejects.count == 1, "only the header: \(batch.rejects)")
    #expect(batch.summary.read >= 60)
    #expect(batch.summary.isClean)
    #expect(batch.summary.whole == expected.count - 1)
    #expect(MashhadFiles.differences(batch.results, expected).isEmpty)
  }

  /// A fact that is missing blocks the bill whose line reads it, and no other. At the end of the file, the largest and
  /// the smallest that the inputs admit.
  @Test func incompleteDossiersLoseOnlyTheBillsThatNeedTheFact() throws {
    let batch = try MashhadFiles.batch(
      dossiers: "incomplete.csv", floors: "incomplete-floors.csv", in: MashhadFiles.tests)
    let expected = try MashhadFiles.table("expected-incomplete.csv", in: MashhadFiles.tests)
    // The sentences are the engine's own; the codes and lines that they speak of are not.
    let results = batch.results.enumerated().map { place, row in
      place == 0 ? row : row.dropLast() + [MashhadFiles.errorHeads(row.last ?? "")]
    }
    #expect(MashhadFiles.differences(results, expected).isEmpty)
    #expect(batch.summary.whole == 3)
    #expect(batch.summary.partial == 5)
    #expect(batch.summary.blocked == 4)
    #expect(batch.summary.rejected == 0)
    #expect(batch.summary.bills.map(\.blocked) == [8, 5])
  }

  @Test func checkIsCleanEvenWhenStrict() {
    let report = Rulebook.check(folder: MashhadFiles.tariff)
    #expect(report.diagnostics.isEmpty, "\(report.diagnostics.map { "\($0.code.code) \($0.message)" })")
    #expect(report.accepted.isEmpty, "the shipped acts accept no oddity: the printed typo stays in the tests")
    #expect(report.examples == 45)
    #expect(report.model != nil)
  }

  /// The dossiers are of use as a test only if they reach every rule.
  @Test func everyFeeExemptionAndReliefIsReached() throws {
    let rulebook = try Rulebook.load(folder: MashhadFiles.tariff)
    var reached: Set<String> = []
    for dossier in try MashhadFiles.dossiers() {
      let statement = try rulebook.assess(dossier)
      for line in statement.lines {
        if line.amount != nil { reached.insert("\(line.symbol.name) charged") }
        if line.line.outcome == .notApplicable { reached.insert("\(line.symbol.name) not applicable") }
        if let exemption = line.exemption { reached.insert("\(line.symbol.name) exempt \(exemption.symbol.name)") }
      }
      reached.formUnion(reliefs(of: statement))
    }
    for fee in rulebook.model.fees {
      let name = fee.symbol.name
      #expect(reached.contains("\(name) charged"), "no dossier is charged \(name)")
      #expect(reached.contains("\(name) not applicable"), "no dossier is without \(name)")
      for version in fee.versions {
        for exemption in version.exemptions {
          let exempt = "\(name) exempt \(exemption.symbol.name)"
          #expect(reached.contains(exempt), "no dossier is \(exempt)")
        }
        for relief in version.reliefs {
          let relieved = "\(name) relief \(relief.symbol.name)"
          #expect(reached.contains(relieved), "no dossier has \(relieved)")
        }
      }
    }
    for limit in ["ceiling", "balance", "amount"] {
      #expect(reached.contains("relief held by \(limit)"), "no relief is held back by its \(limit)")
    }
  }

  private func reliefs(of statement: Statement) -> Set<String> {
    var found: Set<String> = []
    var current: Fee?
    for step in statement.trace.steps {
      switch step.event {
      case .line(let fee, _, _): current = statement.model.fees[fee.index]
      case .relief(let place, let taken, _, let limit):
        guard let current, taken > 0 else { continue }
        found.insert("\(current.symbol.name) relief \(current.versions[0].reliefs[place].symbol.name)")
        if let limit { found.insert("relief held by \(limit)") }
      default: break
      }
    }
    return found
  }
}
