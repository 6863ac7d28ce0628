import Testing

@testable import TariffEngine

/// Of each code a smallest dossier or file that gives it and nothing else, and the near miss that gives none. A test
/// fails when a code lacks either.
@Suite struct FaultCodeTests {
  enum Given: Sendable {
    case json(String)
    case csv([UInt8], floors: [UInt8]?)
    /// A file of agreements under ``PlanTariff``, with or without its calendar.
    case agreements(String, calendar: Bool = false)

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

  static let cases: [Case] =
    [
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
    ] + agreements

  /// One agreement by columns and cells.
  private static func agreement(
    _ plan: String, _ term: String, _ start: String, _ columns: String = "amount", _ cells: String = "1000000",
    calendar: Bool = false
  ) -> Given {
    .agreements("agreement,plan,term,start,\(columns)\nA,\(plan),\(term),\(start),\(cells)\n", calendar: calendar)
  }
  private static let bill = "request_date,use,area,fined,bill"
  private static let loan = "amount,use"

  private static let agreements: [Case] = [
    Case(
      code: .planUnknown, bad: agreement("spring_", "2", "1403-02-05"), good: agreement("spring", "2", "1403-02-05")),
    Case(
      code: .planNotOffered, bad: agreement("spring", "2", "1403-04-01"), good: agreement("spring", "2", "1403-03-31")),
    Case(
      code: .planConditionNotMet,
      bad: agreement("bank", "12", "1403-02-05", loan, "1000000,commercial", calendar: true),
      good: agreement("bank", "12", "1403-02-05", loan, "1000000,residential", calendar: true)),
    Case(
      code: .planUndecided, bad: agreement("bank", "12", "1403-02-05", loan, "1000000,", calendar: true),
      good: agreement("bank", "12", "1403-02-05", loan, "1000000,residential", calendar: true)),
    Case(
      code: .billUnknown, bad: agreement("even", "3", "1403-02-05", bill, "1403-02-01,residential,1,no,gild"),
      good: agreement("even", "3", "1403-02-05", bill, "1403-02-01,residential,1,no,municipal")),
    Case(
      code: .billNotPayable, bad: agreement("even", "3", "1403-02-05", bill, "1403-02-01,residential,,no,municipal"),
      good: agreement("even", "3", "1403-02-05", bill, "1403-02-01,residential,1,no,municipal")),
    Case(
      code: .debtOutOfBounds, bad: agreement("bank", "12", "1403-02-05", loan, "999999,residential", calendar: true),
      good: agreement("bank", "12", "1403-02-05", loan, "1000000,residential", calendar: true)),
    Case(
      code: .termNotOffered, bad: agreement("spring", "3", "1403-02-05"), good: agreement("spring", "2", "1403-02-05")),
    Case(
      code: .cashOutOfBounds, bad: agreement("even", "3", "1403-02-05", "amount,cash", "1000000,99999"),
      good: agreement("even", "3", "1403-02-05", "amount,cash", "1000000,100000")),
    Case(
      code: .startBeforeBill, bad: agreement("spring", "2", "1403-02-05", "amount,bill_day", "1000000,1403-02-06"),
      good: agreement("spring", "2", "1403-02-05", "amount,bill_day", "1000000,1403-02-05")),
    Case(
      code: .firstDueRefused, bad: agreement("spring", "2", "1403-02-05", "amount,first_due", "1000000,1403-02-05"),
      good: agreement("spring", "2", "1403-02-05", "amount,first_due", "1000000,1403-02-06")),
    Case(
      code: .dueDateRefused, bad: agreement("spring", "36", "1403-02-05", "amount,first_due", "1000000,1403-03-06"),
      good: agreement("spring", "36", "1403-02-05", "amount,first_due", "1000000,1403-03-05")),
    Case(
      code: .calendarMissing, bad: agreement("bank", "12", "1403-02-05", loan, "1000000,residential"),
      good: agreement("bank", "12", "1403-02-05", loan, "1000000,residential", calendar: true)),
    Case(
      code: .calendarEnds, bad: agreement("bank", "12", "1404-01-01", loan, "1000000,residential", calendar: true),
      good: agreement("bank", "12", "1403-12-28", loan, "1000000,residential", calendar: true)),
    Case(
      code: .debtTooSmallForTerm, bad: agreement("spring", "2", "1403-02-05", "amount", "999"),
      good: agreement("spring", "2", "1403-02-05", "amount", "2000")),
    Case(
      code: .agreementIncomplete, bad: agreement("spring", "", "1403-02-05"),
      good: agreement("spring", "2", "1403-02-05")),
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
    if case .agreements(let text, let calendar) = given {
      var options = AgreementRun.Options()
      if calendar { options.daysOff = try PlanTariff.daysOff() }
      _ = try AgreementRun(try PlanTariff.rulebook(), options: options).run(
        agreements: MemorySource(text), results: MemorySink(), rejects: rejects)
      return
    }
    let rulebook = try SmallTariff.rulebook()
    switch given {
    case .agreements: break
    case .json(let text):
      let dossier = try Dossier(json: Array(text.utf8))
      _ = try rulebook.assess(dossier)
    case .csv(let dossiers, let floors):
      _ = try BatchRun(rulebook).run(
        dossiers: MemorySource(dossiers), groups: floors.map { [BatchGroup("floor", MemorySource($0))] } ?? [],
        results: MemorySink(), rejects: rejects)
    }
  }

  /// Those of ledgers have theirs in LedgerFaultTests.
  @Test func everyCodeHasACase() {
    // Those of ledgers have their own suite, and the one of runs that cannot go on those of the command (BatchResumeTests).
    for code in DossierFault.Code.allCases where !code.code.hasPrefix("D04") && code != .notAsBefore {
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
