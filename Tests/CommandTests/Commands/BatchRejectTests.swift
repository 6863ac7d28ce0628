import Foundation
import Testing

@testable import TariffCommand

/// A file as it comes: a byte order mark, CRLF, quotes, Persian digits, and everything that can be wrong with a row.
@Suite struct BatchRejectTests {
  static let header = "dossier,request_date,use,area,owner,shops,colour"
  static let nasty =
    "\u{FEFF}"
    + [
      header,
      "G1,1403-02-01,residential,100.50,\"Ali, \"\"son\"\" of\r\nReza\",,red",  // lines 2 and 3
      "G2,۱۴۰۳-۰۲-۰۱,residential,۵۰٫۵,,,",  // 4
      "S1,1403-02-01",  // 5: short
      "L1,1403-02-01,residential,10,,,,extra",  // 6: long
      "G1,1403-02-01,residential,20,,,",  // 7: a dossier given twice
      "N1,1403-02-01,residential,12abc,,,",  // 8: not a number
      "T1,1403-12-31,residential,10,,,",  // 9: 1403 is a leap year of 30 days in Esfand
      "O1,1403-02-01,residential,100000.01,,,",  // 10: out of range
    ].joined(separator: "\r\n") + "\r\n"
  static let floors = "dossier,level,size\nG1,0,60.25\nX9,0,10\nG1,1,40.25\n"
  static let expected = [
    ("dossiers", "5", "D0112"), ("dossiers", "6", "D0113"), ("dossiers", "7", "D0115"), ("dossiers", "8", "D0101"),
    ("dossiers", "9", "D0106"), ("dossiers", "10", "D0102"), ("floor", "3", "D0116"),
  ]

  private func folder() throws -> Folder {
    let folder = try SampleRulebook.folder()
    try folder.write("dossiers.csv", Self.nasty)
    try folder.write("floors.csv", Self.floors)
    return folder
  }

  @Test func goodRowsAreComputedAndBadOnesAreNamed() throws {
    let folder = try folder()
    let run = try Tariff.run(SampleRulebook.batch(folder, "-o", folder.at("out.csv")))
    #expect(run.status == 65, "\(run)")
    let results = Table(try #require(folder.text("out.csv")))
    #expect(results["dossier"] == ["G1", "G2"])
    #expect(results["base"] == ["100500", "50500"])
    #expect(results["floors"] == ["1005", "0"])
    let rejects = Table(try #require(folder.text("out.rejects.csv")))
    #expect(rejects.header == ["file", "line", "dossier", "column", "code", "message", "row"])
    let found = rejects.rows.map { [$0["file"] ?? "", $0["line"] ?? "", $0["code"] ?? ""] }
    #expect(Set(found) == Set(Self.expected.map { [$0.0, $0.1, $0.2] }))
    #expect(found.count == Self.expected.count)
    #expect(rejects["message"].allSatisfy { !$0.isEmpty })
    #expect(rejects.rows.first { $0["code"] == "D0101" }?["column"] == "area")
    #expect(rejects.rows.first { $0["code"] == "D0101" }?["row"]?.contains("12abc") == true)
    #expect(run.err.contains("out.rejects.csv"))
    #expect(run.err.contains("colour"))
  }

  @Test func countsAddUp() throws {
    let folder = try folder()
    let run = try Tariff.run(SampleRulebook.batch(folder, "--rejects", folder.at("r.csv"), "--json-summary"))
    let line = try #require(run.err.split(separator: "\n").last)
    let summary = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    func count(_ key: String) -> Int { (summary[key] as? Int) ?? Int(summary[key] as? String ?? "") ?? -1 }
    #expect(count("read") == 8)
    #expect(count("whole") == 2)
    #expect(count("rejected") == 6)
    #expect(count("read") == count("whole") + count("partial") + count("blocked") + count("rejected"))
  }

  @Test func theFlagSaysThatRejectsAreExpected() throws {
    let folder = try folder()
    let run = try Tariff.run(SampleRulebook.batch(folder, "-o", folder.at("out.csv"), "--accept-rejects"))
    #expect(run.status == 0, "\(run)")
    #expect(folder.text("out.rejects.csv") != nil)
  }

  @Test func withoutAFileTheRejectsAreTold() throws {
    let folder = try folder()
    let run = try Tariff.run(SampleRulebook.batch(folder))
    #expect(run.status == 65)
    #expect(Table(run.out)["dossier"] == ["G1", "G2"])
    for (file, line, code) in Self.expected {
      #expect(run.err.contains("\(code) \(file) line \(line)"), "\(code) in \(run.err)")
    }
    #expect(run.err.contains("column area"))
  }

  @Test func manyRejectsAreCountedAfterTwenty() throws {
    let folder = try folder()
    let rows = (1...50).map { "B\($0),1403-02-01,residential,x,,,\n" }.joined()
    try folder.write("dossiers.csv", Self.header + "\n" + rows)
    try folder.write("floors.csv", "dossier,level,size\n")
    let run = try Tariff.run(SampleRulebook.batch(folder))
    #expect(run.status == 65)
    #expect(run.err.components(separatedBy: "D0101 dossiers line").count - 1 == 20)
    #expect(run.err.contains("… and 30 more rejects"))
  }

  @Test func noFileOfRejectsIsLeftWithoutRejects() throws {
    let folder = try folder()
    let rejects = folder.at("out.rejects.csv")
    #expect(try Tariff.run(SampleRulebook.batch(folder, "-o", folder.at("out.csv"))).status == 65)
    #expect(FileManager.default.fileExists(atPath: rejects))
    try folder.write("dossiers.csv", SampleRulebook.dossiers)
    try folder.write("floors.csv", SampleRulebook.floors)
    let run = try Tariff.run(SampleRulebook.batch(folder, "-o", folder.at("out.csv")))
    #expect(run.status == 0)
    #expect(!FileManager.default.fileExists(atPath: rejects))
    // Something else of that name is not ours to remove.
    try folder.write("out.rejects.csv", "notes of mine")
    #expect(try Tariff.run(SampleRulebook.batch(folder, "-o", folder.at("out.csv"))).status == 0)
    #expect(folder.text("out.rejects.csv") == "notes of mine")
  }

  @Test(
    arguments: [
      ("out.csv", "out.rejects.csv"), ("out", "out.rejects.csv"), ("a/b.csv", "a/b.rejects.csv"), ("-", nil),
      ("/dev/null", nil), (nil, nil),
    ] as [(String?, String?)])
  func rejectsStandBesideTheOutput(output: String?, rejects: String?) {
    #expect(BatchFiles.besideOutput(output) == rejects)
  }

  @Test func aListOfRejectsReadsQuotesAcrossPieces() throws {
    let text =
      "file,line,dossier,column,code,message,row\n"
      + "dossiers,5,\"A,1\",,D0112,\"a \"\"short\"\" row\",\"x\n,y\"\ndossiers,6,,area,D0101,bad,z\n"
    for size in [1, 2, 7, 1_000] {
      let list = RejectList()
      let bytes = Array(text.utf8)
      for start in stride(from: 0, to: bytes.count, by: size) {
        try list.write(Array(bytes[start..<min(bytes.count, start + size)]))
      }
      #expect(
        list.text == "D0112 dossiers line 5, dossier A,1: a \"short\" row\nD0101 dossiers line 6, column area: bad")
    }
  }
}
