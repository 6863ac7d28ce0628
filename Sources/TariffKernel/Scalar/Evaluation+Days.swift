import Exact

/// Days: which version holds on the day at hand, and how a formula goes to another day and back.
extension Evaluation {
  /// The version that holds on the day at hand.
  @inline(__always)
  func version(
    in spans: Stretch, of provision: @autoclosure () -> Fault.Provision, _ program: Program
  ) throws(Fault) -> Int {
    let holding = program.holding(in: spans, on: day)
    if holding >= 0 { return Int(holding) }
    if holding == SpanPlan.none { throw .noVersion(provision(), Day(number: day)) }
    throw .suspended(provision(), by: ID(SpanPlan.act(of: holding)), Day(number: day))
  }

  /// The date becomes the day at hand. The same day over again is still the pricing date's, and shares what is known for
  /// it.
  mutating func enterDay(_ number: Int32) {
    room.days.append((day, slot))
    if number != day { (day, slot) = (number, Workspace.noSlot) }
    sink.record(.asOf(Day(number: number)))
    sink.deepen()
  }

  mutating func leaveDay() {
    (day, slot) = room.days.removeLast()
    sink.rise()
  }

  /// The date of a year, month and day.
  func dayOf(year: Int128, month: Int128, day: Int128) throws(Fault) -> Int128 {
    guard let shortYear = Int(exactly: year), let shortMonth = Int(exactly: month), let shortDay = Int(exactly: day),
      let date = Day(solarYear: shortYear, month: shortMonth, day: shortDay)
    else { throw .noSuchDay(year: year, month: month, day: day) }
    return Int128(date.number)
  }
}
