import Diagnostics
import Exact
import Testing

@testable import TariffSyntax

@Suite struct FileTests {
  @Test func emptyFilesSayWhatIsMissing() {
    for text in ["", "\n\n", "# only a comment\n"] {
      #expect(Sample(text).parse().diagnostics.map(\.code) == [.languageVersionMissing])
    }
    Sample("§language 1§\n").expect(.clauseMissing)
  }

  @Test func versionComesFirst() {
    Sample("§act§ a.b\n").parse().diagnostics.forEach { diagnostic in
      #expect([.languageVersionMissing, .clauseMissing].contains(diagnostic.code))
    }
    let body = Sample.head.dropFirst("language 1\n".count)
    let misspelt = Sample("§langauge§ 1\n\(body)").expect(.languageVersionMissing)
    #expect(misspelt.first?.remedy == "did you mean: language 1?")
    Sample("§act§ x\(body.dropFirst(4).drop { $0 != "\n" })").parse().diagnostics.forEach {
      #expect($0.code == .languageVersionMissing)
    }
    Sample("language §x§\n\(body)").expect(.unexpectedWord)
    Sample("language 1 §2§\n\(body)").expect(.unexpectedWord)
    Sample("  §language§ 1\n\(body)").expect(.misplacedIndent)
    Sample.act("§language§ 1\n").expect(.clauseTwice)
  }

  @Test func anotherVersionStopsReading() {
    let sample = Sample("language §2§\n\nfuture thing {\n  <-> 5x\n}\n")
    sample.expect(.languageVersionUnknown)
    #expect(sample.parse().tree == .empty)
  }

