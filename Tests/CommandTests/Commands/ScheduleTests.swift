import Foundation
import TestSupport
import Testing

@testable import TariffCommand

@Suite struct ScheduleTests {
  private static func folder() throws -> Folder {
    let folder = try Folder()
    for (name, text) in PlanRulebook.files { try folder.write("payable/" + name, text) }
    try folder.write("dossier.json", PlanRulebook.dossier)
    try folder.write("days-off.csv", PlanRulebook.calendar)
    return folder
  }

  private static func schedule(_ folder: Folder, _ words: String, input: String = "") throws -> Run {
    let rest = words.split(separator: " ").map { word in
      word.hasPrefix("@") ? folder.at(String(word.dropFirst())) : String(word)
    }
    return try Tariff.run(["schedule", "--rulebook", folder.at("payable")] + rest, input: Array(input.utf8))
  }

  private static let even = "--dossier @dossier.json --plan even --term 3 --start 1403-02-05"

  @Test func aScheduleIsPrintedInBothLanguages() throws {
    let folder = try Self.folder()
    let english = try Self.schedule(folder, Self.even)
    #expect(english.status == 0, "\(english)")
    #expect(english.err.isEmpty)
    #expect(english.lines.contains("    1  1403-03-05  1403-03-05    400,000        0    400,000  800,000"))
    #expect(!english.lines.contains("Why"))
    let persian = try Self.schedule(folder, Self.even + " --language fa --explain")
    #expect(persian.status == 0)
    #expect(persian.lines.contains("شرح محاسبه"))
    #expect(persian.out.contains("جمع پرداخت: ۱٬۵۰۰٬۰۰۰ ریال"))
  }

