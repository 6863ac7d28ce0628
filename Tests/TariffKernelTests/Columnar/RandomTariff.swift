import Exact
import TariffKernel
import TestSupport

/// A random model that uses every construct of the language, and random dossiers for it: mostly sound ones, and some
/// with facts missing, too large, or outside what the law covers.
final class RandomTariff {
  let sketch = ModelSketch()
  var random: SeededGenerator
  var numbers: [ID<Input>] = []
  var dates: [ID<Input>] = []
  var choices: [ID<Input>] = []
  var truths: [ID<Input>] = []
  var texts: [ID<Input>] = []
  var balances: [ID<Input>] = []
  var groups: [ID<Group>] = []
  var rates: [ID<Node>] = []
  var values: [ID<Value>] = []
  var slabs: [ID<Search>] = []
  var pairs: [ID<Search>] = []
  var progressives: [ID<Search>] = []
  var fees: [ID<Fee>] = []
  /// A set that later fees may read.
  var readableSet: ID<FeeSet>?
  /// The group whose rows are gone through.
  var group: ID<Group>?
  /// The locals that the fee at hand may read: their nodes' formulas.
  var locals: [Local] = []
  /// Whether lines may be read.
  var isInFee = false

  static let firstDay = ModelSketch.newYear1403
  static func day(_ offset: Int) -> Day { firstDay.adding(days: offset) ?? firstDay }

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    makeInputs()
    makeRates()
    makeTables()
    for _ in 0..<below(4) { makeValue() }
    let set = sketch.set("base")
    let count = 2 + below(5)
    let members = 1 + below(count)
    for place in 0..<count {
      if place == members { readableSet = set }
      makeFee(place, member: place < members ? set : nil)
    }
    for _ in 0..<(1 + below(2)) { makeBill() }
  }

  func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }
  func chance(_ percent: Int) -> Bool { below(100) < percent }
  func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

  private func makeInputs() {
    dates = [sketch.date, sketch.input("issue", .date)]
    for scale in [0, 2, 3, 0] { numbers.append(sketch.input("number", scale: scale)) }
    sketch.model.options = (0..<5).map { Option(symbol: Symbol(name: "option\($0)")) }
    choices = [sketch.input("use", .choice((0..<5).map { ID($0) }))]
    truths = [sketch.input("old", .truth)]
    sketch.model.texts = ["a", "b"]
    texts = [sketch.input("place", .text)]
    balances = [sketch.input("balance", scale: 0), sketch.input("balance", scale: 1)]
    for name in ["floor", "year"] {
      let group = sketch.group(name)
      groups.append(group)
      _ = sketch.input("area", scale: 2, in: group)
      _ = sketch.input("count", scale: 0, in: group)
      _ = sketch.input("day", .date, in: group)
      _ = sketch.input("kind", .choice((0..<5).map { ID($0) }), in: group)
    }
  }

  /// A timeline over the days that dossiers have, with gaps and standstills now and then.
  func timeline(_ versions: Int, isWhole: Bool) -> Timeline {
    if versions == 1, chance(40) { return Timeline([Timeline.Entry(ModelSketch.always, version: 0)]) }
    var entries: [Timeline.Entry] = []
    var day = -400
    for version in 0..<versions {
      let length = 100 + below(400)
      let last = version == versions - 1 ? 2_000 : day + length
      entries.append(Timeline.Entry(DaySpan(Self.day(day), Self.day(last)), version: version))
      day = last + 1
      if !isWhole, chance(10) { day += 20 }
      if !isWhole, chance(10) {
        let span = DaySpan(Self.day(day), Self.day(day + 30))
        entries.append(Timeline.Entry(span, chance(50) ? .suspended(by: ID(0), until: nil) : .absent(ID(0))))
        day += 31
      }
      if version == versions - 2, day > 1_000 { day = 1_000 }
    }
    // Spans are sorted and apart, whatever the dice said.
    var kept: [Timeline.Entry] = []
    for entry in entries where kept.last.map({ $0.span.last < entry.span.first }) ?? true { kept.append(entry) }
    return Timeline(kept)
  }

  private func makeRates() {
    for _ in 0..<4 {
      let count = 1 + below(3)
      let scale = below(4)
      let numbers = (0..<count).map { _ in
        Rate.Version(
          origin: ModelSketch.origin, significand: chance(3) ? nil : Int128(below(2_000) - (chance(10) ? 1_000 : 0)))
      }
      sketch.model.rates.append(
        Rate(
          symbol: Symbol(name: "rate"), unit: .rial, scale: scale, timeline: timeline(count, isWhole: chance(60)),
          versions: numbers))
      rates.append(sketch.node(.rate(ID(sketch.model.rates.count - 1)), scale: scale))
    }
  }

  private func makeValue() {
    let count = 1 + below(2)
    let formulas = (0..<count).map { _ in number(depth: 2) }
    let scale = formulas.map { sketch.scale(of: $0) }.max() ?? 0
    let raised = formulas.map { raise($0, to: scale) }
    sketch.model.values.append(
      Value(
        symbol: Symbol(name: "value"), kind: .number(.rial), scale: scale,
        timeline: timeline(count, isWhole: chance(70)),
        versions: raised.map { Value.Version(origin: ModelSketch.origin, formula: $0) }))
    values.append(ID(sketch.model.values.count - 1))
  }
}
