import Exact

extension ColumnCompiler {
  /// A new column: the amount less what a relief takes off where its condition holds.
  /// `scale`: of the amount before the relief, then of the amount after it.
  mutating func relieved(_ amount: Int32, _ scale: inout Int, _ relief: FeeClauses.Relief, day: Int) -> Int32 {
    let before = scale
    let partScale = relief.part?.scale ?? scale
    scale = max(scale, partScale + relief.share.scale, relief.ceiling?.scale ?? 0)
    if let balance = relief.balance { scale = max(scale, balances[balance].scale) }
    let left = begun(nil)
    if scale > before {
      emit(
        .multiply, dst: left, a: amount, b: constant(PowersOfTen.int128(scale - before) ?? 0), isPiece: true)
    } else {
      emit(.copy, dst: left, a: amount, isPiece: true)
    }
    emit(.select)
    if let condition = relief.condition { emitWhere(condition, is: true, day: day) }
    let jump = emitJumpIfEmpty()
    let taken = taken(of: amount, whole: left, at: scale, partScale: partScale, relief, day: day)
    if let balance = relief.balance { draw(taken, at: scale, from: balance) }
    let rest = emitBinary(.subtract, left, taken, into: nil)
    // The subtraction released what is still filled.
    if left < 0 { temporaries[Int(-1 - left)] = true }
    emit(.copy, dst: left, a: rest, isPiece: true)
    release(rest)
    land(jump)
    emit(.unselect)
    return left
  }

  /// min(share × part, ceiling, balance left, the whole amount), and never less than nothing.
  private mutating func taken(
    of amount: Int32, whole: Int32, at scale: Int, partScale: Int, _ relief: FeeClauses.Relief, day: Int
  ) -> Int32 {
    let share = emitFormula(relief.share.formula, day: day)
    emit(.requireShare, a: share, b: constant(PowersOfTen.int128(relief.share.scale) ?? 0))
    let part = relief.part.map { emitFormula($0.formula, day: day) } ?? amount
    var taken = emitValue(.multiply, a: part, b: share, into: nil)
    release(share)
    if relief.part != nil { release(part) }
    raise(&taken, by: scale - partScale - relief.share.scale)
    if let ceiling = relief.ceiling {
      var most = emitFormula(ceiling.formula, day: day)
      raise(&most, by: scale - ceiling.scale)
      taken = emitBinary(.least, taken, most, into: nil)
    }
    if let place = relief.balance {
      let balance = balances[place]
      emit(.require, a: balance.brought)
      var left = emitBinary(.subtract, balance.brought, balance.used, into: nil)
      raise(&left, by: scale - balance.scale)
      taken = emitBinary(.least, taken, left, into: nil)
    }
    let held = emitValue(.least, a: taken, b: whole, into: nil)
    release(taken)
    return emitBinary(.most, held, constant(0), into: nil)
  }

  private mutating func raise(_ column: inout Int32, by places: Int) {
    if places <= 0 { return }
    let raised = rescaled(column, by: places)
    release(column)
    column = raised
  }

  /// Draws what was taken, a part of a unit as a whole one.
  private mutating func draw(_ taken: Int32, at scale: Int, from place: Int) {
    let balance = balances[place]
    var units = taken
    if scale > balance.scale {
      divisions.append(
        DivisionPlan(divisor: PowersOfTen.int128(scale - balance.scale), mode: .awayFromZero, step: 1))
      units = emitValue(.divide, a: taken, c: Int32(divisions.count - 1), into: nil)
    }
    let used = emitValue(.add, a: balance.used, b: units, into: nil)
    if units != taken { release(units) }
    emit(.copy, dst: balance.used, a: used, isPiece: true)
    release(used)
    emit(.drawn, a: Int32(place))
  }
}
