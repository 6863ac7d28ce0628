import Exact
import TariffKernel

/// One thing that a rulebook asks for.
public struct InputDescription: Sendable, Hashable {
  /// What may be written for it.
  public enum Kind: String, Sendable { case number, choice, yesNo = "yes/no", date, text }
  /// One option of a choice.
  public struct Choice: Sendable, Hashable {
    public var name: String
    public var persianTitle: String?
    public var englishTitle: String?
  }
  public var name: String
  public var persianTitle: String?
  public var englishTitle: String?
  /// The group whose rows hold it; nil: the dossier itself.
  public var group: String?
  public var kind: Kind
  /// For a number: as the act writes it (`m2`, `rial/m2`, `percent`); nil for a pure number or another kind.
  public var unit: String?
  /// For a number: decimal texts in that unit.
  public var least: String?
  public var most: String?
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
