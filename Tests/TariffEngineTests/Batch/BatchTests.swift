import Testing

@testable import TariffEngine

/// A file with everything that goes wrong in real ones, and the account of it.
@Suite struct BatchTests {
  struct Outcome {
    var summary: BatchSummary
    var results: [[String]]
    var rejects: [[String]]
    var resultText: String
    var rejectText: String

    /// `file:line column code` of every reject.
    var places: [String] { rejects.dropFirst().map { "\($0[0]):\($0[1]) \($0[3]) \($0[4])" } }
  }

  static func run(_ dossiers: String, floors: String? = nil, piece: Int = 65_536) throws -> Outcome {
    let (results, rejects) = (MemorySink(), MemorySink())
    var groups: [BatchGroup] = []
    if let floors { groups.append(BatchGroup("طبقه", MemorySource(Array(floors.utf8), piece: piece))) }
    let summary = try BatchRun(SmallTariff.rulebook()).run(
      dossiers: MemorySource(Array(dossiers.utf8), piece: piece), groups: groups, results: results, rejects: rejects)
    return Outcome(
      summary: summary, results: CellTable.rows(of: results.text), rejects: CellTable.rows(of: rejects.text),
      resultText: results.text, rejectText: rejects.text)
  }

  /// Line numbers stand at the left; the quoted cell with a line end makes 3 and 4 one row.
  static let dossiers = [
    "\u{FEFF}پرونده,Request date,use,زیربنا,corner,zone,credit,remarks",  // 1
    "D-1,1403-02-01,residential,100.55,no,west,15000,plain",  // 2
    "D-2,۱۴۰۳/۰۲/۰۱,مسکونی,۵۰٫۵,خیر,\"a, \"\"b\"\"\n",  // 3
    "c\",,",  // 4
    "D-3,1403-02-01,residential,12abc,no,,,",  // 5
    "D-4,1403-12-31,residential,50,no,,,",  // 6
    "D-5,1403-02-01,residential,1000.01,no,,,",  // 7
    "D-6,1403-02-01,residential,50,no,,",  // 8: short
    "D-7,1403-02-01,residential,50,no,,,,",  // 9: long
    "D-1,1403-02-01,residential,60,no,,,",  // 10: D-1 again
    ",1403-02-01,residential,60,no,,,",  // 11: no number
    "D-8,1403-02-01,villa,0,perhaps,,,",  // 12: three faults
    "D-9,1403-02-01,residential,700,no,west,,",  // 13: no price for so much: its guild bill stands
    "D-10,1403-02-01,commercial,,,,,",  // 14: a bad floor
    "D-11,,commercial,,,,,",  // 15: no date: nothing stands
    "=D-12,1403-02-01,commercial,,,west,,",  // 16
    "D\"-13,1403-02-01,commercial,,,,,",  // 17: a stray quote
    "",  // 18: nothing
    "D-14,1403-02-01,commercial,,,,,",  // 19
  ].map { $0.hasSuffix("\n") ? $0 : $0 + "\r\n" }.joined()

  static let floors = [
    "dossier,level,room",  // 1
    "D-1,0,120",  // 2
    "d-1,0,100",  // 3: another case, another dossier
    "۰۰,0,100",  // 4
    "D-1,1,118.5",  // 5
    "D-10,0,0.7",  // 6: finer than its step
    "D-3,0,10",  // 7: its dossier is rejected
    ",0,10",  // 8
    "D-14,1",  // 9: short
  ].map { $0 + "\n" }.joined()

