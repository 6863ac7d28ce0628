import CSV
import Exact
import TariffKernel

/// Assessments → rows of results, as bytes: what ``ResultWriter`` writes, two digits at a time into a buffer that is
/// used again.
struct ResultRows: ~Copyable {
  private let model: Model
  /// By column of the whole: the place in the edition, −1 where it does not know the thing.
  private let fees: [Int]
  private let bills: [Int]
  private let balances: [ID<Input>]
  private var shares: [Int128?]
  /// For what needs quotes or a guard.
  private var cells: CSVWriter
  private var guardedBefore = 0
  private var out = ByteRope()

  init(model: Model, whole: Model, guardsFormulas: Bool) {
    self.model = model
    fees = whole.fees.map { fee in model.fees.firstIndex { $0.symbol.name == fee.symbol.name } ?? -1 }
    bills = whole.bills.map { bill in model.bills.firstIndex { $0.symbol.name == bill.symbol.name } ?? -1 }
    balances = ResultColumns(of: whole).balances
    shares = [Int128?](repeating: nil, count: model.fees.count)
    cells = CSVWriter(guardsFormulas: guardsFormulas)
  }

  /// Cells that were guarded with `'`.
  var guardedCells: Int { cells.guardedCells }
  /// What was written.
  var bytes: UnsafeRawBufferPointer { out.bytes }

  mutating func removeAll() { out.removeAll() }

  /// Writes a row. `dossier`: the number as written, its bytes in the piece where they are plain.
  mutating func write(
    _ assessment: Assessment, _ standing: Completeness, of facts: Facts, dossier: UnsafeBufferPointer<UInt8>
  ) {
    writeText(dossier)
    writeStanding(standing)
    spread(assessment)
    for place in fees { writeFee(place, assessment) }
    for place in bills { writeBill(place, assessment) }
    for input in balances { writeBalance(input, assessment, facts) }
    out.append(UInt8(ascii: ","))
    if standing != .whole { writeErrors(assessment, facts) }
    out.append(UInt8(ascii: "\n"))
  }

  private mutating func writeStanding(_ standing: Completeness) {
    switch standing {
    case .whole: out.append(",whole")
    case .partial: out.append(",partial")
    case .blocked: out.append(",blocked")
    }
  }

  /// Brings each fee's share of its bill to its place.
  private mutating func spread(_ assessment: Assessment) {
    for place in shares.indices { shares[place] = nil }
    for bill in assessment.bills.indices {
      let lines: [Int128]
      switch assessment.bills[bill] {
      case .payable(_, _, _, let shared), .refund(_, let shared): lines = shared
      case .blocked: continue
      }
      for (line, fee) in model.bills[bill].lines.enumerated() {
        if case .charged = assessment.lines[fee.index].outcome { shares[fee.index] = lines[line] }
      }
    }
  }

  private mutating func writeFee(_ place: Int, _ assessment: Assessment) {
    guard place >= 0 else { return out.append(",,not_applicable,") }
    switch assessment.lines[place].outcome {
    case .charged(let amount):
      out.append(UInt8(ascii: ","))
      out.append(amount)
      out.append(",charged,")
    case .exempt: out.append(",,exempt,")
    case .notApplicable: out.append(",,not_applicable,")
    case .suspended: out.append(",,suspended,")
    case .error: out.append(",,error,")
    }
    if let share = shares[place] { out.append(share) }
  }

  private mutating func writeBill(_ place: Int, _ assessment: Assessment) {
    guard place >= 0 else { return out.append(",,,") }
    switch assessment.bills[place] {
    case .payable(let total, let payable, let dropped, _):
      out.append(UInt8(ascii: ","))
      out.append(total)
      out.append(UInt8(ascii: ","))
      out.append(dropped)
      out.append(UInt8(ascii: ","))
      out.append(payable)
    case .refund(let total, _):
      out.append(UInt8(ascii: ","))
      out.append(total)
      out.append(",,")
    case .blocked: out.append(",,,")
    }
  }

  private mutating func writeBalance(_ input: ID<Input>, _ assessment: Assessment, _ facts: Facts) {
    let domain = model.inputs[input.index].domain
    let use = assessment.balances.first { $0.input == input }
    guard let before = use?.before ?? facts.values[model.inputs[input.index].column] else { return out.append(",,") }
    let used = use?.used ?? 0
    for number in [used, before - used] {
      out.append(UInt8(ascii: ","))
      out.append(text: domain.cellText(number))
    }
  }

  private mutating func writeErrors(_ assessment: Assessment, _ facts: Facts) {
    cells.appendText(ResultWriter.errors(assessment, facts, model))
    moveCell()
  }

  /// A cell of text: as it is where it is plain and no formula, else quoted or guarded.
  private mutating func writeText(_ text: UnsafeBufferPointer<UInt8>) {
    var isPlain = text.count > 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: "."), 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): continue
      default: isPlain = false
      }
    }
    if isPlain, text[0] != UInt8(ascii: "-") { return out.append(text) }
    cells.appendText(text)
    moveCell()
  }

  /// Takes the only cell of the writer, whose row it is.
  private mutating func moveCell() {
    cells.endRow()
    cells.bytes.withUnsafeBufferPointer { out.append(UnsafeBufferPointer(rebasing: $0.dropLast())) }
    cells.removeAll()
  }
}
