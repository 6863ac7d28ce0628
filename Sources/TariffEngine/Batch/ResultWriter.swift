import CSV
import Exact
import TariffKernel

/// Assessments → rows of results. The columns are those of everything that is known; a fee or bill that an edition does
/// not know yet stays empty.
struct ResultWriter {
  private let model: Model
  /// By column of the whole: the place in the edition, if it knows the thing.
  private let fees: [Int?]
  private let bills: [Int?]
  private let columns: ResultColumns
  private let sink: any ByteSink
  private var writer: CSVWriter
  /// Bytes that the sink took.
  private(set) var bytesWritten = 0

  var guardedCells: Int { writer.guardedCells }

  init(_ sink: any ByteSink, model: Model, whole: Model, guardsFormulas: Bool) {
    self.model = model
    self.sink = sink
    fees = whole.fees.map { fee in model.fees.firstIndex { $0.symbol.name == fee.symbol.name } }
    bills = whole.bills.map { bill in model.bills.firstIndex { $0.symbol.name == bill.symbol.name } }
    columns = ResultColumns(of: whole)
    writer = CSVWriter(guardsFormulas: guardsFormulas)
    for name in columns.names { writer.appendText(name) }
    writer.endRow()
  }

  mutating func write(_ assessment: Assessment, of facts: Facts, dossier: String) throws(BatchFault) {
    writer.appendText(dossier)
    writer.appendText(Completeness(of: assessment).rawValue)
    let billed = model.billed(in: assessment)
    for place in fees {
      let outcome = place.map { assessment.lines[$0].outcome } ?? .notApplicable
      if case .charged(let amount) = outcome { append(amount) } else { writer.appendEmpty() }
      writer.appendText(outcome.word)
      append(place.flatMap { billed[$0] })
    }
    for place in bills { append(place.map { assessment.bills[$0] }) }
    for input in columns.balances { appendBalance(input, assessment, facts) }
    writer.appendText(Self.errors(assessment, facts, model))
    writer.endRow()
    if writer.bytes.count > 65_536 { try flush() }
  }

  private mutating func append(_ amount: Int128?) {
    if let amount { writer.appendNumber(String(amount)) } else { writer.appendEmpty() }
  }

  private mutating func append(_ result: BillResult?) {
    let cells: [Int128?] =
      switch result {
      case nil: [nil, nil, nil]
      case .payable(let total, let payable, let dropped, _): [total, dropped, payable]
      case .refund(let total, _): [total, nil, nil]
      case .blocked: [nil, nil, nil]
      }
    for cell in cells { append(cell) }
  }

  private mutating func appendBalance(_ input: ID<Input>, _ assessment: Assessment, _ facts: Facts) {
    let domain = model.inputs[input.index].domain
    let use = assessment.balances.first { $0.input == input }
    guard let before = use?.before ?? facts.values[model.inputs[input.index].column] else {
      writer.appendEmpty()
      return writer.appendEmpty()
    }
    let used = use?.used ?? 0
    writer.appendNumber(domain.cellText(used))
    writer.appendNumber(domain.cellText(before - used))
  }

  /// What the column `errors` says.
  static func errors(_ assessment: Assessment, _ facts: Facts, _ model: Model) -> String {
    let teller = Teller(model: model, texts: facts.texts, wording: Wording(.english, digits: nil))
    var told: [String] = []
    for (index, line) in assessment.lines.enumerated() {
      guard case .error(let fault) = line.outcome else { continue }
      let sentence = teller.sentence(fault, fee: ID(index), line: line)
      told.append("\(fault.code) \(model.fees[index].symbol.name): \(sentence)")
    }
    return told.joined(separator: "; ")
  }

  mutating func flush() throws(BatchFault) {
    guard !writer.bytes.isEmpty else { return }
    do throws(StreamFault) { try sink.write(writer.bytes) } catch { throw .sink(error) }
    bytesWritten += writer.bytes.count
    writer.removeAll()
  }
}

extension Model {
  /// By fee: its share of its bill.
  func billed(in assessment: Assessment) -> [Int128?] {
    var shares = [Int128?](repeating: nil, count: fees.count)
    for (bill, result) in zip(bills, assessment.bills) {
      guard let lines = result.shares else { continue }
      for (fee, share) in zip(bill.lines, lines) {
        if case .charged = assessment.lines[fee.index].outcome { shares[fee.index] = share }
      }
    }
    return shares
  }
}

extension BillResult {
  /// The lines' shares; nil when the bill is blocked.
  var shares: [Int128]? {
    switch self {
    case .payable(_, _, _, let lines), .refund(_, let lines): lines
    case .blocked: nil
    }
  }
}
