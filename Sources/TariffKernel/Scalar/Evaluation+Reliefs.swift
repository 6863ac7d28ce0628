extension Evaluation {
  /// The amount once its reliefs are taken off, in the order written; each sees what earlier ones left.
  mutating func relieved(
    _ amount: Int128, _ plan: UnsafePointer<FeeVersionPlan>, _ program: Program
  ) throws(Fault) -> Int128 {
    var (left, scale) = (amount, plan.pointee.limitedScale)
    for (place, index) in plan.pointee.reliefs.range.enumerated() {
      let relief = program.reliefs[index]
      if relief.condition.isPresent, try !holds(relief.condition, program) { continue }
      left = try relieved(left, at: scale, by: relief, place, program)
      scale = relief.scale
    }
    return program.rescaled(left, by: plan.pointee.finalScale - scale)
  }

  /// Takes off `min(share × part, ceiling, balance left, amount left)`, and never less than nothing: a relief raises no
  /// charge, whatever the sign of its parts. All are compared exactly, at the relief's scale.
  private mutating func relieved(
    _ amount: Int128, at scale: Int, by relief: ReliefPlan, _ place: Int, _ program: Program
  ) throws(Fault) -> Int128 {
    let share = try value(of: relief.share, program)
    guard share >= 0, share <= program.powers[relief.share.scale] else { throw .shareOutOfRange(relief: place) }
    var (part, partScale) = (amount, scale)
    if relief.part.isPresent { (part, partScale) = (try value(of: relief.part, program), relief.part.scale) }
    // A share is at most 1, and both have at most 16 places together: the product fits.
    var taken = program.rescaled(part * share, by: relief.scale - partScale - relief.share.scale)
    var limit: ReliefLimit?
    if relief.ceiling.isPresent {
      let ceiling = try value(of: relief.ceiling, program)
      hold(&taken, to: program.rescaled(ceiling, by: relief.scale - relief.ceiling.scale), .ceiling, &limit)
    }
    if relief.balance >= 0 {
      let left = try balanceLeft(relief.balance, program)
      hold(
        &taken, to: program.rescaled(left, by: relief.scale - program.balances[relief.balance].scale), .balance, &limit)
    }
    let whole = program.rescaled(amount, by: relief.scale - scale)
    hold(&taken, to: whole, .amount, &limit)
    taken = max(taken, 0)
    if relief.balance >= 0 { draw(taken, at: relief.scale, from: relief.balance, program) }
    sink.record(.relief(place, taken: taken, scale: relief.scale, limitedBy: limit))
    return whole - taken
  }

  private func hold(_ taken: inout Int128, to most: Int128, _ by: ReliefLimit, _ limit: inout ReliefLimit?) {
    guard taken > most else { return }
    (taken, limit) = (most, by)
  }
}

/// Balances: what a dossier may still be let off, over all its lines.
extension Evaluation {
  private mutating func balanceLeft(_ place: Int, _ program: Program) throws(Fault) -> Int128 {
    let plan = program.balances[place]
    guard let given = values[plan.column] else { throw .missingInput(ID(plan.input), row: nil) }
    let bound = program.bounds[plan.scale]
    if given < bound.least || given > bound.most { throw .overflow }
    room.balances[place].before = given
    sink.record(.input(ID(plan.input), row: nil, given))
    return given - room.balances[place].used - room.balances[place].pending
  }

  /// Draws for the line at hand. A balance is kept in its own unit, which the next dossier must be able to bring: a
  /// part of a unit counts as a whole one, and never goes beyond what was left, which is whole.
  private mutating func draw(_ taken: Int128, at scale: Int, from place: Int, _ program: Program) {
    let unit = program.powers[scale - program.balances[place].scale]
    let (units, rest) = taken.quotientAndRemainder(dividingBy: unit)
    room.balances[place].pending += rest == 0 ? units : units + 1
    room.balances[place].isPending = true
  }

  /// The line is charged: what it drew is used.
  mutating func commitDraws() {
    for place in 0..<room.balanceCount where room.balances[place].isPending {
      room.balances[place].used += room.balances[place].pending
      room.balances[place].isDrawn = true
      (room.balances[place].pending, room.balances[place].isPending) = (0, false)
    }
  }

  /// The line is in error: it drew nothing.
  mutating func dropDraws() {
    for place in 0..<room.balanceCount where room.balances[place].isPending {
      (room.balances[place].pending, room.balances[place].isPending) = (0, false)
    }
  }

  /// Every balance that a charged line's relief asked, in the order of inputs.
  func balanceUses(_ program: Program) -> [BalanceUse] {
    var uses: [BalanceUse] = []
    for place in 0..<room.balanceCount where room.balances[place].isDrawn {
      let balance = room.balances[place]
      uses.append(
        BalanceUse(input: ID(program.balances[place].input), before: balance.before, used: balance.used))
    }
    return uses
  }
}
