import Diagnostics

/// Some of the columns of results, in an order of their own; see ``ResultColumns``.
public struct ColumnSelection: Sendable, Hashable {
  /// The names of the columns.
  public let names: [String]

  /// A name that no column or fee has.
  public struct Unknown: Error, Sendable, Hashable {
    /// As it was given.
    public var name: String
    /// The nearest name that there is.
    public var nearest: String?
    /// Whether it was given twice, and is a column after all.
    public var isTwice = false
  }

  /// Columns by their names, each once.
  ///
  /// - Throws: ``Unknown`` for the first that there is not, or that stands twice.
  public init(_ names: [String], of rulebook: Rulebook) throws(Unknown) {
    let known = ResultColumns(of: rulebook.whole).names
    for (place, name) in names.enumerated() {
      guard known.contains(name) else {
        throw Unknown(name: name, nearest: NearestName.find(name, among: known))
      }
      if names[..<place].contains(name) { throw Unknown(name: name, isTwice: true) }
    }
    self.names = names
  }

  /// The dossier's number and standing, what these fees come to, and the errors. Fees are named as the tariff names them
  /// or by their titles, and stand in the order of the tariff.
  ///
  /// - Throws: ``Unknown`` for the first that there is not.
  public init(only fees: [String], of rulebook: Rulebook) throws(Unknown) {
    let symbols = rulebook.whole.fees.map(\.symbol)
    var chosen: Set<String> = []
    for fee in fees {
      let key = MatchKey.of(fee)
      let symbol = symbols.first { symbol in
        [symbol.name, symbol.persianTitle, symbol.englishTitle].contains { $0.map(MatchKey.of) == key }
      }
      guard let symbol else {
        throw Unknown(name: fee, nearest: NearestName.find(fee, among: symbols.map(\.name)))
      }
      chosen.insert(symbol.name)
    }
    var names = ["dossier", "status"]
    for symbol in symbols where chosen.contains(symbol.name) {
      names += [symbol.name, "\(symbol.name).outcome", "\(symbol.name).billed"]
    }
    self.names = names + ["errors"]
  }
}
