import TariffKernel

/// The versions of fees that some dossier of a run was charged by.
struct ChargedVersions {
  private struct Charged: Hashable {
    var fee: Int
    var version: Int
  }
  private var charged: Set<Charged> = []

  mutating func note(_ assessment: Assessment) {
    for (index, line) in assessment.lines.enumerated() {
      guard case .charged = line.outcome, let version = line.version else { continue }
      note(fee: index, version: version)
    }
  }

  mutating func note(fee: Int, version: Int) { charged.insert(Charged(fee: fee, version: version)) }

  /// Adds what another thread noted.
  mutating func add(_ other: ChargedVersions) { charged.formUnion(other.charged) }

  /// All of them, sorted, as fee and version in turn.
  var numbers: [Int] {
    charged.sorted { ($0.fee, $0.version) < ($1.fee, $1.version) }.flatMap { [$0.fee, $0.version] }
  }

  /// The provisions with sample numbers that a charged line may have used.
  func samples(in model: Model) -> [String] {
    var samples: [String] = []
    for used in charged.sorted(by: { ($0.fee, $0.version) < ($1.fee, $1.version) }) {
      let reach = FeeReach(of: model.fees[used.fee].versions[used.version], in: model)
      for sample in reach.samples(of: ID(used.fee), in: model) where !samples.contains(sample.provision) {
        samples.append(sample.provision)
      }
    }
    return samples
  }
}
