import CSV
import Exact
import TariffKernel

/// The columns of a file of issued bills. It comes in one of two shapes, and other columns are not read:
///
/// | shape | columns |
/// |---|---|
/// | a row for each bill | `dossier`, `bill`, `amount`, and `paid` if it is known |
/// | a row for each dossier | `dossier`, `BILL.payable` (or `BILL`) and `BILL.paid` for bills, `FEE` for lines |
///
/// The second is that of the results of `tariff batch`. Amounts are whole rials; an empty cell is nothing issued, or
/// nothing paid. Where the file has no column for what was paid, what was issued counts as paid.
public enum IssuedColumns {
  static let bill = ["bill", "فیش"]
  static let amount = ["amount", "مبلغ"]
  static let paid = ["paid", "پرداختی"]
}

/// Bills as they were issued and paid, by dossier. They are held in memory.
struct IssuedBills {
  struct Amount {
    var amount: Int128
    var paid: Int128
  }
  /// By place in the whole.
  struct Dossier {
    var bills: [Int: Amount] = [:]
    var fees: [Int: Int128] = [:]
    fileprivate var number = ""
  }
  /// How many faults of the file are told.
  private static let mostFaults = 20

  private var index = IdentifierIndex()
  private var dossiers: [Dossier] = []
  private var feesInHeader: Set<Int> = []

  /// Reads the whole file; one fault makes it unusable, for a bill would be compared with nothing.
  init(_ source: any ByteSource, whole: Model) throws(BatchFault) {
    var reader = CSVReader(SourceBytes(source, raw: RawRows()), findsSwallowedRows: true)
    guard let names = try Self.row(&reader, width: nil) else { throw .unusable([.emptyFile(of: "issued")]) }
    let header = try IssuedHeader(names, whole: whole)
    feesInHeader = Set(header.fees.keys)
    var faults: [DossierFault] = []
    while let cells = try Self.row(&reader, width: names.count) {
      do throws(DossierFault) { try add(cells, header, line: reader.firstLine) } catch {
        faults.append(error)
        if faults.count == Self.mostFaults { break }
      }
    }
    if !faults.isEmpty { throw .unusable(faults) }
  }

  /// Whether the file says what of a fee was issued.
  func holds(fee: Int) -> Bool { feesInHeader.contains(fee) }

  /// The place of a dossier; nil: nothing was issued to it.
  func find(_ key: String) -> Int? { index.find(key) }

  /// What was issued to the dossier of a place.
  subscript(place: Int) -> Dossier { dossiers[place] }

  /// The first dossiers that never came, and how many they are; `met`: the places of those that did.
  func unmet(_ met: Set<Int>) -> (numbers: [String], count: Int) {
    let alone = dossiers.indices.lazy.filter { !met.contains($0) }
    return (alone.prefix(20).map { dossiers[$0].number }, dossiers.count - met.count)
  }

  private static func row(_ reader: inout CSVReader<SourceBytes>, width: Int?) throws(BatchFault) -> [String]? {
    let outcome: CSVOutcome
    do throws(StreamFault) { outcome = try reader.next() } catch { throw .source(error) }
    switch outcome {
    case .end: return nil
    case .fault(let fault): throw .unusable([DossierFault(fault, of: "issued", header: nil)])
    case .row:
      if let width, reader.count != width {
        throw .unusable([.rowWidth(reader.count, header: width, of: "issued", line: reader.firstLine)])
      }
      return (0..<reader.count).map { reader.text($0) }
    }
  }

  private mutating func add(_ cells: [String], _ header: IssuedHeader, line: Int) throws(DossierFault) {
    let place = DossierPlace(line: line)
    let number = cells[header.identifier]
    let key = MatchKey.ofIdentifier(number)
    guard !key.isEmpty else {
      throw .identifierMissing(column: header.names[header.identifier], of: "issued", line: line)
    }
    func amount(_ column: Int?) throws(DossierFault) -> Int128? {
      guard let column else { return nil }
      return try DossierFault.wholeNumber(
        cells[column], column: header.names[column], of: "rials", group: "issued", place: place)
    }
    let (slot, isNew) = index.insert(key)
    if isNew { dossiers.append(Dossier(number: number)) }
    let twice = DossierFault(
      .dossierTwice, column: header.names[header.identifier], words: number, reason: "has this bill in another row too",
      remedy: "add the rows up, or keep one", group: "issued", place: place)
    if let column = header.billColumn {
      guard let bill = header.billNames[cells[column]] else {
        throw DossierFault(
          .unknownOption, column: header.names[column], words: cells[column], reason: "is no bill of the rulebook",
          remedy: "its bills are \(header.billNames.keys.sorted().joined(separator: ", "))", group: "issued",
          place: place)
      }
      guard dossiers[slot].bills[bill] == nil else { throw twice }
      var issued: Int128 = 0
      if let given = try amount(header.amount) { issued = given }
      var paid = header.paid == nil ? issued : 0
      if let given = try amount(header.paid) { paid = given }
      dossiers[slot].bills[bill] = Amount(amount: issued, paid: paid)
      return
    }
    guard isNew else { throw twice }
    for (bill, columns) in header.bills {
      var issued = try amount(columns.amount)
      if issued == nil, let total = try amount(columns.total), total < 0 { issued = total }
      var paid = columns.paid == nil ? issued : nil
      if let given = try amount(columns.paid) { paid = given }
      guard issued != nil || paid != nil else { continue }
      dossiers[slot].bills[bill] = Amount(amount: issued ?? 0, paid: paid ?? 0)
    }
    for (fee, column) in header.fees {
      if let issued = try amount(column) { dossiers[slot].fees[fee] = issued }
    }
  }
}
