import Diagnostics
import TariffChecker
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The examples of the language reference are real: each ```` ```tariff ```` block is a whole file without findings,
/// each ```` ```tariff-fragment ```` block is without errors below the prelude.
///
/// The prelude declares what fragments may use. A fragment that declares one of its names itself takes its place.
private let preludeHead = """
  language 1

  act reference.1403  "مثال"  "Reference"
    authority  "Council"
    approved   1402-11-10
    published  1402-11-28
    in force   from 1403-01-01 to 1403-12-30
    priced on  request_date
    status     final
    source     "The examples of the reference"
  """

private let preludeProvisions = """
  input request_date  date
  input issue_date  date
  input request  new | renewal | completion
  input use  residential | commercial | office
  input from_use  residential | commercial | office
  input to_use  residential | commercial | office
  input area  m2  0.01 to 1_000_000 by 0.01
  input floor_area  m2  0.01 to 1_000_000 by 0.01
  input land_area  m2  0.01 to 1_000_000 by 0.01
  input parkings  count  0 to 500
  input spaces_short  count  0 to 500
  input units  count  1 to 500
  input price  rial/m2  1 to 1_000_000_000
  input density  %  0 to 2_000 by 0.1
  input is_veteran  yes/no
  input national_id  text
  input block  text
  input discount_left  rial  0 to 1_000_000_000_000
  input fine  rial  0 to 1_000_000_000_000
  input monthly_rent  toman  0 to 1_000_000_000
  group floor
    input level  count  -5 to 60
    input area  m2  0.01 to 100_000 by 0.01
    input kind  residential | commercial | office
  set levy_base
  set insurance_base
  rate vat  10%
  rate fence  1_000 rial/m
  table single_unit slab by area m2
               share  least rial/m2
    up to  60     5%     200
    up to 100    10%     300
    above        18%     500
  value chargeable  m2 = max(0 m2, floor_area - 20 m2 * parkings)
  fee floor_area_residential
    amount  chargeable * price * single_unit(chargeable).share
    rounded  half up to 1 rial
    in  levy_base, insurance_base
  fee visit
    amount  500_000 rial
  fee rail_levy
    amount  5% * levy_base
    rounded  half up to 1 rial
  """

@Suite struct LanguageReference {
  struct Block: CustomTestStringConvertible, Sendable {
    var line: Int
    var isFragment: Bool
    var text: String
    var testDescription: String { "LANGUAGE.md, line \(line)" }
  }

  /// The blocks of the reference, in order; none while the project has no reference.
  static func blocks() throws -> [Block] {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let path = root + "/Tariffs/LANGUAGE.md"
    let bytes = try #require(FileManager.default.contents(atPath: path), "\(path) can be read")
    var (blocks, open): ([Block], Block?) = ([], nil)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      if let block = open {
        if line == "```" {
          blocks.append(block)
          open = nil
        } else {
          open?.text += line + "\n"
        }
      } else if line == "```tariff" || line == "```tariff-fragment" {
        open = Block(line: number + 2, isFragment: line.hasSuffix("fragment"), text: "")
      }
    }
    return blocks
  }

  @Test func theReferenceHasExamples() throws {
    let blocks = try Self.blocks()
    #expect(blocks.contains { !$0.isFragment }, "a whole file")
    #expect(blocks.filter(\.isFragment).count >= 20, "every construct has its example")
  }

  @Test(arguments: try blocks().filter { !$0.isFragment })
  func wholeFilesAreWithoutFindings(_ block: Block) {
    let file = SourceFile(name: block.testDescription, bytes: Array(block.text.utf8))
    let result = Checker.check(Library(singleAct: file))
    #expect(result.diagnostics.isEmpty, "\(rendered(result.diagnostics, [file]))")
  }

  @Test(arguments: try blocks().filter(\.isFragment))
  func fragmentsAreWithoutErrors(_ block: Block) {
    let library = Self.library(block)
    let result = Checker.check(library)
    // A fragment needs no bill for its lines, no readers for what it declares, nor the acts that it speaks of.
    let found = result.diagnostics.filter {
      $0.severity == .error && $0.code != .lineInNoBill && $0.code != .actUnknown
    }
    #expect(found.isEmpty, "\(rendered(found, library.files))")
  }

  private func rendered(_ diagnostics: [Diagnostic], _ files: [SourceFile]) -> String {
    let renderer = TextRenderer(files: files, colour: false)
    return diagnostics.map { renderer.render($0) }.joined(separator: "\n")
  }

  /// A fragment in its place: the rulebook's own file stands beside an act, all else in one.
  private static func library(_ block: Block) -> Library {
    func file(_ text: String) -> SourceFile { SourceFile(name: block.testDescription, bytes: Array(text.utf8)) }
    guard block.text.hasPrefix("rulebook ") else { return Library(singleAct: file(whole(block.text))) }
    let act = SourceFile(name: "prelude", bytes: Array(whole("").utf8))
    return Library(
      files: [file("language 1\n\n" + block.text), act], rulebook: 0, acts: [Library.ActFile(file: 1, folder: "")],
      attachments: [:])
  }

  /// The fragment below the prelude, without those of its declarations that the fragment makes itself.
  static func whole(_ fragment: String) -> String {
    if fragment.hasPrefix("language") { return fragment }
    let declared = Set(declarations(fragment).map(\.name))
    let kept = declarations(preludeProvisions).filter { !declared.contains($0.name) }.map(\.text)
    let head = fragment.hasPrefix("act ") ? "language 1\n" : preludeHead
    // An act's own heading comes first, then what it may use.
    if fragment.hasPrefix("act ") { return head + "\n" + fragment + "\n" + kept.joined(separator: "\n") }
    return ([head] + kept + [fragment]).joined(separator: "\n\n")
  }

  private static func declarations(_ text: String) -> [(name: String, text: String)] {
    var found: [(name: String, text: String)] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix(" ") || line.hasPrefix("#"), !found.isEmpty {
        found[found.count - 1].text += "\n" + line
      } else {
        let words = line.split(separator: " ")
        found.append((words.count > 1 ? String(words[1]) : "", String(line)))
      }
    }
    return found
  }
}
