import TariffKernel

/// What became of the dossiers that one thread took; the threads' accounts add up to the run's.
struct BulkAccount {
  var read = 0
  var rejected = 0
  /// Dossiers that the columnar machine handed over, by reason.
  var handOvers: [HandOver: Int] = [:]
  var standings = [0, 0, 0]
  var bills: [BatchSummary.BillTotal]
  var errors: [String: Int] = [:]
  /// By fee, by version: whether it charged somebody.
  var charged: [[Bool]]
  /// By fee, by entry of its timeline: the version that governs there.
  private let versions: [[Int?]]

  init(of model: Model) {
    bills = model.bills.map { BatchSummary.BillTotal(bill: $0.symbol.name) }
    versions = model.fees.map { $0.timeline.entries.map(\.version) }
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

  /// Counts the dossiers of a block that were not handed over: no fee of theirs is in error.
  mutating func add(_ workspace: ColumnarWorkspace) {
    let reasons = workspace.handOverReasons
    var whole = 0
    for row in 0..<workspace.count where reasons[row] == 0 { whole += 1 }
    standings[0] += whole
    for fee in charged.indices { addFee(fee, workspace.column(of: ID<Fee>(fee)), reasons, workspace.count) }
    for bill in bills.indices {
      let column = workspace.column(of: ID<Bill>(bill))
      var (count, total, payable, refunds, refunded) = (0, Int128(0), Int128(0), 0, Int128(0))
      for row in 0..<workspace.count where reasons[row] == 0 {
        if column.isRefund[row] == 0 {
          count += 1
          total += Int128(column.totals[row])
          payable += Int128(column.payables[row])
        } else {
          refunds += 1
          refunded += Int128(column.totals[row])
        }
      }
      bills[bill].add(
        BatchSummary.BillTotal(
          bill: bills[bill].bill, count: count, total: total, payable: payable, dropped: total - payable,
          refunds: refunds, refunded: refunded))
    }
  }

  /// Notes which versions of a fee charged somebody.
  private mutating func addFee(
    _ fee: Int, _ column: ColumnarWorkspace.FeeColumn, _ reasons: UnsafePointer<UInt8>, _ count: Int
  ) {
    if !charged[fee].contains(false) { return }
    var last: Int32 = -1
    for row in 0..<count {
      let entry = column.entries[row]
      if entry == last || reasons[row] != 0 || column.outcomes[row] != ColumnOutcome.charged.rawValue { continue }
      last = entry
      if let version = versions[fee][Int(entry)] { charged[fee][version] = true }
    }
  }

  /// Adds what another thread counted.
  mutating func add(_ other: BulkAccount) {
    read += other.read
    rejected += other.rejected
    handOvers.merge(other.handOvers, uniquingKeysWith: +)
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
    summary.handedOver = Dictionary(handOvers.map { ("\($0)", $1) }, uniquingKeysWith: +)
    summary.samples = used.samples(in: model)
    return summary
  }
}

extension BatchSummary.BillTotal {
  /// Adds what other bills of the name came to.
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
