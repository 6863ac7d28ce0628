/// The three sets of decimal digits that Iranian data hold. One number or date uses one of them: ۴ and ٤ look different
/// but are easily mixed by a keyboard, and a mixture is a sign of a damaged field.
enum DigitFamily {
  /// U+0030 … U+0039.
  case ascii
  /// U+06F0 … U+06F9, UTF-8 `DB B0` … `DB B9`.
  case persian
  /// U+0660 … U+0669, UTF-8 `D9 A0` … `D9 A9`.
  case arabicIndic
}

/// What numbers and dates are made of.
enum Numeral: Equatable {
  case digit(UInt8, DigitFamily)
  /// One of the marks between groups of three digits.
  case separator(GroupSeparators)
  /// `.` or `٫` U+066B.
  case decimalMark
  /// `-`, a minus in a number and a mark in a date.
  case hyphen
  /// U+2212.
  case minus
  case slash
  case other
  case end
}

/// A forward walk over UTF-8 that decodes no more than it must: what is no numeral stays as it is, well-formed or not.
/// It borrows the bytes and must not outlive them.
struct NumeralScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var offset = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// What comes next, without taking it.
  var next: Numeral { peeked.numeral }

  /// Takes what comes next.
  mutating func advance() { offset += peeked.width }

  private var peeked: (numeral: Numeral, width: Int) {
    guard offset < bytes.count else { return (.end, 0) }
    let byte = bytes[offset]
    switch byte {
    case 0x30...0x39: return (.digit(byte - 0x30, .ascii), 1)
    case UInt8(ascii: "."): return (.decimalMark, 1)
    case UInt8(ascii: ","): return (.separator(.comma), 1)
    case UInt8(ascii: "_"): return (.separator(.underscore), 1)
    case UInt8(ascii: "-"): return (.hyphen, 1)
    case UInt8(ascii: "/"): return (.slash, 1)
    case 0xD8, 0xD9, 0xDB: return (arabic(byte, at: offset + 1), 2)
    case 0xE2: return (isMinus(at: offset) ? .minus : .other, 3)
    default: return (.other, 1)
    }
  }

  private func arabic(_ lead: UInt8, at place: Int) -> Numeral {
    guard place < bytes.count else { return .other }
    let byte = bytes[place]
    switch (lead, byte) {
    case (0xDB, 0xB0...0xB9): return .digit(byte - 0xB0, .persian)
    case (0xD9, 0xA0...0xA9): return .digit(byte - 0xA0, .arabicIndic)
    case (0xD9, 0xAB): return .decimalMark
    case (0xD9, 0xAC): return .separator(.arabicThousands)
    case (0xD8, 0x8C): return .separator(.arabicComma)
    default: return .other
    }
  }

  private func isMinus(at place: Int) -> Bool {
    place + 2 < bytes.count && bytes[place + 1] == 0x88 && bytes[place + 2] == 0x92
  }

  /// The text from an offset on, at most a few words of it, with damaged bytes repaired: for messages.
  func text(from start: Int) -> String {
    let limit = 60
    if bytes.count - start <= limit { return String(decoding: bytes[start...], as: UTF8.self) }
    var end = start + limit
    while end > start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self) + "…"
  }

  /// The text before an offset, cut in the same way.
  func text(before end: Int) -> String {
    NumeralScanner(UnsafeBufferPointer(rebasing: bytes[..<end])).text(from: 0)
  }
}
