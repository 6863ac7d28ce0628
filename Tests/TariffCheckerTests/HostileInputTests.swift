import Diagnostics
import TariffChecker
import TariffKernel
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Whatever a file holds, the checker answers with messages.
@Suite struct HostileInput {
  /// A tariff that is sound but for the damage done to it, or messages: never a crash.
  @Test func damagedActsAreAnswered() throws {
    let cases = try MessageCase.all().map(\.library).filter { $0.files.allSatisfy { $0.bytes.count < 10_000 } }
    damage(cases, with: cases, times: RandomCases.count(100_000))
  }

  /// The same with every clause of a plan, which a message case has few of.
  @Test func damagedPlansAreAnswered() throws {
    let plan = SampleAct.library([PlanAct.text(PlanAct.whole), PlanAct.text().replacing("case.1403", with: "other")])
    damage([plan], with: [plan, SampleAct.library([PlanAct.text(PlanAct.summer)])], times: RandomCases.count(50_000))
  }

  @Test func thousandsOfClausesOfAPlanAreAnswered() {
    let terms = String(repeating: "  term 1 to 600\n", count: 5_000)
    #expect(PlanAct.codes("plan p\n  method none\n" + terms).contains("T0606"))
    let discounts = String(repeating: "  discount 5%\n", count: 5_000)
    #expect(PlanAct.codes("plan p\n" + discounts) == ["T0606"])
  }

  private func damage(_ sources: [Library], with others: [Library], times: Int) {
    var generator = SeededGenerator(seed: RandomCases.seed)
    for _ in 0..<times {
      guard var library = sources.randomElement(using: &generator), let second = others.randomElement(using: &generator)
      else { continue }
      let place = Int.random(in: 0..<library.files.count, using: &generator)
      var bytes = library.files[place].bytes
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        damage(&bytes, with: second.files[second.files.count - 1].bytes, &generator)
      }
      library.files[place] = SourceFile(name: library.files[place].name, bytes: bytes)
      let result = Checker.check(library)
      let text = library.files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: "\n")
      #expect(result.model != nil || result.diagnostics.contains { $0.severity == .error }, "\(text)")
    }
  }

  private func damage(_ bytes: inout [UInt8], with other: [UInt8], _ generator: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    var words = bytes.split(separator: 0x20, omittingEmptySubsequences: false)
    let strange = other.split(separator: 0x20, omittingEmptySubsequences: false)
    let place = Int.random(in: 0..<words.count, using: &generator)
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
    case 1: words.remove(at: place)
    case 2: words.insert(words[place], at: Int.random(in: 0...words.count, using: &generator))
    case 3: words[place] = strange.randomElement(using: &generator) ?? []
    case 4: words.swapAt(place, Int.random(in: 0..<words.count, using: &generator))
    default:
      var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      lines.shuffle(using: &generator)
      bytes = Array(lines.joined(separator: [0x0A]))
      return
    }
    if words.count != bytes.split(separator: 0x20, omittingEmptySubsequences: false).count || place % 2 == 0 {
      bytes = Array(words.joined(separator: [0x20]))
    }
  }

  @Test func thousandsOfValuesInARowAreNoDepth() throws {
    let values = (1...5_000).map { "value v\($0) rial = v\($0 - 1) + 1 rial" }.reversed().joined(separator: "\n")
    let act = "value v0 rial = 1 rial\n\(values)\nfee f\n  amount  v5000\nbill b\n  lines  f"
    let assessor = try #require(Assessor(SampleAct.check(act)))
    #expect(assessor.outcome(of: "f", [:]) == .charged(5_001))
  }
}
