import Exact
import Installments
import Testing

@testable import TariffEngine

/// Events that can be read and make no state: of each code a smallest case, its row and column, and what would be
/// allowed, in both languages.
@Suite struct LedgerFaultTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var code: DossierFault.Code
    var rows: [String]
    var row: Int?
    var column: String?
    var remedy: String
    var plan = "even"
    var testDescription: String { "\(code.code) \(rows)" }
  }

  private static let full = "1403-02-01,payment,a,1200000,,"

  static let cases: [Case] = [
    Case(
      code: .secondAgreement, rows: ["1403-02-01,agreement,,,,"], row: 2, column: "event", remedy: "prolongation"),
    Case(
      code: .eventOutOfOrder, rows: ["1403-02-02,payment,a,1,,", "1403-02-01,payment,b,1,,"], row: 3, column: "day",
      remedy: "order of their days"),
    Case(
      code: .beforeAgreement, rows: ["1403-01-09,payment,a,1,,"], row: 2, column: "day", remedy: "not before 1403-01-10"
    ),
    Case(
      code: .afterClearance, rows: [full, "1403-02-02,payment,b,1,,"], row: 3, column: "day", remedy: "pay it back"),
    Case(
      code: .paymentNumberTwice, rows: ["1403-02-01,payment,a,1,,", "1403-02-02,payment,a,1,,"], row: 3, column: "id",
      remedy: "number of its own"),
    Case(
      code: .paymentUnknown, rows: ["1403-02-01,payment,a17,1,,", "1403-02-02,reversal,a71,,,"], row: 3, column: "id",
      remedy: "did you mean a17?"),
    Case(
      code: .reversedTwice, rows: [full, "1403-02-02,reversal,a,,,", "1403-02-03,reversal,a,,,"], row: 4, column: "id",
      remedy: "bounces once"),
    Case(
      code: .settlementTooSmall, rows: ["1403-02-01,settlement,a,1199999,,"], row: 2, column: "amount",
      remedy: "at least 1,200,000 rial"),
    Case(
      code: .prolongationRefused, rows: ["1403-02-01,prolongation,,,,12"], row: 2, column: "installments",
      remedy: "allowed to come: 24 (24 in all), 36 (36 in all)"),
    Case(
      code: .prolongationRefused, rows: ["1404-02-01,prolongation,,,,12"], row: 2, column: "installments",
      remedy: "before the last due date"),
    Case(
      code: .refundTooLarge, rows: ["1403-02-01,refund,a,5,,"], row: 2, column: "amount",
      remedy: "nothing is to be paid back"),
    Case(
      code: .refundTooLarge, rows: ["1403-02-01,payment,a,1200007,,", "1403-02-01,refund,b,8,,"], row: 3,
      column: "amount", remedy: "at most 7 rial"),
    Case(
      code: .lineUnknown, rows: ["1403-02-01,recalculation,,,bilding=5;fine=300000,"], row: 2, column: "lines",
      remedy: "did you mean building?"),
    Case(
      code: .lineUnknown, rows: ["1403-02-01,recalculation,,5,,"], row: 2, column: "amount",
      remedy: "its lines are building, fine"),
    Case(code: .calendarMissing, rows: [], row: 1, column: "calendar", remedy: "calendar", plan: "moved"),
  ]

  private static func rejection(_ events: String, _ plan: String = "even", on day: Int = 1404_12_01) throws
    -> LedgerRejection?
  {
    let rulebook = try LedgerTariff.rulebook()
    do throws(LedgerRejection) {
      let request = LedgerRequest(
        plan: plan, debt: .bill(nil), dossier: LedgerTariff.dossier, events: try EventList(reading: Array(events.utf8)))
      let ledger = try rulebook.ledger(request)
      guard let day = Day(solarYear: day / 10_000, month: day / 100 % 100, day: day % 100) else { return nil }
      _ = try ledger.state(on: day)
      return nil
    } catch {
      return error
    }
  }

  private static func text(_ rows: [String]) -> String {
    // LedgerTariff.events takes single rows.
    LedgerTariff.events() + rows.map { $0 + ($0.contains("agreement") ? ",12\n" : ",\n") }.joined()
  }

  @Test(arguments: cases)
  func smallest(_ bad: Case) throws {
    let rejection = try #require(try Self.rejection(Self.text(bad.rows), bad.plan))
    #expect(rejection.faults.map(\.code) == [bad.code], "\(rejection.text())")
    let fault = try #require(rejection.faults.first)
    #expect(fault.row == bad.row && fault.column == bad.column && fault.place?.line == bad.row.map { $0 + 1 })
    #expect(fault.remedy?.contains(bad.remedy) == true, "\(fault.remedy ?? "")")
    #expect(rejection.json.contains(#""code":"\#(bad.code.code)""#))
    if case .ledger = rejection {
      #expect(
        rejection.text(in: .persian).hasPrefix("خطا[\(bad.code.code)]: رویداد"), "\(rejection.text(in: .persian))")
      #expect(rejection.json.contains("reason_fa"))
    }
  }

  /// All but the last event of each case, or the agreement alone, make a state.
  @Test(arguments: cases.filter { !$0.rows.isEmpty })
  func withoutTheLastEventAllIsWell(_ bad: Case) throws {
    #expect(try Self.rejection(Self.text(bad.rows.dropLast()), bad.plan, on: 1404_01_01) == nil)
  }

  @Test func everyCodeOfLedgersHasACase() {
    let own = DossierFault.Code.allCases.filter { $0.code.hasPrefix("D04") }
    #expect(own.count == 12)
    for code in own where code != .agreementMissing {
      #expect(Self.cases.contains { $0.code == code }, "\(code.code) has no smallest case")
    }
  }

  @Test func noAgreement() throws {
    let rejection = try #require(try Self.rejection("day,event,id,amount\n1403-02-01,payment,a,1\n"))
    #expect(rejection.faults.map(\.code) == [.agreementMissing])
    #expect(
      rejection.text() == """
        error[D0401]: events row 1, line 2, column event: there is no agreement
           = the first event is the agreement
        """)
    #expect(
      rejection.text(in: .persian) == """
        خطا[D0401]: رویداد ۱، سطر ۲: توافقی نیست
           = نخستین رویداد توافق است
        """)
  }

  /// Several events are wrong, and each is told, whatever the day.
  @Test func allOfThem() throws {
    let rows = [
      "1403-01-09,payment,a,1,,", "1403-02-02,payment,b,1,,", "1403-02-02,payment,b,1,,", "1403-02-03,reversal,c,,,",
    ]
    let rejection = try #require(try Self.rejection(Self.text(rows), on: 1403_01_10))
    #expect(rejection.faults.map { "\($0.code.code) \($0.row ?? 0)" } == ["D0404 2", "D0406 4", "D0407 5"])
  }

  @Test func theDayIsBeforeTheAgreement() throws {
    let rejection = try #require(try Self.rejection(LedgerTariff.events(), on: 1403_01_09))
    #expect(rejection.faults.map(\.code) == [.beforeAgreement] && rejection.faults[0].row == nil)
  }

  @Test func aCalendarThatEndsTooEarly() throws {
    let calendar = "calendar,c\nversion,1\ncovers,1403-01-01,1403-12-10\ndate,title\n"
    let ledger = try LedgerTariff.rulebook().ledger(
      LedgerTariff.request(LedgerTariff.events(), plan: "moved"), on: DaysOff(MemorySource(calendar)))
    let day = try solarDay(1403_01_10)
    do throws(LedgerRejection) {
      _ = try ledger.state(on: day)
      Issue.record("a due date outside the calendar")
    } catch {
      #expect(error.faults.map(\.code) == [.calendarEnds] && error.faults[0].column == "calendar")
      #expect(error.faults[0].remedy == "it covers from 1403-01-01 to 1403-12-10")
    }
  }

  /// A plan that is not open on the day of the agreement, or that the rulebook does not have.
  @Test func plans() throws {
    let late = "day,event,term\n1403-07-01,agreement,12\n"
    #expect(try Self.rejection(late, "marked")?.faults.map(\.code) == [.planNotOffered])
    #expect(try Self.rejection(LedgerTariff.events(), "evn")?.faults.map(\.code) == [.planUnknown])
    let term = "day,event,term\n1403-01-10,agreement,37\n"
    let refused = try #require(try Self.rejection(term)?.faults.first)
    #expect(refused.code == .termNotOffered && refused.column == "term" && refused.row == 1)
    #expect(refused.remedy?.hasSuffix("12, 24, 36 installments") == true)
  }

  private static let wide = "day,event,id,amount,term,installments,rate,lines\n1403-01-10,agreement,,,12,,,\n"

  /// The column of a prolongation that is to be put right, and what would be allowed: 24 % for twelve, 30 % for 24 with
  /// 40 % in cash. 12 × 113,000 are paid in advance of 1403-02-10, or nothing.
  @Test(arguments: [
    ("20,", "1403-02-01", "installments", "allowed to come: 24 (24 in all)", false),
    ("24,31%", "1403-02-01", "rate", "from 0% to 30%", false), ("24,1000%", "1403-02-01", "rate", "empty: 30%", false),
    ("24,-1%", "1403-02-01", "rate", "from 0% to 30%", false),
    ("24,50% of 61%", "1403-02-01", "rate", "from 0% to 30%", false),
    // 40 % of 1,200,000 less nothing.
    ("24,30%", "1403-02-01", "installments", "pay 480,000 rial of the principal before", false),
    ("24,30%", "1403-02-01", "", "", true), ("24,", "1403-02-01", "", "", true),
  ])
  func prolongations(_ cells: String, _ day: String, _ column: String, _ remedy: String, _ isPaid: Bool) throws {
    let payment = isPaid ? "1403-02-01,payment,p,565000,,,,\n" : ""
    let text = Self.wide + payment + "\(day),prolongation,,,,\(cells),\n"
    let rejection = try Self.rejection(text, "marked", on: 1403_02_01)
    guard let fault = rejection?.faults.first else {
      #expect(isPaid)
      return
    }
    #expect(fault.code == .prolongationRefused && fault.column == column && fault.row == 2 && !isPaid, "\(fault)")
    #expect(fault.remedy?.contains(remedy) == true, "\(fault.remedy ?? "")")
    #expect(rejection?.faults.count == 1)
  }

  private func told(_ rejection: LedgerRejection?) -> [String] {
    (rejection?.faults ?? []).map { "\($0.code.code) \($0.row ?? 0) \($0.column ?? "")" }
  }

  /// Rows that cannot be read do not hide what contradicts one another of those that can; a payment that seems to be
  /// missing may stand in one of them.
  @Test func rowsThatCannotBeRead() throws {
    let text =
      Self.wide + "1403-02-02,payment,p,x,,,,\n1403-02-01,payment,q,5,,,,\n1403-02-01,payment,q,5,,,,\n"
      + "1403-02-03,reversal,p,,,,,\n1403-02-02,agreement,,,12,,,\n"
    let rejection = try #require(try Self.rejection(text))
    #expect(told(rejection) == ["D0101 2 amount", "D0406 4 id", "D0402 6 event", "D0403 6 day"])
    let persian = rejection.text(in: .persian)
    #expect(persian.contains("خطا[D0406]: رویداد ۴، سطر ۵: ") && persian.contains("[D0101]"))
  }

  /// The plan, the events among themselves and the lines of the bill are told at once.
  @Test func whatIsWrongBeforeAnyState() throws {
    let rows =
      "1403-02-02,payment,p,5,,,,\n1403-02-01,payment,p,5,,,,\n1403-02-03,recalculation,,,,,,bilding=5\n"
    #expect(
      try told(Self.rejection(Self.wide + rows)) == ["D0403 3 day", "D0406 3 id", "D0411 4 lines"])
    let unknown = try #require(try Self.rejection(Self.wide + rows, "evn"))
    #expect(told(unknown) == ["D0301 0 plan", "D0403 3 day", "D0406 3 id"])
    #expect(unknown.json.contains(#""code":"D0301""#) && unknown.json.contains(#""code":"D0406""#))
  }

  /// And so are all events that the state refuses.
  @Test func whatTheStateRefuses() throws {
    let rows =
      "1403-02-02,settlement,s,5,,,,\n1403-02-03,refund,r,5,,,,\n1403-02-04,payment,p,1300000,,,,\n"
      + "1403-02-05,payment,q,5,,,,\n1403-02-06,prolongation,,,,24,,\n"
    #expect(
      try told(Self.rejection(Self.wide + rows))
        == ["D0409 2 amount", "D0412 3 amount", "D0405 5 day", "D0405 6 day"])
  }

  /// No fault without a remedy.
  @Test(arguments: [
    "1403-02-01,recalculation,,,,,,building=10000000000000000000;fine=10000000000000000000",
    "1403-02-01,recalculation,,10000000000000000000,,,,",
  ])
  func everyFaultHasARemedy(_ row: String) throws {
    let rejection = try #require(try Self.rejection(Self.wide + row + "\n"))
    #expect(rejection.faults.allSatisfy { $0.remedy?.isEmpty == false }, "\(rejection.text())")
    #expect(["lines", "amount"].contains(rejection.faults[0].column))
    #expect(rejection.text(in: .persian).contains("\n   = "))
  }
}
