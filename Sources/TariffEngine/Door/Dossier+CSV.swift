import CSV

extension Dossier {
  /// Finds one dossier in a CSV of dossiers and gathers its rows from the groups' files.
  ///
  /// - Parameters:
  ///   - id: the dossier's number; nil: the file's only row.
  ///   - dossiers: the CSV of dossiers, read to its end, since a second row of the same number is a fault.
  ///   - groups: one CSV for each group.
  ///   - rulebook: whose inputs the headers name.
  /// - Throws: ``BatchFault``: `.unusable` for a header or when there is no such dossier (D0116) or not only one
  ///   (D0115).
  public static func find(
    _ id: String?, in dossiers: any ByteSource, groups: [BatchGroup] = [], of rulebook: Rulebook
  ) throws(BatchFault) -> Dossier {
    Dossier(facts: [])
  }
}
