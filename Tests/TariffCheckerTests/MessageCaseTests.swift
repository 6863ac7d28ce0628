import Diagnostics
import Exact
import TariffChecker
import TariffSyntax
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Every message has a smallest failing tariff and a near-miss that gives none. A case is a file
/// `T0501.bad.tariff` (or a folder `T0202.bad` for a rulebook), and `T0501.good.tariff` beside it; the bad one ends
/// with `# expect T0501 at LINE:COLUMN`, a folder with a file `expect` that says `T0202` or `T0202 at FILE:LINE:COLUMN`.
/// A folder may hold a file `on`: the day from which it is seen.
struct MessageCase: CustomTestStringConvertible, Sendable {
  var code: DiagnosticCode
  var isBad: Bool
  var library: Library
  var options = CheckOptions()
  var expectation: String?

  var testDescription: String { "\(code.code).\(isBad ? "bad" : "good")" }

  static let folder = "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/Messages"

  static func all() throws -> [MessageCase] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return try names.compactMap { name -> MessageCase? in
      let parts = name.split(separator: ".")
      guard parts.count >= 2, let code = DiagnosticCode(rawValue: String(parts[0])) else {
        Issue.record("\(name) is not named like a case")
        return nil
      }
      return try MessageCase(code: code, isBad: parts[1] == "bad", path: folder + "/" + name)
    } + limits
  }

  /// A case that would be too long a file: one past a limit, and at it.
  private init(_ code: DiagnosticCode, bad text: String, at place: String) {
    self.init(code, text)
    isBad = true
    expectation = "\(code.code) at \(place)"
  }

  private init(_ code: DiagnosticCode, _ text: String) {
    self.code = code
    isBad = false
    library = Library(singleAct: SourceFile(name: "\(code.code).tariff", bytes: Array(text.utf8)))
  }

  /// A draft that a caller asks for.
  private init(_ code: DiagnosticCode, _ text: String, draft: String, isBad: Bool) {
    self.init(code, text)
    self.isBad = isBad
    options.drafts = [draft]
    expectation = isBad ? code.code : nil
  }

  /// Limits of a file, a line and a formula; drafts that are asked for.
  static var limits: [MessageCase] {
    let act = """
      language 1

      act case.1403  "Case"
        authority  "Council"
        approved   1402-11-10
        in force   from 1403-01-01 to 1403-12-30
        priced on  request_date
        status     final
        source     "A case"

      input request_date  date

      bill b
        lines  f

      fee f
        amount  1 rial
      """
    let draft = """


      act case.draft  "Draft"
        authority  "Council"
        approved   1402-12-10
        in force   from 1403-06-01 to 1403-12-30
        status     draft
        amends     case.1403
        source     "A case"

      change f, amount to 2 rial was 1 rial
      """
    let comment = { (length: Int) in "\n# " + String(repeating: "x", count: length - 2) }
    let sum = { (count: Int) in act + String(repeating: "\n    + 1 rial", count: count - 1) }
    let filled = { (bytes: Int) in
      let line = "\n" + String(repeating: "#", count: 1_023)
      let rest = bytes - act.utf8.count
      return act + String(repeating: line, count: rest / 1_024) + "\n" + String(repeating: "#", count: rest % 1_024 - 1)
    }
    return [
      MessageCase(.fileTooLarge, bad: filled(1 << 20 + 1), at: "1:1"), MessageCase(.fileTooLarge, filled(1 << 20)),
      MessageCase(.lineTooLong, bad: act + comment(4_097), at: "18:1"), MessageCase(.lineTooLong, act + comment(4_096)),
      MessageCase(.formulaTooLarge, bad: sum(4_097), at: "4113:7"), MessageCase(.formulaTooLarge, sum(4_095)),
      MessageCase(.draftUnknown, act + draft, draft: "case.reform", isBad: true),
      MessageCase(.draftUnknown, act + draft, draft: "case.draft", isBad: false),
    ]
  }

  private init(code: DiagnosticCode, isBad: Bool, path: String) throws {
    self.code = code
    self.isBad = isBad
    if path.hasSuffix(".tariff") {
      let file = SourceFile(name: String(path.split(separator: "/").last ?? ""), bytes: try Self.bytes(path))
      library = Library(singleAct: file)
      let text = String(decoding: file.bytes, as: UTF8.self)
      expectation = text.split(separator: "\n").last { $0.hasPrefix("# expect ") }.map { String($0.dropFirst(9)) }
    } else {
      library = try Library(folder: path)
      let file = path + "/expect"
      if FileManager.default.fileExists(atPath: file) {
        expectation = String(decoding: try Self.bytes(file), as: UTF8.self).trimmed
      }
      if FileManager.default.fileExists(atPath: path + "/on") {
        options.on = try Day.parse(String(decoding: try Self.bytes(path + "/on"), as: UTF8.self).trimmed.utf8)
      }
    }
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    try [UInt8](#require(FileManager.default.contents(atPath: path), "\(path) can be read"))
  }
}

