import TariffEngine
import Testing

@Suite struct AgreementRunTests {
  private func run(
    _ text: String, floors: String? = nil, options: AgreementRun.Options = AgreementRun.Options()
  ) throws -> (summary: AgreementSummary, results: [[String]], rejects: [[String]]) {
    let (results, rejects) = (MemorySink(), MemorySink())
    let summary = try AgreementRun(try PlanTariff.rulebook(), options: options).run(
      agreements: MemorySource(Array(text.utf8), piece: 7),
      groups: floors.map { [BatchGroup("floor", MemorySource($0))] } ?? [],
      results: results, rejects: rejects)
    return (summary, CellTable.rows(of: results.text), CellTable.rows(of: rejects.text))
  }

  private static let bills = """
    agreement,plan,term,cash,start,request_date,use,area,fined,bill
    A1,even,3,,1403-02-05,1403-02-01,residential,100,yes,municipal
    A2,even,,all,1403-02-05,1403-02-01,residential,100,yes,municipal
    A3,spring,2,,1403-02-05,1403-02-01,commercial,1,no,guild
    """ + "\n"

  /// A1 and A2 as one by one; A3 pays 4 m² × 1,000 rial of floors.
  @Test func billsAreAssessedAndSplit() throws {
    let (summary, results, rejects) = try run(Self.bills, floors: "dossier,size\nA3,1\nA3,3\n")
    #expect(results[0] == ScheduleColumns.names)
    let told = results.dropFirst().map { "\($0[0]) \($0[2]) \($0[3]) \($0[9])" }
    #expect(
      told == [
        "A1 cash 0 300000", "A1 installment 1 400000", "A1 installment 2 400000", "A1 installment 3 400000",
        "A2 cash 0 1200000", "A3 installment 1 2000", "A3 installment 2 2000",
      ])
    #expect(rejects.count == 1)
    #expect(summary.read == 3 && summary.scheduled == 3 && summary.rejected == 0)
    #expect(summary.groups.map(\.joined) == [2])
    let even = try #require(summary.plans.first { $0.plan == "even" })
    #expect(even.agreements == 2 && even.installments == 3)
    #expect(even.debt == 3_000_000 && even.cash == 1_800_000 && even.discount == 300_000 && even.paidInAll == 2_700_000)
    #expect(summary.text.contains("agreements: 3 read = 3 scheduled + 0 rejected"))
    #expect(summary.text.contains("plan even: agreements 2, installments 3, debt 3,000,000, cash 1,800,000"))
    #expect(summary.json.contains(#""paid_in_all":"2700000""#))
  }

  @Test func amountsNeedNoDossiersAndPersianHeadersAreRead() throws {
    let (summary, results, _) = try run("توافق,طرح,اقساط,تاریخ توافق,مبلغ\nم-۱,spring,۲,۱۴۰۳/۰۲/۰۵,۱٬۰۰۰٬۰۰۱\n")
    #expect(results.dropFirst().map { [$0[0], $0[6]] } == [["م-۱", "500000"], ["م-۱", "500001"]])
    #expect(summary.notices.isEmpty)
  }

  @Test func whatAFileDoesNotSayIsTakenFromTheRun() throws {
    var options = AgreementRun.Options()
    options.defaults.plan = "spring"
    options.defaults.term = .installments(2)
    options.defaults.start = try solar(1403_02_05)
    let (_, results, rejects) = try run(
      "dossier,amount,term,plan\n1,4000,,\n2,4000,1,\n3,4000,3,even\n", options: options)
    #expect(
      results.dropFirst().map { $0[0] + $0[1] + $0[3] } == [
        "1spring1", "1spring2", "2spring1", "3even0", "3even1",
        "3even2", "3even3",
      ])
    #expect(rejects.count == 1)
    options.defaults.term = nil
    options.defaults.cash = .all
    let (_, cash, _) = try run("dossier,amount,term\n1,4000,\n2,4000,1\n", options: options)
    #expect(cash.dropFirst().map { $0[0] + $0[2] } == ["1cash", "2installment"])
  }

  @Test func everyRowIsAccountedFor() throws {
    let text = """
      agreement,plan,term,months,cash,start,first_due,amount,zone
      1,spring,2,,,1403-02-05,,5000,x
      2,sprang,2,,,1403-02-05,,5000,x
      3,spring,0,,,1403-02-05,,5000,x
      4,spring,37,,,1403-02-05,,5000,x
      5,spring,2,,6000,1403-02-05,,5000,x
      6,spring,,,,1403-02-05,,5000,x
      7,spring,2,2,,1403-02-05,,5000,x
      8,spring,2,,all,1403-02-05,,5000,x
      9,,2,,,,,5000,x
      10,spring,2,,,1403-02-31x,,5000,x
      11,spring,2.5,,,1403-02-05,,five,x
      12,bank,12,,,1403-02-05,,5000000,x
      13,spring,2,,,1403-04-01,,5000,x
      14,spring,2,,,1403-02-05,1403-02-05,5000,x
      1,spring,2,,,1403-02-05,,5000,x
      ,spring,2,,,1403-02-05,,5000,x
      15,spring,2,,,1403-02-05,,,x
      16,spring
      17,spring,,2,,1403-02-05,,5000,x
      """ + "\n"
    let (summary, results, rejects) = try run(text)
    #expect(Set(results.dropFirst().map { $0[0] }) == ["1", "17"])
    let told = rejects.dropFirst().map { [$0[0], $0[1], $0[2], $0[3], $0[4]].joined(separator: " ") }
    #expect(
      told == [
        "agreements 3 2 plan D0301", "agreements 4 3 term D0308", "agreements 5 4 term D0308",
        "agreements 6 5 cash D0309", "agreements 7 6 term D0316", "agreements 8 7 months D0316",
        "agreements 9 8 cash D0316", "agreements 10 9 plan D0316", "agreements 10 9 start D0316",
        "agreements 11 10 start D0106", "agreements 12 11 term D0103", "agreements 12 11 amount D0101",
        "agreements 13 12 plan D0304", "agreements 14 13 plan D0302", "agreements 15 14 first_due D0311",
        "agreements 16 1 agreement D0115", "agreements 17  agreement D0114", "agreements 18 15 amount D0316",
        "agreements 19 16  D0112",
      ])
    #expect(rejects.dropFirst().allSatisfy { !$0[5].isEmpty && !$0[6].isEmpty })
    // As one by one: why, and what would be allowed.
    #expect(rejects[1][5] == "the rulebook has no plan sprang (did you mean spring?)")
    #expect(rejects[2][5] == "0 installments are not offered (offered: 1 to 2, 36 installments)")
    #expect(rejects[4][5] == "a cash part of 6,000 rial is more than the debt (at most 5,000 rial)")
    #expect(rejects[16][5].contains("of an agreement on line 2"))
    #expect(rejects[17][5].contains("no agreement number"))
    #expect(summary.read == 19 && summary.scheduled == 2 && summary.rejected == 17)
    #expect(summary.rejects.values.reduce(0, +) == told.count)
    #expect(summary.notices.map(\.column) == ["zone"])
    #expect(summary.notices.first?.message.hasPrefix("the agreements' file has a column \"zone\"") == true)
  }

  @Test func aFileWithoutNumbersIsUnusable() throws {
    #expect(throws: BatchFault.self) { try run("plan,term\nspring,2\n") }
    #expect(throws: BatchFault.self) { try run("agreement,dossier,plan\n1,1,spring\n") }
    #expect(throws: BatchFault.self) { try run("agreement,plan,طرح\n1,spring,spring\n") }
  }

  @Test func numbersThatNoPlanCanTakeAreToldAsWritten() throws {
    let (summary, _, rejects) = try run(
      """
      agreement,plan,term,months,cash,start,amount
      1,spring,99999999999999999999,,,1403-02-05,5000
      2,spring,,99999999999999999999,,1403-02-05,5000
      3,spring,-2,,,1403-02-05,5000
      4,spring,2,,-1,1403-02-05,5000
      5,spring,2,,,1403-02-05,-5000
      6,spring,2,,,1403-02-05,0
      7,spring,2,,5000,1403-02-05,5000
      """ + "\n")
    #expect(
      rejects.dropFirst().map { "\($0[3]) \($0[4])" } == [
        "term D0308", "months D0308", "term D0102", "cash D0102", "amount D0102", "amount D0307",
      ])
    #expect(rejects[1][5].contains("\"99999999999999999999\" is more than any plan offers"))
    #expect(rejects[6][5] == "nothing is owed: the debt is 0 (at least 1 rial)")
    #expect(summary.scheduled == 1)
  }

  @Test func aHeaderIsHeldAgainstTheColumnsOfAgreements() throws {
    do {
      _ = try run("agrement,plan,term\n1,spring,2\n")
      Issue.record("a file without numbers")
    } catch BatchFault.unusable(let faults) {
      #expect(faults.map(\.code.code) == ["D0120"])
      let remedy = faults.first?.remedy ?? ""
      #expect(remedy.contains("tariff schedule --help") && remedy.contains("first_due") && !remedy.contains("inputs"))
    }
    let (summary, _, _) = try run("agreement,plan,term,strat\n1,spring,2,1403-02-05\n")
    #expect(summary.notices.first { $0.column == "strat" }?.nearest == "start")
  }

  @Test func aRunCanBeStopped() throws {
    let rows = (1...600).map { "\($0),spring,2,1403-02-05,5000\n" }.joined()
    do {
      var options = AgreementRun.Options()
      (options.threads, options.pieceBytes) = (1, 1_000)
      _ = try AgreementRun(try PlanTariff.rulebook(), options: options).run(
        agreements: MemorySource("agreement,plan,term,start,amount\n" + rows), results: MemorySink(),
        progress: { $0.rowsRead < 256 })
      Issue.record("the run goes on")
    } catch BatchFault.stopped(let account) {
      #expect((256..<600).contains(account.read))
    }
  }
}