  @Test func jsonAndCSVGoToFilesToo() throws {
    let folder = try Self.folder()
    let json = try Self.schedule(folder, Self.even + " --json")
    let tree = try #require(try JSONSerialization.jsonObject(with: Data(json.outBytes)) as? [String: Any])
    #expect(tree["schema"] as? String == "tariff.schedule/1")
    let rows = try #require(tree["installments"] as? [[String: Any]])
    #expect(rows.map { $0["amount"] as? String } == ["400000", "400000", "400000"])
    #expect((tree["totals"] as? [String: Any])?["paid_in_all"] as? String == "1500000")
    #expect((tree["trace"] as? [[String: Any]])?.isEmpty == false)
    let csv = try Self.schedule(folder, Self.even + " --csv -o @out.csv")
    #expect(csv.status == 0 && csv.out.isEmpty)
    let table = Table(try #require(folder.text("out.csv")))
    #expect(table["amount"] == ["300000", "400000", "400000", "400000"])
    // An output never lies over an input.
    let over = try Self.schedule(folder, Self.even + " --csv -o @dossier.json")
    #expect(over.status == 64)
    #expect(folder.text("dossier.json") == PlanRulebook.dossier)
  }

  @Test func theDossierMayComeFromAPipe() throws {
    let run = try Self.schedule(
      try Self.folder(), "--dossier - --plan even --all-cash --start 1403-02-05 --csv", input: PlanRulebook.dossier)
    #expect(Table(run.out)["amount"] == ["1200000"])
  }

  @Test func dueDatesFollowTheCalendarAndTheRestDays() throws {
    let folder = try Self.folder()
    let bank = "--amount 1500000 --dossier @dossier.json --plan bank --months 12 --start 1403-02-05 --csv"
    let fridays = try Self.schedule(folder, bank + " --calendar @days-off.csv")
    #expect(Table(fridays.out)["due"][1...5] == ["1403-03-05", "1403-04-06", "1403-05-06", "1403-06-05", "1403-07-05"])
    let both = try Self.schedule(folder, bank + " --calendar @days-off.csv --rest thursday,friday")
    #expect(Table(both.out)["due"][5] == "1403-07-07")
    let none = try Self.schedule(folder, bank + " --calendar @days-off.csv --rest none")
    #expect(Table(none.out)["due"][3] == "1403-05-05")
  }

  @Test(
    arguments: [
      ("--term 0", "D0308", "offered: 3 installments"), ("--term 37", "D0308", "offered: 3 installments"),
      ("--term 3 --cash 299999", "D0309", "at least 300,000 rial"),
      ("--term 3 --cash 1500001", "D0309", "at most 1,500,000 rial"),
      ("--term 3 --bill-day 1403-02-06", "D0310", "not before 1403-02-06"),
      ("--term 3 --first-due 1403-02-05", "D0311", "after 1403-02-05"),
      ("--term 3 --language fa --cash 1", "D0309", "دست‌کم ۳۰۰٬۰۰۰ ریال"),
    ])
  func aBadRequestSaysWhatWouldBeAllowed(words: String, code: String, remedy: String) throws {
    let folder = try Self.folder()
    let line = "--dossier @dossier.json --plan even --start 1403-02-05 " + words
    let run = try Self.schedule(folder, line)
    #expect(run.status == 65, "\(run)")
    #expect(run.out.isEmpty)
    #expect(run.err.contains("[\(code)]: ") && run.err.contains("   = \(remedy)"), "\(run.err)")
    let json = try Self.schedule(folder, line + " --json")
    #expect(json.status == 65)
    #expect(json.out.contains(#""code":"\#(code)""#) && json.out.hasSuffix(#""schema":"tariff.rejection/1"}"# + "\n"))
  }

  @Test(arguments: [
    ("--amount 0 --plan even --term 3", "D0307", "at least 1 rial"),
    ("--offers --amount 0", "D0307", "at least 1 rial"),
    ("--offers --amount 99999999999999999999", "D0307", "at most 10,000,000,000,000,000,000 rial"),
    ("--amount 1 --plan even --term 3", "D0315", "pay all in cash"),
    ("--amount 5000 --plan even --term 3 --cash 99999999999999999999", "D0309", "at most 5,000 rial"),
    ("--amount 5000 --plan spring --term 36", "D0315", "at most 5 installments"),
    ("--amount 5000 --plan spring --term 2 --first-due 1501-12-29", "D0312", "must be due by 1501-12-29"),
    ("--amount 5000000 --plan bank --term 12", "D0304", "give the dossier"),
  ])
  func aRequestThatNoPlanCanTakeSaysWhatWould(words: String, code: String, remedy: String) throws {
    let run = try Self.schedule(try Self.folder(), words + " --start 1403-02-05")
    #expect(run.status == 65 && run.out.isEmpty, "\(run)")
    #expect(run.err.contains("error[\(code)]: ") && run.err.contains(remedy), "\(run.err)")
  }

  /// The cash part is the whole debt: nothing is left for the term that was asked for.
  @Test func aTermThatIsDroppedIsSaid() throws {
    let line = "--amount 5000 --plan even --term 3 --cash 5000 --start 1403-02-05"
    let folder = try Self.folder()
    let told = "3 installments asked for, and dropped: the cash part is the whole debt"
    #expect(try Self.schedule(folder, line).lines.contains(told))
    #expect(try Self.schedule(folder, line + " --language fa").out.contains("۳ قسط خواسته شد و کنار رفت"))
    let json = try Self.schedule(folder, line + " --json").out
    #expect(json.contains(#""shortened":{"reason":"cash_is_all","text":"\#(told)""#))
    #expect(json.contains(#""term_asked":{"installments":3}"#))
    #expect(Table(try Self.schedule(folder, line + " --csv").out)["note"] == ["cash_is_all"])
    let cash = try Self.schedule(folder, "--amount 5000 --plan even --all-cash --start 1403-02-05 --json").out
    #expect(cash.contains(#""shortened":null"#) && cash.contains(#""term_asked":null"#))
  }

  @Test func aCalendarThatEndsTooEarlySaysWhatItCovers() throws {
    let folder = try Self.folder()
    let run = try Self.schedule(
      folder,
      "--amount 1500000 --dossier @dossier.json --plan bank --term 12 --start 1404-01-05 --calendar @days-off.csv")
    #expect(run.status == 65)
    #expect(run.err.contains("error[D0314]: the calendar of days off does not speak of 1405-01-05"))
    #expect(run.err.contains("it covers from 1403-01-01 to 1404-12-29"))
  }

  @Test(arguments: [
    ("--amount 5 --plan evn --term 3 --start 1403-02-05", "did you mean even?"),
    ("--amount 5 --plan xxxxxxxx --term 3 --start 1403-02-05", "its plans are even, bank, spring"),
    ("--amount 5 --plan even --start 1403-02-05", "--term N (or --months N, or --all-cash) is missing"),
    ("--amount 5 --term 3 --start 1403-02-05", "--plan NAME (or --offers) is missing"),
    ("--amount 5 --plan even --term 3", "--start DAY"), ("--plan even --term 3 --start 1403-02-05", "--amount RIALS"),
    ("--amount x --plan even --term 3 --start 1403-02-05", "--amount takes a number"),
    ("--amount 5.5 --plan even --term 3 --start 1403-02-05", "--amount takes a whole number"),
    ("--amount 5 --plan even --term 3 --start 1403-02-32", "--start takes a day"),
    ("--amount 5 --plan even --term 3 --months 3 --start 1403-02-05", "--term and --months do not go together"),
    ("--amount 5 --plan even --term 3 --start 1403-02-05 --rest friday", "--calendar is missing"),
    ("--amount 5 --plan even --term 3 --start 1403-02-05 --calendar @days-off.csv --rest fryday", "friday"),
    ("--amount 5 --plan even --term 3 --start 1403-02-05 --group a=b", "--group goes with --agreements"),
    ("--amount 5 --plan even --term 3 --start 1403-02-05 --threads 2", "--threads goes with --agreements"),
    ("--agreements @agreements.csv --threads 0", "--threads takes a whole number from 1 to 256"),
    ("--amount=-1 --plan even --term 3 --start 1403-02-05", "takes a number that is not negative, not ‘-1’"),
    ("--offers --amount=-5 --start 1403-02-05", "write whole rials, as 1000000"),
    ("--amount 5 --plan even --term=-3 --start 1403-02-05", "--term takes a number that is not negative"),
    ("--amount 5 --plan even --term 3 --cash=-3 --start 1403-02-05", "--cash takes a number that is not negative"),
    (
      "--amount 5 --plan even --term 99999999999999999999 --start 1403-02-05", "‘99999999999999999999’ is more than any"
    ),
    ("--amount 5 --plan even --months 99999999999999999999 --start 1403-02-05", "--offers shows the terms"),
    ("--amount 5 --plan even --term 3 --months 3 --start 1403-02-05", "so many installments, or over so many months"),
    ("--agreements @agreements.csv --amount 5", "in the column amount"),
    ("--agreements @agreements.csv --language fa", "are CSV: leave out --language"),
    ("--dossier - --calendar - --plan even --term 3 --start 1403-02-05", "standard input"),
    ("--agreements @days-off.csv --bill municipl", "did you mean municipal?"),
    ("--agreements @days-off.csv --bill xxxxxxxx", "the rulebook has no bill ‘xxxxxxxx’"),
    ("--agreements @days-off.csv --bill xxxxxxxx", "its bills are municipal, guild"),
    (
      "--amount 5 --plan even --term 3 --start 1403-02-05 --calendar @days-off.csv "
        + "--rest saturday,sunday,monday,tuesday,wednesday,thursday,friday", "leave out at least one weekday"
    ),
    ("x --amount 5 --plan even --term 3 --start 1403-02-05", "takes options only"),
  ])
  func aBadCommandLineIsRefused(words: String, message: String) throws {
    let run = try Self.schedule(try Self.folder(), words)
    #expect(run.status == 64, "\(run)")
    #expect(run.out.isEmpty)
    #expect(run.err.contains(message), "\(run.err)")
  }

  @Test func aHostileCalendarIsRefusedWithItsLines() throws {
    let folder = try Self.folder()
    try folder.write("bad.csv", PlanRulebook.calendar + "1403-12-31,x\n1405-01-01,y\n")
    let line = "--amount 5000 --plan spring --term 2 --start 1403-02-05 --calendar "
    let run = try Self.schedule(folder, line + "@bad.csv")
    #expect(run.status == 65)
    #expect(
      run.err.contains("error[D0106]: calendar, line 7, ") && run.err.contains("error[D0102]: calendar, line 8, "))
    #expect(try Self.schedule(folder, line + "@nothing.csv").status == 66)
  }

