import Diagnostics
import Exact

/// Trees → text with English keywords: everything that a tree says, and nothing of how or where it was written.
struct TreePrinter {
  /// A place where a line may be broken. No file can hold it.
  static let breakable = "\u{1}"
  /// Lines are broken before they grow wider, where they can be.
  static let width = 110
  /// An article with more letters stands on a line of its own.
  private static let shortArticle = 40
  private var lines: [String] = []

  /// Prints a whole tree, without its comments.
  init(_ tree: SyntaxTree) {
    line("language \(tree.language?.value ?? 1)", indent: 0)
    if let rulebook = tree.rulebook { print(rulebook) }
    for act in tree.acts {
      print(act.act)
      for item in act.items {
        switch item {
        case .declaration(let declaration): print(declaration)
        case .statement(let statement): print(statement)
        }
      }
    }
  }

  /// The whole text.
  var text: String { lines.map { $0 + "\n" }.joined() }

  /// One statement, on as many lines as it needs.
  mutating func line(_ text: String, indent: Int = 2) {
    var (line, width) = (String(repeating: " ", count: indent), indent)
    guard text.utf8.contains(1) else { return lines.append(line + text) }
    let parts = text.utf8.split(separator: 1).map { Substring($0) }
    for (place, part) in parts.enumerated() {
      // Titles behind a formula stand where they are, however wide.
      let isLast = place == parts.count - 1
      let partWidth = isLast ? part.unicodeScalars.prefix { $0 != "\"" }.count : part.unicodeScalars.count
      if place > 0, width + partWidth > Self.width {
        while line.utf8.last == UInt8(ascii: " ") { line.removeLast() }
        lines.append(line)
        (line, width) = (String(repeating: " ", count: indent + 4), indent + 4)
      }
      line += part
      width += partWidth
    }
    lines.append(line)
  }

  /// A heading's line, and the clauses that every declaration may have.
  mutating func heading(_ heading: Heading, _ definition: String = "", indent: Int = 0) {
    headingLine(heading, definition, indent: indent)
    common(heading, indent: indent + 2)
  }

  private mutating func headingLine(_ heading: Heading, _ definition: String = "", indent: Int = 0) {
    var text = "\(heading.keyword.value) \(heading.name.value)"
    if !definition.isEmpty { text += " " + definition }
    text += Self.titles(heading.titles)
    let isShort = (heading.article?.value.unicodeScalars.count ?? 0) <= Self.shortArticle
    if isShort { text += Self.article(heading.article) }
    line(text, indent: indent)
    if !isShort { line("article " + Self.designation(heading.article), indent: indent + 2) }
  }

  private mutating func common(_ heading: Heading, indent: Int = 2) {
    if let source = heading.source { line("source " + Self.quoted(source), indent: indent) }
    if let sample = heading.sample { line("sample " + Self.quoted(sample), indent: indent) }
    for acceptance in heading.accepted { accepted(acceptance, indent: indent) }
    if let span = heading.inForce { line("in force " + Self.span(span), indent: indent) }
    if let reason = heading.isNew { line("new " + Self.quoted(reason), indent: indent) }
    for amendment in heading.amendedBy {
      line("amended by \(amendment.act.value)\(Self.article(amendment.article))", indent: indent)
    }
  }

  mutating func accepted(_ acceptance: Acceptance, indent: Int = 2) {
    line("accepted \(acceptance.code.value) \(Self.quoted(acceptance.reason))", indent: indent)
  }
}

extension TreePrinter {
  private mutating func print(_ rulebook: RulebookDeclaration) {
    headingLine(rulebook.heading)
    if let jurisdiction = rulebook.jurisdiction { line("jurisdiction " + Self.quoted(jurisdiction)) }
    if let horizon = rulebook.horizon { line("horizon " + Self.span(horizon)) }
    if !rulebook.uses.isEmpty { line("uses " + Self.joined(rulebook.uses.map(Self.quoted))) }
    common(rulebook.heading)
  }

  private mutating func print(_ act: ActDeclaration) {
    headingLine(act.heading)
    if let authority = act.authority { line("authority " + Self.quoted(authority)) }
    if let approved = act.approved { line("approved \(approved.value)") }
    if let published = act.published { line("published \(published.value)") }
    if let inForce = act.inForce { line("in force " + Self.span(inForce)) }
    if let pricedOn = act.pricedOn { line("priced on " + pricedOn.value) }
    if let status = act.status { line("status " + status.value.keyword.spelling.english) }
    if let rank = act.rank { line("rank " + rank.value.keyword.spelling.english) }
    if !act.amends.isEmpty { line("amends " + Self.list(act.amends)) }
    if !act.prevailsOver.isEmpty { line("prevails over " + Self.list(act.prevailsOver)) }
    if let settles = act.settles { line("settles " + settles.value) }
    if let unknown = act.unknownText { line("unknown text " + Self.quoted(unknown)) }
    common(act.heading)
  }
}

extension TreePrinter {
  /// Texts hold no quotation marks.
  static func quoted(_ text: String) -> String { "\"\(text)\"" }

  static func quoted(_ text: Marked<String>) -> String { quoted(text.value) }

  static func titles(_ titles: [Marked<String>]) -> String { titles.map { " " + quoted($0) }.joined() }

  /// ` article 3`, ` article "12 note 2"`.
  static func article(_ article: Marked<String>?) -> String { article.map { " article " + designation($0) } ?? "" }

  /// What an article or an income code is called: bare if it is digits alone.
  static func designation(_ designation: Marked<String>?) -> String {
    let words = designation?.value ?? ""
    let isBare = (1...16).contains(words.utf8.count) && words.utf8.allSatisfy { (0x30...0x39).contains($0) }
    return isBare ? words : quoted(words)
  }

  static func joined(_ parts: [String]) -> String { parts.joined(separator: ", " + breakable) }

  static func list(_ names: [Marked<String>]) -> String { joined(names.map(\.value)) }

  static func span(_ span: SpanClause) -> String {
    "from \(span.first.value)" + (span.last.map { " to \($0.value)" } ?? "")
  }

  /// The number with the places that it was written with.
  static func literal(_ literal: NumberLiteral) -> String {
    let value = literal.value
    guard literal.isPercent else { return value.description + (literal.unit.map { " " + unit($0) } ?? "") }
    let hundredths = ExactDecimal(significand: value.significand, scale: max(0, value.scale - 2))
    return hundredths.description + "%"
  }

  static func cell(_ cell: NumberLiteral?) -> String { cell.map(literal) ?? "none" }

  static func unit(_ unit: UnitExpression) -> String {
    if unit.isPercent { return Keyword.percent.spelling.english }
    return unit.unit == .number ? Keyword.count.spelling.english : unit.unit.description
  }

  /// The unit behind a name, if there is one.
  static func unit(behindName unit: UnitExpression?) -> String { unit.map { " " + self.unit($0) } ?? "" }

  static func rounding(_ clause: RoundingClause) -> String {
    "\(clause.mode.value.keyword.spelling.english) to \(literal(clause.step))"
  }
}
