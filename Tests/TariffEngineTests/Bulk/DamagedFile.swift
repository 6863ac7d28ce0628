import TestSupport

/// Dossiers and floors of the small tariff, some of them damaged.
struct DamagedFile {
  private(set) var dossiers: [UInt8]
  private(set) var floors: [UInt8]

  private static let columns: [[String]] = [
    ["1403-02-01", "1403/06/31", "۱۴۰۳-۰۱-۰۲", "2024-05-01", "1403-12-30", "1403-6-1", "1402-01-01", "1403-07-01", ""],
    ["residential", "commercial", "مسکونی", "تجاری", "Home", "HOME", "shop", "villa", " residential ", "مسكوني", ""],
    [
      "100", "100.5", "0.01", "1000", "1000.01", "007", "-5", "1,000", "1_000", "۲۵۰٫۵", "1.", ".5", "12abc", "100.500",
      "0.005", "99999999999999999999", "1e3", " 40", "", "700", "+5", "--5", "5-",
    ],
    ["5", "5%", "۵٪", "0.5", "0.25", "100", "100.5", "1.50", "", "12.5"],
    ["yes", "no", "بله", "خیر", "true", "perhaps", "Yes", ""],
    ["center", "west", "مرکز", "a\"b", " center", "x,y", "", "CENTER", "=1+1"],
    ["15000", "0", "1000001", "2.5", "", "-1"],
  ]
  private static let numbers = ["D-", "D-", "D-", "=D", "ش‌", "x y ", "۰"]

  init(_ random: inout SeededGenerator) {
    let rows = Int.random(in: 0...40, using: &random)
    let end = ["\n", "\r\n"].randomElement(using: &random) ?? "\n"
    let isRough = Int.random(in: 0..<3, using: &random) > 0
    dossiers = Array("dossier,request_date,use,area,share,corner,zone,credit\(end)".utf8)
    floors = Array("dossier,level,room\(end)".utf8)
    var counter = 0
    for _ in 0..<rows {
      counter += Int.random(in: 0..<12, using: &random) == 0 ? Int.random(in: -3...3, using: &random) : 1
      let number = Self.number(counter, &random)
      let cells = [number] + Self.columns.map { column in Self.cell(of: column, isRough: isRough, &random) }
      append(cells, end, isRough, &random)
      for level in 0..<Int.random(in: 0...2, using: &random) {
        let room = Self.cell(of: ["10", "118.5", "0.7", "12.5", "", "x"], isRough: isRough, &random)
        floors += Array("\(number),\(level),\(room)\(end)".utf8)
      }
    }
    if Bool.random(using: &random), !dossiers.isEmpty { dossiers.removeLast() }
  }

  private static func number(_ counter: Int, _ random: inout SeededGenerator) -> String {
    if Int.random(in: 0..<30, using: &random) == 0 { return "" }
    let prefix = Int.random(in: 0..<4, using: &random) == 0 ? numbers.randomElement(using: &random) ?? "" : "D-"
    return prefix + String(repeating: "0", count: Int.random(in: 0..<20, using: &random) == 0 ? 1 : 0) + "\(counter)"
  }

  /// Mostly the good spellings, which stand first.
  private static func cell(of column: [String], isRough: Bool, _ random: inout SeededGenerator) -> String {
    if isRough, Int.random(in: 0..<8, using: &random) == 0 { return column.randomElement(using: &random) ?? "" }
    return column.prefix(3).randomElement(using: &random) ?? ""
  }

  private mutating func append(_ cells: [String], _ end: String, _ isRough: Bool, _ random: inout SeededGenerator) {
    var cells = cells
    if isRough, Int.random(in: 0..<25, using: &random) == 0 { cells.removeLast() }
    if isRough, Int.random(in: 0..<25, using: &random) == 0 { cells.append("more") }
    let texts = cells.map { cell in
      cell.contains(",") || Int.random(in: 0..<30, using: &random) == 0
        ? "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : cell
    }
    var row = Array(texts.joined(separator: ",").utf8)
    if isRough, Int.random(in: 0..<20, using: &random) == 0 {
      let damage: [UInt8] = [0x22, 0x0D, 0x00, 0xFF, 0x2C, 0x0A]
      row.insert(
        damage.randomElement(using: &random) ?? 0x22, at: Int.random(in: 0...row.count, using: &random))
    }
    dossiers += row + Array(end.utf8)
  }
}
