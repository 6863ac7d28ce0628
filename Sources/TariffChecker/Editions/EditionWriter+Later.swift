import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

// What the acts of an edition read, and only acts that come later lay down. Nobody knows yet what it will be: whoever
// needs it gets an error, and whoever reads a fee that does not exist yet reads nothing.

extension EditionWriter {
  /// Whether some act of the edition lays a name down.
  private func isKnown(_ name: String) -> Bool {
    corpus.declared[name]?.contains { consolidation.members.contains($0.act) } ?? false
  }

  /// Whether a name stands for a fee that no act of the edition lays down.
  private func isFeeToCome(_ name: String) -> Bool {
    guard case .fee? = corpus.declared[name]?.first?.declaration else { return false }
    return !isKnown(name)
  }

  /// An input, group, set or bill as the edition knows it; nil: it has none, or the name changes with days.
  func known(_ declaration: Declaration) -> Declaration? {
    if declaration.isVersioned { return nil }
    guard case .bill(var bill) = declaration else { return declaration }
    bill.lines.removeAll { isFeeToCome($0.value) }
    bill.fixed.removeAll { isFeeToCome($0.value) }
    if case .takenFrom(let fee)? = bill.floor?.remainder, isFeeToCome(fee.value) { bill.floor?.remainder = .shownApart }
    return bill.lines.isEmpty ? nil : .bill(bill)
  }

  /// The declaration with 0 rial in the place of fees that do not exist yet.
  func withoutFeesToCome(_ declaration: Declaration) -> Declaration {
    if case .plan(var plan) = declaration {
      plan.unsplit.removeAll { isFeeToCome($0.value) }
      plan.lateCharge?.except.removeAll { isFeeToCome($0.value) }
      return withoutFeesToCome(in: .plan(plan))
    }
    return withoutFeesToCome(in: declaration)
  }

  private func withoutFeesToCome(in declaration: Declaration) -> Declaration {
    guard declaration.formulas.contains(where: { readsFeeToCome($0) }) else { return declaration }
    return declaration.mappingFormulas { formula in
      formula.mapping { part in
        switch part.kind {
        case .name(let name) where isFeeToCome(name): .nothing(part.range)
        case .beforeReliefs(let inner) where readsFeeToCome(inner): .nothing(part.range)
        default: nil
        }
      }
    }
  }

  private func readsFeeToCome(_ formula: Expression) -> Bool {
    var found = false
    formula.eachName { found = found || isFeeToCome($0) }
    return found
  }

  /// One act, in force on the last day of all, that gives names their shape; nil: nothing is read that comes later.
  func actToCome(below acts: [ActTree]) -> ActTree? {
    var declared: Set<String> = []
    for heading in acts.flatMap(\.declarations).compactMap(\.heading) { declared.insert(heading.name.value) }
    var open = acts.flatMap(\.declarations).flatMap(\.namesRead) + acts.compactMap(\.act.pricedOn?.value)
    var later: [String: Declaration] = [:]
    while let name = open.popLast() {
      guard later[name] == nil, !declared.contains(name), !isKnown(name), let first = corpus.declared[name]?.first,
        let shape = first.declaration.shape
      else { continue }
      later[name] = shape
      open += shape.namesRead
    }
    guard !later.isEmpty, let model = acts.first?.act else { return nil }
    let items = corpus.names.compactMap { later[$0] }.map { ActItem.declaration($0) }
    return ActTree(act: Self.actToCome(like: model), items: items)
  }

  private static func actToCome(like model: ActDeclaration) -> ActDeclaration {
    var (act, heading) = (model, model.heading)
    let range = heading.range
    func marked(_ text: String) -> Marked<String> { Marked(text, range) }
    let last = Marked(Day.valid.upperBound, range)
    (heading.name, heading.titles) = (
      marked("future.acts"), [marked("آنچه هنوز مقرر نشده"), marked("Not laid down yet")]
    )
    (heading.article, heading.sample, heading.accepted) = (nil, nil, [])
    heading.source = marked("acts that are known later")
    act.heading = heading
    act.authority = marked("nobody yet")
    (act.approved, act.published, act.inForce) = (last, nil, SpanClause(first: last, last: nil, range: range))
    (act.pricedOn, act.status, act.rank) = (nil, Marked(.final, range), nil)
    (act.amends, act.prevailsOver, act.settles, act.unknownText) = ([], [], nil, nil)
    return act
  }
}
