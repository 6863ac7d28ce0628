import Diagnostics
import TariffChecker
import TariffSyntax

/// Reads a rulebook's folder and the folders it uses, and no file that it does not need: the `rulebook` file, the
/// acts, and the table files that the acts name.
struct RulebookFolder {
  /// An act or rulebook file; the parser's own limit is the same or smaller.
  static let actLimit = 1 << 20
  /// A table file: a price list of every block of a large city is about a tenth of this.
  static let tableLimit = 1 << 26

  /// How deep rulebooks may use one another; a city uses its country's, and that is all.
  static let nesting = 16

  private let tree: FolderTree
  private var library = Library(files: [], rulebook: nil, acts: [], attachments: [:])
  private var diagnostics: [Diagnostic] = []
  private var seen: [FolderPath] = []
  /// By file: what was parsed, which the check need not parse again.
  private var parses: [Int: (tree: SyntaxTree, diagnostics: [Diagnostic])] = [:]
  /// Files by their paths without links, so that a draft that lies in the folder is not read twice.
  private var places: [String: Int] = [:]

  /// The files, the names of the drafts among the acts of `drafts`, and what could not be read. The files are of no use
  /// when there is any message.
  static func read(
    _ folder: String, drafts: [String] = []
  ) -> (library: Library, drafts: [String], diagnostics: [Diagnostic]) {
    do throws(FileFault) {
      var reader = RulebookFolder(tree: try FolderTree(around: folder))
      reader.visit(reader.tree.home, within: [])
      var names: [String] = []
      for draft in drafts { names += reader.readDraft(draft) }
      reader.library.parsed = reader.parses
      reader.library.acts.sort { reader.library.files[$0.file].name < reader.library.files[$1.file].name }
      return (reader.library, Set(names).sorted(), reader.diagnostics)
    } catch {
      let none = Library(files: [], rulebook: nil, acts: [], attachments: [:])
      return (none, [], [.unreadable(folder, error == .missing ? "there is no such folder" : error.words, at: nil)])
    }
  }

  private init(tree: FolderTree) { self.tree = tree }

  /// Reads one folder, and the folders that its rulebook file uses; `chain` holds the folders that led here.
  private mutating func visit(_ folder: FolderPath, within chain: [FolderPath]) {
    seen.append(folder)
    let names: [String]
    do throws(FileFault) {
      names = try FileBytes.names(in: tree.absolute(folder))
    } catch {
      return diagnostics.append(.unreadable(shownName(folder), "it is not a folder that can be listed", at: nil))
    }
    var uses: [Marked<String>] = []
    if names.contains("rulebook"), let file = readFile("rulebook", in: folder) {
      if folder == tree.home { library.rulebook = file }
      uses = parsed(file).rulebook?.uses ?? []
    }
    for name in names where name.hasSuffix(".tariff") && !name.hasPrefix(".") {
      guard let file = readFile(name, in: folder) else { continue }
      library.acts.append(Library.ActFile(file: file, folder: tree.shown(folder)))
      for table in parsed(file).tableFiles { attach(table, in: folder, listed: names) }
    }
    for used in uses { follow(used, from: folder, chain: chain + [folder]) }
  }

  private mutating func follow(_ used: Marked<String>, from folder: FolderPath, chain: [FolderPath]) {
    guard let target = folder.resolving(used.value) else {
      return diagnostics.append(.missingUse(used, "it lies outside the folder that holds this rulebook's folder"))
    }
    if chain.contains(target) { return diagnostics.append(.usesItself(used, chain: (chain + [target]).map(shownName))) }
    guard chain.count < Self.nesting else {
      return diagnostics.append(.missingUse(used, "rulebooks use one another more than \(Self.nesting) deep"))
    }
    if seen.contains(target) { return }
    do throws(FileFault) {
      guard try tree.holds(target) else {
        return diagnostics.append(.unreadable(used.value, "a symbolic link leads out of the tree", at: used.range))
      }
      guard FileBytes.exists(tree.absolute(target.appending("rulebook"))) else {
        return diagnostics.append(.missingUse(used, "that folder has no file named rulebook"))
      }
      visit(target, within: chain)
    } catch {
      let reason = error == .missing ? "there is no such folder" : error.words
      diagnostics.append(.missingUse(used, reason))
    }
  }

