import Diagnostics
import Testing

@testable import TariffSyntax

@Suite struct TextPolicyTests {
  /// Letters that are told by their number alone are what the tables of Unicode say of letters.
  @Test func commonArabicLettersAreLetters() {
    for value in UInt32(0x600)...0x6FF {
      guard let scalar = Unicode.Scalar(value), scalar.isCommonArabicLetter else { continue }
      #expect(scalar.properties.isAlphabetic && !scalar.properties.isDefaultIgnorableCodePoint)
      #expect(!scalar.properties.isBidiControl)
      let category = scalar.properties.generalCategory
      #expect(category == .otherLetter || category == .modifierLetter, "\(scalar.codePoint)")
    }
  }

  private func codes(_ bytes: [UInt8], limits: Limits = .standard) -> [DiagnosticCode] {
    TextPolicy(bytes, file: 0, limits: limits).diagnostics.map(\.code)
  }

  private func codes(_ text: String) -> [DiagnosticCode] { codes(Array(text.utf8)) }

  @Test func persianAndLatinTextIsFine() {
    #expect(codes("# عوارض می\u{200C}شود\r\n\"Fee — ۱۲٫۵٪\"\n").isEmpty)
  }

  @Test func oneByteOrderMarkIsAccepted() {
    #expect(codes("\u{FEFF}language 1\n").isEmpty)
    #expect(codes("\u{FEFF}\u{FEFF}language 1\n") == [.invisibleLetter])
  }

  /// Every line of a file from an old Macintosh ends so; one message says it.
  @Test func linesThatEndWithReturnsAloneAreSaidOnce() {
    let line = String(repeating: "x", count: 100) + "\r"
    let policy = TextPolicy(Array(String(repeating: line, count: 200).utf8), file: 0, limits: .standard)
    #expect(policy.diagnostics.map(\.code) == [.controlCharacter])
    #expect(policy.diagnostics.first?.range?.start == 100)
    #expect(!policy.isReadable)
    #expect(codes("a\rb\n") == [.controlCharacter])
    #expect(codes("a\r\nb\r\n").isEmpty)
  }

  /// The ill-formed sequences of the Unicode Standard, table 3-8 and its neighbours, and where each goes wrong.
  @Test(
    arguments: [
      ([0x61, 0x80], 1), ([0xC0, 0x80], 0), ([0xC1, 0xBF], 0), ([0xE0, 0x80, 0x80], 0), ([0xED, 0xA0, 0x80], 0),
      ([0xF0, 0x80, 0x80, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0), ([0x61, 0xD8], 1),
      ([0xE2, 0x82, 0x61], 0), ([0xFF], 0),
    ] as [([UInt8], Int)])
  func illFormedUTF8IsRefusedAtItsByte(_ bytes: [UInt8], _ offset: Int) {
    let policy = TextPolicy(bytes + [0x0A], file: 0, limits: .standard)
    #expect(policy.diagnostics.map(\.code) == [.notUTF8])
    #expect(policy.diagnostics.first?.range?.start == offset)
    #expect(!policy.isReadable)
  }

  @Test(arguments: ["\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFD}", "\u{10FFFD}"])
  func edgesOfUTF8AreDecoded(_ text: String) {
    let bytes = Array(text.utf8)
    let decoded = ScalarDecoding.scalar(in: bytes, at: 0)
    #expect(decoded?.scalar == text.unicodeScalars.first)
    #expect(decoded?.length == bytes.count)
  }

  @Test func utf16IsNamed() {
    let little = "language 1".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    for bytes in [little, [0xFF, 0xFE] + little, [0xFE, 0xFF, 0x00, 0x6C]] {
      let diagnostics = TextPolicy(bytes, file: 0, limits: .standard).diagnostics
      #expect(diagnostics.map(\.code) == [.notUTF8])
      #expect(diagnostics.first?.message.contains("UTF-16") ?? false)
    }
  }

  /// The whole property Bidi_Control of the Unicode Character Database (PropList.txt).
  @Test(
    arguments: [
      0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069,
    ] as [UInt32])
  func bidiControlsAreRefusedInCommentsAndTexts(_ value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(codes("# a\(scalar)b\n") == [.controlCharacter])
    #expect(codes("source \"a\(scalar)b\"\n") == [.controlCharacter])
    #expect(codes("fee a\(scalar)b\n") == [.controlCharacter])
  }

  @Test(arguments: ["\u{1}", "\u{8}", "\u{B}", "\u{C}", "\u{1B}", "\u{7F}", "\u{85}", "\u{9F}", "\u{2028}", "\u{2029}"])
  func controlsAreRefused(_ control: String) {
    #expect(codes("a\(control)b\n") == [.controlCharacter])
  }

  @Test func carriageReturnStandsOnlyBeforeLineFeed() {
    #expect(codes("a\r\nb\r\n").isEmpty)
    #expect(codes("a\rb\n") == [.controlCharacter])
    #expect(codes("a\r") == [.controlCharacter])
    #expect(codes("a\tb\n").isEmpty)
  }

  @Test(arguments: ["\u{AD}", "\u{200B}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{3164}", "\u{E0041}", "\u{FE0F}"])
  func invisibleLettersAreRefused(_ letter: String) {
    #expect(codes("a\(letter)b\n") == [.invisibleLetter])
    #expect(codes("می\(letter)شود\n") == [.invisibleLetter])
  }

  @Test func halfSpaceStandsOnlyBetweenPersianLetters() {
    #expect(codes("نیم\u{200C}طبقه\n").isEmpty)
    #expect(codes("بنایِ\u{200C}ما\n").isEmpty, "a vowel sign belongs to its letter")
    for text in ["a\u{200C}b", "\u{200C}می", "می\u{200C}", "می\u{200C} شود", "۲\u{200C}ماهه", "می\u{200C}\u{200C}شود"] {
      #expect(codes("\(text)\n").contains(.invisibleLetter), "\(text)")
    }
  }

  @Test func binaryFileGivesOneMessage() {
    var bytes: [UInt8] = Array("language 1\n".utf8)
    for value in 0..<4_000 { bytes.append(UInt8(value % 128)) }
    #expect(codes(bytes) == [.controlCharacter])
    let all = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 200) }
    #expect(codes(all) == [.notUTF8])
  }

  @Test func messagesAreCapped() {
    let text = String(repeating: "\u{202E}\n", count: 5_000)
    let diagnostics = Parser.parse(SourceFile(name: "x", bytes: Array(text.utf8)), index: 0).diagnostics
    #expect(diagnostics.count == Limits.standard.messages)
  }

  @Test func sizeOfFileAndLineAtTheEdgeAndPastIt() {
    var limits = Limits.standard
    limits.fileBytes = 100
    #expect(codes(Array(repeating: 0x20, count: 100), limits: limits).isEmpty)
    #expect(codes(Array(repeating: 0x20, count: 101), limits: limits) == [.fileTooLarge])
    let edge = Array(repeating: UInt8(ascii: "a"), count: Limits.standard.lineBytes)
    #expect(codes(edge).isEmpty)
    #expect(codes(edge + [0x0D, 0x0A]).isEmpty, "the end of the line does not count")
    #expect(codes(edge + [0x61]) == [.lineTooLong])
    #expect(codes([0x0A] + edge + [0x61, 0x0A]) == [.lineTooLong])
    #expect(codes(Array(repeating: 0x20, count: 10 << 20)) == [.fileTooLarge])
    #expect(Limits.standard.fileBytes == 1_048_576)
    #expect(Limits.standard.lineBytes == 4_096)
  }
}
