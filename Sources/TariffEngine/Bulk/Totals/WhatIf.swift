import TariffKernel

/// Another tariff for the same dossiers: the law with a draft, or another rulebook. Dossiers are read once, so that both
/// must ask the same of them.
public struct WhatIf: Sendable {
  /// What it is called in totals.
  public let name: String
  /// The tariff.
  public let rulebook: Rulebook

  /// Why dossiers cannot be read once for both.
  public struct Obstacle: Error, Sendable, Hashable {
    /// What differs, as in `input floor_area`.
    public var subject: String
  }

  /// A tariff to be tried beside another.
  ///
  /// - Throws: ``Obstacle``: an input, an option, a group or a text that is compared is not the same in both.
  public init(_ name: String, _ rulebook: Rulebook, beside base: Rulebook) throws(Obstacle) {
    (self.name, self.rulebook) = (name, rulebook)
    let (mine, other) = (rulebook.door.model, base.door.model)
    for place in 0..<max(mine.inputs.count, other.inputs.count) {
      let (left, right) = (Self.input(place, in: mine), Self.input(place, in: other))
      if left != right { throw Obstacle(subject: "input \(left?.symbol.name ?? right?.symbol.name ?? "")") }
    }
    for place in 0..<max(mine.groups.count, other.groups.count) {
      let names = [mine, other].map { place < $0.groups.count ? $0.groups[place].symbol.name : "" }
      if names[0] != names[1] { throw Obstacle(subject: "group \(names[0].isEmpty ? names[1] : names[0])") }
    }
    for place in 0..<max(mine.options.count, other.options.count) {
      let names = [mine, other].map { place < $0.options.count ? $0.options[place].symbol.name : "" }
      if names[0] != names[1] { throw Obstacle(subject: "option \(names[0].isEmpty ? names[1] : names[0])") }
    }
    let texts = [mine.texts, other.texts, rulebook.model.texts, base.model.texts]
    if Set(texts).count > 1 { throw Obstacle(subject: "what texts are compared with") }
  }

  private static func input(_ place: Int, in model: Model) -> Input? {
    place < model.inputs.count ? model.inputs[place] : nil
  }
}
