import Foundation
import TestSupport
import Testing

@testable import TariffCommand

/// Runs that are interrupted and gone on with: the same bytes, the same summary, nothing left behind.
@Suite(.serialized) struct BatchResumeTests {
  private static let command = "\"$TARIFF\" batch --rulebook sample dossiers.csv --group floor=floors.csv -o out.csv"
  private static let left = "ls -A | grep -c tariff-"

  /// Dossiers with some that are rejected, and floors of a few, one of them rejected too.
  private func folder(rows: Int) throws -> Folder {
    let folder = try SampleRulebook.folder()
    var text = "dossier,request_date,use,area,owner,shops\n"
    for number in 0..<rows {
      text += "R\(number),1403-02-\(number % 997 == 0 ? 40 : 10),commercial,\(number % 900 + 1),,\(number % 9)\n"
    }
    try folder.write("dossiers.csv", text)
    try folder.write("floors.csv", "dossier,level,size\nR1,0,10\nR5,99,10\nR\(rows / 2),0,20\nX,1,1\n")
    return folder
  }

  /// What an unbroken run gives, and how long it takes in milliseconds.
  private func unbroken(_ folder: Folder) throws -> (results: String?, rejects: String?, summary: String, time: Int) {
    let start = ContinuousClock.now
    let run = try Tariff.shell(Self.command, folder: folder)
    #expect(run.status == 65, "\(run)")
    let time = start.duration(to: .now)
    let texts = (folder.text("out.csv"), folder.text("out.rejects.csv"))
    #expect(texts.0 != nil && texts.1?.contains("R5") == true && texts.1?.contains("D0116") == true)
    for name in ["out.csv", "out.rejects.csv"] { try FileManager.default.removeItem(atPath: folder.at(name)) }
    return (texts.0, texts.1, run.err, Int(time / .milliseconds(1)))
  }

  /// Enough rows for a run to be interrupted in its midst, whatever the machine.
  private func longEnough() throws -> (Folder, (results: String?, rejects: String?, summary: String, time: Int)) {
    var rows = 50_000
    while true {
      let folder = try folder(rows: rows)
      let whole = try unbroken(folder)
      if whole.time > 1_500 || rows > 6_000_000 { return (folder, whole) }
      rows = max(2 * rows, rows * 1_800 / max(1, whole.time))
    }
  }

