import TariffKernel

/// What one edition makes of the dossiers of blocks, on one thread: the columnar machine takes a block, the scalar one the
/// dossiers that are handed over.
final class EditionWork {
  let edition: BulkEdition
  /// The results of the block at hand.
  let workspace: ColumnarWorkspace
  /// Over all blocks.
  var account: BulkAccount {
    var account = counted
    account.handOvers = workspace.handOvers
    return account
  }
  private var counted: BulkAccount
  private var machine: BlockMachine
  private let draws: BalanceDraws
  /// What dossiers of the piece drew on balances of persons, by the place of their numbers.
  private(set) var drawn: [(place: Int, BalanceDraws.Drawn)] = []
  /// Of the dossier that was assessed last by the scalar machine.
  private(set) var facts: Facts

  init(_ edition: BulkEdition, door: Door) {
    self.edition = edition
    workspace = edition.machine.makeWorkspace()
    counted = BulkAccount(of: edition.model)
    machine = BlockMachine(edition.rulebook)
    draws = BalanceDraws(of: edition.model)
    facts = door.emptyFacts
  }

  /// Assesses the dossiers of the block at hand, beside the results of the plan's first edition if this is another.
  func assess(_ work: PieceWork) {
    edition.texts?.carry(work.block.batch)
    if work.editions[0] === self {
      edition.machine.assess(work.block.batch, in: workspace)
    } else {
      edition.machine.assess(work.block.batch, in: workspace, beside: work.editions[0].workspace)
    }
    counted.add(workspace)
    if draws.isAsked { for dossier in 0..<workspace.count { noteDraws(of: dossier, work) } }
    edition.texts?.restore(work.block.batch)
  }

  /// Whether the results of a dossier stand in the workspace; else ``assessAlone(_:_:)`` gives them.
  @inline(__always) func isInColumns(_ dossier: Int) -> Bool { workspace.handOverReasons[dossier] == 0 }

  /// Assesses a dossier that was handed over, and counts it: to be asked once for each.
  func assessAlone(_ dossier: Int, _ work: PieceWork) -> (assessment: Assessment, standing: Completeness) {
    work.read(dossier, into: &facts)
    let assessment = machine.assess(&facts)
    let standing = Completeness(of: assessment)
    counted.add(assessment, standing)
    note(draws.read(assessment, of: facts, in: edition.model), of: dossier, work)
    return (assessment, standing)
  }

  /// The assessment of any dossier; to be asked once for each.
  func result(of dossier: Int, _ work: PieceWork) -> Assessment {
    workspace.assessment(of: dossier) ?? assessAlone(dossier, work).assessment
  }

  /// The facts of any dossier, as the edition reads them.
  func facts(of dossier: Int, _ work: PieceWork) -> Facts {
    readFacts(of: dossier, work)
    return facts
  }

  private func readFacts(of dossier: Int, _ work: PieceWork) {
    work.read(dossier, into: &facts)
    machine.carry(&facts)
  }

  private func noteDraws(of dossier: Int, _ work: PieceWork) {
    guard let assessment = workspace.assessment(of: dossier) else { return }
    guard assessment.balances.contains(where: { $0.used > 0 }) else { return }
    readFacts(of: dossier, work)
    note(draws.read(assessment, of: facts, in: edition.model), of: dossier, work)
  }

  private func note(_ drawn: BalanceDraws.Drawn?, of dossier: Int, _ work: PieceWork) {
    if let drawn { self.drawn.append((work.numberPlace(of: dossier), drawn)) }
  }

  /// The piece's draws were taken.
  func forgetDraws() { drawn.removeAll(keepingCapacity: true) }
}
