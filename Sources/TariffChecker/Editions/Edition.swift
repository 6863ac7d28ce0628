import Diagnostics
import Exact
import TariffSyntax

/// The consolidated provisions for a pricing day and a known day, as text of the language itself.
///
/// With a day, one version of each provision: the one that holds then (and every version of what formulas read as it
/// stood on other days). Without, all of them with their days. Read back, the text gives the same edition with the same
/// digest, and the same assessments; each provision says which act and article it is from, and which changed it.
public struct Edition: Sendable {
  /// The pricing day; nil: of every day.
  public let day: Day?
  /// What is known on this day; nil: everything.
  public let knownOn: Day?
  /// The text that the digest is taken of: several acts, sorted by name, with English keywords and no layout.
  public let canonicalText: String

  /// SHA-256 over the canonical text, in small digits of base sixteen.
  public var digest: String { Self.digest(of: canonicalText) }

  /// The text in the house style, for people.
  public var text: String {
    let file = SourceFile(name: "edition.tariff", bytes: Array(canonicalText.utf8))
    return Formatter.format(Parser.parse(file, index: 0).tree, of: file)
  }

  static func digest(of text: String) -> String { SHA256.hexadecimal(SHA256.digest(of: text.utf8)) }
}

extension Corpus {
  /// The edition for a pricing day and a known day.
  public func edition(on day: Day? = nil, knownOn: Day? = nil) -> Edition {
    let writer = EditionWriter(self, on: day, members: members(knownOn: knownOn))
    return Edition(day: day, knownOn: knownOn, canonicalText: writer.text())
  }

  /// SHA-256 over all acts as they are written, sorted by name, without examples: neither files nor their order, neither
  /// the language of the keywords nor the layout changes it; any word, number, day or article does.
  public var digest: String {
    var printer = Printer()
    printer.language()
    if let head = rulebook.declaration {
      printer.clause("rulebook \(head.heading.name.value)", indent: 0)
      printer.clause("horizon", head.horizon, Printer.span)
    }
    for act in acts {
      printer.print(act.tree.act)
      for item in act.tree.items {
        switch item {
        case .declaration(let declaration): printer.print(declaration)
        case .statement(let statement): printer.print(statement)
        }
      }
    }
    return Edition.digest(of: printer.text)
  }
}