  @Test func killedAtRandomMoments() throws {
    let (folder, whole) = try longEnough()
    var random = SeededGenerator(seed: RandomCases.seed)
    var resumed = 0
    let kills = max(4, RandomCases.count(50))
    for number in 0..<kills {
      let moment = Int.random(in: 0...whole.time, using: &random)
      let line = """
        \(Self.command) > /dev/null 2>&1 & run=$!
        sleep \(String(moment / 1_000)).\(String(String(1_000 + moment % 1_000).dropFirst()))
        kill -KILL $run; wait $run 2> /dev/null
        \(Self.command) --resume
        """
      let run = try Tariff.shell(line, folder: folder)
      let place: Comment = "seed \(RandomCases.seed), kill \(number) after \(moment) ms: \(run.err)"
      #expect(run.status == 65, place)
      #expect(folder.text("out.csv") == whole.results, place)
      #expect(folder.text("out.rejects.csv") == whole.rejects, place)
      #expect(run.err.hasSuffix(whole.summary), place)
      #expect(!folder.names.contains { $0.hasPrefix(".") }, place)
      if run.err.contains("resuming behind") { resumed += 1 }
      for name in ["out.csv", "out.rejects.csv"] { try FileManager.default.removeItem(atPath: folder.at(name)) }
    }
    if kills >= 50 { #expect(resumed > 5, "seed \(RandomCases.seed)") }
  }

  /// Sends a signal once results are coming, and answers with the status and what is left.
  private func interrupted(_ folder: Folder, by signal: String, _ command: String = Self.command) throws -> Run {
    let line = """
      set -m
      env --default-signal=\(signal) \(command) & run=$!
      until [ -s .out.csv.tariff-$run.part ] || ! kill -0 $run 2> /dev/null; do sleep 0.01; done
      kill -\(signal) $run; wait $run; echo $?
      \(Self.left)
      """
    return try Tariff.shell(line, folder: folder)
  }

  @Test func theFirstSignalSavesAndSaysHowToGoOn() throws {
    let (folder, whole) = try longEnough()
    for (signal, status) in [("INT", 130), ("TERM", 143), ("HUP", 129)] {
      try folder.write("out.csv", "old")
      let run = try interrupted(folder, by: signal)
      #expect(run.out == "\(status)\n3\n", "\(signal): \(run)")
      #expect(folder.text("out.csv") == "old")
      #expect(run.err.contains("tariff: interrupted"), "\(run.err)")
      let said = run.err.split(separator: "\n").first { $0.contains("to go on with it: ") }
      let line = try #require(said?.split(separator: ": ", maxSplits: 1).last.map(String.init), "\(run.err)")
      #expect(line.contains(" batch --resume --rulebook sample"))
      let rest = try Tariff.shell(line, folder: folder)
      #expect(rest.status == 65 && rest.err.hasPrefix("resuming behind "), "\(rest)")
      #expect(rest.err.hasSuffix(whole.summary), "\(rest.err)")
      #expect(folder.text("out.csv") == whole.results && folder.text("out.rejects.csv") == whole.rejects)
      #expect(!folder.names.contains { $0.hasPrefix(".") })
    }
  }

  /// The second signal comes right behind the first, before the piece at hand is finished: the run ends without finishing
  /// it, and nothing is left. Two different ones are sent, since the system may take two of a kind for one.
  @Test func theSecondSignalEndsTheRunAtOnce() throws {
    let folder = try folder(rows: 60_000)
    let line = """
      set -m
      env --default-signal=INT,TERM "$TARIFF" recalculate --rulebook sample dossiers.csv --all -o out.csv & run=$!
      until [ -e .out.csv.tariff-$run.part ] || ! kill -0 $run 2> /dev/null; do sleep 0.01; done
      sleep 0.05; kill -TERM $run; kill -INT $run; wait $run; echo $?
      \(Self.left)
      """
    let run = try Tariff.shell(line, folder: folder)
    #expect(["130\n0\n", "143\n0\n"].contains(run.out) && !run.err.contains("interrupted"), "\(run)")
    #expect(folder.text("out.csv") == nil)
  }

  /// Recalculations and schedules go through the same path.
  @Test func otherRunsAreGoneOnWithToo() throws {
    let folder = try folder(rows: 6_000)
    // Rows so long that the file has many pieces.
    let rows = try #require(folder.text("dossiers.csv")).split(separator: "\n").enumerated().map { place, row in
      row + "," + (place == 0 ? "remark" : String(repeating: "x", count: 1_000))
    }
    try folder.write("dossiers.csv", rows.joined(separator: "\n"))
    let city = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/") + "/Tariffs/Mashhad"
    var agreements = "agreement,plan,term,start,amount\n"
    for number in 0..<6_000 {
      let plan = number % 97 == 0 ? "none" : "summer"
      agreements += "A\(number),\(plan),12,1403-05-01,\(1_000_000 * (number % 90 + 1))\n"
    }
    try folder.write("agreements.csv", agreements)
    for command in [
      "\"$TARIFF\" recalculate --rulebook sample dossiers.csv --group floor=floors.csv --all -o out.csv",
      "\"$TARIFF\" schedule --rulebook '\(city)' --agreements agreements.csv -o out.csv",
    ] {
      let whole = try Tariff.shell(command, folder: folder)
      #expect(whole.status == 65, "\(whole)")
      let texts = (folder.text("out.csv"), folder.text("out.rejects.csv"))
      #expect((texts.0?.utf8.count ?? 0) > 1_000_000 && (texts.1?.utf8.count ?? 0) > 400)
      for name in ["out.csv", "out.rejects.csv"] { try FileManager.default.removeItem(atPath: folder.at(name)) }
      let stopped = try interrupted(folder, by: "INT", command)
      #expect(stopped.out == "130\n3\n", "\(stopped)")
      let rest = try Tariff.shell(command + " --resume", folder: folder)
      #expect(rest.status == 65 && rest.err.hasPrefix("resuming behind "), "\(rest)")
      #expect(rest.err.hasSuffix(whole.err), "\(rest.err)")
      #expect(folder.text("out.csv") == texts.0 && folder.text("out.rejects.csv") == texts.1)
      #expect(!folder.names.contains { $0.hasPrefix(".") })
    }
  }

