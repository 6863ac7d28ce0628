import Exact

/// The results of a block: by row, and by column for whoever writes many.
extension ColumnarWorkspace {
  /// Why a row is handed over to the scalar machine; nil: its results stand here.
  public func reason(of row: Int) -> HandOver? { HandOver(rawValue: reasons[row]) }

  /// The rows handed over, in order.
  public var handedOver: [Int] { (0..<count).filter { reasons[$0] != 0 } }

  /// Whether a fee is charged, exempt, not applicable or suspended in a row that is not handed over.
  func outcome(of fee: Int, in row: Int) -> ColumnOutcome { ColumnOutcome(rawValue: outcomes[fee][row]) ?? .failed }

  /// The entry of the fee's timeline that governs a row.
  public func entry(of fee: ID<Fee>, in row: Int) -> Int {
    Int(chosen[program.fees[fee.index].pick][row])
  }

  /// What a fee comes to in a row, before or after its reliefs; 0 unless charged.
  public func amount(of fee: ID<Fee>, _ state: LineState, in row: Int) -> Int128 {
    let columns = program.fees[fee.index]
    return number(state == .final ? columns.final : columns.beforeReliefs, row)
  }

  private func number(_ column: Int32, _ row: Int) -> Int128 {
    let register = registers[Int(column)]
    if register.isWide { return register.wide.map { $0[row] } ?? 0 }
    return register.narrow.map { Int128($0[row]) } ?? 0
  }

  /// The assessment of a row, as the scalar machine gives it; nil: the row is handed over.
  public func assessment(of row: Int) -> Assessment? {
    if reasons[row] != 0 { return nil }
    return Assessment(
      lines: program.model.fees.indices.map { line(of: $0, in: row) },
      bills: program.bills.indices.map { bill($0, in: row) }, balances: balances(in: row))
  }

  private func line(of index: Int, in row: Int) -> Line {
    let fee = program.model.fees[index]
    let entry = entry(of: ID(index), in: row)
    let date = fee.pricedOn(fee.timeline.entries[entry])
    let day = date.map { Day(number: Int32(truncatingIfNeeded: number(Int32($0.index), row))) }
    let version = fee.timeline.entries[entry].version
    var line = Line(outcome: .notApplicable, day: day, version: version, pricedOn: date, entry: entry)
    switch outcome(of: index, in: row) {
    case .charged:
      line.outcome = .charged(amount(of: ID(index), .final, in: row))
      line.beforeReliefs = amount(of: ID(index), .beforeReliefs, in: row)
    case .exempt: line.outcome = .exempt(Int(exemptions[index][row]))
    case .suspended:
      if case .suspended(let act, _) = fee.timeline.entries[entry].state { line.outcome = .suspended(act) }
    case .notApplicable, .failed: break
    }
    return line
  }

  private func bill(_ place: Int, in row: Int) -> BillResult {
    let columns = billColumns[place]
    let lines = columns.lines.map { Int128($0[row]) }
    let (total, payable) = (Int128(columns.total[row]), Int128(columns.payable[row]))
    if columns.isRefund[row] == 1 { return .refund(total: total, lines: lines) }
    return .payable(total: total, payable: payable, dropped: total - payable, lines: lines)
  }

  private func balances(in row: Int) -> [BalanceUse] {
    var uses: [BalanceUse] = []
    for (place, balance) in program.balances.enumerated() where drawn[place][row] == 1 {
      uses.append(
        BalanceUse(
          input: ID(balance.input), before: number(balance.brought, row), used: number(balance.used, row)))
    }
    return uses
  }
}
