import Testing

@testable import TariffSyntax

@Suite struct StatementTests {
  /// The statements of a text, each as its words with one space between.
  private func statements(_ text: String) -> [String] {
    let lexer = Lexer(Array(text.utf8), file: 0, limits: .standard)
    return StatementJoiner(lexer.tokens, lexer.vocabulary).statements.map { statement in
      lexer.tokens[statement.tokens].map { lexer.slice($0.start, $0.end) }.joined(separator: " ")
    }
  }

  @Test func oneStatementALine() {
    #expect(statements("fee a\n  code 1\n\n  amount b # c\nfee d") == ["fee a", "code 1", "amount b", "fee d"])
  }

  @Test(arguments: ["+", "-", "*", "/", "=", "<>", "<", "<=", ">", ">=", ",", "|", "then", "else", "and", "or", "not"])
  func lineGoesOnAfter(_ word: String) {
    #expect(
      statements("fee a\n  amount b \(word)\n\n    # why\n    c\n  in d") == ["fee a", "amount b \(word) c", "in d"])
  }

  @Test(arguments: ["then", "else", "and", "or", "+", "*", "/", "|"])
  func lineGoesOnBefore(_ word: String) {
    #expect(statements("fee a\n  amount b\n    \(word) c\n  in d") == ["fee a", "amount b \(word) c", "in d"])
    #expect(statements("table a\n  x y\n  \(word) c") == ["table a", "x y", "\(word) c"], "not in tables")
  }

  @Test func lineGoesOnInParentheses() {
    #expect(statements("value a = sum(\n  b\n  over c\n  )\nfee d") == ["value a = sum ( b over c )", "fee d"])
    #expect(statements("value a =\n  (b\n  rounded half up to 1)\n  source \"x\"").count == 2)
  }

  @Test func openParenthesisSpoilsOneStatement() {
    #expect(
      statements("fee a\n  amount (b\n  at least (c +\n    d)\n  in e\nfee f") == [
        "fee a", "amount ( b", "at least ( c + d )", "in e", "fee f",
      ])
  }

  @Test func columnOneAlwaysBegins() {
    #expect(statements("fee a\n  amount b +\nfee c") == ["fee a", "amount b +", "fee c"])
    #expect(statements("value a = (\nfee c)") == ["value a = (", "fee c )"])
  }

  @Test func manyOpenParenthesesStayFast() {
    let text = "fee a\n" + String(repeating: "  (\n", count: 100_000)
    #expect(statements(text).count == 100_001)
  }
}
