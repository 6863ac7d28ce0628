import Testing

@testable import TariffEngine

/// A line of which no version holds says why, in both languages.
@Suite struct StandstillTests {
  /// The levy stands still on the day of the dossier, 1403-02-01, in the way that the state says.
  private static func statement(_ state: Timeline.Entry.State) throws -> Statement {
    let whole = try SmallTariff.rulebook().assess(SmallTariff.dossier)
    var model = whole.model
    let levy = try #require(model.fees.firstIndex { $0.symbol.name == "levy" })
    let date = model.fees[levy].versions[0].pricedOn
    let (day, before) = (try Day.parse("1403-02-01".utf8), try Day.parse("1403-01-31".utf8))
    let earlier = Timeline.Entry(DaySpan(try Day.parse("1403-01-20".utf8), before), state, pricedOn: date)
    let now = Timeline.Entry(DaySpan(day, try Day.parse("1403-03-31".utf8)), state, pricedOn: date)
    model.fees[levy].timeline = Timeline([earlier, now])
    return Statement(
      of: whole.facts, dossier: "17", model: model, machine: ScalarMachine(model), identity: whole.identity)
  }

  private static func words(_ state: Timeline.Entry.State, _ language: Language) throws -> [String] {
    try statement(state).steps(of: "levy", in: language).map(\.text)
  }

  @Test func suspended() throws {
    let last = try Day.parse("1403-03-31".utf8)
    let state = Timeline.Entry.State.suspended(by: ID(0), until: last)
    let statement = try Self.statement(state)
    #expect(statement.line("levy")?.line.outcome == .suspended(ID(0)))
    #expect(statement.completeness == .whole)
    #expect(
      try Self.words(state, .english) == [
        "levy: on request_date 1403-02-01", "suspended by small.1403 from 1403-01-20 to 1403-03-31",
      ])
    #expect(
      try Self.words(state, .persian) == [
        "عوارض سهمی: بر پایهٔ تاریخ درخواست ۱۴۰۳-۰۲-۰۱", "معلق به موجب تعرفه ۱۴۰۳ از ۱۴۰۳-۰۱-۲۰ تا ۱۴۰۳-۰۳-۳۱",
      ])
    #expect(
      statement.text(trace: false).contains(
        "Levy       levy       Request date 1403-02-01 · suspended by small.1403 from 1403-01-20 to 1403-03-31\n"))
    #expect(statement.json.contains(#""priced_by":"request_date","priced_on":"1403-02-01""#))
  }

  @Test func suspendedUntilDecided() throws {
    let state = Timeline.Entry.State.suspended(by: ID(0), until: nil)
    #expect(try Self.words(state, .english).last == "suspended by small.1403 from 1403-01-20 until decided")
    #expect(try Self.words(state, .persian).last == "معلق به موجب تعرفه ۱۴۰۳ از ۱۴۰۳-۰۱-۲۰ تا تعیین تکلیف")
  }

  @Test func repealedOrNotYetThere() throws {
    #expect(
      try Self.words(.absent(ID(0)), .english).last == "not applicable: repealed by small.1403 from 1403-01-20 on")
    #expect(
      try Self.words(.absent(ID(0)), .persian).last == "مشمول نیست: از ۱۴۰۳-۰۱-۲۰ به موجب تعرفه ۱۴۰۳ لغو شده است")
    #expect(try Self.words(.absent(nil), .english).last == "not applicable: not yet in force")
    #expect(try Self.words(.absent(nil), .persian).last == "مشمول نیست: هنوز لازم‌الاجرا نشده است")
    #expect(
      try Self.statement(.absent(nil)).text(trace: false).contains(
        "  not applicable: levy (not yet in force), zone_fee\n"))
    #expect(
      try Self.statement(.absent(ID(0))).text(in: .persian, trace: false).contains(
        "  مشمول نیست: عوارض سهمی (از \u{2068}۱۴۰۳-۰۱-۲۰\u{2069} به موجب تعرفه ۱۴۰۳ لغو شده است)، عوارض منطقه\n"))
  }

  /// A fee that does not apply by its own condition needs no further words.
  @Test func aConditionIsNoStandstill() throws {
    let text = try SmallTariff.rulebook().assess(SmallTariff.dossier).text(trace: false)
    #expect(text.contains("\n  not applicable: zone_fee\n"))
  }
}
