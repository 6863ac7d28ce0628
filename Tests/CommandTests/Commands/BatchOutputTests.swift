import Foundation
import Testing

@testable import TariffCommand

@Suite struct BatchOutputTests {
  /// A batch long enough to fill every buffer on the way: about a megabyte of results.
  private func long(_ folder: Folder, rows: Int = 20_000) throws {
    var text = "dossier,request_date,use,area\n"
    for number in 0..<rows { text += "R\(number),1403-02-01,residential,10\n" }
    try folder.write("dossiers.csv", text)
  }

  @Test func aFullDeviceIsNeverASuccess() throws {
    let folder = try SampleRulebook.folder()
    let direct = try Tariff.run(SampleRulebook.batch(folder), out: "/dev/full")
    #expect(direct.status == 74, "\(direct)")
    #expect(direct.err.contains("No space left"))
    #expect(try Tariff.run(SampleRulebook.batch(folder, "-o", "/dev/full")).status == 74)
    #expect(try Tariff.run(["check", "--help"], out: "/dev/full").status == 74)
    #expect(try Tariff.run(["inputs", "--rulebook", folder.at("sample")], out: "/dev/full").status == 74)
    try long(folder)
    #expect(try Tariff.run(SampleRulebook.batch(folder), out: "/dev/full").status == 74)
  }

  @Test func talkThatIsLostIsAFailureToo() throws {
    let folder = try SampleRulebook.folder()
    let line = "\"$TARIFF\" check --rulebook sample 2> /dev/full"
    #expect(try Tariff.shell(line, folder: folder).status == 74)
  }

  @Test func aClosedPipeEndsQuietly() throws {
    let folder = try SampleRulebook.folder()
    try long(folder)
    let line = "\"$TARIFF\" batch --rulebook sample dossiers.csv | head -1; exit ${PIPESTATUS[0]}"
    let run = try Tariff.shell(line, folder: folder)
    #expect(run.status == 0, "\(run)")
    #expect(run.err.isEmpty, "\(run.err)")
    #expect(run.out.hasPrefix("dossier,status,"))
  }

  @Test func aClosedStandardOutputIsAFailure() throws {
    let folder = try SampleRulebook.folder()
    let line = "\"$TARIFF\" batch --rulebook sample dossiers.csv >&-"
    #expect(try Tariff.shell(line, folder: folder).status == 74)
  }

  @Test func onFailureTheOldFileStays() throws {
    let folder = try SampleRulebook.folder()
    try folder.write("out.csv", "old")
    try folder.write("dossiers.csv", "no,such,header\n1,2,3\n")
    let run = try Tariff.run(SampleRulebook.batch(folder, "-o", folder.at("out.csv")))
    #expect(run.status == 65)
    #expect(folder.text("out.csv") == "old")
    #expect(folder.names.allSatisfy { !$0.hasSuffix(".part") })
  }

  @Test func anOutputThatCannotBeCreated() throws {
    let folder = try SampleRulebook.folder()
    #expect(try Tariff.run(SampleRulebook.batch(folder, "-o", folder.at("no/such/out.csv"))).status == 73)
    #expect(try Tariff.run(SampleRulebook.batch(folder, "-o", folder.path)).status == 73)
  }

  @Test func anInputIsNeverWrittenOver() throws {
    let folder = try SampleRulebook.folder()
    for name in ["dossiers.csv", "floors.csv", "sample/fees.tariff", "sample/rulebook"] {
      let before = folder.text(name)
      let run = try Tariff.run(SampleRulebook.batch(folder, "-o", folder.at(name)))
      #expect(run.status == 64, "\(name): \(run.err)")
      #expect(folder.text(name) == before)
      #expect(try Tariff.run(SampleRulebook.batch(folder, "--rejects", folder.at(name))).status == 64)
    }
    let both = try Tariff.run(SampleRulebook.batch(folder, "-o", folder.at("x.csv"), "--rejects", folder.at("x.csv")))
    #expect(both.status == 64)
    let line = "\"$TARIFF\" batch --rulebook sample dossiers.csv >> dossiers.csv"
    #expect(try Tariff.shell(line, folder: folder).status == 64)
    #expect(folder.text("dossiers.csv") == SampleRulebook.dossiers)
  }

  /// A run whose input never ends by itself, sent a signal once its unfinished results and rejects are there;
  /// answers with how many there were, the status, and how many are left.
  private func ended(by signal: String, _ folder: Folder) throws -> Run {
    let line = """
      set -m
      mkfifo rows
      env --default-signal=\(signal) "$TARIFF" batch --rulebook sample rows -o out.csv & run=$!
      { sleep 30; kill -KILL $run; } > /dev/null 2>&1 & watchdog=$!
      exec 3> rows
      head -1 dossiers.csv >&3
      until [ $(ls -A | grep -c part) = 2 ] || ! kill -0 $run; do sleep 0.05; done
      ls -A | grep -c part
      kill -\(signal) $run; wait $run; echo $?
      ls -A | grep -c part
      kill -KILL -- -$watchdog
      """
    return try Tariff.shell(line, folder: folder)
  }

  @Test func anInterruptedRunLeavesNothingBehind() throws {
    let folder = try SampleRulebook.folder()
    try folder.write("out.csv", "old")
    #expect(try ended(by: "INT", folder).out == "2\n130\n0\n")
    #expect(folder.text("out.csv") == "old")
  }

  @Test(arguments: [("TERM", 143), ("HUP", 129)])
  func aRunThatIsEndedLeavesNothingBehind(signal: String, status: Int) throws {
    #expect(try ended(by: signal, SampleRulebook.folder()).out == "2\n\(status)\n0\n")
  }

  @Test func aFaultOfOurOwnSaysSo() throws {
    let run = try ended(by: "ILL", SampleRulebook.folder())
    #expect(run.out == "2\n70\n0\n", "\(run)")
    #expect(run.err.contains("please report it"))
  }
}
