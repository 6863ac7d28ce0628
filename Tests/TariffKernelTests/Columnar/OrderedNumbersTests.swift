import TestSupport
import Testing

@testable import TariffKernel

@Suite struct OrderedNumbersTests {
  @Test func asManyAsAFilterCounts() {
    var random = SeededGenerator(seed: RandomCases.seed)
    for _ in 0..<RandomCases.count(100_000) {
      let count = [0, 1, 2, 7, 15, 16, 17, 31, 32, 33, 100].randomElement(using: &random) ?? 0
      let range: ClosedRange<Int64> = Bool.random(using: &random) ? -20...20 : .min ... .max
      var numbers = (0..<count).map { _ in Int64.random(in: range, using: &random) }
      if Bool.random(using: &random) { numbers += [.min, .max] }
      numbers.sort()
      let values = [Int64.random(in: range, using: &random), numbers.randomElement(using: &random) ?? 0, .min, .max]
      for value in values {
        let found = numbers.withUnsafeBufferPointer { buffer in
          buffer.baseAddress.map { OrderedNumbers.countBelow(value, $0, buffer.count) } ?? 0
        }
        #expect(found == numbers.count { $0 < value }, "\(value) in \(numbers), seed \(RandomCases.seed)")
      }
    }
  }
}
