import Diagnostics
import TariffSyntax

/// The house style of acts: what `tariff format` writes.
public enum HouseStyle {
  /// The file in the house style; nil, and the messages, when it cannot be read as a tariff. Comments are kept.
  ///
  /// - Parameter keywords: the language of the keywords; nil: the file's own. nil and no message comes back where a name
  ///   of the file would be read as a keyword of that language.
  public static func format(
    _ file: SourceFile, keywords: Language? = nil
  ) -> (text: String?, diagnostics: [Diagnostic]) {
    let (tree, diagnostics) = Parser.parse(file, index: 0)
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return (nil, diagnostics) }
    guard let keywords else { return (Formatter.format(tree, of: file), diagnostics) }
    let text = Formatter.format(tree, of: file, keywords: keywords.ofKeywords)
    let written = Parser.parse(SourceFile(name: file.name, bytes: Array(text.utf8)), index: 0).tree
    return (written.keywords == keywords.ofKeywords ? text : nil, diagnostics)
  }
}

extension Language {
  /// The same language, as the syntax calls it.
  var ofKeywords: KeywordLanguage { self == .english ? .english : .persian }
}
