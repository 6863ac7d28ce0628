import Diagnostics
import Exact
import Testing

@testable import TariffSyntax

@Suite struct LexerTests {
  private func lex(_ text: String) -> Lexer { Lexer(Array(text.utf8), file: 0, limits: .standard) }

  private func kinds(_ text: String) -> [Token.Kind] { lex(text).tokens.map(\.kind) }

  private func expectCode(
    _ code: DiagnosticCode, in marked: String, _ location: SourceLocation = #_sourceLocation
  ) -> Diagnostic? {
    let sample = Sample(marked)
    let diagnostics = lex(sample.text).diagnostics
    #expect(diagnostics.map(\.code) == [code], "\(diagnostics.map(\.summary))", sourceLocation: location)
    let place = diagnostics.first?.range
    #expect(place?.start == sample.marked.first?.lowerBound, sourceLocation: location)
    #expect(place?.end == sample.marked.first?.upperBound, sourceLocation: location)
    return diagnostics.first
  }

  @Test func wordsNumbersAndSigns() {
    let expected: [Token.Kind] = [
      .word("amount"), .word("area"), .symbol(.times), .number(ExactDecimal(significand: 125, scale: 1)),
      .symbol(.percent), .symbol(.lessOrEqual), .word("x_1"), .symbol(.dot), .word("y"), .text("a # b"),
    ]
    #expect(kinds("amount area*12.5% <= x_1.y \"a # b\" # comment") == expected)
    #expect(kinds("a<>b<c>=d>e<f=(g|h):-1+2/3,4").count == 26)
  }

  /// Most numbers are read in passing; what that makes of them is what the strict reader does.
  @Test(arguments: ["0", "7", "007", "1403", "12.50", "0.07", "123456789012345678", "1.23456789012345678"])
  func plainNumbersAreReadAsAnyOthers(_ digits: String) throws {
    let value = try ExactDecimal.parse(digits.utf8, separators: .inTariffs)
    for end in [" ", "\n", "\r\n", ", x", ") x", "% x", "", "/m2", " m2"] {
      guard case .number(let read)? = kinds(digits + end).first else {
        Issue.record("\(digits)\(end) begins with a number")
        continue
      }
      #expect((read.significand, read.scale) == (value.significand, value.scale), "\(digits)\(end)")
    }
  }

  @Test func whatOnlyBeginsLikeANumberIsLookedAt() {
    #expect(kinds("1403-02-01 x").first == Day(solarYear: 1403, month: 2, day: 1).map { .date($0) })
    #expect(kinds("1_250 x").first == .number(ExactDecimal(1_250)))
    #expect(kinds("12. x").first == .number(ExactDecimal(12)))
    #expect(kinds("1234567890123456789 x").first == .number(ExactDecimal(1_234_567_890_123_456_789)))
    #expect(kinds("12abc x").first == .invalid)
    #expect(kinds("1.2.3 x").first == .invalid)
  }

  @Test func synonymsAreTheSameSigns() {
    #expect(kinds("a × b ÷ c − d ≤ e ≥ f ≠ g") == kinds("a * b / c - d <= e >= f <> g"))
    #expect(kinds("5٪، 3 m²") == kinds("5%, 3 m2"))
  }

  @Test func commentsAreKeptBesideTheTokens() {
    let lexer = lex("# one  \r\nfee a # two\n   # سه\n")
    #expect(lexer.comments.map(\.text.value) == ["# one", "# two", "# سه"])
    #expect(lexer.comments.map(\.ownLine) == [true, false, true])
    #expect(lexer.tokens.count == 2)
  }

  @Test func placesAreBytesAndLines() {
    let tokens = lex("\u{FEFF}عوارض x\n  ۱۲\n").tokens
    #expect(tokens.map(\.start) == [3, 14, 18])
    #expect(tokens.map(\.end) == [13, 15, 22])
    #expect(tokens.map(\.line) == [0, 0, 1])
    #expect(tokens.map(\.indent) == [0, 11, 2])
  }

  @Test func persianNamesAreFolded() {
    #expect(kinds("كاربري") == [.word("کاربری")])
    #expect(kinds("زون_١") == kinds("زون_۱"))
    #expect(kinds("نیم\u{200C}طبقه") == [.word("نیم\u{200C}طبقه")])
    #expect(lex("ماده_9").diagnostics.isEmpty, "ASCII digits are at home in both scripts")
  }

  @Test func keywordsAreMarked() {
    let lexer = lex("fee fees Fee at least of")
    let keywords = lexer.tokens.indices.map { lexer.vocabulary.keyword(lexer.tokens, at: $0, before: 6) }
    #expect(keywords == [.fee, nil, nil, .atLeast, nil, .of])
  }

  @Test(
    arguments: [
      ("260", 260, 0), ("1_000_000", 1_000_000, 0), ("0.05", 5, 2), ("1.50", 150, 2), ("۱٬۲۵۰٫۵", 12_505, 1),
      ("١٢", 12, 0), ("007", 7, 0),
    ] as [(String, Int128, Int)])
  func numbersKeepTheirScale(_ text: String, _ significand: Int128, _ scale: Int) throws {
    guard case .number(let value)? = kinds(text).first else {
      Issue.record("\(text) is a number")
      return
    }
    #expect(value.significand == significand)
    #expect(value.scale == scale)
  }

