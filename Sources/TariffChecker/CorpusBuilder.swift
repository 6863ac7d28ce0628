import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// Acts → corpus: names sorted out, rows of table files read, statements laid at the names they are about.
struct CorpusBuilder {
  let library: Library
  let sink: DiagnosticSink

  /// The corpus; faults were reported.
  func build(_ rulebook: WrittenRulebook) -> Corpus {
    let register = NameRegister(rulebook.acts, sink: sink)
    let order = ActOrder(rulebook.acts, sink: sink)
    let written = Corpus(rulebook, order: order, names: register.names, declared: register.declared)
    let corpus = withTableFiles(written)
    return corpus.with(amendments: StatementReader(corpus: corpus, sink: sink).amendments())
  }

  /// Puts the rows of table files into the tables that read them: statements change them like any other row.
  private func withTableFiles(_ corpus: Corpus) -> Corpus {
    let hasFiles = corpus.declared.values.joined().contains { $0.declaration.tableFile != nil }
    let replacing = corpus.acts.contains { $0.statements.contains { $0.action.tableFile != nil } }
    guard hasFiles || replacing else { return corpus }
    let collected = Gatherer(corpus, pieces: PieceStore(corpus), store: VersionStore(corpus))
      .collected(members: corpus.members(knownOn: nil))
    var model = Model(name: "")
    var inputs = InputResolver(sink: sink)
    inputs.resolve(collected, into: &model)
    var names = Names(of: collected)
    names.options = inputs.optionIDs
    let resolver = TableResolver(names: names, library: library, folders: corpus.acts.map(\.folder), sink: sink)
    var items = corpus.acts.map(\.tree.items)
    var changed = corpus.declared
    for (name, all) in corpus.declared {
      for (place, declared) in all.enumerated() {
        guard case .table(let table) = declared.declaration, table.file != nil else { continue }
        guard let whole = resolver.withRows(table, act: declared.act, model: model) else { continue }
        changed[name]?[place].declaration = .table(whole)
        items[declared.act].replace(declaration: declared.place, with: .table(whole))
      }
    }
    for act in corpus.acts.indices {
      for (place, item) in items[act].enumerated() {
        guard case .statement(var statement) = item, case .replaceTable(let table, let was) = statement.action,
          table.file != nil, case .table(let old)? = changed[table.heading.name.value]?.first?.declaration,
          let whole = resolver.withRows(table.replacing(old), act: act, model: model)
        else { continue }
        var replacing = whole
        replacing.heading = table.heading
        statement.action = .replaceTable(replacing, was: was)
        items[act][place] = .statement(statement)
      }
    }
    var rulebook = corpus.rulebook
    rulebook.acts = zip(corpus.acts, items).map { act, items in act.with(items: items) }
    return Corpus(rulebook, order: corpus.order, names: corpus.names, declared: changed)
  }
}

extension [ActItem] {
  /// Puts another declaration at a place among the declarations.
  fileprivate mutating func replace(declaration place: Int, with declaration: Declaration) {
    let declarations = indices.filter { if case .declaration = self[$0] { true } else { false } }
    self[declarations[place]] = .declaration(declaration)
  }
}

extension Declaration {
  fileprivate var tableFile: Marked<String>? { if case .table(let table) = self { table.file } else { nil } }
}

extension AmendingAction {
  fileprivate var tableFile: Marked<String>? { if case .replaceTable(let table, _) = self { table.file } else { nil } }
}
