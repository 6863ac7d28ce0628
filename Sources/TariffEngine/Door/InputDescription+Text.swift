extension Rulebook {
  /// What the rulebook asks for, for people: one input a line with its title, unit, range and options.
  public func inputsText(in language: Language = .english) -> String { "" }

  /// What the rulebook asks for, as one JSON object (schema `tariff.inputs/1`).
  public var inputsJSON: String { "" }

  /// A JSON dossier to fill in: every input with a text that says what belongs there.
  public var jsonSkeleton: String { "" }
}
