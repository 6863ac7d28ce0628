import Exact
import TariffKernel
import Testing

/// What a timeline and an act say of days.
@Suite struct TimelineTests {
  private static func day(_ offset: Int32) -> Day { StandstillTests.day(offset) }
  private static func span(_ first: Int32, _ last: Int32) -> DaySpan { StandstillTests.span(first, last) }

  private static let timeline = Timeline([
    Timeline.Entry(span(0, 9), version: 3),
    Timeline.Entry(span(10, 19), .suspended(by: ID(1), until: day(39))),
    Timeline.Entry(span(20, 29), .suspended(by: ID(1), until: day(39))),
    Timeline.Entry(span(30, 39), .suspended(by: ID(2), until: nil)),
    Timeline.Entry(span(41, 49), .suspended(by: ID(2), until: nil)),
    Timeline.Entry(span(50, 59), version: 3),
    Timeline.Entry(span(60, 69), version: 3),
    Timeline.Entry(span(70, 79), .absent(nil)),
    Timeline.Entry(span(80, 89), .absent(ID(1))),
  ])

  @Test(
    arguments: [
      (-1, nil, nil), (0, 0, 3), (9, 0, 3), (10, 1, nil), (19, 1, nil), (20, 2, nil), (40, nil, nil), (41, 4, nil),
      (59, 5, 3), (60, 6, 3), (89, 8, nil), (90, nil, nil),
    ] as [(Int32, Int?, Int?)])
  func tellsWhatHoldsOnADay(_ offset: Int32, _ entry: Int?, _ version: Int?) {
    #expect(Self.timeline.entry(on: Self.day(offset)) == entry.map { Self.timeline.entries[$0] })
    #expect(Self.timeline.version(on: Self.day(offset)) == version)
  }

  /// Pieces of one suspension begin together; another act, another end or a day between them begins anew, and so does
  /// every version.
  @Test(arguments: [(0, 0), (1, 10), (2, 10), (3, 30), (4, 41), (5, 50), (6, 60), (7, 70), (8, 80)] as [(Int, Int32)])
  func tellsWhereAStandstillBegan(_ entry: Int, _ first: Int32) {
    #expect(Self.timeline.beginning(of: entry) == Self.day(first))
  }

  @Test func aFeesEntryIsPricedOnTheDateOfItsVersionOrItsOwn() {
    let version = FeeVersion(origin: Origin(act: ID(0)), pricedOn: ID(4), amount: ID(0))
    let suspended = Timeline.Entry(Self.span(1, 2), .suspended(by: ID(0), until: nil), pricedOn: ID(5))
    let fee = Fee(symbol: Symbol(name: "fee"), timeline: Timeline([suspended]), versions: [version])
    #expect(fee.pricedOn(Timeline.Entry(Self.span(0, 0), version: 0)) == ID(4))
    #expect(fee.pricedOn(suspended) == ID(5))
    #expect(fee.pricedOn(Timeline.Entry(Self.span(3, 3), .absent(nil))) == nil)
  }

  @Test func anActIsKnownFromItsPublicationElseItsApproval() {
    let act = { (published: Day?) in
      Act(
        symbol: Symbol(name: "act"), authority: "", approved: Self.day(5), published: published,
        inForce: Self.span(0, 9), status: "final", source: "")
    }
    #expect(act(nil).known == Self.day(5))
    #expect(act(Self.day(8)).known == Self.day(8))
    #expect(act(nil).rank == .council)
    #expect(act(nil).settles == nil)
  }

  @Test func ranksAreOrdered() {
    #expect([Act.Rank.law, .council, .regulation].sorted() == [.council, .regulation, .law])
    #expect(!(Act.Rank.council < .council))
  }
}
