import Diagnostics
import Exact
import Testing

@testable import TariffSyntax

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The language reference says what the parser does: its lists are those of the code, its examples are in the house
/// style. (That its examples are right is checked with the checker.)
@Suite struct ReferenceTests {
  private static func text() throws -> String {
    let path = SampleFiles.root + "/Tariffs/LANGUAGE.md"
    return String(
      decoding: try #require(FileManager.default.contents(atPath: path), "\(path) can be read"), as: UTF8.self)
  }

  /// The text of a section, by the number in its heading.
  private static func section(_ number: Int) throws -> Substring {
    let text = try text()
    let start = try #require(text.range(of: "\n## \(number). ", in: text))
    let rest = text[start.upperBound...]
    return rest.range(of: "\n## ", in: rest).map { rest[..<$0.lowerBound] } ?? rest
  }

  private static func firstWords(of keywords: [Keyword], _ language: KeywordLanguage) -> Set<String> {
    Set(keywords.compactMap { $0.spelling(in: language).split(separator: " ").first.map(String.init) })
  }

  @Test func reservedWordsAreListed() throws {
    let listed = try Self.section(19).split(separator: "`")[1].split { $0 == " " || $0 == "\n" }.map(String.init)
    #expect(Set(listed) == Self.firstWords(of: Keyword.allCases.filter(\.isReserved), .english))
  }

  @Test func everyWordStandsInTheGrammar() throws {
    let section = try Self.section(18)
    let words = Set(section.split(separator: "\"").map(String.init))
    for keyword in Keyword.allCases where !keyword.isUnitWord || keyword == .count {
      for word in keyword.spelling.english.split(separator: " ") {
        #expect(words.contains(String(word)), "\(word) is not in the grammar")
      }
    }
    for symbol in Symbol.allCases {
      #expect(words.contains(symbol.rawValue), "\(symbol.rawValue) is not in the grammar")
    }
  }

  @Test func everyUnitIsListed() throws {
    let section = try Self.section(3)
    for keyword in Keyword.allCases where keyword.isUnitWord {
      #expect(section.contains("`\(keyword.spelling.english)`"))
    }
  }

  @Test func wordsThatNoOptionIsAreListed() throws {
    let section = try Self.section(5)
    let words = Keyword.allCases.filter { $0.isReservedForOptions && !$0.isReserved }
    let listed = try #require(section.split(separator: "`").first { $0.hasPrefix("up from") })
    #expect(
      Set(listed.split(separator: " ").map(String.init))
        == Self.firstWords(of: words, .english).subtracting(Vocabulary.reserved))
  }

  @Test func everyKeywordStandsInTheTableOfBothLanguages() throws {
    let cells = try Self.section(20).split(separator: "\n").filter { $0.hasPrefix("| `") }.flatMap { row in
      row.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
    }
    let pairs = stride(from: 0, to: cells.count - 1, by: 2).map { (cells[$0], cells[$0 + 1]) }.filter { !$0.0.isEmpty }
    for keyword in Keyword.allCases {
      let (english, persian) = keyword.spelling
      #expect(pairs.contains { $0.hasPrefix("`\(english)`") && $1 == persian }, "\(english) | \(persian)")
    }
    #expect(pairs.count == Keyword.allCases.count)
  }

  @Test func persianWordsThatNoOptionIsAreListed() throws {
    let words = Keyword.allCases.filter { $0.isReservedForOptions && !$0.isReserved }
    let listed = try #require(try Self.section(20).split(separator: "`").first { $0.hasPrefix("تا از") })
    #expect(Set(listed.split(separator: " ").map(String.init)) == Self.firstWords(of: words, .persian))
  }

  @Test func limitsAreListed() throws {
    let section = try Self.section(16)
    let limits = Limits.standard
    let wanted = [
      "file | \(limits.fileBytes >> 20) MiB", "line | \(limits.lineBytes >> 10) KiB", "file | \(limits.tokens.grouped)",
      "formula | \(limits.nesting)", "formula | \(limits.formulaNodes.grouped)", "name | \(limits.nameScalars) ",
      "act | \(limits.tableRows.grouped)", "file | \(limits.provisions.grouped)", "At most \(limits.messages) messages",
    ]
    for words in wanted { #expect(section.contains(words), "\(words)") }
  }

  @Test func roundingModesDoWhatTheTableSays() throws {
    let rows = try Self.section(13).split(separator: "\n").filter {
      $0.hasPrefix("| `") && $0.split(separator: "|").count == 7
    }
    let numbers = try ["2.5", "-2.5", "2.4", "-2.4", "2.6", "3.5"].map { try ExactDecimal.parse($0.utf8) }
    #expect(rows.count == RoundingMode.allCases.count)
    for (row, mode) in zip(rows, RoundingMode.allCases) {
      let cells = row.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
      #expect(cells[0].hasPrefix("`" + mode.keyword.spelling.english + "`"))
      for (number, cell) in zip(numbers, cells.dropFirst()) {
        let rounded = try number.rounded(Rounding(mode, to: ExactDecimal(1)))
        #expect(rounded == (try ExactDecimal.parse(cell.utf8)), "\(cells[0]) of \(number)")
      }
    }
  }

  @Test func examplesAreInTheHouseStyle() throws {
    let blocks = try Self.text().split(separator: "```")
    var count = 0
    for block in blocks where block.hasPrefix("tariff\n") || block.hasPrefix("tariff-fragment\n") {
      let example = block.drop { $0 != "\n" }.dropFirst()
      let isWhole = example.hasPrefix("language") || example.hasPrefix("زبان")
      let needsHead = !isWhole && !example.hasPrefix("act ") && !example.hasPrefix("rulebook ")
      let head = isWhole ? "" : needsHead ? Sample.head + "\n" : "language 1\n\n"
      let file = SourceFile(name: "example", bytes: Array((head + example).utf8))
      let (tree, diagnostics) = Parser.parse(file, index: 0)
      #expect(diagnostics.isEmpty, "\(diagnostics.map(\.summary)) in\n\(example)")
      #expect(Formatter.format(tree, of: file) == head + example)
      count += 1
    }
    #expect(count > 20)
  }
}

extension Int {
  /// `4,096`.
  fileprivate var grouped: String {
    let digits = String(self)
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }
}

extension StringProtocol {
  /// The first place of a text inside another.
  fileprivate func range(of wanted: String, in text: Self) -> Range<Index>? {
    text.firstRange(of: wanted)
  }
}
