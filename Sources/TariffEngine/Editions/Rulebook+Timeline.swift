import Diagnostics
import Exact
import TariffChecker
import TariffKernel

extension Rulebook {
  /// The provisions that change over time (fees, values, tables, rates), by name in the order of the acts.
  public var provisionNames: [String] { histories.map(\.symbol.name) }

  /// Each provision over time, for people: which act lays it down for which days, what changed it, when it is suspended,
  /// repealed or not yet there, and the days for which nobody says anything.
  ///
  /// - Parameter provision: one of ``provisionNames``, told with its text; nil: all, in short.
  public func timelineText(of provision: String? = nil) -> String {
    var pages: [String] = identity.lines
    for history in histories where provision == nil || history.symbol.name == provision {
      pages.append("")
      pages.append("\(history.kind) \(history.symbol.name)" + Self.title(of: history.symbol))
      pages += rows(of: history, withText: provision != nil)
    }
    return pages.map { $0 + "\n" }.joined()
  }

  /// The same for programs, as one JSON object (schema `tariff.timeline/1`).
  public func timelineJSON(of provision: String? = nil) -> String {
    let chosen = histories.filter { provision == nil || $0.symbol.name == provision }
    let tree: JSONTree = .object([
      "schema": .text("tariff.timeline/1"), "edition": identity.jsonTree,
      "provisions": .list(
        chosen.map { history in
          .object([
            "kind": .text(history.kind), "name": .text(history.symbol.name), "titles": history.symbol.titlesTree,
            "entries": .list(history.entries.map { $0.jsonTree(acts) }),
          ])
        }),
    ])
    return tree.text
  }

  /// The provisions as one text of the language, consolidated: those of a day, or with their days if there is none. Each
  /// says which act and article it is from and what changed it; read back, it is the same edition.
  ///
  /// - Parameter keywords: the language of the keywords; it changes no digest.
  public func consolidatedText(on day: Day? = nil, keywords: Language = .english) -> String {
    edition(on: day).text(keywords: keywords.ofKeywords)
  }

  /// The digest of ``consolidatedText(on:keywords:)``.
  public func consolidatedDigest(on day: Day? = nil) -> String { edition(on: day).digest }

  private func edition(on day: Day?) -> Edition {
    shelf.corpus.edition(on: day, knownOn: knowledge.day, drafts: !knowledge.drafts.isEmpty)
  }

  private var histories: [History] {
    shelf.corpus.histories(knownOn: knowledge.day, drafts: !knowledge.drafts.isEmpty)
  }

  /// The acts by their places, which are the same in every edition.
  var acts: [Act] { whole.acts }

  private func rows(of history: History, withText: Bool) -> [String] {
    var (rows, expected): ([String], Day?) = ([], nil)
    for entry in history.entries {
      if let expected, expected < entry.span.first {
        let last = entry.span.first.adding(days: -1) ?? entry.span.first
        rows.append("  \(Self.days(DaySpan(expected, last)))  nobody says")
      }
      expected = entry.span.last.adding(days: 1)
      rows.append("  \(Self.days(entry.span))  \(entry.words(acts))")
      guard withText, entry.standing == .holds else { continue }
      rows += entry.text.split(separator: "\n").map { "      " + VisibleText.escaped(String($0)) }
    }
    return rows
  }

  /// `1402-01-01 to 1402-12-29`, `until 1402-12-29`, `from 1402-01-01`.
  static func days(_ span: DaySpan) -> String {
    let isFirst = span.first == Day.valid.lowerBound
    if span.last == Day.valid.upperBound { return isFirst ? "on every day" : "from \(span.first)" }
    if isFirst { return "until \(span.last)" }
    return span.first == span.last ? "on \(span.first)" : "\(span.first) to \(span.last)"
  }

  static func title(of symbol: Symbol) -> String {
    (symbol.englishTitle ?? symbol.persianTitle).map { "  \(VisibleText.escaped($0))" } ?? ""
  }
}

extension Symbol {
  var titlesTree: JSONTree { .object(["fa": .optional(persianTitle), "en": .optional(englishTitle)]) }
}

extension History.Entry {
  /// The standing, the act and the article, and what changed the version.
  func words(_ acts: [Act]) -> String {
    func name(_ act: ID<Act>) -> String { acts[act.index].symbol.name }
    func article(_ article: String?) -> String { article.map { ", article \(VisibleText.escaped($0))" } ?? "" }
    func status(_ act: ID<Act>) -> String {
      acts[act.index].status == "final" ? "" : " (\(acts[act.index].status))"
    }
    let base =
      name(origin.act) + status(origin.act) + article(origin.article)
      + origin.amendments.map { "; amended by \(name($0.act))\(status($0.act))\(article($0.article))" }.joined()
    return switch standing {
    case .holds: base
    case .suspended(let act, let until):
      "suspended by \(name(act)) \(until.map { "to \($0)" } ?? "until decided"); otherwise \(base)"
    case .annulled(let act): "annulled from the beginning by \(name(act)); was \(base)"
    case .repealed(let act): "repealed by \(name(act))"
    case .notYet: "not yet in force"
    }
  }

  func jsonTree(_ acts: [Act]) -> JSONTree {
    func name(_ act: ID<Act>) -> JSONTree { .text(acts[act.index].symbol.name) }
    let (word, by, until): (String, JSONTree, JSONTree) =
      switch standing {
      case .holds: ("holds", .null, .null)
      case .suspended(let act, let until): ("suspended", name(act), .optional(until?.description))
      case .annulled(let act): ("annulled", name(act), .null)
      case .repealed(let act): ("repealed", name(act), .null)
      case .notYet: ("not_yet", .null, .null)
      }
    return .object([
      "from": span.first == Day.valid.lowerBound ? .null : .text(span.first.description),
      "to": span.last == Day.valid.upperBound ? .null : .text(span.last.description), "standing": .text(word),
      "by": by, "until": until, "act": name(origin.act), "act_status": .text(acts[origin.act.index].status),
      "article": .optional(origin.article),
      "amended_by": .list(
        origin.amendments.map { .object(["act": name($0.act), "article": .optional($0.article)]) }),
      "text": .text(text),
    ])
  }
}
