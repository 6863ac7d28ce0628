import Exact
import Installments
import TestSupport
import Testing

/// What must hold whatever happens.
@Suite struct RandomLedgerTests {
  /// Events at random: the sums of every state hold, and the same events give the same state.
  @Test func randomEventsReplay() throws {
    var random = SeededGenerator(seed: RandomCases.seed)
    for number in 0..<RandomCases.count(20_000) {
      var ledger = try SampleLedger(Bool.random(using: &random) ? .none : .bankFormula) { plan in
        plan.allocation.direction = Bool.random(using: &random) ? .horizontal : .vertical
        plan.allocation.surplus = SurplusRule.allCases.randomElement(using: &random) ?? .next
        plan.recalculation = RecalculationRule(
          target: RecalculationRule.Target.allCases.randomElement(using: &random) ?? .spread,
          markUpFollows: Bool.random(using: &random))
        plan.lateCharge?.base = Bool.random(using: &random) ? .amount : .principal
      }
      var day = try solar(1403_01_10)
      for place in 0..<Int.random(in: 1...12, using: &random) {
        day = Day(number: day.number + Int32.random(in: 0...50, using: &random))
        let kind: LedgerEvent.Kind =
          switch Int.random(in: 0..<10, using: &random) {
          case 0:
            .recalculation([
              DebtLine(name: "fee", amount: Coins.random(in: 0...2_000_000, using: &random)),
              DebtLine(name: "fine", amount: 300_000),
            ])
          case 1:
            .prolongation(
              installments: ([24, 36].randomElement(using: &random) ?? 24) - Int.random(in: 0...6, using: &random),
              rate: nil)
          case 2 where place > 0: .reversal(of: "\(Int.random(in: 0..<place, using: &random))")
          case 3: .settlement(id: "\(place)", amount: Coins.random(in: 1...2_000_000, using: &random))
          case 4: .refund(id: "\(place)", amount: Coins.random(in: 1...300_000, using: &random))
          default: .payment(id: "\(place)", amount: Coins.random(in: 1...300_000, using: &random))
          }
        var longer = ledger
        longer.events.append(LedgerEvent(on: day, kind))
        let whole = Ledger(
          plan: longer.plan, billDay: try solar(1403_01_01), lines: longer.lines, events: longer.events)
        // An event that is refused is not taken; the others go on.
        guard let state = try? whole.state(on: day) else { continue }
        ledger = longer
        let found = ledgerFaults(state)
        let label = "ledger \(number), event \(place) of seed \(RandomCases.seed)"
        if !found.isEmpty { Issue.record("\(found) in \(label)") }
        if try whole.state(on: day) != state { Issue.record("a second replay differs in \(label)") }
        if state.settlementFigure > state.outstanding { Issue.record("a settlement above what is asked in \(label)") }
      }
    }
  }
}
