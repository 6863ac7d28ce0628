import TariffKernel

/// What became of the dossiers that one thread took; the threads' accounts add up to the run's.
struct BulkAccount {
  var read = 0
  var rejected = 0
  private var standings = [0, 0, 0]
  private var bills: [BatchSummary.BillTotal]
  private var errors: [String: Int] = [:]
  /// By fee, by version: whether it charged somebody.
  private var charged: [[Bool]]

  init(of model: Model) {
    bills = model.bills.map { BatchSummary.BillTotal(bill: $0.symbol.name) }
    charged = model.fees.map { [Bool](repeating: false, count: $0.versions.count) }
  }

  /// Counts a dossier.
  mutating func add(_ assessment: Assessment, _ standing: Completeness) {
    switch standing {
    case .whole: standings[0] += 1
    case .partial: standings[1] += 1
    case .blocked: standings[2] += 1
    }
    for index in assessment.lines.indices {
      switch assessment.lines[index].outcome {
      case .error(let fault): errors[fault.code, default: 0] += 1
      case .charged:
        if let version = assessment.lines[index].version, !charged[index][version] { charged[index][version] = true }
      case .exempt, .notApplicable, .suspended: break
      }
    }
    for index in bills.indices { bills[index].add(assessment.bills[index]) }
  }

  /// Adds what another thread counted.
  mutating func add(_ other: BulkAccount) {
    read += other.read
    rejected += other.rejected
    for place in standings.indices { standings[place] += other.standings[place] }
    for (code, count) in other.errors { errors[code, default: 0] += count }
    for place in bills.indices { bills[place].add(other.bills[place]) }
    for fee in charged.indices {
      for version in charged[fee].indices where other.charged[fee][version] { charged[fee][version] = true }
    }
  }

  /// The part of the summary that is about dossiers.
  func summary(of model: Model) -> BatchSummary {
    var summary = BatchSummary()
    (summary.read, summary.rejected, summary.bills, summary.errors) = (read, rejected, bills, errors)
    (summary.whole, summary.partial, summary.blocked) = (standings[0], standings[1], standings[2])
    var used = ChargedVersions()
    for fee in charged.indices {
      for version in charged[fee].indices where charged[fee][version] { used.note(fee: fee, version: version) }
    }
    summary.samples = used.samples(in: model)
    return summary
  }
}

extension BatchSummary.BillTotal {
  fileprivate mutating func add(_ other: BatchSummary.BillTotal) {
    count += other.count
    total += other.total
    payable += other.payable
    dropped += other.dropped
    refunds += other.refunds
    refunded += other.refunded
    blocked += other.blocked
  }
}
