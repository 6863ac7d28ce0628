import TariffKernel

/// The machine that assesses the dossiers of a block: the scalar one, dossier by dossier.
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

  /// Assesses a dossier; its facts become those of the edition.
  mutating func assess(_ facts: inout Facts) -> Assessment {
    if !isCarriedAsItIs { facts = facts.carried(from: whole, to: model) }
    return machine.assess(facts, reusing: &workspace)
  }
}
