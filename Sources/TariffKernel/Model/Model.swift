import Exact

/// A tariff once understood: no text to parse, no places in files, every name resolved, every unit and scale known.
///
/// All formulas of a model share one flat list of nodes; a node's operands stand before it. Provisions are dated
/// versions: which one holds is found by a day, never by "the latest".
public struct Model: Sendable {
  /// The rulebook's stable name.
  public var name: String
  /// The acts that the provisions come from.
  public var acts: [Act]
  /// What dossiers bring.
  public var inputs: [Input]
  /// Repeated parts of a dossier.
  public var groups: [Group]
  /// Every option of every choice; a choice value is an index into this list.
  public var options: [Option]
  /// Every text that the tariff itself names; a text value is an index into this list.
  public var texts: [String]
  /// Named numbers.
  public var rates: [Rate]
  /// Tables as printed.
  public var tables: [Table]
  /// How formulas search the tables.
  public var searches: [Search]
  /// Named quantities that are not billed.
  public var values: [Value]
  /// Declared sets of lines.
  public var sets: [FeeSet]
  /// The lines, as declared.
  public var fees: [Fee]
  /// What each payee asks for.
  public var bills: [Bill]
  /// Terms of payment.
  public var plans: [PlanProvision]
  /// The nodes of all formulas.
  public var nodes: [Node]
  /// Operand lists, named by ``Operands``.
  public var operands: [ID<Node>]
  /// Fees so that whoever is read comes first; ties as declared.
  public var feeOrder: [ID<Fee>]

  /// An empty model.
  public init(name: String) {
    self.name = name
    (acts, inputs, groups, options, texts) = ([], [], [], [], [])
    (rates, tables, searches, values, sets, fees, bills, plans) = ([], [], [], [], [], [], [], [])
    (nodes, operands, feeOrder) = ([], [], [])
  }
}

/// The place of something in one of the model's lists.
public struct ID<Subject>: Sendable, Hashable {
  /// The place.
  public let index: Int

  /// The index in the list of its kind.
  public init(_ index: Int) { self.index = index }
}

/// What a reader needs to know of a provision: how it is named, and where it comes from.
public struct Symbol: Sendable, Hashable {
  /// The stable name, as the tariff spells it.
  public var name: String
  /// The Persian title, if the tariff gives one.
  public var persianTitle: String?
  /// The English title, if the tariff gives one.
  public var englishTitle: String?

  /// A name and its titles.
  public init(name: String, persianTitle: String? = nil, englishTitle: String? = nil) {
    self.name = name
    self.persianTitle = persianTitle
    self.englishTitle = englishTitle
  }
}
