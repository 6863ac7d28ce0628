import Foundation
import TestSupport
import Testing

@testable import TariffCommand

/// Under the plan `even` 1,500,000 are owed: the fine of 300,000 at once, and 400,000 on 1403-03-05, 04-05 and 05-05.
@Suite struct LedgerTests {
  private static let events = """
    day,event,id,amount,term
    1403-02-05,agreement,,,3
    1403-03-05,payment,p1,400000,
    1403-04-20,payment,p2,200000,
    """ + "\n"

  private static func folder() throws -> Folder {
    let folder = try Folder()
    for (name, text) in PlanRulebook.files { try folder.write("payable/" + name, text) }
    try folder.write("dossier.json", PlanRulebook.dossier)
    try folder.write("days-off.csv", PlanRulebook.calendar)
    try folder.write("ledger.csv", events)
    return folder
  }

  private static func ledger(
    _ folder: Folder, _ words: String, input: String = "", environment: [String: String] = [:]
  ) throws -> Run {
    let rest = words.split(separator: " ").map { word in
      word.hasPrefix("@") ? folder.at(String(word.dropFirst())) : String(word)
    }
    return try Tariff.run(
      ["ledger", "--rulebook", folder.at("payable")] + rest, input: Array(input.utf8), environment: environment)
  }

  private static let even = "--plan even --dossier @dossier.json --on 1403-04-20 --events"

