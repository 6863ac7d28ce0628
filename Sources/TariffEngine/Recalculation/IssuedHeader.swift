import Diagnostics
import TariffKernel

/// What the columns of a file of issued bills stand for.
struct IssuedHeader {
  struct BillColumns {
    var amount: Int?
    /// Of results of a batch: where a refund stands.
    var total: Int?
    var paid: Int?
  }
  let names: [String]
  let identifier: Int
  /// Bills by name.
  let billNames: [String: Int]
  /// A row for each bill: where its name stands, its amount, and what was paid.
  private(set) var billColumn: Int?
  private(set) var amount: Int?
  private(set) var paid: Int?
  /// A row for each dossier: the columns of each bill, and of each fee.
  private(set) var bills: [Int: BillColumns] = [:]
  private(set) var fees: [Int: Int] = [:]

  /// Reads a header.
  ///
  /// - Throws: no column for the dossier's number (D0120), none for any bill (D0111), a column twice (D0121).
  init(_ names: [String], whole: Model) throws(BatchFault) {
    self.names = names
    let keys = names.map(MatchKey.of)
    billNames = Dictionary(
      whole.bills.enumerated().map { ($1.symbol.name, $0) }, uniquingKeysWith: { first, _ in first })
    func column(_ words: [String]) -> Int? { keys.firstIndex { words.map(MatchKey.of).contains($0) } }
    guard let identifier = column(NameIndex.identifierNames) else {
      throw .unusable([
        DossierFault(
          .identifierColumnMissing, words: names.joined(separator: ","), reason: "has no column named dossier (پرونده)",
          remedy: "name the column of the dossiers' numbers", group: "issued", place: DossierPlace(line: 1))
      ])
    }
    self.identifier = identifier
    if let twice = names.indices.first(where: { keys[..<$0].contains(keys[$0]) && !keys[$0].isEmpty }) {
      throw .unusable([
        DossierFault(
          .columnTwice, column: names[twice], reason: "another column of the header is named so",
          remedy: "take one of them out", group: "issued", place: DossierPlace(line: 1))
      ])
    }
    (billColumn, amount, paid) = (column(IssuedColumns.bill), column(IssuedColumns.amount), column(IssuedColumns.paid))
    if billColumn != nil, amount != nil { return }
    (billColumn, amount, paid) = (nil, nil, nil)
    for (place, bill) in whole.bills.enumerated() {
      let name = bill.symbol.name
      let columns = BillColumns(
        amount: names.firstIndex(of: "\(name).payable") ?? names.firstIndex(of: name),
        total: names.firstIndex(of: "\(name).total"), paid: names.firstIndex(of: "\(name).paid"))
      if columns.amount != nil { bills[place] = columns }
    }
    for (place, fee) in whole.fees.enumerated() {
      if let column = names.firstIndex(of: fee.symbol.name) { fees[place] = column }
    }
    if bills.isEmpty {
      throw .unusable([
        DossierFault(
          .wrongShape, words: names.joined(separator: ","), reason: "has no column of a bill",
          remedy: "write dossier,bill,amount,paid or a column for each bill: "
            + billNames.keys.sorted().map { "\($0).payable" }.joined(separator: ", "),
          group: "issued", place: DossierPlace(line: 1))
      ])
    }
  }
}
