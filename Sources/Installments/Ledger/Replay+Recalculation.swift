import Exact

extension Replay {
  /// The bill has other lines now. What was paid stays paid; the difference of each line goes where the plan says. What
  /// no longer is owed and was paid is to be paid back, never more than that.
  mutating func recalculate(_ lines: [DebtLine], on day: Day) throws(LedgerFault) {
    do throws(ScheduleFault) {
      if lines.contains(where: { $0.amount != 0 }) { _ = try plan.debt(of: lines) }
    } catch {
      throw .schedule(error)
    }
    var differences = adopt(lines)
    // What may not be paid in installments is asked for on a bill of its own.
    var apart = differences.map { _ in Coins(0) }
    for (place, line) in ledger.lines.enumerated() where !line.mayBeSplit && differences[place] > 0 {
      swap(&apart[place], &differences[place])
    }
    let open = openPlaces(on: day)
    switch plan.recalculation.target {
    case .supplementary:
      // A supplementary bill that nobody has paid yet is lowered, not paid back.
      lower(ledger.installments.indices.filter { ledger.installments[$0].kind == .supplement }.reversed(), &differences)
      try giveBack(&differences)
      lower(ledger.installments.indices.reversed(), &differences)
    case .lastInstallment:
      if let last = open.last { raise(last, &differences) }
      lower(open.reversed(), &differences)
    case .spread: if !open.isEmpty { try spread(&differences, over: open) }
    }
    if plan.recalculation.target != .supplementary {
      // What the installments to come cannot take off, those that are due can.
      lower(ledger.installments.indices.filter { !open.contains($0) }.reversed(), &differences)
      try giveBack(&differences)
    }
    supplement(zip(differences, apart).map { max(0, $0) + $1 }, on: day)
    // A cap may be lower now, and with it what is outstanding.
    try accrue(to: day)
  }

  /// The installments to come that still ask for principal. A bill of its own for lines that may not be paid in
  /// installments is none of them.
  func openPlaces(on day: Day) -> [Int] {
    ledger.installments.indices.filter { place in
      let row = ledger.installments[place]
      guard row.date.due > day, row.unpaidPrincipal > 0 else { return false }
      return !zip(row.unpaidParts, ledger.lines).contains { $0 > 0 && !$1.mayBeSplit }
    }
  }

  /// What lines fell by is to be paid back as far as it was paid: what was paid last first, then of the cash part, whose
  /// discount shrinks in proportion. Nothing is paid back twice, and no discount is, which nobody has paid.
  private mutating func giveBack(_ differences: inout [Coins]) throws(LedgerFault) {
    if differences.allSatisfy({ $0 >= 0 }) { return }
    for payment in ledger.payments.indices.reversed() {
      if differences.allSatisfy({ $0 >= 0 }) { return }
      for use in ledger.payments[payment].uses.indices.reversed() {
        if ledger.payments[payment].uses[use].parts.isEmpty { continue }
        var paid = ledger.payments[payment].uses[use]
        giveBack(&differences, of: &paid)
        ledger.payments[payment].uses[use] = paid
      }
    }
    let before = try keptCash()
    for line in differences.indices where differences[line] < 0 {
      let part = min(-differences[line], ledger.cashParts[line])
      ledger.cashParts[line] -= part
      differences[line] += part
    }
    let money = try before - keptCash()
    ledger.returnedCash += money
    ledger.refund += money
  }

  private mutating func giveBack(_ differences: inout [Coins], of use: inout PaymentRecord.Use) {
    let given = use.parts.indices.map { min(max(0, -differences[$0]), use.parts[$0]) }
    let money = given.reduce(0, +)
    guard money > 0, let place = ledger.installments.firstIndex(where: { $0.number == use.installment }) else { return }
    for (line, part) in given.enumerated() {
      use.parts[line] -= part
      ledger.installments[place].returnedParts[line] += part
      differences[line] += part
    }
    use.returned += money
    ledger.refund += money
    let row = ledger.installments[place]
    // Nothing of its principal was ever owed, so none was lent.
    if row.returned == row.principal { ledger.installments[place].markUp = row.paidMarkUp }
  }

  /// What the cash part has cost, as far as it is kept.
  private func keptCash() throws(LedgerFault) -> Coins {
    let cash = ledger.schedule.cash
    let left = ledger.cashParts.reduce(0, +)
    guard cash.discount > 0, left < cash.amount else { return left - (left > 0 ? cash.discount : 0) }
    let product = UInt256(cash.discount.magnitude, times: left.magnitude)
    do throws(ArithmeticFault) {
      return try left - Quotient.rounded(product, over: cash.amount.magnitude, plan.rounding.coinMode).value
    } catch {
      throw .arithmetic(error)
    }
  }

  /// Takes the lines over and says how much each changed; a line that is no longer named becomes 0.
  private mutating func adopt(_ lines: [DebtLine]) -> [Coins] {
    var differences = ledger.lines.map { -$0.amount }
    for place in ledger.lines.indices { ledger.lines[place].amount = 0 }
    for line in lines {
      if let place = ledger.lines.firstIndex(where: { $0.name == line.name }) {
        ledger.lines[place] = DebtLine(
          name: line.name, amount: ledger.lines[place].amount + line.amount, mayBeSplit: line.mayBeSplit,
          bearsLateCharge: line.bearsLateCharge)
        differences[place] += line.amount
      } else {
        ledger.lines.append(line)
        differences.append(line.amount)
      }
    }
    for place in ledger.installments.indices { ledger.installments[place].widen(to: ledger.lines.count) }
    ledger.cashParts += [Coins](repeating: 0, count: ledger.lines.count - ledger.cashParts.count)
    return differences
  }

