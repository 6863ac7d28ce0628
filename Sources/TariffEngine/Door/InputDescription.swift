import Exact
import TariffKernel

/// One thing that a rulebook asks for.
public struct InputDescription: Sendable, Hashable {
  /// What may be written for it.
  public enum Kind: String, Sendable { case number, choice, yesNo = "yes/no", date, text }
  /// One option of a choice.
  public struct Choice: Sendable, Hashable {
    /// The stable name.
    public var name: String
    /// The title that a citizen reads.
    public var persianTitle: String?
    /// The title in English.
    public var englishTitle: String?
  }
  /// The stable name.
  public var name: String
  /// The Persian title, if the act gives one.
  public var persianTitle: String?
  /// The English title, if the act gives one.
  public var englishTitle: String?
  /// The group whose rows hold it; nil: the dossier itself.
  public var group: String?
  /// What may be written for it.
  public var kind: Kind
  /// For a number: as the act writes it (`m2`, `rial/m2`, `percent`); nil for a pure number or another kind.
  public var unit: String?
  /// For a number: the least, a decimal text in that unit.
  public var least: String?
  /// For a number: the most, likewise.
  public var most: String?
  /// For a number: what it must be a multiple of, likewise.
  public var step: String?
  /// For a choice: its options.
  public var choices: [Choice]
  /// The fees that may read it, directly or through values, as declared.
  public var readBy: [String]
}

extension Rulebook {
  /// Everything the rulebook asks for: the dossier's own inputs, then each group's, as declared.
  public var inputs: [InputDescription] { InputDescription.all(of: model) }

  /// The header line of a CSV: `dossier,request_date,use`, for the dossiers (nil) or for a group.
  public func csvHeader(of group: String? = nil) -> String {
    (["dossier"] + inputs.filter { $0.group == group }.map(\.name)).joined(separator: ",")
  }

  /// The names of the groups, as declared.
  public var groupNames: [String] { model.groups.map(\.symbol.name) }
}

extension InputDescription {
  static func all(of model: Model) -> [InputDescription] {
    var readers: [ID<Input>: [String]] = [:]
    for fee in model.fees {
      let inputs = fee.versions.reduce(into: Set<ID<Input>>()) { $0.formUnion(FeeReach(of: $1, in: model).inputs) }
      for input in inputs { readers[input, default: []].append(fee.symbol.name) }
    }
    let ordered = model.inputs.indices.sorted { left, right in
      (model.inputs[left].group?.index ?? -1, left) < (model.inputs[right].group?.index ?? -1, right)
    }
    return ordered.map { InputDescription(model.inputs[$0], readBy: readers[ID($0)] ?? [], in: model) }
  }

  private init(_ input: Input, readBy: [String], in model: Model) {
    name = input.symbol.name
    persianTitle = input.symbol.persianTitle
    englishTitle = input.symbol.englishTitle
    group = input.group.map { model.groups[$0.index].symbol.name }
    self.readBy = readBy
    (unit, least, most, step, choices) = (nil, nil, nil, nil, [])
    switch input.domain {
    case .number(let unit, let text, let isPercent, _, let least, let most, let step):
      kind = .number
      self.unit = isPercent ? "percent" : unit == .number ? nil : text
      self.least = input.domain.cellText(least)
      self.most = input.domain.cellText(most)
      self.step = input.domain.cellText(step)
    case .choice(let options):
      kind = .choice
      choices = options.map { id in
        let symbol = model.options[id.index].symbol
        return Choice(name: symbol.name, persianTitle: symbol.persianTitle, englishTitle: symbol.englishTitle)
      }
    case .truth: kind = .yesNo
    case .date: kind = .date
    case .text: kind = .text
    }
  }
}
