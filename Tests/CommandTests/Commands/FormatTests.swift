import Foundation
import Testing

@Suite struct FormatTests {
  private static let untidy = SampleRulebook.act.replacing("amount  area * price", with: "amount      area*price")

  /// The sample in the house style, as the tool itself writes it.
  private func styled(_ folder: Folder) throws -> String {
    let run = try Tariff.run(["format", "-"], input: Array(SampleRulebook.act.utf8))
    #expect(run.status == 0, "\(run.err)")
    #expect(run.err.isEmpty)
    return run.out
  }

  @Test func theHouseStyleIsAFixedPoint() throws {
    let folder = try SampleRulebook.folder()
    let once = try styled(folder)
    #expect(!once.isEmpty)
    #expect(try Tariff.run(["format", "-"], input: Array(once.utf8)).out == once)
  }

  @Test func filesArePutInStyleInPlace() throws {
    let folder = try SampleRulebook.folder()
    let path = try folder.write("act.tariff", Self.untidy)
    let run = try Tariff.run(["format", path])
    #expect(run.status == 0, "\(run.err)")
    #expect(run.out.isEmpty)
    #expect(folder.text("act.tariff") == (try styled(folder)))
    #expect(folder.names.filter { $0.hasSuffix(".part") }.isEmpty)
    #expect(try Tariff.run(["format", "--check", path]).status == 0)
  }

  @Test func aCheckNamesAndChangesNothing() throws {
    let folder = try SampleRulebook.folder()
    let good = try folder.write("good.tariff", styled(folder))
    let bad = try folder.write("bad.tariff", Self.untidy)
    let run = try Tariff.run(["format", "--check", good, bad])
    #expect(run.status == 1)
    #expect(run.out == bad + "\n")
    #expect(folder.text("bad.tariff") == Self.untidy)
  }

  @Test func aFileWithErrorsIsRefusedAndTheOthersAreNot() throws {
    let folder = try SampleRulebook.folder()
    let broken = SampleRulebook.act.replacing("area * price", with: "area * * price")
    let bad = try folder.write("bad.tariff", broken)
    let good = try folder.write("good.tariff", Self.untidy)
    let run = try Tariff.run(["format", bad, good])
    #expect(run.status == 65)
    #expect(run.out.isEmpty)
    #expect(run.err.contains("T01"))
    #expect(folder.text("bad.tariff") == broken)
    #expect(folder.text("good.tariff") == (try styled(folder)))
  }

  @Test func filesThatAreNotThere() throws {
    let folder = try Folder()
    #expect(try Tariff.run(["format", folder.at("nowhere")]).status == 66)
    #expect(try Tariff.run(["format", folder.path]).status == 66)
    #expect(try Tariff.run(["format"]).status == 64)
    #expect(try Tariff.run(["format", "-", "-"]).status == 64)
  }

  /// There and back gives the same text, and the digest of the rulebook does not change.
  @Test func keywordsAreTranslatedEitherWay() throws {
    let folder = try StagedRulebook.folder()
    let files = StagedRulebook.acts.map { folder.at("staged/" + $0.file) }
    #expect(try Tariff.run(["format"] + files).status == 0)
    let before = StagedRulebook.acts.map { folder.text("staged/" + $0.file) }
    let digests = try Tariff.run(["check", "--rulebook", folder.at("staged")]).err
    #expect(try Tariff.run(["format", "--keywords", "fa"] + files).status == 0)
    #expect(folder.text("staged/stage2.tariff")?.hasPrefix("زبان ۱\n") == true)
    #expect(try Tariff.run(["check", "--rulebook", folder.at("staged")]).err == digests)
    #expect(try Tariff.run(["format", "--keywords", "en"] + files).status == 0)
    #expect(StagedRulebook.acts.map { folder.text("staged/" + $0.file) } == before)
  }
}