  /// Puts what lines rose by on one installment.
  private mutating func raise(_ place: Int, _ differences: inout [Coins]) {
    let old = ledger.installments[place].unpaidPrincipal
    for line in differences.indices where differences[line] > 0 {
      ledger.installments[place].parts[line] += differences[line]
      differences[line] = 0
    }
    followMarkUp(place, old)
  }

  /// Takes what lines fell by off installments in the order given, as far as they still ask it.
  private mutating func lower(_ places: [Int], _ differences: inout [Coins]) {
    for place in places {
      let old = ledger.installments[place].unpaidPrincipal
      for line in differences.indices where differences[line] < 0 {
        let asked = ledger.installments[place].parts[line] - ledger.installments[place].paidParts[line]
        let cut = min(asked, -differences[line])
        ledger.installments[place].parts[line] -= cut
        differences[line] += cut
      }
      followMarkUp(place, old)
    }
  }

  /// The unpaid mark-up of an installment follows its unpaid principal, where the plan says so; of an installment that
  /// asks for no principal any more it goes in any case, for nothing is lent then.
  private mutating func followMarkUp(_ place: Int, _ old: Coins) {
    let row = ledger.installments[place]
    if old > 0, row.unpaidPrincipal == 0 {
      ledger.installments[place].markUp = row.paidMarkUp
      return
    }
    guard plan.recalculation.markUpFollows, old > 0, row.unpaidPrincipal != old else { return }
    let product = UInt256(row.unpaidMarkUp.magnitude, times: row.unpaidPrincipal.magnitude)
    // A debt is at most 10^19, so neither product nor quotient can exceed their bounds.
    if let quotient = try? Quotient.rounded(product, over: old.magnitude, plan.rounding.coinMode) {
      ledger.installments[place].markUp = row.paidMarkUp + quotient.value
    }
  }

  /// Gives the installments to come their old proportions of the new principal, at the step of the plan where that is
  /// possible, in coins by largest remainder where it is not.
  private mutating func spread(_ differences: inout [Coins], over open: [Int]) throws(LedgerFault) {
    var asked = [Coins](repeating: 0, count: differences.count)
    let old = open.map { ledger.installments[$0].unpaidPrincipal }
    for place in open {
      for (line, part) in ledger.installments[place].unpaidParts.enumerated() { asked[line] += part }
    }
    for line in differences.indices {
      let taken = max(differences[line], -asked[line])
      asked[line] += taken
      differences[line] -= taken
    }
    let principals = try principals(asked.reduce(0, +), inProportionTo: old, of: open)
    let parts = LineParts.fill(principals, from: &asked)
    for (index, place) in open.enumerated() {
      ledger.installments[place].parts = zip(ledger.installments[place].paidParts, parts[index]).map { $0 + $1 }
      followMarkUp(place, old[index])
    }
  }

  private func principals(
    _ whole: Coins, inProportionTo old: [Coins], of open: [Int]
  ) throws(LedgerFault) -> [Coins] {
    let oldWhole = old.reduce(0, +)
    // Where mark-up follows, amounts are known only after principals are.
    let markUps = open.map { plan.recalculation.markUpFollows ? 0 : ledger.installments[$0].unpaidMarkUp }
    // Each product below stays under whole sums × oldWhole, and so does their sum.
    let fits = oldWhole > 0 && whole + markUps.reduce(0, +) <= Coins.max / 4 / oldWhole
    guard whole > 0, fits else { return Allocation.shares(of: whole, inProportionTo: old) }
    let exact = zip(old, markUps).map { $0 * whole + $1 * oldWhole }
    do throws(ArithmeticFault) {
      let split = try StepSplit(plan.rounding).split(
        exact, principals: old, over: oldWhole, total: whole + markUps.reduce(0, +))
      if let split, split.rows.count == open.count {
        var principals = zip(split.rows, markUps).map { $0 - $1 }
        principals[principals.count - 1] += split.apart
        if principals.allSatisfy({ $0 >= 0 }) { return principals }
      }
    } catch {
      throw .arithmetic(error)
    }
    return Allocation.shares(of: whole, inProportionTo: old)
  }

  /// What lines rose by stands on a bill of its own.
  private mutating func supplement(_ raised: [Coins], on day: Day) {
    if raised.allSatisfy({ $0 == 0 }) { return }
    let due = day.adding(days: plan.recalculation.supplementDays) ?? Day.valid.upperBound
    let number = (ledger.installments.map(\.number).max() ?? 0) + 1
    let row = InstallmentState(
      number: number, kind: .supplement, date: DueDate(nominal: due, due: due), periodStart: day, markUp: 0,
      parts: raised)
    let place = ledger.installments.firstIndex { $0.date.due > due } ?? ledger.installments.count
    ledger.installments.insert(row, at: place)
  }
}
