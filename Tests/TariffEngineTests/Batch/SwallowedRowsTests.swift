import Testing

@testable import TariffEngine

/// Quotes that swallow rows: no dossier is billed without a row that a file holds.
@Suite struct SwallowedRowsTests {
  private static let dossiers =
    "dossier,request_date,use\n" + (1...6).map { "D-\($0),1403-02-01,commercial\n" }.joined()

  /// Runs in every way, and returns the dossiers that were billed and, by line and code, what was rejected.
  private static func run(_ floors: String, dossiers: String = dossiers) throws -> (billed: [String], rejects: [String])
  {
    let rulebook = try SmallTariff.rulebook()
    let groups: [RunOutcome.GroupText] = [("floor", Array(floors.utf8))]
    RunOutcome.expectTheSame(rulebook, Array(dossiers.utf8), groups, as: "\(floors.debugDescription)")
    let found = RunOutcome.byPieces(rulebook, Array(dossiers.utf8), groups, threads: 2, piece: 40)
    let (results, rejects) = (
      String(decoding: found.results, as: UTF8.self), String(decoding: found.rejects, as: UTF8.self)
    )
    return (
      CellTable.rows(of: results).dropFirst().map { $0[0] },
      CellTable.rows(of: rejects).dropFirst().map { "\($0[0]):\($0[1]) \($0[4]) \($0[5])" }
    )
  }

  private static func codes(_ rejects: [String]) -> [String] {
    rejects.map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
  }

  @Test(arguments: [
    // The second quote closes what the first opened, at the end of a cell and within one.
    "D-1,1,10,a\nD-2,1,\"10,a\nD-3,1,10,a\nD-4,1,10\",a\nD-5,1,10,a\n",
    "D-1,1,10,a\nD-2,1,\"10,a\nD-3,1,10,a\nD-4,1,1\"0,a\nD-5,1,10,a\n",
    "D-1,1,10,a\nD-2,1,10,\"a\nD-3,1,10,a\nD-4,1,10,a\"\nD-5,1,10,a\n",
    "D-1,1,10,a\nD-2,1,\"10,a\r\nD-3,1,10,a\r\n\"D-4\",1,10,a\r\nD-5,1,10,a\n",
  ])
  func rowsOfGroups(rows: String) throws {
    let (billed, rejects) = try Self.run("dossier,level,room,remark\n" + rows)
    #expect(billed == ["D-1", "D-5", "D-6"])
    #expect(
      Self.codes(rejects) == ["floor:3 D0118", "dossiers:3 D0117", "dossiers:4 D0117", "dossiers:5 D0117"])
    #expect(rejects[0].hasSuffix("lines 3 to 5 are rejected together"), "\(rejects[0])")
    #expect(rejects[2].contains("a row of floor on line 3 was rejected that is or may be its own"), "\(rejects[2])")
  }

  /// A row that is rejected for another reason is not less careful with its lines.
  @Test func aBadCellBesideAText() throws {
    let (billed, rejects) = try Self.run("dossier,level,room,remark\nD-1,99,10,\"one\nD-3,1\nthree\"\nD-2,1,10,\n")
    #expect(billed == ["D-2", "D-4", "D-5", "D-6"])
    #expect(Self.codes(rejects) == ["floor:2 D0102", "dossiers:2 D0117", "dossiers:4 D0117"])
  }

  @Test func whoseRowItIsCannotBeTold() throws {
    let (billed, rejects) = try Self.run("remark,level,room,dossier\nx,1,\"10,D-1\n,1,10,\nx,1,10\",D-2\n")
    #expect(billed == ["D-3", "D-4", "D-5", "D-6"], "\(billed)")
    #expect(rejects[0].contains("whose row it is cannot be told"), "\(rejects[0])")
  }

  @Test(arguments: ["\"one\ntwo\"", "\"one,\ntwo\"", "\"one\n\n\ntwo\"", "\"a \"\"b\nc\"\" d\""])
  func textsOfSeveralLinesAreNone(text: String) throws {
    for file in [
      "dossier,remark,level,room\nD-2,\(text),1,10\nD-3,\(text),1,20\n",
      "remark,dossier,level,room\n\(text),D-2,1,10\n", "dossier,level,room,remark\nD-2,1,10,\(text)\nD-3,1,10,x\n",
    ] {
      let (billed, rejects) = try Self.run(file)
      #expect(billed.count == 6 && rejects.isEmpty, "\(rejects)")
    }
  }

  /// Dossiers between the quotes are not billed, and the reject says which lines they are on.
  @Test func rowsOfDossiers() throws {
    let rows = "D-1,1403-02-01,commercial,a\nD-2,1403-02-01,commercial,\"a\nD-3,1403-02-01,commercial,a\n"
    let (billed, rejects) = try Self.run(
      "dossier,level,room\n",
      dossiers: "dossier,request_date,use,remark\n\(rows)D-4,1403-02-01,commercial,a\"\nD-5,1403-02-01,commercial,a\n")
    #expect(billed == ["D-1", "D-5"])
    #expect(Self.codes(rejects) == ["dossiers:3 D0118"])
    #expect(rejects[0].contains("closed on line 5; what stands between looks like rows"), "\(rejects[0])")
    #expect(rejects[0].hasSuffix("lines 3 to 5 are rejected together"), "\(rejects[0])")
  }

  /// Rows that are swallowed, or broken, in every other way: whoever they could belong to is not billed, and others are.
  @Test(arguments: [
    // Texts with delimiters and of several lines before the quote that swallows.
    ("dossier,note,level,room,remark\nD-2,\"x, y\",1,10,\"a\nD-3,n,1,10,a\nD-4,n,1,10,a\"\n", [2, 3, 4]),
    ("dossier,note,level,room,remark\nD-2,\"x\ny\",1,10,\"a\nD-3,n,1,10,a\"\n", [2, 3]),
    // Numbers that do not stand first.
    ("note,dossier,level,room,remark\n\"x, y\",D-2,1,\"10,a\n\"x, z\",D-3,1,10,a\nn,D-4,1,10\",a\n", [2, 3, 4]),
    ("remark,level,room,dossier\na, b,1,10,D-2\nb,1,10,D-3\n", [2]),
    // Two numbers in one cell, lines that end in CR alone, a cell too many in front.
    ("dossier,level,room,remark\n\"D-2\nD-3\",1,10,\nD-4,1,10,\n", [2, 3]),
    ("dossier,level,room,remark\nD-2,1,10,\rD-3,1,10,\rD-4,1,10,\nD-5,1,10,\n", [2, 3, 4]),
    ("dossier,level,room,remark\n,D-2,1,10,\nD-3,1,10,\n", [2]),
  ])
  func whoeverARowCouldBelongToIsNotBilled(floors: String, refused: [Int]) throws {
    let (billed, rejects) = try Self.run(floors)
    #expect(billed == (1...6).filter { !refused.contains($0) }.map { "D-\($0)" }, "\(rejects)")
    #expect(rejects.contains { $0.hasPrefix("floor:2 D011") }, "\(rejects)")
    #expect(rejects.count { $0.contains(" D0117 ") } == refused.count, "\(rejects)")
  }
}
