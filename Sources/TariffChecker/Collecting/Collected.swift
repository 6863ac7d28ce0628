import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// Where the passes leave their messages.
final class DiagnosticSink {
  private(set) var diagnostics: [Diagnostic] = []
  private var said: Set<Said> = []

  /// What one message cannot say twice: an act's `priced on` is looked up by every fee, a value's table by every reader.
  private struct Said: Hashable {
    var code: DiagnosticCode
    var range: SourceRange?
    var message: String
  }

  func report(_ diagnostic: Diagnostic) {
    let saying = Said(code: diagnostic.code, range: diagnostic.range, message: diagnostic.message)
    guard said.insert(saying).inserted else { return }
    diagnostics.append(diagnostic)
  }
}

/// A declaration together with the act that makes it and the days for which it holds. One name may have several, on
/// days that do not overlap: those are the versions of one provision.
struct Dated<Declared> {
  var declaration: Declared
  /// Index into ``Collected/acts``.
  var act: ID<Act>
  var span: DaySpan
}

/// Everything that the acts of a rulebook declare, sorted by kind and name and not yet resolved.
struct Collected {
  var rulebookName: String
  var acts: [Act] = []
  /// By act: the input named by `priced on`.
  var pricedOn: [Marked<String>?] = []
  /// The folder of each act, for table files.
  var folders: [String] = []
  var inputs: [Dated<InputDeclaration>] = []
  var groups: [Dated<GroupDeclaration>] = []
  var sets: [Dated<SetDeclaration>] = []
  /// Versions of a provision stand together, by first day; provisions stand in the order of their first declaration.
  var rates: [[Dated<RateDeclaration>]] = []
  var tables: [[Dated<TableDeclaration>]] = []
  var values: [[Dated<ValueDeclaration>]] = []
  var fees: [[Dated<FeeDeclaration>]] = []
  var bills: [Dated<BillDeclaration>] = []
  var examples: [Dated<ExampleDeclaration>] = []
  /// By name: the place of a rate, table, value or fee in the list of its kind.
  var places: [String: Int] = [:]
  /// Every `accepted` clause, with the declaration in which it stands.
  var acceptances: [Accepting] = []

  /// Whether some file could not be read as a whole.
  var hasUnreadParts = false
  /// Declarations in which something could not be read.
  var damaged: [SourceRange] = []

  init(rulebookName: String) { self.rulebookName = rulebookName }
}

/// `accepted CODE "reason"`, and the declaration whose oddities it accepts.
struct Accepting {
  var acceptance: Acceptance
  /// From the declaration's keyword to its last clause.
  var range: SourceRange
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

  /// Where a provision comes from.
  func origin(act: ID<Act>) -> Origin {
    Origin(act: act, article: article?.value, source: source?.value, sample: sample?.value)
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
