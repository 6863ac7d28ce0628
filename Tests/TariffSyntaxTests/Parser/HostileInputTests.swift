import Diagnostics
import TestSupport
import Testing

@testable import TariffSyntax

@Suite struct HostileInputTests {
  private static let base = """
    input request_date  date
    input use  residential "مسکونی" | office "اداری"
    input area  m2  0.01 to 1_000 by 0.01  "زیربنا"
    group floor
      input level  count  -5 to 60
    set base
    rate vat  9%
    table t  slab by area m2  article 3
                 share  least rial/m2
      up to 100     5%          1_200
      above        10%           none
    value net m2 = max(0 m2, area - 20 m2 * count(floor where level > 0))
    fee f  "عوارض"
      when     use = residential and not (area > 5 m2 or request_date < 1403-02-01)
      exempt   mosque when use in (office, residential)  article 5
      amount   if area > 100 m2 then net * t(net).least else (area / 3 rounded half up to 0.01 m2) * 5 rial/m2
      at least 5 rial after reliefs
      relief   veteran 50% of net * 2 rial/m2 up to 1_000 rial
      rounded  half up to 1 rial
      in       base
    bill b
      lines  f
      floor  to 1_000 rial, shared by largest remainder
    example "نمونه"
      request_date 1403-02-01, use residential, area 260
      floor: level 1
      f = 1_000 rial

    """

  /// Acts of all kinds in both languages.
  private static let bases: [String] = {
    let files = [Sample.act(base).file] + LawSamples.all
    return files.flatMap { file in
      let tree = Parser.parse(file, index: 0).tree
      return KeywordLanguage.allCases.map { Formatter.format(tree, of: file, keywords: $0) }
    }
  }()

  private func parse(_ bytes: [UInt8]) -> [Diagnostic] {
    let (_, diagnostics) = Parser.parse(SourceFile(name: "x", bytes: bytes), index: 0)
    for diagnostic in diagnostics {
      guard let range = diagnostic.range else { continue }
      #expect(0 <= range.start && range.start <= range.end && range.end <= bytes.count)
    }
    #expect(diagnostics.count <= Limits.standard.messages)
    return diagnostics
  }

  @Test func baseIsGood() {
    _ = Sample.act(Self.base).tree()
  }

  @Test func anyBytesAreSurvived() {
    var generator = SeededGenerator(seed: RandomCases.seed)
    for _ in 0..<RandomCases.count(20_000) {
      let count = Int.random(in: 0...300, using: &generator)
      _ = parse((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }
  }

  @Test func damagedActsAreSurvived() {
    var generator = SeededGenerator(seed: RandomCases.seed)
    let originals = Self.bases.map { Array($0.utf8) }
    let signs = Array("()\"#%+-*/=<>,.:| \n\t0aآ٪_".utf8)
    for _ in 0..<RandomCases.count(20_000) {
      var bytes = originals.randomElement(using: &generator) ?? []
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0...3, using: &generator) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(signs.randomElement(using: &generator) ?? 0x20, at: place)
        case 2: bytes[place] = signs.randomElement(using: &generator) ?? 0x20
        default: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &generator)))
        }
      }
      _ = parse(bytes)
    }
  }

  @Test(arguments: bases) func everyBeginningOfAnActIsSurvived(_ text: String) {
    let bytes = Array(text.utf8)
    for count in 0..<bytes.count { _ = parse(Array(bytes[..<count])) }
  }

  /// One word taken out spoils no more than the statement that it stood in: at most two messages, besides the clauses
  /// that are missed because a first word is gone, and the inputs of a group that is none.
  @Test(arguments: bases) func oneMissingWordGivesFewMessages(_ text: String) {
    let words = text.split(omittingEmptySubsequences: true) { $0 == " " || $0 == "\n" }
    for word in words {
      var damaged = text
      // In column one the space behind the word goes too: the rest must not look indented.
      let rest = text[word.endIndex...]
      let isFirst = word.startIndex == text.startIndex || text[text.index(before: word.startIndex)] == "\n"
      let end = isFirst ? rest.firstIndex { $0 != " " } ?? word.endIndex : word.endIndex
      damaged.removeSubrange(word.startIndex..<end)
      let diagnostics = parse(Array(damaged.utf8))
      let faults = diagnostics.filter { $0.code != .misplacedIndent && $0.code != .clauseMissing }
      #expect(faults.count <= 2 && diagnostics.count <= 6, "without \(word): \(diagnostics.map(\.summary))")
    }
  }

  @Test func hugeFilesAreAnsweredQuickly() {
    let clock = ContinuousClock()
    let elapsed = clock.measure {
      #expect(parse(Array(repeating: UInt8(ascii: "("), count: 10 << 20)).map(\.code) == [.fileTooLarge])
      #expect(parse(Array(repeating: UInt8(ascii: "("), count: 1 << 20)).map(\.code) == [.lineTooLong])
      _ = parse(Array(String(repeating: "fee f\n", count: 150_000).utf8))
      _ = parse(Array(String(repeating: "x\n", count: 500_000).utf8))
    }
    #expect(elapsed < .seconds(30), "\(elapsed)")
  }
}
