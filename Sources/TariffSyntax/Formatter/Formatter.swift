import Diagnostics

/// The house style: clauses and tables in columns, digits in groups, one blank line between declarations.
///
/// Words, their order and the lines that the author broke stay; only white space changes, digits are grouped, and signs
/// get one spelling (`×` becomes `*`). Comments stay where they are. Formatting twice is formatting once.
public enum Formatter {
  /// The act in the house style.
  ///
  /// - Parameters:
  ///   - tree: what ``Parser`` read from the file.
  ///   - file: the file itself, for comments and the spelling of names.
  /// - Returns: the new text; the old one where the file has faults, which a new layout could only hide.
  public static func format(_ tree: SyntaxTree, of file: SourceFile) -> String {
    let original = String(decoding: file.bytes, as: UTF8.self)
    guard let index = tree.fileIndex else { return original }
    let lexer = Lexer(file.bytes, file: index, limits: .standard)
    guard lexer.diagnostics.isEmpty else { return original }
    let text = Layout(tree, lexer: lexer).text
    // Whatever a layout does, it must not change what the act says.
    let (again, diagnostics) = Parser.parse(SourceFile(name: file.name, bytes: Array(text.utf8)), index: index)
    return diagnostics.isEmpty && again == tree ? text : original
  }
}

extension SyntaxTree {
  /// The file that the tree was read from.
  fileprivate var fileIndex: Int? { language?.range.file }
}
