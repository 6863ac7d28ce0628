import Glibc
import TariffEngine
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder of one test, taken away with it.
private final class Tree {
  let root: String

  init() throws {
    var random = SystemRandomNumberGenerator()
    root = FileManager.default.temporaryDirectory.path + "/tariff-tree-\(random.next() as UInt64)"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func write(_ text: String, to path: String) throws {
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    try FileManager.default.createDirectory(atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
    guard FileManager.default.createFile(atPath: "\(root)/\(path)", contents: Data(text.utf8)) else {
      throw CocoaError(.fileWriteUnknown)
    }
  }

  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: "\(root)/\(path)", withDestinationPath: target)
  }

  func small(in folder: String, uses: String = "") throws {
    try write(SmallTariff.rulebookFile + "\n" + uses, to: "\(folder)/rulebook")
    try write(SmallTariff.act, to: "\(folder)/small.tariff")
  }

  func check(_ folder: String) -> [String] {
    let report = Rulebook.check(folder: "\(root)/\(folder)")
    return report.diagnostics.map { diagnostic in
      let place = diagnostic.range.map { range -> String in
        let place = report.files[range.file].position(of: range.start)
        return " \(report.files[range.file].name):\(place.line):\(place.column)"
      }
      return diagnostic.code.code + (place ?? "")
    }
  }
}

/// A used rulebook's act: one rate of another folder.
private let nationalAct = """
  language 1

  act national.1403  "National"
    authority  "Parliament"
    approved   1402-10-01
    in force   from 1403-01-01 to 1403-12-30
    priced on  request_date
    status     final
    source     "written for a test"

  table stamp exact by use from_use rial
    from "stamp.csv"
  """

@Suite struct RulebookFolderTests {
  @Test func aFolderIsReadAndItsOtherFilesAreNot() throws {
    let tree = try Tree()
    try tree.small(in: "City")
    try tree.write("\u{FF}\u{0}", to: "City/dossiers.csv")
    try tree.write("nonsense", to: "City/.hidden.tariff")
    try tree.link("City/notes.txt", to: "/etc/hostname")
    let report = Rulebook.check(folder: tree.root + "/City")
    #expect(report.diagnostics.isEmpty, "\(report.diagnostics.map(\.message))")
    #expect(report.files.map(\.name) == ["rulebook", "small.tariff"])
    #expect(try Rulebook.load(folder: tree.root + "/City").name == "small")
  }

  @Test func theSameFilesInMemoryAreTheSameTariff() throws {
    let tree = try Tree()
    try tree.small(in: "City")
    let fromDisk = try Rulebook.load(folder: tree.root + "/City/")
    let statement = try fromDisk.assess(SmallTariff.dossier)
    #expect(statement.json == (try SmallTariff.rulebook().assess(SmallTariff.dossier).json))
  }

  @Test func aFolderThatIsNotThere() throws {
    let tree = try Tree()
    #expect(tree.check("Nowhere") == ["T0203"])
    #expect(Rulebook.check(folder: tree.root + "/Nowhere").isUnreadable)
    #expect(throws: RulebookFault.self) { try Rulebook.load(folder: tree.root + "/Nowhere") }
  }

  @Test func aFolderWithoutActs() throws {
    let tree = try Tree()
    try tree.write(SmallTariff.rulebookFile, to: "City/rulebook")
    #expect(tree.check("City").contains { $0.hasPrefix("T0201") })
  }

  @Test func aFolderWithoutARulebookFile() throws {
    let tree = try Tree()
    try tree.write(SmallTariff.act, to: "City/small.tariff")
    #expect(tree.check("City").contains { $0.hasPrefix("T0202") })
  }

  @Test func aSymbolicLinkOutOfTheTreeIsRefused() throws {
    let (tree, outside) = (try Tree(), try Tree())
    try tree.small(in: "City")
    try outside.write(SmallTariff.act, to: "secret.tariff")
    try tree.link("City/stolen.tariff", to: outside.root + "/secret.tariff")
    #expect(tree.check("City") == ["T0203"])
  }

  @Test func aSymbolicLinkInsideTheTreeIsFollowed() throws {
    let tree = try Tree()
    try tree.write(SmallTariff.rulebookFile, to: "City/rulebook")
    try tree.write(SmallTariff.act, to: "Shared/small.tariff")
    try tree.link("City/small.tariff", to: "../Shared/small.tariff")
    #expect(tree.check("City") == [])
  }

  @Test func aSymbolicLinkToNothing() throws {
    let tree = try Tree()
    try tree.small(in: "City")
    try tree.link("City/gone.tariff", to: "nothing.tariff")
    #expect(tree.check("City") == ["T0203"])
  }

