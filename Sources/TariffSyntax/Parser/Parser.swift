import Diagnostics

/// Tokens → tree. The parser never fails: what it cannot read becomes a hole in the tree with one message beside it,
/// and it goes on with the next statement, so that one run reports every fault.
///
/// The functions read like the grammar in `Tariffs/LANGUAGE.md`. Once a statement has a fault the cursor stands at its
/// end, so that nothing more is said about it.
public struct Parser {
  let file: SourceFile
  let index: Int
  let limits: Limits
  let tokens: [Token]
  /// The keywords of the file.
  let vocabulary: Vocabulary
  /// By token: what it was read as.
  var roles: [TokenRole]
  /// The token at hand, and the end of the statement.
  var cursor = 0
  var end = 0
  /// Whether the statement at hand was reported already.
  var isFaulty = false
  /// An example of what the statement should look like.
  var usage: String?
  /// The article of the declaration at hand, for messages.
  var article: Marked<String>?
  /// How deep in the formula at hand, and how many parts it has.
  var depth = 0
  var nodes = 0
  /// What the declarations at hand belong to.
  var place = FilePlace.start
  /// Whether the file is of a version whose grammar is not known here.
  var isOtherVersion = false
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads one file.
  ///
  /// - Parameters:
  ///   - file: the bytes as they lie on disk.
  ///   - index: the file's place in the list of files of the run; ranges name it.
  /// - Returns: a tree, with holes where something could not be read, and what is wrong, by place.
  public static func parse(_ file: SourceFile, index: Int) -> (tree: SyntaxTree, diagnostics: [Diagnostic]) {
    parse(file, index: index, limits: .standard)
  }

  /// Reads one file under other bounds than the standard ones.
  public static func parse(
    _ file: SourceFile, index: Int, limits: Limits
  ) -> (tree: SyntaxTree, diagnostics: [Diagnostic]) {
    let reading = read(file, index: index, limits: limits)
    return (reading.tree, reading.diagnostics)
  }

  /// Reads one file and keeps what the formatter needs besides the tree.
  static func read(_ file: SourceFile, index: Int, limits: Limits) -> Reading {
    let policy = TextPolicy(file.bytes, file: index, limits: limits)
    guard policy.isReadable else { return Reading(.empty, Array(policy.diagnostics.prefix(limits.messages))) }
    let lexer = Lexer(file.bytes, file: index, limits: limits)
    guard lexer.isComplete else { return Reading(.empty, policy.diagnostics + lexer.diagnostics.suffix(1)) }
    var parser = Parser(file, index: index, limits: limits, lexer)
    let statements = StatementJoiner(lexer.tokens, lexer.vocabulary).statements
    var tree = parser.tree(of: statements)
    tree.comments = lexer.comments
    tree.keywords = lexer.vocabulary.language
    if parser.isOtherVersion { return Reading(.empty, policy.diagnostics + parser.diagnostics) }
    let all = (policy.diagnostics + lexer.diagnostics + parser.diagnostics).sorted { $0.start < $1.start }
    return Reading(
      tree: tree, diagnostics: Array(all.prefix(limits.messages)), lexer: lexer, statements: statements,
      roles: parser.roles)
  }

  private init(_ file: SourceFile, index: Int, limits: Limits, _ lexer: Lexer) {
    self.file = file
    self.index = index
    self.limits = limits
    tokens = lexer.tokens
    vocabulary = lexer.vocabulary
    roles = Array(repeating: .plain, count: lexer.tokens.count)
  }

  /// Adds a message whatever the state of the statement.
  mutating func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
}

/// A file that was read: its tree, and how its words came into it.
struct Reading {
  var tree: SyntaxTree
  var diagnostics: [Diagnostic]
  /// nil: the file could not be read at all.
  var lexer: Lexer?
  var statements: [Statement] = []
  /// By token.
  var roles: [TokenRole] = []

  init(
    tree: SyntaxTree, diagnostics: [Diagnostic], lexer: Lexer, statements: [Statement], roles: [TokenRole]
  ) {
    self.tree = tree
    self.diagnostics = diagnostics
    self.lexer = lexer
    self.statements = statements
    self.roles = roles
  }

  init(_ tree: SyntaxTree, _ diagnostics: [Diagnostic]) {
    self.tree = tree
    self.diagnostics = diagnostics
  }
}

extension SyntaxTree {
  /// What is left of a file that could not be read.
  static let empty = SyntaxTree(language: nil)
}

extension Diagnostic {
  fileprivate var start: Int { range?.start ?? 0 }
}