  /// The second installment is in its first month late: 2 % of 400,000, and 192,000 of its principal are paid.
  @Test func aStateIsPrintedInBothLanguages() throws {
    let folder = try Self.folder()
    let english = try Self.ledger(folder, Self.even + " @ledger.csv")
    #expect(english.status == 0 && english.err.isEmpty, "\(english)")
    for line in [
      "1,500,000  debt at the agreement, rial", "  300,000  paid in cash at the agreement", "  600,000  paid since",
      "  208,000  past due, late charges with it", "  608,000  settles everything on this day",
      "      8,000  late charge of 2", "    192,000  principal of 2",
    ] { #expect(english.lines.contains(line), "\(line)\n\(english.out)") }
    let persian = try Self.ledger(folder, Self.even + " @ledger.csv --language fa")
    #expect(persian.lines.contains("  ۶۰۸٬۰۰۰  مبلغ تسویهٔ کامل در این روز"), "\(persian)")
  }

  @Test func jsonCSVAndStandardInput() throws {
    let folder = try Self.folder()
    let json = try Self.ledger(folder, Self.even + " @ledger.csv --json")
    let tree = try #require(try JSONSerialization.jsonObject(with: Data(json.outBytes)) as? [String: Any])
    let totals = try #require(tree["totals"] as? [String: String])
    #expect(totals["outstanding"] == "608000" && totals["paid"] == "600000" && totals["late_charge"] == "8000")
    #expect(tree["schema"] as? String == "tariff.ledger/1" && tree["cleared_on"] is NSNull)
    // The state of one run is the events of the next.
    let again = try Self.ledger(folder, Self.even + " - --json", input: json.out)
    #expect(again.status == 0 && again.outBytes == json.outBytes, "\(again)")
    let table = Table(try Self.ledger(folder, Self.even + " @ledger.csv --csv").out)
    #expect(table["unpaid"] == ["0", "208000", "400000"] && table["standing"] == ["paid", "past_due", "to_come"])
    let payments = Table(try Self.ledger(folder, Self.even + " @ledger.csv --csv --table payments").out)
    #expect(payments["used"] == ["400000", "8000", "192000"])
    let written = try Self.ledger(folder, Self.even + " - --csv --table events -o @out.csv", input: json.out)
    #expect(written.status == 0 && written.out.isEmpty)
    let events = Table(try #require(folder.text("out.csv")))
    #expect(events["event"] == ["agreement", "payment", "payment"] && events["amount"] == ["", "400000", "200000"])
    #expect(try Self.ledger(folder, Self.even + " @out.csv --json").outBytes == json.outBytes)
    #expect(try Self.ledger(folder, Self.even + " @ledger.csv --csv -o @ledger.csv").status == 64)
    #expect(folder.text("ledger.csv") == Self.events)
  }

  @Test func aBareAmount() throws {
    let run = try Self.ledger(
      try Self.folder(),
      "--plan even --amount 1,200,000 --bill-day 1403-02-01 --events @ledger.csv --on 1403-04-20 --csv --table totals")
    // 10 % of 1,200,000 in cash, and three of 360,000; 2 % of what is left of the second.
    let totals = Table(run.out)
    #expect(totals["amount"].prefix(3) == ["1200000", "1200000", "120000"], "\(run)")
  }

  /// What is wrong is told event by event: code, row, line and column, and what would be allowed.
  @Test func badEvents() throws {
    let folder = try Self.folder()
    let bad = Self.events + "1403-04-01,payment,p2,5,\n1403-05-01,reversal,p9,,\n"
    let run = try Self.ledger(folder, Self.even + " - --json", input: bad)
    #expect(run.status == 65)
    #expect(run.err.contains("error[D0403]: events row 4, line 5, column day: an event of 1403-04-01 stands after"))
    #expect(run.err.contains("error[D0406]: events row 4, line 5, column id: the payment number p2 stands twice"))
    #expect(run.err.contains("error[D0407]: events row 5, line 6, column id: no payment p9 came before this day"))
    #expect(run.err.contains("= the last ones are p1, p2") || run.err.contains("= did you mean"))
    #expect(run.err.contains("the ledger is refused: 3 faults"))
    let tree = try #require(try JSONSerialization.jsonObject(with: Data(run.outBytes)) as? [String: Any])
    let faults = try #require(tree["faults"] as? [[String: Any]])
    #expect(faults.map { $0["code"] as? String } == ["D0403", "D0406", "D0407"])
    #expect(faults.allSatisfy { ($0["reason_fa"] as? String)?.isEmpty == false && $0["remedy"] is String })
    let persian = try Self.ledger(folder, Self.even + " - --language fa", input: bad)
    #expect(persian.err.contains("خطا[D0403]: رویداد ۴، سطر ۵: "), "\(persian.err)")
    let unread = try Self.ledger(folder, Self.even + " -", input: "day,event,amount\n1403-02-05,agreement,x\n")
    #expect(unread.status == 65 && unread.out.isEmpty && unread.err.contains("D0111"), "\(unread)")
  }

  @Test(arguments: [
    ("--plan evn --dossier @dossier.json --events @ledger.csv --on 1403-04-20", 64, "did you mean even?"),
    ("--plan even --events @ledger.csv --on 1403-04-20", 64, "--dossier FILE"),
    ("--plan even --amount 5 --events @ledger.csv --on 1403-04-20", 64, "--bill-day"),
    ("--plan even --amount 5.5 --bill-day 1403-02-01 --events @ledger.csv --on 1403-04-20", 64, "whole number"),
    ("--plan even --dossier @dossier.json --events @ledger.csv --on 1403-13-20", 64, "--on takes a day"),
    ("--plan even --dossier @dossier.json --events @ledger.csv", 64, "--on DAY is missing"),
    ("--plan even --dossier @dossier.json --events @none.csv --on 1403-04-20", 66, "none.csv"),
    ("--plan even --dossier - --events - --on 1403-04-20", 64, "only one input"),
    ("--plan even --dossier @dossier.json --events @ledger.csv --on 1403-04-20 --json --csv", 64, "do not go together"),
    ("--plan even --dossier @dossier.json --events @ledger.csv --on 1403-04-20 --table totals", 64, "--csv"),
    ("--plan even --dossier @dossier.json --events @ledger.csv --on 1403-02-04", 65, "not before 1403-02-05"),
    ("--plan even --dossier @dossier.json --bill guild --events @ledger.csv --on 1403-04-20", 65, "guild"),
    ("--plan even --dossier @dossier.json --bill none --events @ledger.csv --on 1403-04-20", 65, "none"),
    ("--plan spring --dossier @dossier.json --events @ledger.csv --on 1403-04-20", 65, "1 to 2, 36 installments"),
    ("--plan bank --amount 5000000 --bill-day 1403-02-01 --events @ledger.csv --on 1403-04-20", 65, "give the dossier"),
  ])
  func refusals(_ words: String, _ status: Int32, _ told: String) throws {
    let run = try Self.ledger(try Self.folder(), words)
    #expect(run.status == status, "\(run)")
    #expect(run.out.isEmpty && run.err.contains(told), "\(run.err)")
  }

  @Test func calendars() throws {
    let folder = try Self.folder()
    try folder.write("bank.csv", "day,event,term\n1403-02-05,agreement,12\n")
    let words = "--plan bank --dossier @dossier.json --events @bank.csv --on 1403-02-05 --csv"
    let moved = try Self.ledger(folder, words + " --calendar @days-off.csv")
    // 1403-04-05 is a day off, 1403-05-05 a Friday.
    #expect(Table(moved.out)["due"].prefix(3) == ["1403-03-05", "1403-04-06", "1403-05-06"], "\(moved)")
    let missing = try Self.ledger(folder, words)
    #expect(missing.status == 65 && missing.err.contains("]: events row 1, line 2, column calendar: "))
    try folder.write("short.csv", PlanRulebook.calendar.replacing("1404-12-29", with: "1403-12-01"))
    let short = try Self.ledger(folder, words + " --calendar @short.csv")
    #expect(short.status == 65 && short.err.contains("]: events row 1, line 2, column calendar: "), "\(short.err)")
    #expect(short.err.contains("it covers from 1403-01-01 to 1403-12-01"), "\(short.err)")
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let folder = try Self.folder()
    for form in ["", " --language fa", " --json", " --csv", " --csv --table events"] {
      let first = try Self.ledger(folder, Self.even + " @ledger.csv" + form)
      for environment in [["LANG": "fa_IR.UTF-8", "TZ": "Asia/Tehran"], ["LANG": "tr_TR", "TZ": "UTC"]] {
        let run = try Self.ledger(folder, Self.even + " @ledger.csv" + form, environment: environment)
        #expect(run.outBytes == first.outBytes && !run.outBytes.isEmpty, "\(form)")
      }
    }
  }
}
