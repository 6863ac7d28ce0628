import Diagnostics
import TariffKernel

/// Finds inputs and groups by what a header or key may call them: their name, else a title that is no other's.
struct NameIndex: Sendable {
  /// What a name in a header stands for.
  enum Subject: Sendable, Hashable {
    /// The dossier's number: `dossier`, `پرونده`.
    case identifier
    case input(ID<Input>)
    case group(ID<Group>)
  }
  /// What the dossier's number is called in headers and keys.
  static let identifierNames = ["dossier", "پرونده"]

  private var subjects: [String: Subject] = [:]
  /// The names as the tariff spells them, for "did you mean".
  private(set) var names = [identifierNames[0]]

  /// The names of the dossier (nil), or of a group's rows.
  init(of group: ID<Group>?, in model: Model) {
    var symbols: [(Subject, Symbol)] = []
    for (index, input) in model.inputs.enumerated() where input.group == group {
      symbols.append((.input(ID(index)), input.symbol))
    }
    if group == nil {
      for (index, group) in model.groups.enumerated() { symbols.append((.group(ID(index)), group.symbol)) }
    }
    var titles: [String: Subject?] = [:]
    for (subject, symbol) in symbols {
      for title in [symbol.persianTitle, symbol.englishTitle].compactMap({ $0 }) {
        let key = MatchKey.of(title)
        // A title that two inputs share names neither.
        titles[key] = titles[key] == nil || titles[key] == .some(subject) ? .some(subject) : .some(nil)
      }
    }
    for (title, subject) in titles { if let subject { subjects[title] = subject } }
    for (subject, symbol) in symbols { subjects[MatchKey.of(symbol.name)] = subject }
    for name in Self.identifierNames { subjects[MatchKey.of(name)] = .identifier }
    names += symbols.map(\.1.name)
  }

  /// What the name stands for; nil: nothing.
  func find(_ name: String) -> Subject? { subjects[MatchKey.of(name)] }

  /// The name that was perhaps meant.
  func nearest(to name: String) -> String? { NearestName.find(name, among: names) }
}