  @Test func whatHasChangedIsRefusedAndNothingIsTouched() throws {
    let (folder, whole) = try longEnough()
    _ = try interrupted(folder, by: "INT")
    let parts = folder.names.filter { $0.hasPrefix(".") }
    #expect(parts.count == 3)
    func expectRefusal(_ name: String, _ words: String, _ change: (String) -> String) throws {
      let before = try #require(folder.text(name))
      try folder.write(name, change(before))
      let run = try Tariff.shell(Self.command + " --resume", folder: folder)
      #expect(run.status == 65 && run.err.contains("D0123") && run.err.contains(words), "\(name): \(run)")
      try folder.write(name, before)
      #expect(folder.names.filter { $0.hasPrefix(".") } == parts && folder.text("out.csv") == nil)
    }
    try expectRefusal("dossiers.csv", "the dossiers: not as") { $0.replacing("R1,", with: "R_,") }
    try expectRefusal("dossiers.csv", "the length of the dossiers: not as") { $0 + "Z,,,,,\n" }
    try expectRefusal("floors.csv", "the rows of floor: not as") { $0 + "R9,1,1\n" }
    try expectRefusal("sample/fees.tariff", "the rulebook: not as") {
      $0.replacing("1_000 rial/m2", with: "1_001 rial/m2")
    }
    try expectRefusal(parts.first { $0.hasPrefix(".out.csv") && $0.hasSuffix(".part") } ?? "", "is not what") {
      "x" + $0.dropFirst()
    }
    try expectRefusal(parts.first { $0.hasSuffix(".state") } ?? "", "it is damaged") {
      $0.replacing("rows", with: "Rows")
    }
    let text = try Tariff.shell(Self.command + " --resume --raw-text", folder: folder)
    #expect(text.status == 65 && text.err.contains("the guard of formulas"), "\(text)")
    let rest = try Tariff.shell(Self.command + " --resume", folder: folder)
    #expect(rest.status == 65 && folder.text("out.csv") == whole.results, "\(rest)")
  }

  @Test func withoutTheOptionARunBeginsAnewAndSaysSo() throws {
    let (folder, whole) = try longEnough()
    _ = try interrupted(folder, by: "INT")
    let anew = try Tariff.shell(Self.command, folder: folder)
    #expect(anew.err.hasPrefix("removed what an interrupted run to ‘out.csv’ left; --resume would"), "\(anew.err)")
    #expect(folder.text("out.csv") == whole.results && !folder.names.contains { $0.hasPrefix(".") })
    let nothing = try Tariff.shell(Self.command + " --resume", folder: folder)
    #expect(nothing.err.hasPrefix("nothing to resume: "), "\(nothing.err)")
    #expect(folder.text("out.csv") == whole.results)
  }

  @Test func whatCannotBeGoneOnWithIsRefused() throws {
    let folder = try folder(rows: 3)
    let batch = "\"$TARIFF\" batch --rulebook sample --resume"
    for (line, words) in [
      ("\(batch) - -o out.csv < dossiers.csv", "standard input cannot be read again"),
      ("\(batch) dossiers.csv", "its results must go to a file"),
      ("\(batch) dossiers.csv -o -", "its results must go to a file"),
      ("\(batch) dossiers.csv -o /dev/null", "its results must go to a file"),
      ("\(batch) dossiers.csv -o out.csv --rejects -", "its rejects must go to a file"),
      ("mkfifo rows; \(batch) dossiers.csv -o out.csv --group floor=rows", "cannot be read again"),
      ("\(batch) dossiers.csv -o out.csv --totals", "totals are written at the end"),
    ] {
      let run = try Tariff.shell(line, folder: folder)
      #expect(run.status == 64 && run.err.contains(words), "\(line): \(run)")
    }
    #expect(folder.text("out.csv") == nil && !folder.names.contains { $0.hasPrefix(".") })
  }

  /// A file that may not grow is a full disk to the run.
  @Test func aFullDiskLeavesTheDestinationAsItWas() throws {
    let folder = try folder(rows: 20_000)
    let whole = try unbroken(folder)
    try folder.write("out.csv", "old")
    let full = try Tariff.shell("ulimit -f 300; \(Self.command)", folder: folder)
    #expect(full.status == 74 && full.err.contains("out.csv"), "\(full)")
    #expect(folder.text("out.csv") == "old" && folder.text("out.rejects.csv") == nil)
    let rest = try Tariff.shell(Self.command + " --resume", folder: folder)
    #expect(rest.status == 65 && rest.err.hasSuffix(whole.summary), "\(rest)")
    #expect(folder.text("out.csv") == whole.results && folder.text("out.rejects.csv") == whole.rejects)
    #expect(!folder.names.contains { $0.hasPrefix(".") })
  }
}
