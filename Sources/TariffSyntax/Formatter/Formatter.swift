import Diagnostics

/// The house style: clauses and tables in columns, digits in groups, one blank line between declarations.
public enum Formatter {
  /// An act in the house style, in the keywords of either language.
  ///
  /// Words, their order and the lines that the author broke stay; only white space changes, digits are grouped, keywords
  /// and digits are written in one language, and signs get one spelling (`×` becomes `*`). Comments stay where they are.
  /// Formatting twice is formatting once, and what the act says stays the same.
  ///
  /// - Parameters:
  ///   - tree: what ``Parser`` read from the file.
  ///   - file: the file itself, for comments and the spelling of names.
  ///   - keywords: the language of the keywords; nil: the file's own.
  /// - Returns: the new text; the old one where the file has faults, which a new layout could only hide, or where a name
  ///   of the act would be read as a keyword of the other language.
  public static func format(_ tree: SyntaxTree, of file: SourceFile, keywords: KeywordLanguage? = nil) -> String {
    laidOut(file, tree, keywords ?? tree.keywords) ?? String(decoding: file.bytes, as: UTF8.self)
  }

  /// A tree in the house style, whether it was read from a file or put together, without comments. It depends on what
  /// the tree says and on nothing else: not on how numbers, units or lines were written.
  ///
  /// Reading the text gives the tree again.
  public static func format(_ tree: SyntaxTree, keywords: KeywordLanguage = .english) -> String {
    var tree = tree
    tree.comments = []
    tree.language = tree.language ?? Marked(1, SourceRange(file: 0, start: 0, end: 0))
    let plain = canonicalText(of: tree)
    let file = SourceFile(name: "", bytes: Array(plain.utf8))
    return laidOut(file, tree, keywords) ?? plain
  }

  /// The one text of what a tree says: English keywords, ASCII digits, one clause a line and no columns. Two trees have
  /// one text exactly when they are equal, comments aside; digests are taken of it, so that a better layout changes none.
  public static func canonicalText(of tree: SyntaxTree) -> String { TreePrinter(tree).text }

  /// The text of a file that says the same as the tree, laid out; nil: it does not, or the layout would not.
  private static func laidOut(_ file: SourceFile, _ tree: SyntaxTree, _ language: KeywordLanguage) -> String? {
    let index = tree.language?.range.file ?? 0
    let reading = Parser.read(file, index: index, limits: .standard)
    guard let lexer = reading.lexer, reading.diagnostics.isEmpty, reading.tree == tree else { return nil }
    let text = Layout(reading, lexer, language).text
    // Whatever a layout does, it must not change what the act says.
    let again = Parser.read(SourceFile(name: file.name, bytes: Array(text.utf8)), index: index, limits: .standard)
    return again.diagnostics.isEmpty && again.tree == tree ? text : nil
  }
}