extension Library {
  /// A folder: `rulebook`, `*.tariff`, and table files, and those of the folders that it uses.
  init(folder: String) throws {
    self.init(files: [], rulebook: nil, acts: [], attachments: [:])
    var open = [""]
    var seen: Set<String> = []
    while let used = open.popLast() {
      guard seen.insert(used).inserted else { continue }
      let path = used.isEmpty ? folder : folder + "/" + used
      let prefix = used.isEmpty ? "" : used + "/"
      for name in try FileManager.default.contentsOfDirectory(atPath: path).sorted()
      where !["expect", "on"].contains(name) {
        let file = SourceFile(name: prefix + name, bytes: try MessageCase.bytes(path + "/" + name))
        files.append(file)
        let index = files.count - 1
        if name == "rulebook" {
          if used.isEmpty { rulebook = index }
          open += Parser.parse(file, index: index).tree.rulebook?.uses.map { prefix + $0.value } ?? []
        }
        if name.hasSuffix(".tariff") { acts.append(ActFile(file: index, folder: used)) }
        if name.hasSuffix(".csv") { attachments[prefix + name] = index }
      }
    }
  }
}

extension String {
  fileprivate var trimmed: String { String(split(whereSeparator: \.isNewline).first ?? "") }
}

/// Codes that only reading folders from a disk can give; their cases stand with the loader's tests.
private let foundByTheLoader: Set<DiagnosticCode> = [.fileUnreadable, .usedRulebookMissing, .rulebookUsesItself]

@Suite struct MessageCases {
  @Test func everyCodeHasABadAndAGoodCase() throws {
    let cases = try MessageCase.all()
    for code in DiagnosticCode.allCases where !foundByTheLoader.contains(code) {
      #expect(cases.contains { $0.code == code && $0.isBad }, "\(code.code) \(code) has no smallest bad file")
      #expect(cases.contains { $0.code == code && !$0.isBad }, "\(code.code) \(code) has no near-miss good file")
    }
  }

  @Test(arguments: try MessageCase.all().filter(\.isBad))
  func badFileGivesExactlyItsCode(_ testCase: MessageCase) throws {
    let result = Checker.check(testCase.library, options: testCase.options)
    #expect(
      Set(result.diagnostics.map(\.code)) == [testCase.code], "\(result.diagnostics.map { ($0.code.code, $0.message) })"
    )
    let expectation = try #require(testCase.expectation, "the case says what it expects")
    let places = result.diagnostics.map { diagnostic in
      guard let range = diagnostic.range else { return diagnostic.code.code }
      let file = testCase.library.files[range.file]
      let place = Self.place(of: range.start, in: file.bytes)
      let prefix = testCase.library.files.count > 1 ? "\(file.name):" : ""
      return "\(diagnostic.code.code) at \(prefix)\(place.line):\(place.column)"
    }
    #expect(places.contains(expectation), "expected \(expectation), got \(places)")
    for diagnostic in result.diagnostics {
      #expect(!diagnostic.message.isEmpty)
      #expect(
        diagnostic.remedy != nil || !diagnostic.reasons.isEmpty, "\(testCase.code.code) says neither why nor what to do"
      )
    }
  }

  @Test(arguments: try MessageCase.all().filter { !$0.isBad })
  func nearMissGivesNothing(_ testCase: MessageCase) {
    let result = Checker.check(testCase.library, options: testCase.options)
    // A near miss of one message may be worth another note.
    let said = result.diagnostics.filter { $0.severity != .note || $0.code == testCase.code }
    #expect(said.isEmpty, "\(said.map { ($0.code.code, $0.message) })")
  }

  /// Line and column from 1; columns count Unicode scalars.
  static func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    var (line, column) = (1, 1)
    var start = 0
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    for byte in bytes[min(start, offset)..<min(offset, bytes.count)] {
      if byte == 0x0A {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }
}
