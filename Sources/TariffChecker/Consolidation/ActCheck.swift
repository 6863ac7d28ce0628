import Diagnostics
import TariffKernel
import TariffSyntax

/// What an act must say to be one.
struct ActCheck {
  let corpus: Corpus
  let sink: DiagnosticSink

  /// T0901, T0904, T0913.
  func report() {
    // An act that others name as their source of change, or settle, has said what it had to say.
    var named: Set<String> = []
    for act in corpus.acts {
      if let settled = act.tree.act.settles { named.insert(settled.value) }
      for heading in act.declarations.compactMap(\.heading) {
        for amendment in heading.amendedBy where corpus.order.indices[amendment.act.value] != nil {
          named.insert(amendment.act.value)
        }
      }
    }
    let links = ActLinks(acts: corpus.acts, indices: corpus.order.indices, sink: sink)
    for act in corpus.acts {
      if act.tree.items.isEmpty, act.tree.act.unknownText == nil, !named.contains(act.name) { report(act) }
      for declaration in act.declarations {
        for amendment in declaration.heading?.amendedBy ?? [] {
          _ = links.find(amendment.act, in: act, "\(declaration.heading?.name.value ?? "") is amended by")
        }
        if case .fee(let fee) = declaration { checkUnknownText(of: fee, in: act) }
      }
    }
  }

  private func report(_ act: WrittenAct) {
    sink.report(
      Diagnostic(
        .actSaysNothing, at: act.heading.name.range, "\(act.name) neither declares nor states anything",
        reasons: ["an act of which nothing follows is a misunderstanding, or a file that was cut short"],
        remedy: "write its provisions and statements below it; if its text is not known: unknown text \"why\"",
        article: act.heading.article?.value))
  }

  /// An amount may be unknown, and then somebody must say why.
  private func checkUnknownText(of fee: FeeDeclaration, in act: WrittenAct) {
    guard let unknown = fee.textUnknown, unknown.why == nil, act.tree.act.unknownText == nil else { return }
    guard fee.heading.amendedBy.isEmpty else { return }
    sink.report(
      Diagnostic(
        .unknownTextUnexplained, at: unknown.range,
        "nothing says why the amount of \(fee.heading.name.value) is unknown",
        reasons: ["whoever needs it gets an error, and must be told what is missing"],
        remedy: "write: amount unknown \"why\", or in the act: unknown text \"why\"",
        article: fee.heading.article?.value))
  }
}
