/// Conditions: as columns of truths, and as selections.
extension ColumnCompiler {
  /// Narrows the topmost selection to the rows where a condition holds, or where it does not. Parts of `and` and `or`
  /// are asked only where those before them have not decided.
  mutating func emitWhere(_ condition: Int, is wanted: Bool, day: Int) {
    let use = uses.use(condition, day: day, lane: lane)
    let isOwn = !(use.lane < 0 && lane >= 0) && !uses.isKept(use)
    switch uses.table.formulas[condition].shape {
    case .compare(let relation, let left, let right) where isOwn:
      let (a, b) = (emitFormula(left, day: day), emitFormula(right, day: day))
      emit(.whereRelated, a: a, b: b, mode: (wanted ? relation : relation.opposite).number)
      release(a)
      release(b)
    case .not(let inner) where isOwn: emitWhere(inner, is: !wanted, day: day)
    case .all(let parts) where isOwn && wanted, .any(let parts) where isOwn && !wanted:
      for part in parts { emitWhere(part, is: wanted, day: day) }
    default:
      let column = emitFormula(condition, day: day)
      emit(wanted ? .whereTrue : .whereFalse, a: column)
      release(column)
    }
  }

  /// A condition as a column of truths.
  mutating func emitTruth(_ shape: Shape, day: Int, into target: Int32?) -> Int32 {
    switch shape {
    case .compare(let relation, let left, let right):
      let (a, b) = (emitFormula(left, day: day), emitFormula(right, day: day))
      let dst = emitValue(.compare, a: a, b: b, mode: relation.number, into: target)
      release(a)
      release(b)
      return dst
    case .not(let inner): return emitUnary(.not, emitFormula(inner, day: day), into: target)
    case .all(let parts): return emitDecision(parts, isAll: true, day: day, into: target)
    case .any(let parts): return emitDecision(parts, isAll: false, day: day, into: target)
    default: preconditionFailure("the shape is a condition")
    }
  }

  /// All rows are decided until a part leaves them open.
  private mutating func emitDecision(_ parts: [Int], isAll: Bool, day: Int, into target: Int32?) -> Int32 {
    let dst = begun(target)
    emit(.copy, dst: dst, a: constant(isAll ? 0 : 1), isPiece: true)
    emit(.select)
    for part in parts { emitWhere(part, is: isAll, day: day) }
    emit(.copy, dst: dst, a: constant(isAll ? 1 : 0), isPiece: true)
    emit(.unselect)
    return dst
  }
}
