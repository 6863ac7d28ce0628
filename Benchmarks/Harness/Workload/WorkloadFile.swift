import TariffEngine

/// The dossiers of workload W as a CSV: the bytes of record, but for the name of the first column.
enum WorkloadFile {
  static let header =
    "dossier,request_date,use,plot_area,floors,built_area,units,regional_value,excess_density_area,balcony_area,"
    + "parking_shortfall,frontage,district,owner_type,cash_or_installment\n"

  /// The days of the workload in Gregorian text.
  static let dayTexts: [String] = {
    let first = WorkloadNumbers.firstDay
    guard let start = Day(gregorianYear: first.year, month: first.month, day: first.day) else { return [] }
    return (0..<WorkloadNumbers.days).map { start.adding(days: $0)?.gregorianDescription ?? "" }
  }()

  /// The dossiers of these rows, without a header.
  static func text(of rows: ClosedRange<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rows.count * 100)
    let days = dayTexts
    for row in rows {
      let dossier = WorkloadDossier(row: row)
      bytes.append(contentsOf: identifier(of: row).utf8)
      append(days[dossier.day], to: &bytes)
      append(WorkloadNumbers.uses[dossier.use], to: &bytes)
      append(area(dossier.plot), to: &bytes)
      append(String(dossier.floors), to: &bytes)
      append(area(dossier.built), to: &bytes)
      append(String(dossier.units), to: &bytes)
      append(String(dossier.value), to: &bytes)
      append(area(dossier.excess), to: &bytes)
      append(area(dossier.balcony), to: &bytes)
      append(String(dossier.parking), to: &bytes)
      append(area(dossier.frontage), to: &bytes)
      append(String(dossier.district), to: &bytes)
      append(WorkloadNumbers.owners[dossier.owner], to: &bytes)
      append(WorkloadNumbers.payments[dossier.payment], to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// The number of a dossier: D00000001.
  static func identifier(of row: Int) -> String {
    let digits = String(row)
    return "D" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
  }

  /// Hands out header and dossiers in pieces.
  static func write<Fault: Error>(_ count: Int, _ take: ([UInt8]) throws(Fault) -> Void) throws(Fault) {
    try take(Array(header.utf8))
    var first = 1
    while first <= count {
      let last = min(count, first + 9_999)
      try take(text(of: first...last))
      first = last + 1
    }
  }

  private static func append(_ cell: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: ","))
    bytes.append(contentsOf: cell.utf8)
  }

  private static func area(_ hundredths: Int) -> String {
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
