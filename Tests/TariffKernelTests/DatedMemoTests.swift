import Exact
import TestSupport
import Testing

@testable import TariffKernel

/// What is kept by the day is neither mixed up nor worked out twice.
@Suite struct DatedMemoTests {
  /// Each value reads the one before twice, on another day: without a memo this would take 2^60 readings.
  @Test func aValueIsWorkedOutOnceADay() {
    let sketch = ModelSketch()
    var value = sketch.value(sketch.number(1))
    for _ in 0..<60 {
      let last = sketch.read(value)
      value = sketch.value(sketch.sum([last, sketch.read(value)]))
    }
    let then = sketch.asOf(sketch.read(value), sketch.day(AsOfTests.eve))
    #expect(sketch.result(of: sketch.sum([then, sketch.read(value)])) == .success(1 << 61))
  }

  /// Ten values, each its own rate plus the one before on a day of the dossier, on another and on the day at hand;
  /// against the same worked out in the plainest way.
  @Test func agreesWithThePlainReading() {
    var generator = SeededGenerator(seed: RandomCases.seed)
    let first = AsOfTests.new.number
    for round in 0..<RandomCases.count(2_000) {
      let sketch = ModelSketch()
      let given = (0..<3).map { sketch.input("date \($0)", .date) }
      var (numbers, values) = ([[Int128]](), [ID<Value>]())
      var choices: [(Int, Int)] = []
      for place in 0..<10 {
        // Ten spans of ten days.
        numbers.append((0..<10).map { _ in Int128.random(in: 0..<1_000, using: &generator) })
        let spans = (0..<10).map { span in
          DaySpan(Day(number: first + Int32(span) * 10), Day(number: first + Int32(span) * 10 + 9))
        }
        var terms = [sketch.rate(Array(zip(spans, numbers[place])))]
        choices.append((Int.random(in: 0..<3, using: &generator), Int.random(in: 0..<3, using: &generator)))
        if let last = values.last {
          terms.append(sketch.asOf(sketch.read(last), sketch.read(given[choices[place].0])))
          terms.append(sketch.asOf(sketch.read(last), sketch.read(given[choices[place].1])))
          terms.append(sketch.read(last))
        }
        values.append(sketch.value(sketch.sum(terms)))
      }
      let days = given.map { _ in Int32.random(in: 0..<100, using: &generator) }
      func plain(_ place: Int, _ day: Int32) -> Int128 {
        let own = numbers[place][Int(day) / 10]
        if place == 0 { return own }
        return own + plain(place - 1, days[choices[place].0]) + plain(place - 1, days[choices[place].1])
          + plain(place - 1, day)
      }
      let today = Int32.random(in: 0..<100, using: &generator)
      var facts: ModelSketch.Row = [sketch.date: Int128(first + today)]
      for (input, day) in zip(given, days) { facts[input] = Int128(first + day) }
      sketch.fee("sum", sketch.read(values[9]))
      #expect(
        sketch.outcome(facts) == .charged(plain(9, today)), "seed \(RandomCases.seed), round \(round)")
    }
  }

  /// Against a dictionary, over many dossiers of every size, far beyond the first growth.
  @Test func keepsWhatADictionaryKeeps() {
    struct Key: Hashable {
      var subject: Int
      var day: Int32
    }
    var generator = SeededGenerator(seed: RandomCases.seed)
    var memo = DatedMemo()
    for size in [0, 1, 31, 32, 33, 1_000, 0, 40_000, 5, 100] {
      memo.begin()
      var kept: [Key: Int128] = [:]
      for _ in 0..<size {
        let key = Key(
          subject: Int.random(in: 0..<2_000, using: &generator), day: Int32.random(in: 0..<60, using: &generator))
        let value = Int128.random(in: -9...9, using: &generator)
        kept[key] = value
        memo.keep(Workspace.Memo(version: 1, value: value), of: key.subject, on: key.day)
      }
      var wrong = 0
      for subject in 0..<2_000 {
        for day in Int32(0)..<60 where memo.memo(of: subject, on: day)?.value != kept[Key(subject: subject, day: day)] {
          wrong += 1
        }
      }
      #expect(wrong == 0, "seed \(RandomCases.seed), \(size) kept")
    }
  }
}
