import Diagnostics

/// What the bytes of a file must be before anybody reads words in them: UTF-8, of bearable size, and without
/// characters that cannot be seen. An act is read by people and by the engine, and both must see the same text; so the
/// rules hold in comments and texts too (CVE-2021-42574).
struct TextPolicy {
  let bytes: [UInt8]
  let file: Int
  let limits: Limits
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether it makes sense to read on.
  private(set) var isReadable = true
  private var lineStart = 0
  /// The last scalar that is not a combining mark, for what stands before a ZWNJ.
  private var lastBase: Unicode.Scalar?

  /// Examines a whole file.
  init(_ bytes: [UInt8], file: Int, limits: Limits) {
    self.bytes = bytes
    self.file = file
    self.limits = limits
    guard bytes.count <= limits.fileBytes else {
      stop(.fileTooLarge(bytes.count, limit: limits.fileBytes, at: range(0, 0)))
      return
    }
    examine()
  }

  /// Where the text begins: behind one byte order mark.
  static func start(of bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  private mutating func examine() {
    var offset = Self.start(of: bytes)
    lineStart = offset
    while offset < bytes.count, diagnostics.count < limits.messages {
      let byte = bytes[offset]
      if byte >= 0x20, byte < 0x7F {
        if byte != 0x20 { lastBase = Unicode.Scalar(byte) } else { lastBase = nil }
        offset += 1
        continue
      }
      guard let (scalar, length) = ScalarDecoding.scalar(in: bytes, at: offset) else {
        stop(.notUTF8(bytes, at: range(offset, offset + 1)))
        return
      }
      if scalar.value == 0 {
        stop(looksLikeUTF16 ? .utf16(at: range(offset, offset + 1)) : .binary(at: range(offset, offset + 1)))
        return
      }
      if scalar == "\r", isLoneReturn(at: offset), !bytes.contains(0x0A) {
        stop(.onlyReturns(at: range(offset, offset + 1)))
        return
      }
      if scalar == "\n" { endLine(at: offset) } else { examine(scalar, range(offset, offset + length)) }
      offset += length
    }
    if offset == bytes.count { endLine(at: offset) }
  }

  private mutating func examine(_ scalar: Unicode.Scalar, _ place: SourceRange) {
    if scalar.isCommonArabicLetter {
      lastBase = scalar
      return
    }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control where scalar == "\t" || scalar == "\r" && !isLoneReturn(at: place.start): break
    case .control, .lineSeparator, .paragraphSeparator: diagnostics.append(.controlCharacter(scalar, at: place))
    case .nonspacingMark, .enclosingMark:
      if properties.isDefaultIgnorableCodePoint { diagnostics.append(.invisibleLetter(scalar, at: place)) }
      return
    case _ where properties.isBidiControl: diagnostics.append(.bidiControl(scalar, at: place))
    case _ where scalar == "\u{200C}":
      if !standsBetweenArabicLetters(place) { diagnostics.append(.strayNonJoiner(at: place)) }
    case _ where properties.isDefaultIgnorableCodePoint: diagnostics.append(.invisibleLetter(scalar, at: place))
    default: break
    }
    lastBase = scalar
  }

  private func isLoneReturn(at offset: Int) -> Bool { offset + 1 == bytes.count || bytes[offset + 1] != 0x0A }

  private func standsBetweenArabicLetters(_ place: SourceRange) -> Bool {
    guard let before = lastBase, before.isArabicLetter, place.end < bytes.count,
      let (after, _) = ScalarDecoding.scalar(in: bytes, at: place.end)
    else { return false }
    return after.isArabicLetter
  }

  private mutating func endLine(at offset: Int) {
    let end = offset > lineStart && bytes[offset - 1] == 0x0D ? offset - 1 : offset
    if end - lineStart > limits.lineBytes {
      diagnostics.append(.lineTooLong(end - lineStart, limit: limits.lineBytes, at: range(lineStart, lineStart + 1)))
      isReadable = false
    }
    lineStart = offset + 1
    lastBase = nil
  }

  /// Every second byte of the beginning is NUL: Latin text in UTF-16.
  private var looksLikeUTF16: Bool {
    let head = bytes.prefix(64)
    return head.count(where: { $0 == 0 }) * 3 >= head.count
  }

  private mutating func stop(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
    isReadable = false
  }

  private func range(_ start: Int, _ end: Int) -> SourceRange { SourceRange(file: file, start: start, end: end) }
}

extension Unicode.Scalar {
  /// A letter of the blocks that Persian and Arabic are written in, told without looking anything up: they are alphabetic,
  /// visible, and no marks.
  var isCommonArabicLetter: Bool { (0x0620...0x064A).contains(value) || (0x0671...0x06D3).contains(value) }

  /// A letter of the Arabic script.
  var isArabicLetter: Bool {
    switch value {
    case 0x0620...0x064A, 0x066E...0x066F, 0x0671...0x06D3, 0x06D5, 0x06EE...0x06EF, 0x06FA...0x06FC, 0x06FF: true
    case 0x0750...0x077F, 0x08A0...0x08C9, 0xFB50...0xFDFB, 0xFE70...0xFEFC: properties.isAlphabetic
    default: false
    }
  }
}
