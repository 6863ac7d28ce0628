import Exact
import TariffKernel
import TestSupport
import Testing

/// The two machines agree, row for row, whatever the law and the dossier.
@Suite struct DifferentialTests {
  /// Reasons that the scalar machine must have an error for: nothing but a number too large is suspected in vain.
  static let certain: Set<HandOver> = [
    .missingInput, .noVersion, .divisionByZero, .noRow, .emptyGroup, .shareOutOfRange, .noSuchDay,
  ]

  static func hasError(_ assessment: Assessment) -> Bool {
    assessment.lines.contains { line in
      switch line.outcome {
      case .error: return true
      default: return false
      }
    }
  }

  /// Compares all rows in blocks of a size; how many were handed over.
  @discardableResult
  static func compare(
    _ model: Model, _ dossiers: [Facts], blocks size: Int, seed: UInt64,
    expected: [Assessment]
  ) -> Int {
    let machine = ColumnarMachine(model)
    let batch = machine.makeBatch(capacity: size)
    let workspace = machine.makeWorkspace()
    var handedOver = 0
    var first = 0
    while first < dossiers.count {
      batch.removeAll()
      let last = min(first + size, dossiers.count)
      for facts in dossiers[first..<last] { batch.append(facts) }
      machine.assess(batch, in: workspace)
      for row in first..<last {
        if let reason = workspace.reason(of: row - first) {
          handedOver += 1
          if certain.contains(reason), !hasError(expected[row]) {
            Issue.record("row \(row) of seed \(seed) is handed over in vain, block \(size): \(reason)")
            return handedOver
          }
        } else if workspace.assessment(of: row - first) != expected[row] {
          Issue.record(
            """
            row \(row) of seed \(seed) differs, block \(size): \
            \(String(describing: workspace.assessment(of: row - first))) \
            is not \(expected[row])
            """)
          return handedOver
        }
      }
      first = last
    }
    return handedOver
  }

  @Test(arguments: [1, 7, 1_024, 4_096])
  func machinesAgree(blocks size: Int) {
    var rows = 0
    var sound = 0
    for place in 0..<RandomCases.count(8_000) {
      let seed = RandomCases.seed &+ UInt64(place)
      let tariff = RandomTariff(seed: seed)
      let wild = (0..<150).map { _ in tariff.dossier(isWild: true) }
      let tame = (0..<150).map { _ in tariff.dossier(isWild: false) }
      let scalar = ScalarMachine(tariff.sketch.model)
      let expected = (tame + wild).map { scalar.assess($0) }
      Self.compare(tariff.sketch.model, tame + wild, blocks: size, seed: seed, expected: expected)
      rows += 150
      sound += expected[..<150].count { !Self.hasError($0) }
    }
    #expect(sound * 10 > rows, "rows without a fault are frequent enough to compare")
  }

  /// Blocks of more rows than one, filled to the last place.
  @Test func fullBlocks() {
    let seed = RandomCases.seed &+ 77
    let tariff = RandomTariff(seed: seed)
    let dossiers = (0..<9_000).map { tariff.dossier(isWild: $0 % 5 == 0) }
    let scalar = ScalarMachine(tariff.sketch.model)
    let expected = dossiers.map { scalar.assess($0) }
    for size in [1_024, 4_096] {
      Self.compare(tariff.sketch.model, dossiers, blocks: size, seed: seed, expected: expected)
    }
  }
}
