import TestSupport
import Testing

@testable import TariffEngine

@Suite struct NumberRunsTests {
  /// Notes numbers one a line, and checks each sighting against a dictionary.
  private static func check(_ numbers: [String], _ comment: String) {
    var (runs, oracle, places) = (NumberRuns(), [String: Int](), [String: Int]())
    for (index, number) in numbers.enumerated() {
      let sighting = Array(number.utf8).withUnsafeBufferPointer { runs.sight($0, line: index + 2) }
      #expect(sighting.first == oracle[number] ?? 0, "\(number) in row \(index), \(comment)")
      #expect(runs[sighting.place] == number, "\(number) in row \(index), \(comment)")
      if let place = places[number] { #expect(place == sighting.place, "\(number), \(comment)") }
      oracle[number] = oracle[number] ?? index + 2
      places[number] = sighting.place
    }
  }

  @Test(arguments: [
    ["D1", "D2", "D3", "D2", "D4", "D3", "D5"], ["8", "9", "10", "11", "9", "09", "010", "10"],
    ["5", "6", "7", "3", "4", "5", "6", "8"], ["A098", "A099", "A100", "A99", "A100", "B100"],
    ["1", "3", "2", "3", "4", "5"], ["no digits", "no digits", "x", "1", "x1", "1"],
    ["99999999999999999998", "99999999999999999999", "100000000000000000000", "99999999999999999999"],
    ["1403-000001", "1403-000002", "1404-000001", "1403-000003", "1404-000001"], ["0", "00", "000", "0", "00"],
  ])
  func runsAndTheirEnds(numbers: [String]) { Self.check(numbers, "by hand") }

  @Test func manyNumbersOfEveryKind() {
    for seed in 0..<6 as Range<UInt64> {
      var random = SeededGenerator(seed: RandomCases.seed &+ seed)
      var (numbers, counter): ([String], Int) = ([], 0)
      for _ in 0..<12_000 {
        switch Int.random(in: 0..<(seed % 2 == 0 ? 100 : 4), using: &random) {
        case 0: counter = Int.random(in: 0..<20_000, using: &random)
        case 1: numbers.append("\(Int.random(in: 0..<20_000, using: &random))")
        case 2: numbers.append("\(seed)-\(Int.random(in: 0..<300, using: &random))/x")
        default: counter += 1
        }
        numbers.append(seed == 4 ? "P\(counter % 90)-\(counter)" : "\(counter)")
      }
      Self.check(numbers, "seed \(RandomCases.seed) + \(seed)")
    }
  }
}