  /// Reads a table file beside its act. One that is not there is left to the checker, which words it (T0205).
  private mutating func attach(_ table: Marked<String>, in folder: FolderPath, listed names: [String]) {
    guard names.contains(table.value) else { return }
    let shown = tree.shown(folder)
    let key = shown.isEmpty ? table.value : "\(shown)/\(table.value)"
    if library.attachments[key] != nil { return }
    guard let file = readFile(table.value, in: folder, limit: Self.tableLimit, namedAt: table.range) else { return }
    library.attachments[key] = file
  }

  private mutating func readFile(
    _ name: String, in folder: FolderPath, limit: Int = actLimit, namedAt range: SourceRange? = nil
  ) -> Int? {
    let path = folder.appending(name)
    let shown = tree.shown(folder).isEmpty ? name : "\(tree.shown(folder))/\(name)"
    do throws(FileFault) {
      guard try tree.holds(path) else {
        diagnostics.append(.unreadable(shown, "a symbolic link leads out of the tree", at: range))
        return nil
      }
      library.files.append(SourceFile(name: shown, bytes: try FileBytes.read(tree.absolute(path), limit: limit)))
      places[try FileBytes.resolved(tree.absolute(path))] = library.files.count - 1
      return library.files.count - 1
    } catch .tooLarge(let limit) {
      diagnostics.append(.tooLarge(shown, limit: limit, at: range))
    } catch {
      diagnostics.append(.unreadable(shown, error.words, at: range))
    }
    return nil
  }

  /// Reads a file of acts that was named by itself, and the table files beside it; it may lie anywhere.
  ///
  /// - Returns: the names of the drafts in it.
  private mutating func readDraft(_ path: String) -> [String] {
    do throws(FileFault) {
      let place = try FileBytes.resolved(path)
      if let file = places[place] { return parsed(file).drafts }
      let file = SourceFile(name: path, bytes: try FileBytes.read(place, limit: Self.actLimit))
      library.files.append(file)
      let index = library.files.count - 1
      places[place] = index
      let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
      let shown = folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
      library.acts.append(Library.ActFile(file: index, folder: shown))
      for table in parsed(index).tableFiles { attach(table, beside: place, shown: shown) }
      return parsed(index).drafts
    } catch .tooLarge(let limit) {
      diagnostics.append(.tooLarge(path, limit: limit, at: nil))
    } catch {
      diagnostics.append(.unreadable(path, error.words, at: nil))
    }
    return []
  }

  /// Reads a table file beside a draft. One that is not there is left to the checker, which words it (T0205).
  private mutating func attach(_ table: Marked<String>, beside act: String, shown folder: String) {
    let real = act.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    let names = (try? FileBytes.names(in: real.isEmpty ? "/" : real)) ?? []
    let key = "\(folder)/\(table.value)"
    guard names.contains(table.value), library.attachments[key] == nil else { return }
    do throws(FileFault) {
      let bytes = try FileBytes.read("\(real)/\(table.value)", limit: Self.tableLimit)
      library.files.append(SourceFile(name: key, bytes: bytes))
      library.attachments[key] = library.files.count - 1
    } catch .tooLarge(let limit) {
      diagnostics.append(.tooLarge(key, limit: limit, at: table.range))
    } catch {
      diagnostics.append(.unreadable(key, error.words, at: table.range))
    }
  }

  /// The tree of a file, parsed once.
  private mutating func parsed(_ file: Int) -> SyntaxTree {
    let parse = parses[file] ?? Parser.parse(library.files[file], index: file)
    parses[file] = parse
    return parse.tree
  }

  private func shownName(_ folder: FolderPath) -> String {
    let shown = tree.shown(folder)
    return shown.isEmpty ? "." : shown
  }
}

extension SyntaxTree {
  /// The names of the acts that are drafts.
  fileprivate var drafts: [String] {
    acts.filter { $0.act.status?.value == .draft }.map { $0.act.heading.name.value }
  }

  /// The files named by `table … from "prices.csv"`, in order.
  fileprivate var tableFiles: [Marked<String>] {
    acts.flatMap(\.items).compactMap { item in
      switch item {
      case .declaration(.table(let table)): table.file
      case .statement(let statement):
        if case .replaceTable(let table, _) = statement.action { table.file } else { nil }
      case .declaration: nil
      }
    }
  }
}
