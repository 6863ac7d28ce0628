import Diagnostics
import Exact
import TariffKernel
import TestSupport
import Testing

@testable import TariffChecker

/// Several acts of one rulebook: versions, repetitions, contradictions.
@Suite struct Collecting {
  private static let bill = "\nbill b\n  lines  f\n"

  @Test func versionsOfAProvisionHoldOnTheirDays() throws {
    let early = SampleAct.text(
      "rate r  5 rial\nfee f\n  amount  r\n  rounded  half up to 1 rial" + Self.bill, name: "z.early",
      inForce: "from 1403-01-01 to 1403-06-31")
    let late = SampleAct.text(
      "rate r  7.5 rial\nfee f\n  amount  r * 2\n  rounded  half up to 1 rial" + Self.bill, name: "a.late",
      inForce: "from 1403-07-01")
    for acts in [[early, late], [late, early]] {
      let result = Checker.check(SampleAct.library(acts))
      let model = try #require(result.model, "\(result.words)")
      #expect(model.rates.count == 1)
      #expect(model.rates[0].scale == 1, "the largest over the versions")
      #expect(model.rates[0].versions.map(\.significand) == [50, 75])
      #expect(model.acts.map(\.symbol.name) == ["a.late", "z.early"], "acts stand by name, however files are ordered")
      #expect(model.fees[0].timeline.entries.map(\.span.first.description) == ["1403-01-01", "1403-07-01"])
      #expect(
        model.fees[0].timeline.entries.last?.span.last == Day.valid.upperBound, "an open end is the last day there is")
    }
  }

  @Test func overlappingVersionsContradict() {
    let early = SampleAct.text(
      "fee f\n  amount  1 rial" + Self.bill, name: "a", inForce: "from 1403-01-01 to 1403-07-01")
    let late = SampleAct.text("fee f\n  amount  2 rial" + Self.bill, name: "b", inForce: "from 1403-07-01")
    let result = Checker.check(SampleAct.library([early, late]))
    #expect(result.codes == ["T0302"])
    #expect(result.diagnostics.first?.reasons == ["a and b both hold on 1403-07-01"])
  }

  @Test(arguments: [
    ("input area  m2  0 to 100", "input area  m2  0 to 1_00.0 \"مساحت\"", true),
    ("input area  m2  0 to 100", "input area  m2  0 to 101", false),
    ("input area  m2  0 to 100", "input area  m2  0 to 100 by 0.5", false),
    ("input use  a | c", "input use  a | c", true), ("input use  a | c", "input use  c | a", true),
    ("input use  a | c", "input use  a | c | d", true), ("input use  a | c | d", "input use  d | a", true),
    ("input use  a | c", "input use  a | d", false),
    ("group floor\n  input area  m2  0 to 100", "group floor \"طبقات\"\n  input area  m2  0 to 100", true),
    ("group floor\n  input area  m2  0 to 100", "group floor\n  input area  m  0 to 100", false),
    ("set base", "set base \"مبنا\"", true), ("rate area  5%", "input area  m2  0 to 5", false),
  ])
  func whatSeveralActsDeclareIsOneThingOrAFault(_ first: String, _ second: String, _ isSame: Bool) {
    let acts = [
      SampleAct.text(first + "\nfee f\n  amount  1 rial" + Self.bill, name: "a"),
      SampleAct.text(second.replacing("1_00.0", with: "100"), name: "b"),
    ]
    let codes = Set(Checker.check(SampleAct.library(acts)).codes).subtracting(["T0304", "T0305"])
    #expect(codes == (isSame ? [] : ["T0302"]))
  }

  @Test func draftsAreReadAndTakeNoPart() throws {
    let act = SampleAct.text("fee f\n  amount  1 rial" + Self.bill, name: "a")
    let draft = SampleAct.text("fee f\n  amount  2 rial" + Self.bill, name: "b", status: "draft")
    let result = Checker.check(SampleAct.library([act, draft]))
    #expect(try #require(result.model).acts.map(\.symbol.name) == ["a"])
    let broken = Checker.check(SampleAct.library([act, draft + "fee g\n  amount  1 +\n"]))
    #expect(broken.codes.allSatisfy { $0.hasPrefix("T01") } && !broken.codes.isEmpty, "\(broken.words)")
    #expect(Checker.check(SampleAct.library([draft])).codes == ["T0201"])
  }

  @Test func anActsNameIsItsIdentity() {
    let act = SampleAct.text("fee f\n  amount  1 rial" + Self.bill)
    #expect(Checker.check(SampleAct.library([act, act])).codes == ["T0302"])
  }

  @Test func whatFollowsFromAnUnreadPartIsNotSaid() {
    // The input cannot be read: that nothing else knows it is no news. The toman is.
    let act = """
      input area  m2  0 to 1_00_0
      fee f
        amount  area * 1 rial/m2 + 5 rial
        rounded  half up to 1 rial
      fee g
        amount  5 rial + 5 toman
      bill b
        lines  f, g
      """
    #expect(Set(SampleAct.codes(act)) == ["T0106", "T0402"], "\(SampleAct.check(act).words)")
  }

  @Test(arguments: [
    ("share_l", "share_1"), ("Area", "area"), ("ضریب۱", "ضریب1"), ("آب", "اب"), ("پایان‌کار", "پایانکار"),
    ("o_1", "0_1"),
    ("هزینة", "هزینه"),
  ])
  func lookalikesShareASkeleton(_ a: String, _ b: String) {
    #expect(Lookalikes.skeleton(of: a) == Lookalikes.skeleton(of: b))
  }

  @Test(arguments: [("area", "areas"), ("floor_area", "floorarea"), ("مساحت", "مساحات"), ("rate_5", "rate_6")])
  func otherNamesDoNot(_ a: String, _ b: String) {
    #expect(Lookalikes.skeleton(of: a) != Lookalikes.skeleton(of: b))
  }

  @Test func acceptancesReachTheirOwnDeclarationOnly() {
    let table = { (name: String, clause: String) in
      "table \(name) slab by size count\n\(clause)  weight rial\n  up to 1  1\n  up to 2  5\n  up to 3  3\n  above  9\n"
    }
    let fee = "fee f\n  amount  t(1 count) + u(1 count)\nbill b\n  lines  f"
    let clause = "  accepted T0506 \"as printed\"\n"
    let both = SampleAct.check(table("t", clause) + table("u", clause) + fee)
    #expect(both.codes == [] && both.accepted.count == 2, "\(both.words)")
    let one = SampleAct.check(table("t", clause) + table("u", "") + fee)
    #expect(one.codes == ["T0506"] && one.accepted.count == 1, "\(one.words)")
    let fault = SampleAct.check(table("t", "  accepted T0501 \"as printed\"\n") + table("u", clause) + fee)
    #expect(Set(fault.codes) == ["T0506", "T0801"], "a fault of meaning cannot be accepted: \(fault.words)")
  }
}
