import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// One act as its file says it, with the days that it governs. Many hold one act, so it is an object.
final class WrittenAct: Sendable {
  let tree: ActTree
  /// Where it lies; table files are looked up there.
  let folder: String
  /// The days that it governs; an open end is closed by the horizon.
  let span: DaySpan
  /// Whether its own text says no last day.
  let isOpen: Bool
  /// Its provisions and examples, in order.
  let declarations: [Declaration]
  /// What it does to other acts, in order.
  let statements: [AmendingStatement]

  init(tree: ActTree, folder: String, span: DaySpan, isOpen: Bool) {
    (self.tree, self.folder, self.span, self.isOpen) = (tree, folder, span, isOpen)
    declarations = tree.declarations
    statements = tree.statements
  }

  /// The same act with other words below its heading.
  func with(items: [ActItem]) -> WrittenAct {
    WrittenAct(tree: ActTree(act: tree.act, items: items), folder: folder, span: span, isOpen: isOpen)
  }

  var heading: Heading { tree.act.heading }
  var name: String { heading.name.value }
  var isDraft: Bool { tree.act.status?.value == .draft }
  var approved: Day { tree.act.approved?.value ?? span.first }

  /// The first day on which anybody could know it: published, else approved. A draft comes after everything that is law.
  var known: Day { isDraft ? Day.valid.upperBound : tree.act.published?.value ?? approved }

  var rank: Act.Rank {
    switch tree.act.rank?.value ?? .council {
    case .law: .law
    case .regulation: .regulation
    case .council: .council
    }
  }

  /// The act with its day of knowledge, for messages.
  var words: String { isDraft ? "\(name), a draft" : "\(name), known on \(known)" }
}

/// What the files of a rulebook say, before anything is put together.
struct WrittenRulebook: Sendable {
  var name: String
  /// The `rulebook` file's own words; nil: there is none.
  var declaration: RulebookDeclaration?
  /// The days that the rulebook claims to cover.
  var horizon: DaySpan?
  /// Acts that take part, sorted by name: neither files nor their order mean anything.
  var acts: [WrittenAct]
  /// Names of drafts, whether they take part or not.
  var drafts: [String]
}