  @Test func aFolderNamedLikeAnAct() throws {
    let tree = try Tree()
    try tree.small(in: "City")
    try tree.write("", to: "City/folder.tariff/file")
    #expect(tree.check("City") == ["T0203"])
  }

  @Test(arguments: ["../National", "../nothing", "/National", "../../National", "sub"])
  func aUsedRulebookThatIsNotThere(_ used: String) throws {
    let tree = try Tree()
    try tree.small(in: "City", uses: "  uses \"\(used)\"\n")
    #expect(tree.check("City") == ["T0204 rulebook:6:8"])
  }

  @Test func aUsedFolderWithoutARulebookFile() throws {
    let tree = try Tree()
    try tree.small(in: "City", uses: "  uses \"../National\"\n")
    try tree.write("", to: "National/readme")
    #expect(tree.check("City") == ["T0204 rulebook:6:8"])
  }

  @Test func aUsedFolderReachedByALinkOutOfTheTree() throws {
    let (tree, outside) = (try Tree(), try Tree())
    try tree.small(in: "City", uses: "  uses \"../National\"\n")
    try outside.write(SmallTariff.rulebookFile, to: "National/rulebook")
    try tree.link("National", to: outside.root + "/National")
    #expect(tree.check("City") == ["T0203 rulebook:6:8"])
  }

  @Test func aRulebookThatUsesItself() throws {
    let tree = try Tree()
    try tree.small(in: "City", uses: "  uses \".\"\n")
    #expect(tree.check("City") == ["T0207 rulebook:6:8"])
  }

  @Test func aRulebookThatUsesItselfThroughAnother() throws {
    let tree = try Tree()
    try tree.small(in: "City", uses: "  uses \"../National\"\n")
    let national = "language 1\n\nrulebook national \"National\"\n  jurisdiction \"x\"\n"
    try tree.write(national + "  horizon 1403-01-01 to 1403-12-30\n  uses \"../City\"\n", to: "National/rulebook")
    #expect(tree.check("City") == ["T0207 ../National/rulebook:6:8"])
  }

  @Test func usedActsAndTheirTablesComeFromTheirOwnFolder() throws {
    let tree = try Tree()
    let heading = "language 1\n\nrulebook national \"National\"\n"
    let national = heading + "  jurisdiction \"x\"\n  horizon 1403-01-01 to 1403-12-30\n"
    try tree.small(in: "City", uses: "  uses \"../National\", \"../Other\"\n")
    try tree.write(national + "  uses \"../Other\"\n", to: "National/rulebook")
    try tree.write(national.replacing("national", with: "other"), to: "Other/rulebook")
    try tree.write(nationalAct, to: "National/national.tariff")
    try tree.write("from_use,rial\nresidential,5\n", to: "National/stamp.csv")
    try tree.write("not this one", to: "City/stamp.csv")
    let report = Rulebook.check(folder: tree.root + "/City")
    #expect(
      report.files.map(\.name) == [
        "rulebook", "small.tariff", "../National/rulebook", "../National/national.tariff", "../National/stamp.csv",
        "../Other/rulebook",
      ], "a rulebook used twice is read once")
  }

  @Test func aFileTooLargeIsNotRead() throws {
    let tree = try Tree()
    try tree.small(in: "City")
    try tree.write(String(repeating: "#\n", count: 1 << 20), to: "City/large.tariff")
    #expect(tree.check("City") == ["T0113"])
  }

  @Test func aNamedPipeIsNotWaitedFor() throws {
    let tree = try Tree()
    try tree.small(in: "City")
    #expect(mkfifo(tree.root + "/City/pipe.tariff", 0o600) == 0)
    #expect(tree.check("City") == ["T0203"])
  }

  @Test func rulebooksUseOneAnotherOnlySoDeep() throws {
    let tree = try Tree()
    for number in 1...20 {
      let head = SmallTariff.rulebookFile + (number < 20 ? "\n  uses \"../R\(number + 1)\"\n" : "\n")
      try tree.write(head, to: "R\(number)/rulebook")
    }
    try tree.write(SmallTariff.act, to: "R1/small.tariff")
    #expect(tree.check("R1") == ["T0204 ../R16/rulebook:6:8"])
    #expect(tree.check("R5").contains { $0.hasPrefix("T0201") }, "sixteen deep is well; it has no act of its own")
  }

  @Test func theFaultOfARulebookReadsAsText() throws {
    let tree = try Tree()
    try tree.small(in: "City", uses: "  uses \"../National\"\n")
    do {
      _ = try Rulebook.load(folder: tree.root + "/City")
      Issue.record("loaded")
    } catch {
      #expect(error.description.contains("T0204"))
      #expect(error.description.contains("rulebook:6:8"))
    }
  }
}
