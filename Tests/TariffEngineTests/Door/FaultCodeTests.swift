import Testing

@testable import TariffEngine

/// Of each code a smallest dossier or file that gives it and nothing else, and the near miss that gives none. A test
/// fails when a code lacks either.
@Suite struct FaultCodeTests {
  enum Given: Sendable {
    case json(String)
    case csv([UInt8], floors: [UInt8]?)

    static func csv(_ text: String, floors: String? = nil) -> Given {
      .csv(Array(text.utf8), floors: floors.map { Array($0.utf8) })
    }
  }
  struct Case: Sendable {
    var code: DossierFault.Code
    var bad: Given
    var good: Given
  }

  private static let long = String(repeating: "x", count: 65_536)

  static let cases: [Case] = [
    Case(code: .notANumber, bad: .csv("dossier,area\nD,x\n"), good: .csv("dossier,area\nD,1\n")),
    Case(code: .outOfRange, bad: .csv("dossier,area\nD,0\n"), good: .csv("dossier,area\nD,0.01\n")),
    Case(code: .finerThanItsStep, bad: .csv("dossier,area\nD,0.015\n"), good: .csv("dossier,area\nD,0.010\n")),
    Case(code: .unknownOption, bad: .csv("dossier,use\nD,homes\n"), good: .csv("dossier,use\nD,home\n")),
    Case(code: .notYesOrNo, bad: .csv("dossier,corner\nD,maybe\n"), good: .csv("dossier,corner\nD,yes\n")),
    Case(
      code: .notADate, bad: .csv("dossier,request_date\nD,1403-12-31\n"),
      good: .csv("dossier,request_date\nD,1403-12-30\n")),
    Case(
      code: .notText, bad: .csv(Array("dossier,zone\nD,".utf8) + [0xED, 0x0A], floors: nil),
      good: .csv("dossier,zone\nD,ي\n")),
    Case(code: .unknownFact, bad: .json(#"{"colour": 1}"#), good: .json(#"{"area": 1}"#)),
    Case(code: .givenTwice, bad: .json(#"{"area": 1, "Floor area": 1}"#), good: .json(#"{"area": 1, "share": 1}"#)),
    Case(code: .malformedJSON, bad: .json(#"{"area": 1,}"#), good: .json(#"{"area": 1}"#)),
    Case(code: .wrongShape, bad: .json(#"{"floor": [1]}"#), good: .json(#"{"floor": [{}]}"#)),
    Case(code: .shortRow, bad: .csv("dossier,area\nD\n"), good: .csv("dossier,area\nD,\n")),
    Case(code: .longRow, bad: .csv("dossier,area\nD,1,\n"), good: .csv("dossier,area\nD,1\n")),
    Case(code: .identifierMissing, bad: .csv("dossier,area\n ,1\n"), good: .csv("dossier,area\n0,1\n")),
    Case(code: .dossierTwice, bad: .csv("dossier\n1\n۱\n"), good: .csv("dossier\n1\n2\n")),
    Case(
      code: .dossierUnknown, bad: .csv("dossier\nD\n", floors: "dossier,room\nE,1\n"),
      good: .csv("dossier\nD\n", floors: "dossier,room\nD,1\n")),
    // The row of the group has a fault of its own, so it is told apart below.
    Case(
      code: .groupRowRejected, bad: .csv("dossier\nD\n", floors: "dossier,room\nD,x\n"),
      good: .csv("dossier\nD\nE\n", floors: "dossier,room\nD,1\n")),
    Case(code: .malformedCSV, bad: .csv("dossier\nD\u{22}\n"), good: .csv("dossier\n\"D\"\n")),
    Case(code: .tooLarge, bad: .csv("dossier,zone\nD,\(long)x\n"), good: .csv("dossier,zone\nD,\(long)\n")),
    Case(code: .identifierColumnMissing, bad: .csv("area\n1\n"), good: .csv("پرونده\n1\n")),
    Case(code: .columnTwice, bad: .csv("dossier,area,زیربنا\n"), good: .csv("dossier,area,remarks\n")),
    Case(code: .emptyFile, bad: .csv(""), good: .csv("dossier\n")),
  ]

  private static func codes(_ given: Given) throws -> [DossierFault.Code] {
    let rejects = MemorySink()
    do {
      try read(given, rejects: rejects)
    } catch let rejection as DossierRejection {
      return rejection.faults.map(\.code)
    } catch BatchFault.unusable(let faults) {
      return faults.map(\.code)
    }
    let column = try #require(RejectColumns.names.firstIndex(of: "code"))
    return CellTable.rows(of: rejects.text).dropFirst().compactMap { DossierFault.Code(rawValue: $0[column]) }
  }

  private static func read(_ given: Given, rejects: MemorySink) throws {
    let rulebook = try SmallTariff.rulebook()
    switch given {
    case .json(let text):
      let dossier = try Dossier(json: Array(text.utf8))
      _ = try rulebook.assess(dossier)
    case .csv(let dossiers, let floors):
      _ = try BatchRun(rulebook).run(
        dossiers: MemorySource(dossiers), groups: floors.map { [BatchGroup("floor", MemorySource($0))] } ?? [],
        results: MemorySink(), rejects: rejects)
    }
  }

  @Test func everyCodeHasACase() {
    for code in DossierFault.Code.allCases {
      #expect(Self.cases.contains { $0.code == code }, "\(code.code) \(code) has no smallest case")
    }
  }

  @Test(arguments: Self.cases)
  func theBadOneGivesItsCodeAndTheNearMissNone(_ testCase: Case) throws {
    let expected: [DossierFault.Code] =
      testCase.code == .groupRowRejected ? [.notANumber, .groupRowRejected] : [testCase.code]
    #expect(try Self.codes(testCase.bad) == expected)
    #expect(try Self.codes(testCase.good) == [])
  }
}
