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
  /// What it says: acts, sorted by name.
  public let tree: SyntaxTree

  /// The text that the digest is taken of, with English keywords and no layout.
  public var canonicalText: String { Formatter.canonicalText(of: tree) }

  /// SHA-256 over the canonical text, in small digits of base sixteen.
  public var digest: String { Self.digest(of: canonicalText) }

  /// The text in the house style, for people.
  public var text: String { text(keywords: .english) }

  /// The text in the house style, with the keywords of either language.
  public func text(keywords: KeywordLanguage) -> String { Formatter.format(tree, keywords: keywords) }

  static func digest(of text: String) -> String { SHA256.hexadecimal(SHA256.digest(of: text.utf8)) }
}

extension Corpus {
  /// The edition for a pricing day and a known day.
  public func edition(on day: Day? = nil, knownOn: Day? = nil, drafts: Bool = true) -> Edition {
    let writer = EditionWriter(self, on: day, members: members(knownOn: knownOn, drafts: drafts))
    return Edition(day: day, knownOn: knownOn, tree: writer.tree())
  }

  /// SHA-256 over all acts as they are written, sorted by name, without examples: neither files nor their order, neither
  /// the language of the keywords nor the layout changes it; any word, number, day or article does.
  public var digest: String {
    var tree = SyntaxTree(language: Marked(1, SourceRange(file: 0, start: 0, end: 0)))
    tree.rulebook = rulebook.declaration
    // Where it lies is no part of what it says.
    tree.rulebook?.uses = []
    tree.acts = acts.map { act in
      var act = act.tree
      act.items.removeAll { if case .declaration(.example) = $0 { true } else { false } }
      return act
    }
    return Edition.digest(of: Formatter.canonicalText(of: tree))
  }
}
