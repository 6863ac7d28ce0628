/// The columnar machine: what the scalar machine means, for a block of dossiers at once.
///
///     let machine = ColumnarMachine(model)
///     let batch = machine.makeBatch(), workspace = machine.makeWorkspace()
///     for facts in dossiers { batch.append(facts) }
///     machine.assess(batch, in: workspace)
///     for row in 0..<batch.count {
///       let assessment = workspace.assessment(of: row) ?? scalar.assess(dossiers[row])
///     }
///
/// The scalar machine is the definition. This one computes a row only where nothing can be wrong with it: a row that meets
/// any fault, or a number that 64 or 128 bits do not hold where it needs them, is handed over with a reason
/// (``HandOver``), and the scalar machine decides. It may suspect too much, never too little.
///
/// Handed over always (``HandOver/notCompiled``): rows that read a group within a group on a day of the outer row, `let`
/// parts that read one another more than 400 deep, constants of a quotient that need more than 38 digits, and every row
/// of a model that reads its values on more than 4,096 different kinds of day.
///
/// Formulas are found to be equal across fees and versions, and are worked out once for a row. Numbers stand at the
/// static scales of the model, in 64 bits; an operation that overflows them is done again for its block in 128. `if`,
/// `and`, `or`, filters and conditions narrow the list of rows that are worked on, so nothing is read that the scalar
/// machine would not read.
public struct ColumnarMachine: Sendable {
  let program: ColumnProgram

  /// Prepares a model that the checker has passed; anything else may trap.
  public init(_ model: Model) {
    var compiler = ColumnCompiler(model)
    compiler.compile()
    program = ColumnProgram(compiler)
  }

  /// Prepares a model that is tried beside another: fees that come to the same in both are not worked out again, but
  /// taken from the other's results (``assess(_:in:beside:)``). Nothing is shared where the models ask for different
  /// inputs, options, groups or texts.
  public init(_ model: Model, beside other: ColumnarMachine) {
    var compiler = ColumnCompiler(model)
    if var likeness = Likeness(other.program.model, model) { compiler.taken = likeness.alike() }
    compiler.compile()
    program = ColumnProgram(compiler)
  }

  /// Room for a block of dossiers. It grows when more are appended.
  public func makeBatch(capacity: Int = 1_024) -> ColumnarBatch { ColumnarBatch(program.model, capacity: capacity) }

  /// Room to work in, and for the results of one block: one for each thread.
  public func makeWorkspace() -> ColumnarWorkspace { ColumnarWorkspace(program) }

  /// Works out all fees and bills of a block; the results stand in the workspace until it is used again.
  public func assess(_ batch: ColumnarBatch, in workspace: ColumnarWorkspace) {
    precondition(workspace.program === program, "a workspace serves the machine that made it")
    precondition(program.taken.allSatisfy { $0 == nil }, "a machine that takes results needs them")
    workspace.run(batch, beside: nil)
  }

  /// The same beside the results of the other machine for the same block. A dossier that was handed over there is handed
  /// over here.
  public func assess(
    _ batch: ColumnarBatch, in workspace: ColumnarWorkspace, beside other: ColumnarWorkspace
  ) {
    precondition(workspace.program === program, "a workspace serves the machine that made it")
    precondition(other.count == batch.count, "the other machine has assessed the same block")
    workspace.run(batch, beside: other)
  }
}
