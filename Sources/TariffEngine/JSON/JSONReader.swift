import Diagnostics

/// A value of a JSON text, with the offset where it begins. Numbers keep their text, so that no digit is lost.
struct JSONValue: Equatable {
  indirect enum Kind: Equatable {
    case null
    case truth(Bool)
    case number(String)
    case text(String)
    case list([JSONValue])
    /// Members in the order written, a key given twice included.
    case object([(key: String, keyOffset: Int, value: JSONValue)])

    static func == (left: Kind, right: Kind) -> Bool {
      switch (left, right) {
      case (.null, .null): true
      case (.truth(let a), .truth(let b)): a == b
      case (.number(let a), .number(let b)), (.text(let a), .text(let b)): a == b
      case (.list(let a), .list(let b)): a == b
      case (.object(let a), .object(let b)): a.elementsEqual(b) { $0.key == $1.key && $0.value == $1.value }
      default: false
      }
    }
  }
  var kind: Kind
  var offset: Int

  static func == (left: JSONValue, right: JSONValue) -> Bool { left.kind == right.kind }
}

/// Why a text is not JSON, and at which byte.
struct JSONFault: Error, Equatable {
  var reason: String
  var offset: Int
}

/// RFC 8259 over bytes and nothing beside it: no comments, no trailing commas, no leading zeros, no lone surrogates.
/// One byte order mark at the start is passed over.
struct JSONReader {
  /// A dossier nests three deep; this leaves room and keeps the stack small.
  static let nesting = 32

  private let bytes: [UInt8]
  private var offset = 0

  /// The one value of a text.
  static func read(_ bytes: [UInt8]) throws(JSONFault) -> JSONValue {
    var reader = JSONReader(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.offset = 3 }
    let value = try reader.value(depth: 0)
    reader.skipSpaces()
    guard reader.offset == bytes.count else {
      throw JSONFault(reason: "something follows the end of the value", offset: reader.offset)
    }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skipSpaces() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
  }

  private mutating func eat(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  private func fault(_ reason: String, at place: Int? = nil) -> JSONFault {
    let isEnd = place == nil && offset == bytes.count
    return JSONFault(reason: isEnd ? "the text ends here, though \(reason)" : reason, offset: place ?? offset)
  }

  private mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
    skipSpaces()
    let start = offset
    guard depth < Self.nesting else { throw fault("values are nested more than \(Self.nesting) deep") }
    func marked(_ kind: JSONValue.Kind) -> JSONValue { JSONValue(kind: kind, offset: start) }
    guard let first = next else { throw fault("a value should stand here") }
    switch first {
    case UInt8(ascii: "{"): return marked(.object(try object(depth: depth)))
    case UInt8(ascii: "["): return marked(.list(try list(depth: depth)))
    case UInt8(ascii: "\""): return marked(.text(try string()))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return marked(.number(try number()))
    default:
      if eat(word: "null") { return marked(.null) }
      if eat(word: "true") { return marked(.truth(true)) }
      if eat(word: "false") { return marked(.truth(false)) }
      throw fault("a value should stand here")
    }
  }

  private mutating func eat(word: String) -> Bool {
    guard bytes[offset...].starts(with: word.utf8) else { return false }
    offset += word.utf8.count
    return true
  }

  private mutating func list(depth: Int) throws(JSONFault) -> [JSONValue] {
    offset += 1
    skipSpaces()
    if eat("]") { return [] }
    var elements: [JSONValue] = []
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpaces()
      if eat("]") { return elements }
      guard eat(",") else { throw fault("a comma or ] should stand here") }
    }
  }

  private mutating func object(depth: Int) throws(JSONFault) -> [(key: String, keyOffset: Int, value: JSONValue)] {
    offset += 1
    skipSpaces()
    if eat("}") { return [] }
    var members: [(key: String, keyOffset: Int, value: JSONValue)] = []
    while true {
      skipSpaces()
      let place = offset
      guard next == UInt8(ascii: "\"") else { throw fault("a key in quotation marks should stand here") }
      let key = try string()
      skipSpaces()
      guard eat(":") else { throw fault("a colon should follow the key") }
      members.append((key, place, try value(depth: depth + 1)))
      skipSpaces()
      if eat("}") { return members }
      guard eat(",") else { throw fault("a comma or } should stand here") }
    }
  }

  private mutating func digits() throws(JSONFault) {
    let start = offset
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
    if offset == start { throw fault("a digit should stand here") }
  }

  private mutating func number() throws(JSONFault) -> String {
    let start = offset
    _ = eat("-")
    if eat("0") {
      if let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        throw fault("a number does not begin with zeros", at: start)
      }
    } else {
      try digits()
    }
    if eat(".") { try digits() }
    if eat("e") || eat("E") {
      if !eat("+") { _ = eat("-") }
      try digits()
    }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func string() throws(JSONFault) -> String {
    let opening = offset
    offset += 1
    var content: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        guard let text = String(validating: content, as: UTF8.self) else {
          throw fault("this text is not UTF-8; the file may be Windows-1256", at: opening)
        }
        return text
      case UInt8(ascii: "\\"): content += Array(String(try escape()).utf8)
      case 0x00...0x1F: throw fault("a control character must be written as \\u00XX")
      default:
        content.append(byte)
        offset += 1
      }
    }
    throw fault("the text that begins here has no closing quotation mark", at: opening)
  }

  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    let start = offset
    offset += 1
    guard let letter = next else { throw fault("an escape is not finished") }
    offset += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: throw fault("JSON has no such escape", at: start)
    }
    var code = try hexadecimal()
    if (0xD800...0xDBFF).contains(code), eat("\\"), eat("u") {
      let low = try hexadecimal()
      guard (0xDC00...0xDFFF).contains(low) else { throw fault("half a surrogate pair is no character", at: start) }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw fault("half a surrogate pair is no character", at: start) }
    return scalar
  }

  private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
    let start = offset
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("four hexadecimal digits should stand here", at: start)
      }
      code = code << 4 | UInt32(digit)
      offset += 1
    }
    return code
  }
}