  @Test func offersStandSideBySide() throws {
    let folder = try Self.folder()
    let offers = "--offers --dossier @dossier.json --start 1403-02-05 --calendar @days-off.csv"
    let run = try Self.schedule(folder, offers)
    #expect(run.status == 0, "\(run)")
    #expect(run.lines.filter { $0.hasPrefix("spring ") }.count == 4)
    #expect(try Self.schedule(folder, offers + " --plan bank --csv").lines.filter { $0.hasPrefix("bank,") }.count == 2)
    let closed = try Self.schedule(folder, "--offers --plan spring --amount 5000 --start 1403-04-01 --json")
    #expect(closed.status == 1)
    #expect(closed.out.contains(#""code":"D0302""#))
  }

  @Test func aFileOfAgreementsStreamsThrough() throws {
    let folder = try Self.folder()
    try folder.write(
      "agreements.csv",
      """
      agreement,plan,term,cash,start,request_date,use,area,fined
      A1,even,3,,1403-02-05,1403-02-01,residential,100,yes
      A2,even,4,,1403-02-05,1403-02-01,residential,100,yes
      A3,bank,12,,1403-02-05,1403-02-01,residential,100,yes
      """ + "\n")
    try folder.write("floors.csv", "dossier,size\nA1,5\n")
    let line =
      "--agreements @agreements.csv --group floor=\(folder.at("floors.csv")) --calendar @days-off.csv -o @out.csv"
    let run = try Self.schedule(folder, line)
    #expect(run.status == 65, "\(run)")
    #expect(run.err.contains("agreements: 3 read = 2 scheduled + 1 rejected"))
    let results = Table(try #require(folder.text("out.csv")))
    #expect(results["agreement"] == [String](repeating: "A1", count: 4) + [String](repeating: "A3", count: 13))
    let rejects = Table(try #require(folder.text("out.rejects.csv")))
    #expect(rejects["message"] == ["4 installments are not offered (offered: 3 installments)"])
    #expect(rejects["code"] == ["D0308"] && rejects["dossier"] == ["A2"] && rejects["column"] == ["term"])
    let again = try Self.schedule(folder, line + " --accept-rejects --json-summary")
    #expect(again.status == 0)
    #expect(again.err.contains(#""schema":"tariff.agreements/1""#))
    #expect(try Self.schedule(folder, "--agreements @agreements.csv --amount 5").status == 64)
    #expect(try Self.schedule(folder, "--agreements @agreements.csv -o @agreements.csv").status == 64)
  }

  /// Without a file for them, rejects are told on standard error: place, reason, and what would be allowed.
  @Test func rejectsAreToldWithTheirPlaceAndRemedy() throws {
    let run = try Self.schedule(
      try Self.folder(), "--agreements - --start 1403-02-05", input: "agreement,plan,term,amount\n7,sprang,2,4000\n")
    #expect(run.status == 65)
    #expect(
      run.err.contains(
        "D0301 agreements line 2, agreement 7, column plan: the rulebook has no plan sprang (did you mean spring?)"))
  }

  @Test func defaultsOfTheCommandLineFillTheFile() throws {
    let run = try Self.schedule(
      try Self.folder(), "--agreements - --plan spring --term 2 --start 1403-02-05",
      input: "agreement,amount\n1,4000\n2,6000\n")
    #expect(run.status == 0, "\(run)")
    #expect(Table(run.out)["amount"] == ["2000", "2000", "3000", "3000"])
  }

  @Test func aFileWithoutNumbersSaysWhatAFileOfAgreementsNeeds() throws {
    let run = try Self.schedule(
      try Self.folder(), "--agreements - --start 1403-02-05", input: "plan,amount,term\nspring,4000,2\n")
    #expect(run.status == 65)
    #expect(run.err.contains("error[D0120]") && run.err.contains("no column named agreement or توافق or dossier"))
    #expect(run.err.contains("must have the column agreement") && run.err.contains("`tariff schedule --help` tells"))
    let empty = try Self.schedule(try Self.folder(), "--agreements - --start 1403-05-02")
    #expect(empty.err.contains("error[D0122]") && empty.err.contains("must have the column agreement"))
    #expect(try Tariff.run(["schedule", "--help"]).out.contains("The column agreement (or dossier)"))
  }

  @Test func theLawOfADayIsAskedFor() throws {
    let folder = try Self.folder()
    let line = "--amount 3000 --plan even --term 3 --start 1404-02-01 --csv"
    #expect(try Self.schedule(folder, line).status == 65)
    #expect(try Self.schedule(folder, line + " --known-on 1403-12-01").status == 0)
  }
}
