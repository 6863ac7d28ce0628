import Testing

@testable import TariffEngine

@Suite struct JSONReaderTests {
  private static func kind(_ text: String) throws -> JSONValue.Kind { try JSONReader.read(Array(text.utf8)).kind }

  @Test func valuesOfEveryKind() throws {
    #expect(try Self.kind(" null ") == .null)
    #expect(try Self.kind("true") == .truth(true))
    #expect(try Self.kind("false") == .truth(false))
    #expect(try Self.kind("[]") == .list([]))
    #expect(try Self.kind("{}") == .object([]))
    #expect(try Self.kind("\u{FEFF}7") == .number("7"))
  }

  @Test(arguments: ["0", "-0", "10", "-12.50", "1e5", "1.5E-7", "123456789012345678901234567890.10"])
  func numbersKeepTheirText(_ text: String) throws {
    #expect(try Self.kind(text) == .number(text))
  }

  @Test(arguments: [
    (#""a\"b\\c\/d""#, "a\"b\\c/d"), (#""\b\f\n\r\t""#, "\u{8}\u{C}\n\r\t"), (#""\u06A9""#, "ک"), (#""\u06a9""#, "ک"),
    (#""\uD83C\uDFD9""#, "🏙"), ("\"زیربنا\"", "زیربنا"),
  ])
  func texts(_ text: String, _ value: String) throws {
    #expect(try Self.kind(text) == .text(value))
  }

  @Test func membersKeepTheirOrderAndTheirDoubles() throws {
    guard case .object(let members) = try Self.kind(#"{"b": 1, "a": [2, {}], "b": 3}"#) else {
      Issue.record("no object")
      return
    }
    #expect(members.map(\.key) == ["b", "a", "b"])
    #expect(members.map(\.keyOffset) == [1, 9, 23])
    #expect(members[1].value.offset == 14)
  }

  @Test(arguments: [
    ("", 0), ("  ", 2), ("nul", 0), ("01", 0), ("-", 1), (".5", 0), ("1.", 2), ("1e", 2), ("+1", 0), ("[1,]", 3),
    ("[1 2]", 3), ("{\"a\":1,}", 7), ("{a:1}", 1), ("{\"a\" 1}", 5), ("\"abc", 0), ("\"a\nb\"", 2), ("\"\\x\"", 1),
    ("\"\\u12\"", 3), ("\"\\uD800\"", 1), ("\"\\uD800\\u0041\"", 1), ("\"\\uDC00\"", 1), ("1 2", 2), ("// x", 0),
    ("'a'", 0), ("NaN", 0), ("[1", 2), ("{\"a\":", 5),
  ])
  func whatIsNotJSONIsRefusedAtItsPlace(_ text: String, _ offset: Int) {
    #expect {
      try JSONReader.read(Array(text.utf8))
    } throws: { error in
      guard let fault = error as? JSONFault else { return false }
      #expect(fault.offset == offset, "\(text): \(fault)")
      return true
    }
  }

  @Test func brokenUTF8IsRefused() {
    #expect(throws: JSONFault.self) { try JSONReader.read([0x22, 0xFF, 0x22]) }
  }

  @Test func nestingHasALimit() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    _ = try JSONReader.read(nested(JSONReader.nesting))
    #expect(throws: JSONFault.self) { try JSONReader.read(nested(JSONReader.nesting + 1)) }
    #expect(throws: JSONFault.self) { try JSONReader.read(nested(1_000_000)) }
  }
}
