import TariffKernel

extension Dossier {
  /// Finds one dossier in a CSV of dossiers and gathers its rows from the groups' files.
  ///
  /// - Parameters:
  ///   - id: the dossier's number; nil: the file's only row.
  ///   - dossiers: the CSV of dossiers, read to its end, since a second row of the same number is a fault.
  ///   - groups: one CSV for each group.
  ///   - rulebook: whose inputs the headers name.
  /// - Throws: ``BatchFault``: `.unusable` for a header, for a row of the dossier that is no row, or when there is no
  ///   such dossier (D0116) or not only one (D0115).
  public static func find(
    _ id: String?, in dossiers: any ByteSource, groups: [BatchGroup] = [], of rulebook: Rulebook
  ) throws(BatchFault) -> Dossier {
    let table = try DossierTable(dossiers, of: nil, door: rulebook.door)
    let tables = try rulebook.groupTables(groups)
    let wanted = id.map { MatchKey.ofIdentifier($0) }
    guard let (first, key) = try search(table, for: wanted) else {
      let reason = id == nil ? "the file has no dossier" : "no row has this number"
      throw .unusable([DossierFault(.dossierUnknown, words: id ?? "", reason: reason, remedy: "look the number up")])
    }
    var found = first
    for table in tables { found.rows += try rows(of: key, in: table, rulebook: rulebook) }
    return found
  }

  private static func search(
    _ table: DossierTable, for wanted: String?
  ) throws(BatchFault) -> (dossier: Dossier, key: String)? {
    var found: (dossier: Dossier, key: String, line: Int)?
    while let row = try table.nextRow(of: wanted) {
      if let found {
        let reason =
          wanted == nil
          ? "the file has more than one dossier" : "stands on line \(found.line) already"
        throw .unusable([
          DossierFault(
            .dossierTwice, words: row.identifier, reason: reason,
            remedy: wanted == nil ? "say which one" : "keep one of the two rows", place: DossierPlace(line: table.line))
        ])
      }
      let dossier = Dossier(id: row.identifier.isEmpty ? nil : row.identifier, facts: row.facts)
      found = (dossier, MatchKey.ofIdentifier(row.identifier), table.line)
    }
    return found.map { ($0.dossier, $0.key) }
  }

  private static func rows(
    of key: String, in table: DossierTable, rulebook: Rulebook
  ) throws(BatchFault) -> [Row] {
    guard let group = table.group else { return [] }
    let name = rulebook.model.groups[group.index].symbol.name
    var rows: [Row] = []
    while let row = try table.nextRow(of: key) {
      rows.append(Row(name, row.facts, at: DossierPlace(line: table.line)))
    }
    return rows
  }
}

extension DossierTable {
  /// The next row of a dossier (nil: of any) as facts; nil at the end.
  ///
  /// - Throws: `.unusable` for a row of that dossier, or perhaps of it, that cannot be read.
  fileprivate func nextRow(of key: String?) throws(BatchFault) -> (identifier: String, facts: [Dossier.Fact])? {
    while true {
      let outcome = try next()
      if case .end = outcome { return nil }
      let identifier = identifier
      if let key, let identifier, MatchKey.ofIdentifier(identifier) != key { continue }
      if case .fault(let fault) = outcome { throw .unusable([fault]) }
      var facts: [Dossier.Fact] = []
      for (column, target) in header.targets.enumerated() {
        guard case .input = target else { continue }
        let words = String(decoding: cell(column), as: UTF8.self)
        facts.append(Dossier.Fact(header.names[column], words, at: DossierPlace(line: line)))
      }
      return (identifier ?? "", facts)
    }
  }
}
