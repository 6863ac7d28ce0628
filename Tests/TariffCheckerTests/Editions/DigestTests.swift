import Diagnostics
import Exact
import TariffSyntax
import Testing

@testable import TariffChecker

/// A digest changes with what the acts say, and with nothing else.
@Suite struct Digests {
  private func digests(_ files: [String]) throws -> [String] {
    let result = Checker.check(SampleAct.library(files))
    let corpus = try #require(result.corpus, "\(result.words)\n\(files.joined(separator: "\n"))")
    return [corpus.digest, corpus.edition().digest, corpus.edition(on: try .of("1402-05-01")).digest]
  }

  @Test func layoutAndKeywordsChangeNothing() throws {
    let files = Stages.all.map(\.file)
    let expected = try digests(files)
    #expect(expected.allSatisfy { $0.utf8.count == 64 } && Set(expected).count == 3)
    let loose = files.map { $0.replacing("  ", with: "    ").replacing("\n\n", with: "\n\n# a remark\n\n") }
    #expect(try digests(loose) == expected)
    let spelled = files.map { $0.replacing("1_000", with: "۱۰۰۰").replacing("rial/m2", with: "rial / m2") }
    #expect(try digests(spelled) == expected)
    for language in KeywordLanguage.allCases {
      let translated = files.map { text in
        let file = SourceFile(name: "act", bytes: Array(text.utf8))
        return Formatter.format(Parser.parse(file, index: 0).tree, of: file, keywords: language)
      }
      #expect(translated.allSatisfy { language == .english || !$0.contains("approved") })
      #expect(try digests(translated) == expected)
    }
  }

  @Test func examplesAreNoPartOfWhatIsSaid() throws {
    let files = Stages.all.map(\.file)
    let example = "\nexample \"one\"\n  request_date 1402-01-01, area 10\n  levy = 1_000 rial\n"
    #expect(try digests([files[0] + example] + files[1...]) == digests(files))
  }

  @Test(arguments: [
    ("1_000", "1_001"), ("10%", "11%"), ("up to 100", "up to 101"), ("article 4", "article 5"),
    ("article 7", "article \"7 b\""), ("1401-11-30", "1401-11-29"), ("\"Price\"", "\"Prices\""),
    ("code     1270", "code     1271"), ("half up", "half even"), ("\"A case\"", "\"Another\""),
    ("base * share(area).part", "base * (share(area).part)"), ("lines  levy, extra", "lines  extra, levy"),
    ("from 1402-01-01", "from 1401-12-29"), ("0 to 1_000\n", "0 to 1_001\n"),
  ])
  func everyWordCounts(_ old: String, _ new: String) throws {
    let base = Law.base.file
    let changed = base.replacing(old, with: new)
    #expect(changed != base)
    let (before, after) = (try digests([base]), try digests([changed]))
    for (a, b) in zip(before, after) { #expect(a != b) }
  }

  @Test(arguments: [("from 1402-04-01", "from 1402-04-02"), ("1402-03-20", "1402-03-21"), ("1_200", "1_201")])
  func everyWordOfAnAmendmentCounts(_ old: String, _ new: String) throws {
    let base = Law.base.file
    let changed = Stages.second.file.replacing(old, with: new)
    for (a, b) in zip(try digests([base, Stages.second.file]), try digests([base, changed])) { #expect(a != b) }
  }
}
