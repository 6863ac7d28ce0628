import Exact
import TestSupport
import Testing

@testable import TariffKernel

/// A law tried beside another: what comes to the same is taken over, and nothing that does not.
@Suite struct BesideTests {
  /// The model with one thing changed: a rate, a cell, a constant, a rounding, a day.
  private static func changed(_ model: Model, _ random: inout SeededGenerator) -> Model {
    var model = model
    for _ in 0..<20 {
      switch Int.random(in: 0..<6, using: &random) {
      case 0:
        guard let rate = model.rates.indices.randomElement(using: &random),
          let version = model.rates[rate].versions.indices.randomElement(using: &random),
          let old = model.rates[rate].versions[version].significand
        else { continue }
        model.rates[rate].versions[version].significand = old + 1
      case 1:
        guard let table = model.tables.indices.randomElement(using: &random),
          let version = model.tables[table].versions.indices.randomElement(using: &random),
          let column = model.tables[table].versions[version].cells.indices.randomElement(using: &random),
          let row = model.tables[table].versions[version].cells[column].indices.randomElement(using: &random),
          let old = model.tables[table].versions[version].cells[column][row]
        else { continue }
        model.tables[table].versions[version].cells[column][row] = old + 1
      case 2:
        guard let node = model.nodes.indices.randomElement(using: &random),
          case .constant(let old) = model.nodes[node].operation, case .number = model.nodes[node].kind
        else { continue }
        model.nodes[node].operation = .constant(old + 1)
      case 3:
        guard let fee = model.fees.indices.randomElement(using: &random),
          let version = model.fees[fee].versions.indices.randomElement(using: &random)
        else { continue }
        model.fees[fee].versions[version].condition = nil
      case 4:
        guard let fee = model.fees.indices.randomElement(using: &random),
          let version = model.fees[fee].versions.indices.randomElement(using: &random)
        else { continue }
        model.fees[fee].versions[version].reliefs = []
      default:
        guard let fee = model.fees.indices.randomElement(using: &random),
          let entry = model.fees[fee].timeline.entries.indices.randomElement(using: &random),
          model.fees[fee].timeline.entries.count > 1
        else { continue }
        model.fees[fee].timeline.entries.remove(at: entry)
      }
      return model
    }
    return model
  }

  @Test func machinesBesideOneAnotherAgreeWithTheScalarOne() throws {
    var (taken, worked) = (0, 0)
    for place in 0..<RandomCases.count(20_000) {
      let seed = RandomCases.seed &+ UInt64(place)
      var random = SeededGenerator(seed: seed)
      let tariff = RandomTariff(seed: seed)
      let base = tariff.sketch.model
      let model = Self.changed(base, &random)
      let dossiers = (0..<40).map { tariff.dossier(isWild: $0 % 3 == 0) }
      let (first, second) = (ColumnarMachine(base), ColumnarMachine(model, beside: ColumnarMachine(base)))
      let batch = first.makeBatch()
      for facts in dossiers { batch.append(facts) }
      let (own, other) = (second.makeWorkspace(), first.makeWorkspace())
      first.assess(batch, in: other)
      second.assess(batch, in: own, beside: other)
      taken += second.program.taken.count { $0 != nil }
      worked += second.program.taken.count { $0 == nil }
      let scalar = ScalarMachine(model)
      for (row, facts) in dossiers.enumerated() {
        guard let found = own.assessment(of: row) else { continue }
        #expect(found == scalar.assess(facts), "row \(row) of seed \(seed)")
      }
    }
    #expect(taken > 0 && worked > 0, "\(taken) fees were taken, \(worked) worked out")
  }

  @Test func aModelBesideItselfTakesEverythingButDrawsOnBalances() {
    for place in 0..<RandomCases.count(2_000) {
      let tariff = RandomTariff(seed: RandomCases.seed &+ UInt64(place))
      let model = tariff.sketch.model
      let machine = ColumnarMachine(model, beside: ColumnarMachine(model))
      for (fee, taken) in zip(model.fees, machine.program.taken) where taken == nil {
        let reads = fee.versions.contains { $0.reliefs.contains { $0.balance != nil } }
        let isAlone = model.fees.contains { $0.versions.contains { $0.reliefs.contains { $0.balance != nil } } }
        #expect(reads || isAlone, "fee \(fee.symbol.name)")
      }
    }
  }
}
