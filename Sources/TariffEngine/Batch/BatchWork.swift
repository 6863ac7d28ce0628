import TariffKernel

/// Every dossier assessed under one edition, and its row of results written.
struct BatchWork: DossierWork {
  private let rulebook: Rulebook
  private let whole: Model
  private let model: Model
  private var workspace: Workspace
  private var results: ResultWriter
  private var summary: BatchSummary
  private var charged = ChargedVersions()
  private var balances: SharedBalances

  init(_ rulebook: Rulebook, results: ResultWriter) {
    (self.rulebook, self.results) = (rulebook, results)
    (whole, model) = (rulebook.whole, rulebook.model)
    workspace = rulebook.machine.makeWorkspace()
    balances = SharedBalances(of: rulebook.model)
    summary = BatchSummary()
    summary.bills = model.bills.map { BatchSummary.BillTotal(bill: $0.symbol.name) }
  }

  var bytesWritten: Int { results.bytesWritten }
  var guardedCells: Int { results.guardedCells }

  mutating func take(_ dossier: ReadDossier, among numbers: IdentifierIndex) throws(BatchFault) -> [DossierFault] {
    let facts = dossier.facts.carried(from: whole, to: model)
    let assessment = rulebook.machine.assess(facts, reusing: &workspace)
    count(assessment)
    balances.note(assessment, of: facts, in: model, place: dossier.place, among: numbers)
    try results.write(assessment, of: facts, dossier: dossier.number)
    return []
  }

  mutating func flush() throws(BatchFault) { try results.flush() }

  /// The account, given that of the rows.
  func summary(_ rows: RowAccount) -> BatchSummary {
    var summary = summary
    summary.rows = rows
    summary.identity = rulebook.identity
    summary.samples = charged.samples(in: model)
    (summary.sharedBalances, summary.sharedBalanceCount) = (balances.told, balances.count)
    summary.drawsWithoutPerson = balances.nameless
    return summary
  }

  private mutating func count(_ assessment: Assessment) {
    switch Completeness(of: assessment) {
    case .whole: summary.whole += 1
    case .partial: summary.partial += 1
    case .blocked: summary.blocked += 1
    }
    charged.note(assessment)
    for line in assessment.lines {
      if case .error(let fault) = line.outcome { summary.errors[fault.code, default: 0] += 1 }
    }
    for (index, result) in assessment.bills.enumerated() { summary.bills[index].add(result) }
  }
}

extension BatchSummary.BillTotal {
  /// Counts a bill.
  mutating func add(_ result: BillResult) {
    switch result {
    case .payable(let total, let payable, let dropped, _):
      count += 1
      self.total += total
      self.payable += payable
      self.dropped += dropped
    case .refund(let total, _):
      refunds += 1
      refunded += total
    case .blocked: blocked += 1
    }
  }
}
