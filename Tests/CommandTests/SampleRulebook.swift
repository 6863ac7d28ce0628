/// A tariff small enough to be worked out by hand.
///
/// The base fee is 1,000 rial a square metre, the floors fee 10 rial a square metre of all floors; the trade fee is
/// 500 rial a shop and stands on a bill of its own.
enum SampleRulebook {
  static let rulebook = """
    language 1

    rulebook sample  "نمونه" "Sample"
      jurisdiction  "Sample city"
      horizon  1403-01-01 to 1403-12-30
    """ + "\n"

  static let act = """
    language 1

    act sample.1403  "تعرفه نمونه" "Sample tariff"
      authority  "Council"
      approved   1402-11-10
      published  1402-11-28
      in force   from 1403-01-01 to 1403-12-30
      priced on  request_date
      status     final
      source     "Made for the tests of the command"

    input request_date  date  "تاریخ درخواست"
    input use  residential | commercial
    input area  m2  0.01 to 100_000 by 0.01  "زیربنا"
    input owner  text  "مالک"
    input shops  count  0 to 100

    group floor  "طبقه"
      input level  count  -5 to 60
      input size  m2  0.01 to 10_000 by 0.01

    rate price  1_000 rial/m2  article 1

    fee base  "پایه" "Base"  article 1
      exempt city_property when owner is given and owner = "city"  article 5
      amount  area * price
      rounded  half up to 1 rial

    fee floors  "طبقات" "Floors"  article 2
      amount  sum(size over floor where level >= 0) * 10 rial/m2
      rounded  half up to 1 rial

    fee trade  "تجاری" "Trade"  article 3
      when  use = commercial
      amount  shops * 500 rial
      rounded  half up to 1 rial

    bill municipal  "فیش شهرداری"
      payee  "Municipality"
      lines  base, floors
      floor  to 1_000 rial, shared by largest remainder

    bill guild
      payee  "Guild"
      lines  trade
    """ + "\n"

  /// Two dossiers: 100.5 m² and its floors, and 50 m² with three shops.
  static let dossiers = """
    dossier,request_date,use,area,owner,shops
    A1,1403-02-01,residential,100.50,,
    A2,1403-02-02,commercial,50,,3
    """ + "\n"

  static let floors = """
    dossier,level,size
    A1,0,60.25
    A1,1,40.25
    A1,-1,500
    """ + "\n"

  /// A1 as JSON.
  static let json = """
    {"dossier": "A1", "request_date": "1403-02-01", "use": "residential", "area": 100.50,
     "floor": [{"level": 0, "size": 60.25}, {"level": 1, "size": "40.25"}, {"level": -1, "size": 500}]}
    """

  /// A folder with the rulebook in `sample/` and its data beside it.
  static func folder() throws -> Folder {
    let folder = try Folder()
    try folder.write("sample/rulebook", rulebook)
    try folder.write("sample/fees.tariff", act)
    try folder.write("dossiers.csv", dossiers)
    try folder.write("floors.csv", floors)
    try folder.write("a1.json", json)
    return folder
  }

  /// The words that every batch of the sample begins with.
  static func batch(_ folder: Folder, _ more: String...) -> [String] {
    [
      "batch", "--rulebook", folder.at("sample"), folder.at("dossiers.csv"), "--group",
      "floor=" + folder.at("floors.csv"),
    ] + more
  }
}

/// A CSV as rows by column name; enough for what the tests write and the engine answers.
struct Table {
  var header: [String] = []
  var rows: [[String: String]] = []

  init(_ text: String) {
    var records: [[String]] = [[]]
    var field = ""
    var isQuoted = false
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"":
        if !isQuoted, previous == "\"" { field.unicodeScalars.append(scalar) }
        isQuoted.toggle()
      case "," where !isQuoted:
        records[records.count - 1].append(field)
        field = ""
      case "\n" where !isQuoted:
        records[records.count - 1].append(field)
        field = ""
        records.append([])
      case "\r" where !isQuoted: break
      default: field.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    if records.last?.isEmpty == true { records.removeLast() }
    guard let first = records.first else { return }
    header = first
    rows = records.dropFirst().map { Dictionary(zip(first, $0), uniquingKeysWith: { $1 }) }
  }

  /// One column, from the top.
  subscript(_ column: String) -> [String] { rows.map { $0[column] ?? "" } }
}
