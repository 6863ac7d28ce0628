import Testing

@testable import TariffCommand

private let page = CommandPage(
  name: "sample", summary: "a sample", examples: [], usage: [],
  operand: Operand(placeholder: "FILE", isRequired: true, isRepeatable: false, help: "a file"),
  ownOptions: [
    .value("rulebook", "DIR", required: true, "a folder"), .value("group", "NAME=FILE", repeatable: true, "rows"),
    .value("output", letter: "o", "FILE", "a file"), .flag("json", "for programs"),
  ], notes: [])

private let json = page.ownOptions[3]
private let output = page.ownOptions[2]
private let group = page.ownOptions[1]
private let rulebook = page.ownOptions[0]

private func fault(_ words: [String]) -> Stop? {
  do {
    _ = try Invocation(words, page: page)
    return nil
  } catch {
    return error
  }
}

@Suite struct OptionParserTests {
  @Test func bothSpellingsOfAValueAreRead() throws {
    for words in [["--rulebook", "r", "f"], ["--rulebook=r", "f"], ["f", "--rulebook", "r"]] {
      let call = try Invocation(words, page: page)
      #expect(call.value(of: rulebook) == "r")
      #expect(call.operands == ["f"])
      #expect(!call.has(json))
    }
  }

  @Test func aValueMayHoldAnEqualsSign() throws {
    let call = try Invocation(["--rulebook=r", "--group=floor=a=b.csv", "--group", "unit=u.csv", "f"], page: page)
    #expect(call.values(of: group) == ["floor=a=b.csv", "unit=u.csv"])
  }

  @Test func aLetterStandsForItsOption() throws {
    let call = try Invocation(["--rulebook=r", "-o", "-", "f", "--json"], page: page)
    #expect(call.value(of: output) == "-")
    #expect(call.has(json))
  }

  @Test func twoDashesEndTheOptions() throws {
    let call = try Invocation(["--rulebook", "r", "--", "--json"], page: page)
    #expect(call.operands == ["--json"])
    #expect(!call.has(json))
  }

  @Test func aSingleDashIsAStandardStream() throws {
    #expect(try Invocation(["--rulebook", "r", "-"], page: page).operands == ["-"])
  }

  @Test func anUnknownOptionHasASuggestion() throws {
    let stop = try #require(fault(["--rulebok", "r", "f"]))
    #expect(stop.status == .usage)
    #expect(stop.message?.contains("‘--rulebok’") == true)
    #expect(stop.hints.contains("did you mean --rulebook?"))
  }

  @Test func abbreviationsAreNotAccepted() {
    #expect(fault(["--rule", "r", "f"])?.status == .usage)
    #expect(fault(["--rulebook=r", "--js", "f"])?.status == .usage)
  }

  @Test(arguments: [
    (["--rulebook"], "needs a value"),
    (["--rulebook", "--json", "f"], "needs a value"),
    (["--rulebook=", "f"], "empty value"),
    (["--rulebook", "r", "--json=yes", "f"], "takes no value"),
    (["--rulebook", "r", "--rulebook", "r", "f"], "given twice"),
    (["--rulebook", "r", "--json", "--json", "f"], "given twice"),
    (["f"], "--rulebook DIR is missing"),
    (["--rulebook", "r"], "FILE is missing"),
    (["--rulebook", "r", "f", "g"], "‘g’ is one too many"),
    (["--rulebook", "r", "-x", "f"], "no option ‘-x’"),
    (["--rulebook", "r", "--colour", "neve", "f"], "one of auto, always, never"),
  ])
  func everythingElseIsRefused(words: [String], message: String) throws {
    let stop = try #require(fault(words), "\(words)")
    #expect(stop.status == .usage)
    #expect(stop.message?.contains(message) == true, "\(stop)")
    #expect(stop.hints.last == "tariff sample --help shows how it is called")
  }

  @Test func helpNeedsNothingElse() throws {
    #expect(try Invocation(["--help"], page: page).has(.help))
    #expect(try Invocation(["-h"], page: page).has(.help))
  }

  @Test func controlCharactersOfTheUserAreShown() throws {
    let stop = try #require(fault(["--rulebook=r", "--\u{202E}x\u{1B}[31m", "f"]))
    #expect(stop.message?.unicodeScalars.contains("\u{202E}") == false)
    #expect(stop.message?.unicodeScalars.contains("\u{1B}") == false)
  }
}
