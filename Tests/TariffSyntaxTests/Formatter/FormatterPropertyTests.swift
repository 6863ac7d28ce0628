import Diagnostics
import TestSupport
import Testing

@testable import TariffSyntax

/// Whatever white space an act is written with, the house style is one, and it says what the act said.
@Suite struct FormatterPropertyTests {
  @Test func shippedAndSampleActsKeepTheirMeaning() {
    for file in SampleFiles.good { check(file) }
  }

  @Test func anyLayoutComesToTheSame() throws {
    var generator = SeededGenerator(seed: RandomCases.seed)
    let english = SampleFiles.good + LawSamples.all
    let persian = english.map { file in
      let text = Formatter.format(Parser.parse(file, index: 0).tree, of: file, keywords: .persian)
      return SourceFile(name: file.name, bytes: Array(text.utf8))
    }
    let files = english + persian
    for _ in 0..<RandomCases.count(20_000) {
      let file = try #require(files.randomElement(using: &generator))
      check(respaced(file, &generator))
    }
  }

  private func check(_ file: SourceFile) {
    let (tree, diagnostics) = Parser.parse(file, index: 0)
    let text = String(decoding: file.bytes, as: UTF8.self)
    #expect(diagnostics.isEmpty, "seed \(RandomCases.seed): \(diagnostics.map(\.summary)) in\n\(text)")
    let formatted = Formatter.format(tree, of: file)
    let again = SourceFile(name: file.name, bytes: Array(formatted.utf8))
    let reparsed = Parser.parse(again, index: 0)
    #expect(reparsed.diagnostics.isEmpty, "seed \(RandomCases.seed) in\n\(formatted)")
    #expect(reparsed.tree == tree, "seed \(RandomCases.seed): \(text)\nbecame\n\(formatted)")
    #expect(Formatter.format(reparsed.tree, of: again) == formatted, "seed \(RandomCases.seed): twice is once")
    let tidyLines = formatted.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(!tidyLines.contains { $0.last == " " } && !formatted.contains("\n\n\n"))
  }

  /// Other spaces, other breaks where a statement goes on anyway, comments anywhere.
  private func respaced(_ file: SourceFile, _ generator: inout SeededGenerator) -> SourceFile {
    let lexer = Lexer(file.bytes, file: 0, limits: .standard)
    var text = ""
    for statement in StatementJoiner(lexer.tokens, lexer.vocabulary).statements {
      if Int.random(in: 0..<9, using: &generator) == 0 { text += "\n" }
      if Int.random(in: 0..<9, using: &generator) == 0 { text += Bool.random(using: &generator) ? "# c\n" : "   # d\n" }
      text += String(repeating: " ", count: statement.indent)
      for index in statement.tokens {
        let token = lexer.tokens[index]
        if index > statement.tokens.lowerBound { text += separator(lexer, index, &generator) }
        text += lexer.slice(token.start, token.end)
      }
      if Int.random(in: 0..<9, using: &generator) == 0 { text += " # e" }
      text += "\n"
    }
    return SourceFile(name: file.name, bytes: Array(text.utf8))
  }

  private func separator(_ lexer: Lexer, _ index: Int, _ generator: inout SeededGenerator) -> String {
    let (before, token) = (lexer.tokens[index - 1], lexer.tokens[index])
    let goesOn: Bool
    if case .symbol(let symbol) = before.kind {
      goesOn = symbol.continuesLine && symbol != .open
    } else {
      goesOn = false
    }
    if goesOn, Int.random(in: 0..<12, using: &generator) == 0 {
      return Bool.random(using: &generator) ? "\n      " : "  # f\n  # g\n     "
    }
    // Dots of names and calls like t(x) stay as they touch; nothing else does.
    if before.end == token.start { return "" }
    return String(repeating: " ", count: Int.random(in: 1...3, using: &generator))
  }
}
