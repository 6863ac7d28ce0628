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
    var corpus = Corpus(rulebook: rulebook, order: order)
    corpus.names = register.names
    corpus.declared = register.declared
    readTableFiles(&corpus)
    let statements = StatementReader(corpus: corpus, sink: sink)
    corpus.amendments = statements.amendments()
    return corpus
  }

  /// Puts the rows of table files into the tables that read them: statements change them like any other row.
  private func readTableFiles(_ corpus: inout Corpus) {
    let hasFiles = corpus.declared.values.joined().contains { $0.declaration.tableFile != nil }
    let replacing = corpus.acts.contains { $0.tree.statements.contains { $0.action.tableFile != nil } }
    guard hasFiles || replacing else { return }
    let collected = Gatherer(corpus, store: VersionStore(corpus)).collected(members: corpus.members(knownOn: nil))
    var model = Model(name: "")
    var inputs = InputResolver(sink: sink)
    inputs.resolve(collected, into: &model)
    var names = Names(of: collected)
    names.options = inputs.optionIDs
    let resolver = TableResolver(names: names, library: library, folders: corpus.acts.map(\.folder), sink: sink)
    for (name, all) in corpus.declared {
      for (place, declared) in all.enumerated() {
        guard case .table(let table) = declared.declaration, table.file != nil else { continue }
        guard let whole = resolver.withRows(table, act: declared.act, model: model) else { continue }
        corpus.declared[name]?[place].declaration = .table(whole)
        corpus.replace(declaration: declared.place, of: declared.act, with: .table(whole))
      }
    }
    for act in corpus.acts.indices {
      for (place, item) in corpus.acts[act].tree.items.enumerated() {
        guard case .statement(var statement) = item, case .replaceTable(let table, let was) = statement.action,
          table.file != nil, case .table(let old)? = corpus.declared[table.heading.name.value]?.first?.declaration,
          let whole = resolver.withRows(table.replacing(old), act: act, model: model)
        else { continue }
        var replacing = whole
        replacing.heading = table.heading
        statement.action = .replaceTable(replacing, was: was)
        corpus.rulebook.acts[act].tree.items[place] = .statement(statement)
      }
    }
  }
}

extension Declaration {
  fileprivate var tableFile: Marked<String>? { if case .table(let table) = self { table.file } else { nil } }
}

extension AmendingAction {
  fileprivate var tableFile: Marked<String>? { if case .replaceTable(let table, _) = self { table.file } else { nil } }
}
