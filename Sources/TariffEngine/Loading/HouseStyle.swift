import Diagnostics
import TariffSyntax

/// The house style of acts: what `tariff format` writes.
public enum HouseStyle {
  /// The file in the house style; nil, and the messages, when it cannot be read as a tariff. Comments are kept.
  public static func format(_ file: SourceFile) -> (text: String?, diagnostics: [Diagnostic]) {
    let (tree, diagnostics) = Parser.parse(file, index: 0)
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return (nil, diagnostics) }
    return (Formatter.format(tree, of: file), diagnostics)
  }
}
