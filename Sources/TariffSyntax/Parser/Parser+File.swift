import Diagnostics
import Exact

/// Where in a file the parser is, by what its declarations would belong to.
enum FilePlace {
  /// Before everything.
  case start
  /// Below an act.
  case act
  /// Below a rulebook.
  case rulebook
  /// Below an act that has no name, or below none at all; which was reported.
  case nothing
}

/// A declaration's heading and the indented statements below it.
struct Block {
  var kind: DeclarationKind
  var heading: Statement
  var clauses: [Statement] = []
}

extension Parser {
  /// file → ("language" | "زبان") 1, then a rulebook, or acts, each with what it lays down
  mutating func tree(of statements: [Statement]) -> SyntaxTree {
    var tree = SyntaxTree.empty
    var rest = statements[...]
    version(&rest, into: &tree)
    guard !isOtherVersion else { return tree }
    let blocks = self.blocks(rest)
    var provisions = 0
    for block in blocks {
      if block.kind != .act { provisions += 1 }
      guard provisions <= limits.provisions else {
        add(.tooManyProvisions(limit: limits.provisions, at: range(of: tokens[block.heading.tokens.lowerBound])))
        return tree
      }
      read(block, into: &tree)
    }
    let isExplained = diagnostics.contains { $0.code == .unknownDeclaration }
    let isHeaded = blocks.contains { $0.kind == .act || $0.kind == .rulebook }
    if !statements.isEmpty, !isHeaded, !isExplained {
      add(.noHead(at: tree.language?.range ?? SourceRange(file: index, start: 0, end: 0)))
    }
    return tree
  }

  /// version → ("language" | "زبان") 1
  private mutating func version(_ rest: inout ArraySlice<Statement>, into tree: inout SyntaxTree) {
    guard let first = rest.first else {
      add(.languageMissing(at: SourceRange(file: index, start: 0, end: 0), meant: false))
      return
    }
    enter(first, usage: "language 1")
    let start = cursor
    guard eat(.language) else {
      let words = KeywordLanguage.allCases.map(Keyword.language.spelling)
      let isMeant = peek?.word.flatMap { NearestName.find($0, among: words) } != nil
      add(.languageMissing(at: range(of: tokens[start]), meant: isMeant))
      if isMeant { rest.removeFirst() }
      return
    }
    rest.removeFirst()
    if first.isIndented { add(.notInColumnOne(words(of: tokens[start]), at: range(of: tokens[start]))) }
    guard case .number(let version)? = peek?.kind else {
      unexpected("the version of the language", remedy: "write: \(spelling(.language)) 1")
      return
    }
    advance()
    guard version == ExactDecimal(1) else {
      add(.languageUnknown(words(range(from: start + 1)), at: range(from: start + 1)))
      isOtherVersion = true
      return
    }
    tree.language = Marked(1, range(from: start))
    leave()
  }

  /// Gathers statements under their headings.
  private mutating func blocks(_ statements: ArraySlice<Statement>) -> [Block] {
    var blocks: [Block] = []
    // Where clauses go: nil while they belong to something that was not understood.
    var target: Int?
    var isOrphanReported = false
    for statement in statements {
      enter(statement, usage: nil)
      let token = tokens[cursor]
      if let kind = declarationKind, !takes(target.map { blocks[$0].kind }, statement) {
        if statement.isIndented { add(.notInColumnOne(words(of: token), at: range(of: token))) }
        blocks.append(Block(kind: kind, heading: statement))
        target = blocks.count - 1
      } else if statement.isIndented {
        if let target {
          blocks[target].clauses.append(statement)
        } else if blocks.isEmpty, !isOrphanReported, token.kind != .invalid, !hasUnknownDeclaration {
          add(.clauseWithoutDeclaration(words(of: token), at: range(of: token)))
          isOrphanReported = true
        }
      } else if let target, blocks[target].kind.clauses.contains(where: { at($0.keyword) }) {
        add(.clauseInColumnOne(words(of: token), of: spelling(blocks[target].kind.keyword), at: range(of: token)))
        blocks[target].clauses.append(statement)
      } else if let kind = unknownDeclaration(token) {
        blocks.append(Block(kind: kind, heading: statement))
        target = blocks.count - 1
      } else {
        target = nil
      }
    }
    return blocks
  }

  private var hasUnknownDeclaration: Bool { diagnostics.contains { $0.code == .unknownDeclaration } }

  /// What the words at hand declare; nil: they declare nothing.
  private var declarationKind: DeclarationKind? {
    tokens[cursor].term == 0 ? nil : DeclarationKind.allCases.first { at($0.keyword) }
  }

  /// Whether an indented word that also begins declarations has a meaning of its own in the block.
  private func takes(_ kind: DeclarationKind?, _ statement: Statement) -> Bool {
    guard statement.isIndented, let kind else { return false }
    return kind == .table || kind == .replace || kind == .example || kind.clauses.contains { at($0.keyword) }
  }

  /// T0110; the kind that was probably meant, so that what stands below is read.
  private mutating func unknownDeclaration(_ token: Token) -> DeclarationKind? {
    if token.kind == .invalid { return nil }
    if at(.language) {
      add(.languageTwice(at: range(of: token)))
      return nil
    }
    let names = DeclarationKind.allCases.map { spelling($0.keyword) }
    let meant = token.word.flatMap { NearestName.find($0, among: names) }
    add(.unknownDeclaration(words(of: token), meant: meant, known: names, at: range(of: token)))
    return DeclarationKind.allCases.first { spelling($0.keyword) == meant }
  }

  private mutating func read(_ block: Block, into tree: inout SyntaxTree) {
    enter(block.heading, usage: block.kind.usage)
    article = nil
    let keyword = tokens[cursor]
    switch block.kind {
    case .act:
      if tree.rulebook != nil { add(.actInRulebook(at: range(of: keyword))) }
      place = .act
      if let act = act(block) { tree.acts.append(ActTree(act: act)) } else { place = .nothing }
    case .rulebook:
      if place != .start { add(.secondHead(at: range(of: keyword))) }
      let rulebook = rulebook(block)
      if place == .start { tree.rulebook = rulebook }
      place = .rulebook
    default:
      switch place {
      case .rulebook: return add(.declarationInRulebook(spelling(block.kind.keyword), at: range(of: keyword)))
      case .start:
        add(.declarationWithoutAct(spelling(block.kind.keyword), at: range(of: keyword)))
        place = .nothing
      case .act, .nothing: break
      }
      if let item = item(block), place == .act { tree.acts[tree.acts.count - 1].items.append(item) }
    }
  }

  private mutating func item(_ block: Block) -> ActItem? {
    switch block.kind {
    case .input: input(block).map { .declaration(.input($0)) }
    case .group: group(block).map { .declaration(.group($0)) }
    case .set: set(block).map { .declaration(.set($0)) }
    case .rate: rate(block).map { .declaration(.rate($0)) }
    case .table: table(block).map { .declaration(.table($0)) }
    case .value: value(block).map { .declaration(.value($0)) }
    case .fee: fee(block).map { .declaration(.fee($0)) }
    case .bill: bill(block).map { .declaration(.bill($0)) }
    case .plan: plan(block).map { .declaration(.plan($0)) }
    case .example: example(block).map { .declaration(.example($0)) }
    case .replace: replacement(block).map { .statement($0) }
    case .change, .insert, .remove, .repeal, .suspend, .reinstate, .annul: amendment(block).map { .statement($0) }
    case .act, .rulebook: nil
    }
  }
}
