import TestSupport
import Testing

@testable import TariffEngine

@Suite struct GroupNumbersTests {
  /// Inserts numbers, and checks each place against a dictionary; then asks for all of them, and for others.
  private static func check(_ keys: [String], _ comment: String) {
    var (numbers, oracle) = (GroupNumbers(), [String: Int]())
    for key in keys {
      let expected = oracle[key]
      let inserted = Array(key.utf8).withUnsafeBufferPointer { numbers.insert($0) }
      #expect(inserted.isNew == (expected == nil), "\(key), \(comment)")
      #expect(inserted.place == expected ?? oracle.count, "\(key), \(comment)")
      oracle[key] = inserted.place
    }
    #expect(numbers.count == oracle.count, "\(comment)")
    for (key, place) in oracle {
      #expect(numbers.find(key) == place, "\(key), \(comment)")
      #expect(numbers[place] == key, "\(key), \(comment)")
      for other in [key + "0", "0" + key, key + "x", String(key.dropLast())] where oracle[other] == nil {
        #expect(numbers.find(other) == nil, "\(other), \(comment)")
      }
    }
  }

  @Test(arguments: [
    [], ["D1", "D2", "D3", "D2", "D4", "D3", "D5"], ["8", "9", "10", "11", "9", "09", "010", "10"],
    ["5", "6", "7", "3", "4", "5", "6", "8"], ["A098", "A099", "A100", "A99", "A100", "B100"],
    ["no digits", "no digits", "x", "1", "x1", "1", "2", "x", "3"],
    ["99999999999999999998", "99999999999999999999", "100000000000000000000", "99999999999999999999"],
    ["1403-000001", "1403-000002", "1404-000001", "1403-000003", "1404-000001"], ["0", "00", "000", "0", "00"],
  ])
  func runsAndTheirEnds(keys: [String]) { Self.check(keys, "by hand") }

  @Test func manyNumbersOfEveryKind() {
    for seed in 0..<5 as Range<UInt64> {
      var random = SeededGenerator(seed: RandomCases.seed &+ seed)
      var (keys, counter): ([String], Int) = ([], 0)
      for _ in 0..<6_000 {
        switch Int.random(in: 0..<(seed % 2 == 0 ? 100 : 4), using: &random) {
        case 0: counter = Int.random(in: 0..<20_000, using: &random)
        case 1: keys.append("\(Int.random(in: 0..<20_000, using: &random))")
        case 2: keys.append("\(seed)-\(Int.random(in: 0..<300, using: &random))/x")
        default: counter += 1
        }
        keys.append(seed == 4 ? "P\(counter % 90)-\(counter)" : "\(counter)")
      }
      Self.check(keys, "seed \(RandomCases.seed) + \(seed)")
    }
  }
}
