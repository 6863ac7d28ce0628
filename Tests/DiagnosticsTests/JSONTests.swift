import Diagnostics
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Messages as JSON") struct JSONTests {
  private struct Place: Decodable, Equatable {
    var file: String?
    var line: Int?
    var column: Int?
    var endLine: Int?
    var endColumn: Int?
    var offset: Int?
    var length: Int?
    var message: String
  }

  private struct Message: Decodable {
    var schema: Int
    var code: String
    var severity: String
    var message: String
    var reasons: [String]
    var remedy: String?
    var article: String?
    var related: [Place]
  }

  @Test(arguments: [
    ("plain", "\"plain\""), ("", "\"\""), ("\"\\/", "\"\\\"\\\\/\""), ("\n\r\t\u{8}\u{C}", "\"\\n\\r\\t\\b\\f\""),
    ("\u{0}\u{1F}", "\"\\u0000\\u001F\""), ("\u{7F}\u{9B}", "\"\\u007F\\u009B\""), ("\u{202E}", "\"\\u202E\""),
    ("\u{E0041}", "\"\\uDB40\\uDC41\""), ("قیمت\u{200C}ها", "\"قیمت\u{200C}ها\""), ("😀", "\"😀\""),
  ])
  func quotes(text: String, json: String) {
    #expect(JSONText.quoted(text) == json)
  }

  @Test func everyScalarComesBack() throws {
    let values = Array(UInt32(0)...0x2FF) + Array(0x600...0x6FF) + Array(0x2000...0x206F) + [0xFEFF, 0x1F600, 0x10FFFF]
    var text = ""
    text.unicodeScalars.append(contentsOf: values.compactMap(Unicode.Scalar.init))
    let read = try JSONDecoder().decode([String].self, from: Data(("[" + JSONText.quoted(text) + "]").utf8))
    #expect(read == [text])
  }

  @Test func oneObjectWithSortedKeys() {
    let file = SourceFile(name: "شهر/a.tariff", bytes: Array("input x\nvalue ضریب = y\n".utf8))
    let range = SourceRange(file: 0, start: 14, end: 22)  // ضریب: eight bytes, four letters
    let diagnostic = Diagnostic(
      .unknownName, at: range, "no name «ضریب»", reasons: ["one", "two \"2\""], remedy: "did you mean x?",
      related: [.init(SourceRange(file: 0, start: 6, end: 7), "declared here")], article: "3")
    let expected =
      #"{"article":"3","code":"T0301","column":7,"endColumn":11,"endLine":2,"file":"شهر/a.tariff","length":8,"line":2,"#
      + #""message":"no name «ضریب»","offset":14,"reasons":["one","two \"2\""],"related":[{"column":7,"endColumn":8,"#
      + #""endLine":1,"file":"شهر/a.tariff","length":1,"line":1,"message":"declared here","offset":6}],"#
      + #""remedy":"did you mean x?","schema":1,"severity":"error"}"#
    #expect(JSONRenderer(files: [file]).render(diagnostic) == expected)
  }

  @Test func whatIsMissingIsNull() {
    let expected =
      #"{"article":null,"code":"T0304","column":null,"endColumn":null,"endLine":null,"file":null,"length":null,"#
      + #""line":null,"message":"m","offset":null,"reasons":[],"related":[],"remedy":null,"schema":1,"#
      + #""severity":"warning"}"#
    #expect(JSONRenderer(files: []).render(Diagnostic(.unusedInput, at: nil, "m")) == expected)
    let strayRange = SourceRange(file: 4, start: 0, end: 1)
    #expect(JSONRenderer(files: []).render(Diagnostic(.unusedInput, at: strayRange, "m")) == expected)
  }

  @Test func hostileTextStaysOneValidLine() throws {
    let file = SourceFile(name: "a\"\n.tariff", bytes: [0xFF, 0x0A, 0x00])
    let hostile = "\u{1B}[2J\"},{\"code\":\"\u{202E}\n\\"
    let diagnostic = Diagnostic(
      .notUTF8, at: SourceRange(file: 0, start: 0, end: 1), hostile, reasons: [hostile], remedy: hostile,
      related: [.init(SourceRange(file: 0, start: 2, end: 3), hostile)], article: hostile)
    let json = JSONRenderer(files: [file]).render(diagnostic)
    #expect(!json.unicodeScalars.contains { $0.value < 0x20 || $0.properties.isBidiControl })
    let read = try JSONDecoder().decode(Message.self, from: Data(json.utf8))
    #expect(read.schema == 1)
    #expect(read.code == "T0101")
    #expect(read.severity == "error")
    #expect(read.message == hostile)
    #expect(read.reasons == [hostile])
    #expect(read.remedy == hostile)
    #expect(read.article == hostile)
    let place = Place(
      file: "a\"\n.tariff", line: 2, column: 1, endLine: 2, endColumn: 2, offset: 2, length: 1, message: hostile)
    #expect(read.related == [place])
  }
}
