import TariffKernel

/// The machine that assesses dossiers which the columnar one hands over: the scalar one.
struct BlockMachine {
  private let machine: ScalarMachine
  private let whole: Model
  private let model: Model
  private var workspace: Workspace
  /// Whether texts have the same numbers in the edition as in the whole.
  private let isCarriedAsItIs: Bool

  init(_ rulebook: Rulebook) {
    (machine, whole, model) = (rulebook.machine, rulebook.whole, rulebook.model)
    workspace = machine.makeWorkspace()
    isCarriedAsItIs = whole.texts == model.texts
  }

  /// Makes the facts of a dossier those of the edition.
  func carry(_ facts: inout Facts) {
    if !isCarriedAsItIs { facts = facts.carried(from: whole, to: model) }
  }

  /// Assesses a dossier; its facts become those of the edition.
  mutating func assess(_ facts: inout Facts) -> Assessment {
    carry(&facts)
    return machine.assess(facts, reusing: &workspace)
  }
}