  @Test func everyRowIsAccountedFor() throws {
    let outcome = try Self.run(Self.dossiers, floors: Self.floors)
    let summary = outcome.summary
    #expect(summary.read == 16)
    #expect(summary.whole == 3, "D-1, D-2, =D-12")
    #expect(summary.partial == 1, "D-9")
    #expect(summary.blocked == 1, "D-11")
    #expect(summary.rejected == 11)
    #expect(summary.read == summary.whole + summary.partial + summary.blocked + summary.rejected)
    let floor = try #require(summary.groups.first)
    #expect([floor.read, floor.joined, floor.orphaned, floor.rejected] == [8, 3, 2, 3])
    #expect(floor.read == floor.joined + floor.orphaned + floor.rejected)
    #expect(!summary.isClean)
    #expect(
      outcome.results.dropFirst().map { Array($0[0..<2]) } == [
        ["D-1", "whole"], ["D-2", "whole"], ["D-9", "partial"], ["D-11", "blocked"], ["'=D-12", "whole"],
      ])
    #expect(summary.guardedCells == 1)
  }

  @Test func everyFaultIsInTheRejectsWithItsPlace() throws {
    let outcome = try Self.run(Self.dossiers, floors: Self.floors)
    #expect(
      outcome.places == [
        "floor:6 room D0103", "floor:8 dossier D0114", "floor:9  D0112", "dossiers:5 زیربنا D0101",
        "dossiers:6 Request date D0106", "dossiers:7 زیربنا D0102", "dossiers:8  D0112", "dossiers:9  D0113",
        "dossiers:10 پرونده D0115", "dossiers:11 پرونده D0114", "dossiers:12 use D0104", "dossiers:12 زیربنا D0102",
        "dossiers:12 corner D0105", "dossiers:14  D0117", "dossiers:17 پرونده D0118", "dossiers:19  D0117",
        "floor:3  D0116", "floor:4  D0116",
      ])
    let byCode = Dictionary(grouping: outcome.rejects.dropFirst()) { $0[4] }.mapValues(\.count)
    #expect(byCode == Dictionary(uniqueKeysWithValues: outcome.summary.rejects.map { ($0.key.code, $0.value) }))
    let abc = try #require(outcome.rejects.first { $0[1] == "5" })
    #expect(abc[2] == "D-3")
    #expect(abc[5] == "\"12abc\" is not a number: “abc” stands after the number 12")
    #expect(abc[6] == "D-3,1403-02-01,residential,12abc,no,,,")
    let twice = try #require(outcome.rejects.first { $0[4] == "D0115" })
    #expect(twice[5].contains("line 2"))
    let floor = try #require(outcome.rejects.first { $0[4] == "D0117" })
    #expect(floor[5].contains("floor on line 6"))
    #expect(outcome.rejects.first { $0[0] == "floor" && $0[1] == "8" }?[5].contains("cannot be told") == true)
    #expect(outcome.rejects.first { $0[1] == "17" }?[6] == "D\"-13,1403-02-01,commercial,,,,,", "the row as it was")
  }

  @Test func theRowThatIsGoodIsAsAssessedAlone() throws {
    let outcome = try Self.run(Self.dossiers, floors: Self.floors)
    let header = try #require(outcome.results.first)
    let row = Dictionary(uniqueKeysWithValues: zip(header, outcome.results[1]))
    #expect(
      row == [
        "dossier": "D-1", "status": "whole", "base_fee": "114129", "base_fee.outcome": "charged",
        "base_fee.billed": "113334", "levy": "5706", "levy.outcome": "charged", "levy.billed": "5666", "zone_fee": "",
        "zone_fee.outcome": "not_applicable", "zone_fee.billed": "", "floor_fee": "238500",
        "floor_fee.outcome": "charged", "floor_fee.billed": "238500", "municipal.total": "119835",
        "municipal.dropped": "835", "municipal.payable": "119000", "guild.total": "238500", "guild.dropped": "0",
        "guild.payable": "238500", "credit.used": "10000", "credit.left": "5000", "errors": "",
      ])
    let partial = Dictionary(uniqueKeysWithValues: zip(header, outcome.results[3]))
    #expect(partial["base_fee"] == "" && partial["base_fee.outcome"] == "error")
    #expect(partial["municipal.payable"] == "" && partial["guild.payable"] == "0")
    #expect(
      partial["errors"]
        == "D0209 base_fee: the table price prints no rate in the row \"above\"; D0207 levy: it reads base_fee, which is in error"
    )
    #expect(partial["credit.used"] == "" && partial["credit.left"] == "")
  }

  @Test func theColumnsAreDocumented() throws {
    let model = try SmallTariff.rulebook().model
    #expect(
      ResultColumns(of: model).names == [
        "dossier", "status", "base_fee", "base_fee.outcome", "base_fee.billed", "levy", "levy.outcome", "levy.billed",
        "zone_fee", "zone_fee.outcome", "zone_fee.billed", "floor_fee", "floor_fee.outcome", "floor_fee.billed",
        "municipal.total", "municipal.dropped", "municipal.payable", "guild.total", "guild.dropped", "guild.payable",
        "credit.used", "credit.left", "errors",
      ])
    #expect(ResultColumns.describe(model).map(\.column) == ResultColumns(of: model).names)
    #expect(RejectColumns.names == ["file", "line", "dossier", "column", "code", "message", "row"])
  }

  @Test func billsAddUpInTheSummary() throws {
    let outcome = try Self.run(Self.dossiers, floors: Self.floors)
    let header = try #require(outcome.results.first)
    for bill in outcome.summary.bills {
      let column = try #require(header.firstIndex(of: "\(bill.bill).payable"))
      let cells = outcome.results.dropFirst().map { $0[column] }
      #expect(bill.payable == cells.reduce(0) { $0 + (Int128($1) ?? 0) })
      #expect(bill.count == cells.count { !$0.isEmpty })
      #expect(bill.blocked == cells.count { $0.isEmpty })
      #expect(bill.total == bill.payable + bill.dropped)
    }
    #expect(outcome.summary.errors == ["D0209": 1, "D0207": 1, "D0201": 4], "D-9 has two, each fee of D-11 its own")
    #expect(outcome.summary.samples == ["levy_share"])
  }

  @Test func columnsThatAreUnknownOrMissingAreSaidOnce() throws {
    let outcome = try Self.run(Self.dossiers, floors: Self.floors)
    #expect(
      outcome.summary.notices == [
        BatchNotice(kind: .unknownColumn, column: "remarks"), BatchNotice(kind: .missingColumn, column: "share"),
      ])
    let nearly = try Self.run("dossier,aera\n")
    #expect(nearly.summary.notices.first == BatchNotice(kind: .unknownColumn, column: "aera", nearest: "area"))
    #expect(nearly.summary.notices.first?.message.contains("did you mean area?") == true)
  }

  @Test func aGroupWhoseFileIsForgottenIsSaid() throws {
    let forgotten = BatchNotice(kind: .missingGroup, group: "floor", column: "")
    #expect(try Self.run(Self.dossiers).summary.notices.last == forgotten)
    #expect(forgotten.message.hasPrefix("the file of group floor was not given"))
    #expect(try !Self.run(Self.dossiers, floors: Self.floors).summary.notices.contains(forgotten))
  }

  @Test(arguments: [1, 2, 3, 7, 64, 1_000])
  func thePiecesInWhichBytesComeChangeNothing(_ piece: Int) throws {
    let whole = try Self.run(Self.dossiers, floors: Self.floors)
    let pieces = try Self.run(Self.dossiers, floors: Self.floors, piece: piece)
    #expect(pieces.resultText == whole.resultText)
    #expect(pieces.rejectText == whole.rejectText)
    #expect(pieces.summary == whole.summary)
  }

  @Test func semicolonsOfASpreadsheetAreRead() throws {
    let outcome = try Self.run("dossier;request_date;use;area;corner\nD-1;1403-02-01;residential;1,000;no\n")
    #expect(outcome.summary.partial == 1, "1,000 m² was read, and has no price")
    #expect(outcome.results[1].last?.hasPrefix("D0209 base_fee") == true)
  }

  @Test func aFileThatCannotBeUsedIsRefusedWhole() throws {
    func faults(_ dossiers: String, floors: String? = nil) throws -> [String] {
      do {
        _ = try Self.run(dossiers, floors: floors)
        return []
      } catch BatchFault.unusable(let faults) {
        return faults.map { $0.code.code + " " + ($0.group ?? "") }
      }
    }
    #expect(try faults("") == ["D0122 "])
    #expect(try faults("\u{FEFF}") == ["D0122 "])
    #expect(try faults("area,use\n") == ["D0120 "])
    #expect(try faults("dossier,area,زیربنا\n") == ["D0121 "])
    #expect(try faults("dossier,پرونده\n") == ["D0121 "])
    #expect(try faults("dossier,area\n", floors: "room\n") == ["D0120 floor"])
    #expect(try faults("dossier,\"area\n") == ["D0118 "])
    #expect(try faults("dossier,area\n", floors: "dossier,room\n") == [])
  }

  @Test func unknownAndDoubleGroupsAreRefused() throws {
    let run = BatchRun(try SmallTariff.rulebook())
    func attempt(_ names: [String]) -> String {
      do {
        _ = try run.run(
          dossiers: MemorySource("dossier\n"), groups: names.map { BatchGroup($0, MemorySource("dossier,room\n")) },
          results: MemorySink())
        return ""
      } catch {
        if case .unusable(let faults) = error { return faults.map(\.code.code).joined() }
        return "\(error)"
      }
    }
    #expect(attempt(["floor"]) == "")
    #expect(attempt(["flor"]) == "D0108")
    #expect(attempt(["area"]) == "D0108", "an input is no group")
    #expect(attempt(["floor", "طبقه"]) == "D0109")
  }

  @Test func theHookSeesProgressAndCanStop() throws {
    var options = BatchRun.Options()
    options.rowsBetweenProgress = 2
    let rows = (1...7).map { "D-\($0),1403-02-01\n" }.joined()
    let dossiers = "dossier,request_date\n" + rows
    var seen: [Int] = []
    let summary = try BatchRun(SmallTariff.rulebook(), options: options).run(
      dossiers: MemorySource(dossiers), results: MemorySink()
    ) { state in
      seen.append(state.rowsRead)
      return true
    }
    #expect(seen == [2, 4, 6, 7])
    #expect(summary.read == 7)

    let results = MemorySink()
    do {
      _ = try BatchRun(SmallTariff.rulebook(), options: options).run(
        dossiers: MemorySource(dossiers), results: results
      ) { $0.rowsRead < 4 }
      Issue.record("it went on")
    } catch BatchFault.stopped(let soFar) {
      #expect(soFar.read == 4)
      #expect(CellTable.rows(of: results.text).count == 5, "the header and the rows that were read")
    }
  }

  private final class Failing: ByteSource, ByteSink {
    func read() throws(StreamFault) -> [UInt8] { throw StreamFault(name: "x", reason: "gone") }
    func write(_ bytes: [UInt8]) throws(StreamFault) { throw StreamFault(name: "x", reason: "full") }
  }

  @Test func filesThatFailEndTheRun() throws {
    let run = BatchRun(try SmallTariff.rulebook())
    #expect {
      try run.run(dossiers: Failing(), results: MemorySink())
    } throws: { if case .source(let fault)? = $0 as? BatchFault { fault.reason == "gone" } else { false } }
    #expect {
      try run.run(dossiers: MemorySource("dossier\nD-1\n"), results: Failing())
    } throws: { if case .sink(let fault)? = $0 as? BatchFault { fault.reason == "full" } else { false } }
    #expect {
      try run.run(dossiers: MemorySource("dossier\n,\n"), results: MemorySink(), rejects: Failing())
    } throws: { if case .sink? = $0 as? BatchFault { true } else { false } }
  }

  @Test func formulasCanBeLeftRaw() throws {
    var options = BatchRun.Options()
    options.guardsFormulas = false
    let results = MemorySink()
    let summary = try BatchRun(SmallTariff.rulebook(), options: options).run(
      dossiers: MemorySource("dossier\n=1+1\n"), results: results)
    #expect(summary.guardedCells == 0)
    #expect(results.text.contains("\n=1+1,"))
  }

  @Test func theSummaryReadsAsTextAndJSON() throws {
    let summary = try Self.run(Self.dossiers, floors: Self.floors).summary
    #expect(summary.text.hasPrefix("dossiers: 16 read = 3 whole + 1 partial + 1 blocked + 11 rejected\n"))
    #expect(
      summary.text.contains(
        "rows of floor: 8 read = 3 joined + 2 without a dossier + 3 rejected; joined by index: the row on line 5"))
    #expect(summary.text.contains("D0112 × 2"))
    #expect(summary.text.contains("notice: the dossiers' file has a column \"remarks\""))
    let groups = #""groups":[{"apart_from_line":5,"back_on_line":null,"group":"floor","joined":3,"#
    #expect(summary.json.contains(groups + #""joined_by":"index","orphaned":2,"read":8,"rejected":3}]"#))
    #expect(summary.json.contains(#""schema":"tariff.batch/1""#))
  }
}
