import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// A declaration as it stands in an edition, with the act that makes it. One name may have several, on days that do not
/// overlap: those are the versions of one provision.
struct Dated<Declared> {
  var declaration: Declared
  /// Index into ``Collected/acts``.
  var act: ID<Act>
  /// Its act, its article, and what changed it.
  var origin: Origin
  /// One number for one version of one name, in every edition of the rulebook.
  var id: Int
}

extension Dated: Sendable where Declared: Sendable {}

/// What holds of a provision on some days: one of its versions, or none because the law says so.
struct DatedEntry: Sendable {
  var span: DaySpan
  var state: Timeline.Entry.State
  /// The version that holds, would hold, or is nearest: its `priced on` decides whether the entry governs.
  var version: Int
}

/// What the acts of one edition lay down, sorted by kind and name and not yet resolved.
struct Collected: Sendable {
  var rulebookName: String
  /// All acts of the rulebook, also those that the edition does not know: an index means the same act everywhere.
  var acts: [Act] = []
  /// By act: the input named by `priced on`.
  var pricedOn: [Marked<String>?] = []
  /// The folder of each act, for table files.
  var folders: [String] = []
  var inputs: [Dated<InputDeclaration>] = []
  var groups: [Dated<GroupDeclaration>] = []
  var sets: [Dated<SetDeclaration>] = []
  /// Versions of a provision stand together, by first day; provisions stand in the order of their first declaration.
  /// There is at least one, also of what the edition does not know: for its unit, and for readers that never need it.
  var rates: [[Dated<RateDeclaration>]] = []
  var tables: [[Dated<TableDeclaration>]] = []
  var values: [[Dated<ValueDeclaration>]] = []
  var fees: [[Dated<FeeDeclaration>]] = []
  var plans: [[Dated<PlanDeclaration>]] = []
  var bills: [Dated<BillDeclaration>] = []
  /// By name of a rate, table, value, fee or plan: what holds when.
  var entries: [String: [DatedEntry]] = [:]
  /// Fees that the edition does not know yet: no act of it lays them down.
  var unborn: Set<String> = []

  init(rulebookName: String) { self.rulebookName = rulebookName }

  /// What holds of a rate, table, value or plan when.
  func timeline(of heading: Heading) -> Timeline {
    Timeline((entries[heading.name.value] ?? []).map { Timeline.Entry($0.span, $0.state) })
  }
}

/// `accepted CODE "reason"`, and the declaration whose oddities it accepts.
struct Accepting {
  var acceptance: Acceptance
  /// From the declaration's keyword to its last clause.
  var range: SourceRange
  /// Whether it stands in the rulebook itself, and not in one that this one uses.
  var isOwn: Bool
}

/// What a declared name stands for. Inputs of a group are found through the group, or bare inside its aggregates.
enum Entity: Hashable {
  case input(ID<Input>)
  case group(ID<Group>)
  case rate(ID<Rate>)
  case table(ID<Table>)
  case value(ID<Value>)
  case set(ID<FeeSet>)
  case fee(ID<Fee>)
  case bill(ID<Bill>)
  case plan(ID<PlanProvision>)
}

/// All names of a rulebook; IDs follow the order of ``Collected``.
struct Names {
  var entities: [String: Entity] = [:]
  /// Inputs of groups: `floor.area` under `floor`, then `area`.
  var groupInputs: [ID<Group>: [String: ID<Input>]] = [:]
  /// Option ids by name and by title; options of all choices share one list.
  var options: [String: ID<Option>] = [:]
  /// The first place where a name was declared.
  var places: [String: SourceRange] = [:]
}

extension Heading {
  /// The part of the heading that a model keeps.
  var symbol: Symbol { Symbol(name: name.value, titles: titles) }

  /// Where a provision comes from; `indices` finds the acts that changed it.
  func origin(act: Int, indices: [String: Int]) -> Origin {
    Origin(
      act: ID(act), article: article?.value, source: source?.value, sample: sample?.value,
      amendments: amendedBy.compactMap { amendment in
        indices[amendment.act.value].map { Origin.Amendment(act: ID($0), article: amendment.article?.value) }
      })
  }
}

extension Symbol {
  /// Titles are told apart by script: the first with a letter of the Arabic script is the Persian one.
  init(name: String, titles: [Marked<String>]) {
    func isPersian(_ text: String) -> Bool { text.unicodeScalars.contains { (0x600...0x6FF).contains($0.value) } }
    self.init(
      name: name, persianTitle: titles.first { isPersian($0.value) }?.value,
      englishTitle: titles.first { !isPersian($0.value) }?.value)
  }
}