  @Test func actIsRead() throws {
    let act = try #require(
      Sample(
        """
        language 1
        act city.council.1403.a2 "تعرفه" "Tariff" article 7
          authority "شورای شهر"
          approved 1402-11-10
          published ۱۴۰۲-۱۱-۲۸
          in force from 1403-01-01
          priced on request_date
          status interim
          source "gazette"
          sample "all of it"
          accepted T0506 "as printed"
          accepted T0507 "as printed too"
        """
      ).tree().act)
    #expect(act.heading.name.value == "city.council.1403.a2")
    #expect(act.heading.titles.map(\.value) == ["تعرفه", "Tariff"])
    #expect(act.heading.article?.value == "7")
    #expect(act.authority?.value == "شورای شهر")
    #expect(act.approved?.value == Day(solarYear: 1402, month: 11, day: 10))
    #expect(act.published?.value == Day(solarYear: 1402, month: 11, day: 28))
    #expect(act.inForce?.first.value == Day(solarYear: 1403, month: 1, day: 1))
    #expect(act.inForce?.last == nil)
    #expect(act.pricedOn?.value == "request_date")
    #expect(act.status?.value == .interim)
    #expect(act.heading.source?.value == "gazette")
    #expect(act.heading.sample?.value == "all of it")
    #expect(act.heading.accepted.map(\.code.value) == ["T0506", "T0507"])
    #expect(act.heading.accepted.last?.reason.value == "as printed too")
  }

  @Test func actsNeedTheirClauses() {
    let diagnostics = Sample("language 1\nact §a.b§\n").parse().diagnostics
    #expect(diagnostics.map(\.code) == Array(repeating: .clauseMissing, count: 5))
    for (diagnostic, clause) in zip(diagnostics, ["authority", "approved", "in force", "status", "source"]) {
      #expect(diagnostic.message.contains("`\(clause)`"))
    }
  }

  @Test func actClausesMustBeRight() {
    func act(_ line: String) -> Sample {
      let word = line.split(separator: " ")[0]
      let lines = Sample.head.split(separator: "\n", omittingEmptySubsequences: false).map { old in
        old.split(separator: " ").first == word ? "  " + line : String(old)
      }
      return Sample(lines.joined(separator: "\n"))
    }
    act("authority §شورا§").expect(.unexpectedWord)
    act("approved §1402§").expect(.unexpectedWord)
    act("approved §1402§/11/10").expect(.unexpectedWord).forEach { #expect($0.remedy?.contains("1403-02-01") ?? false) }
    act("approved §1402-13-10§").expect(.impossibleDate)
    act("in force §1403-01-01§").expect(.unexpectedWord)
    act("in force from 1403-01-01 §until§ 1403-12-30").expect(.unexpectedWord)
    act("in force from 1403-01-01 §to§").expect(.unexpectedWord)
    act("priced on §5§").expect(.unexpectedWord)
    act("status §finl§").expect(.unexpectedWord).forEach { #expect($0.remedy == "did you mean final?") }
    act("source §\"§A case").expect(.unterminatedText)
  }

  @Test func clausesStandOnce() throws {
    let twice = Sample.act("").text + "  §status§  draft\n"
    let diagnostics = Sample(twice).expect(.clauseTwice)
    let first = try #require(diagnostics.first?.related.first)
    #expect(Sample(twice).text.utf8.dropFirst(first.range.start).starts(with: "status".utf8))
    Sample.act("fee f\n  amount a\n  §amount§ b\n").expect(.clauseTwice)
    Sample.act("fee f \"t\" article 3\n  amount a\n  §article§ 4\n").expect(.clauseTwice)
  }

  @Test func aFileMayHoldSeveralActs() {
    let second = Sample.head.dropFirst("language 1\n\n".count).replacing("act case.1403", with: "act case.1404")
    let tree = Sample.act("set a\nset b\n\(second)set c\n").tree()
    #expect(tree.acts.map(\.act.heading.name.value) == ["case.1403", "case.1404"])
    #expect(tree.acts.map(\.declarations.count) == [2, 1])
    Sample("language 1\n§set§ s\nset t\n" + second).expect(.unexpectedWord)
    // What stands below an act without a name is read, so that its faults are said, and belongs to no act.
    let nameless = Sample("language 1\nact §5§\nset s\nrate §x§\n" + second)
    nameless.expect(.unexpectedWord, .unexpectedWord)
    #expect(nameless.parse().tree.acts.map(\.declarations.count) == [0])
  }

  @Test func rulebooksStandAlone() {
    let act = Sample.head.dropFirst("language 1\n\n".count)
    Sample("language 1\nrulebook r\n§act§\(act.dropFirst(3))").expect(.unknownDeclaration)
    Sample("language 1\n\(act)§rulebook§ r\n").expect(.clauseTwice)
    Sample("language 1\nrulebook r\n§rulebook§ s\n").expect(.clauseTwice)
  }

  @Test func rulebookIsRead() throws {
    let sample = Sample(
      """
      language 1
      rulebook mashhad "مشهد" "Mashhad"
        jurisdiction "شهر مشهد"
        horizon 1403-01-01 to 1403-12-30
        uses "../National", "../Other"
        source "x"
      """)
    let rulebook = try #require(sample.tree().rulebook)
    #expect(rulebook.heading.name.value == "mashhad")
    #expect(rulebook.jurisdiction?.value == "شهر مشهد")
    #expect(rulebook.horizon?.last?.value == Day(solarYear: 1403, month: 12, day: 30))
    #expect(rulebook.uses.map(\.value) == ["../National", "../Other"])
    Sample(sample.text + "\n§rate§ vat 9%\n").expect(.unknownDeclaration)
    Sample(sample.text.replacing("uses \"", with: "uses §National§, \"")).expect(.unexpectedWord)
  }

  @Test func unknownDeclarationsAreGuessed() {
    let near = Sample.act("§rat§ vat 9%\nfee f\n  amount vat\n")
    #expect(near.expect(.unknownDeclaration).first?.remedy == "did you mean rate?")
    #expect(near.parse().tree.rates.count == 1, "what was meant is read, so that its name is known")
    let far = Sample.act("§procedure§ x\n  begin { }\n  12abc\n").parse().diagnostics
    #expect(far.map(\.code) == [.unknownDeclaration, .unexpectedCharacter, .malformedNumber])
    Sample.act("§5§ x\n  a\n  b\n").expect(.unknownDeclaration)
    Sample.act("fee f\n  amount a\n§§").parse().diagnostics.forEach { Issue.record("\($0.summary)") }
  }

  @Test func indentsAreReported() {
    Sample("language 1\n  §authority§ \"x\"\n  approved 1402-01-01\n" + Sample.head.dropFirst(11)).expect(
      .misplacedIndent)
    let clause = Sample.act("fee f\n§amount§ a\n  in s\n")
    clause.expect(.misplacedIndent)
    #expect(clause.parse().tree.fees.first?.amount != nil)
    let declaration = Sample.act("set s\n  §fee§ f\n  amount a\n")
    declaration.expect(.misplacedIndent)
    #expect(declaration.parse().tree.fees.count == 1)
  }

  @Test func unknownClausesAreGuessed() {
    let near = Sample.act("fee f\n  §amont§ a * b\n")
    #expect(near.expect(.unknownClause).first?.remedy == "did you mean amount?")
    #expect(near.parse().tree.fees.first?.amount != nil)
    let two = Sample.act("fee f\n  amount a\n  §at§ lesat b\n")
    #expect(two.expect(.unknownClause).first?.remedy == "did you mean at least?")
    let owner = Sample.act("fee f\n  amount a\n  §payee§ \"x\"\n").expect(.unknownClause)
    #expect(owner.first?.remedy?.contains("bill") ?? false)
    let sign = Sample.act("fee f\n  amount a\n  §-§ b\n").expect(.unknownClause)
    #expect(sign.first?.remedy?.contains("line above") ?? false)
  }

  @Test func severalFaultsAreReportedInOneRun() {
    Sample.act(
      """
      input area §sqm§ 0 to 5
      input §count§ m2 0 to 5
      rate §r§
      fee f
        amount a * §)§
        at least 5 §ril§
        in s, §5§
        when b
      §bil§ b
        lines f, g
      """
    ).expect(
      .unknownUnit, .unexpectedWord, .unexpectedWord, .unexpectedWord, .unknownUnit, .unexpectedWord,
      .unknownDeclaration)
  }

  @Test func provisionsAtTheEdgeAndPastIt() {
    var limits = Limits.standard
    #expect(limits.provisions == 10_000)
    limits.provisions = 3
    let edge = "set a\nset b\nset c\n"
    #expect(Sample.act(edge).parse(limits: limits).diagnostics.isEmpty)
    #expect(Sample.act(edge + "set d\nset e\n").parse(limits: limits).diagnostics.map(\.code) == [.fileTooLarge])
  }
}