  @Test func malformedNumbersAreOneFault() throws {
    let leftOver = try #require(expectCode(.malformedNumber, in: "amount §12abc§ * 3"))
    #expect(leftOver.reasons.joined().contains("abc"))
    let unit = try #require(expectCode(.malformedNumber, in: "20 * §20m2§"))
    #expect(unit.remedy == "put a space between the number and its unit: 20 m2")
    _ = expectCode(.malformedNumber, in: "§1_00§ rial")
    _ = expectCode(.malformedNumber, in: "§1_000٬000§")
    _ = expectCode(.malformedNumber, in: "§۱2§")
    _ = expectCode(.malformedNumber, in: "§1.2.3§")
    _ = expectCode(.malformedNumber, in: "§\(String(repeating: "9", count: 60))§")
  }

  @Test func datesAreDays() throws {
    let solar = try #require(Day(solarYear: 1403, month: 2, day: 1))
    #expect(kinds("1403-02-01") == [.date(solar)])
    #expect(kinds("۱۴۰۳-۰۲-۰۱") == [.date(solar)])
    #expect(kinds("2024-04-20") == [.date(solar)])
    #expect(kinds("1403 - 02 - 01").count == 5, "a subtraction has spaces")
  }

  @Test func impossibleDatesSayWhy() throws {
    // 1403 is a leap year of the 33-year cycle (its Esfand has 30 days), 1402 is not.
    let day = try #require(expectCode(.impossibleDate, in: "from §1403-12-31§ to"))
    #expect(day.reasons.joined().contains("30 days"))
    #expect(day.remedy?.contains("1403-12-30") ?? false)
    _ = expectCode(.impossibleDate, in: "§1402-12-30§")
    _ = expectCode(.impossibleDate, in: "§1403-13-01§")
    _ = expectCode(.impossibleDate, in: "§1600-01-01§")
    _ = expectCode(.impossibleDate, in: "§1403-2-1§")
    #expect(lex("1403-12-30").diagnostics.isEmpty)
  }

  @Test func textsEndOnTheirLine() {
    _ = expectCode(.unterminatedText, in: "source §\"§the booklet\nfee x")
    #expect(kinds("source \"the booklet\nfee x").last == .word("x"))
    _ = expectCode(.unterminatedText, in: "source §\"§")
  }

  @Test func strayCharactersAreNamed() throws {
    let quote = try #require(expectCode(.unexpectedCharacter, in: "authority §“§شورا”\n"))
    #expect(quote.remedy?.contains("\"…\"") ?? false)
    _ = expectCode(.unexpectedCharacter, in: "fee§\u{A0}§x")
    _ = expectCode(.unexpectedCharacter, in: "a §;§ b; c;")
    _ = expectCode(.unexpectedCharacter, in: "§_§x")
    let equality = try #require(expectCode(.unexpectedCharacter, in: "when a §==§ b"))
    #expect(equality.remedy == "write =")
    _ = expectCode(.unexpectedCharacter, in: "a §&&§ b")
    _ = expectCode(.unexpectedCharacter, in: "§!§a")
    #expect(lex("a ; b\nc ; d").diagnostics.count == 2, "one message a line")
  }

  @Test func namesAreOfOneScript() throws {
    _ = expectCode(.mixedScriptName, in: "fee §عوارضx§")
    _ = expectCode(.mixedScriptName, in: "fee §x۱§")
    let cyrillic = try #require(expectCode(.mixedScriptName, in: "fee §\u{430}mount§"))
    #expect(cyrillic.message.contains("U+0430"))
    _ = expectCode(.mixedScriptName, in: "fee §café§")
    _ = expectCode(.mixedScriptName, in: "fee §بنایِ§")
    #expect(lex("fee ماده_۹ فیش2 x2").diagnostics.isEmpty)
  }

  @Test func nameAtTheEdgeAndPastIt() {
    let edge = String(repeating: "ع", count: 64)
    #expect(lex(edge).diagnostics.isEmpty)
    #expect(lex(edge + "ع").diagnostics.map(\.code) == [.nameTooLong])
    #expect(Limits.standard.nameScalars == 64)
  }

  @Test func tokensAtTheEdgeAndPastIt() {
    let edge = String(repeating: "a ", count: 200_000)
    #expect(lex(edge + " # end\n").isComplete)
    let past = lex(edge + "b")
    #expect(!past.isComplete)
    #expect(past.diagnostics.map(\.code) == [.fileTooLarge])
    #expect(past.tokens.count == Limits.standard.tokens)
  }

  @Test func actNamesHoldDigitsBehindDots() {
    #expect(
      kinds("a.council.1403.2x") == [
        .word("a"), .symbol(.dot), .word("council"), .symbol(.dot), .word("1403"), .symbol(.dot), .word("2x"),
      ])
  }
}
