import Testing

@testable import TariffEngine

@Suite struct WordingTests {
  private let english = Wording(.english, digits: nil)
  private let persian = Wording(.persian, digits: nil)

  @Test(arguments: [
    (0, 0, "0", "۰"), (999, 0, "999", "۹۹۹"), (1_000, 0, "1,000", "۱٬۰۰۰"), (1_234_567, 0, "1,234,567", "۱٬۲۳۴٬۵۶۷"),
    (-1_234_567, 2, "-12,345.67", "-۱۲٬۳۴۵٫۶۷"), (1_500, 3, "1.5", "۱٫۵"), (5, 3, "0.005", "۰٫۰۰۵"), (100, 2, "1", "۱"),
  ])
  func numbers(_ significand: Int, _ scale: Int, _ latin: String, _ persianText: String) {
    #expect(english.number(Int128(significand), scale: scale) == latin)
    #expect(persian.number(Int128(significand), scale: scale) == persianText)
  }

  @Test func digitsAreAnOption() {
    #expect(Wording(.persian, digits: .latin).number(1_234, scale: 0) == "1,234")
    #expect(Wording(.english, digits: .persian).number(1_234, scale: 0) == "۱٬۲۳۴")
  }

  @Test func units() throws {
    let price = try Unit.rial.divided(by: .squareMetre)
    #expect(english.words(for: price) == "rial/m2")
    #expect(persian.words(for: price) == "ریال بر متر مربع")
    #expect(persian.words(for: try Unit.number.divided(by: .squareMetre)) == "در هر متر مربع")
    #expect(persian.words(for: try Unit.metre.multiplied(by: .month)) == "متر·ماه")
    #expect(english.amount(5, scale: 0, unit: .number) == "5")
    #expect(persian.amount(5_000, scale: 0, unit: .rial) == "۵٬۰۰۰ ریال")
  }

  @Test func roundings() {
    let modes: [(RoundingMode, String, String)] = [
      (.halfAwayFromZero, "half up to 1 rial", "به نزدیک‌ترین ۱ ریال (نیمه رو به بالا)"),
      (.halfToEven, "half even to 1 rial", "به نزدیک‌ترین ۱ ریال (نیمه به زوج)"),
      (.halfTowardZero, "half down to 1 rial", "به نزدیک‌ترین ۱ ریال (نیمه رو به پایین)"),
      (.towardZero, "toward zero to 1 rial", "به سوی صفر تا ۱ ریال"),
      (.awayFromZero, "away from zero to 1 rial", "به دور از صفر تا ۱ ریال"),
      (.floor, "floor to 1 rial", "رو به پایین تا ۱ ریال"), (.ceiling, "ceiling to 1 rial", "رو به بالا تا ۱ ریال"),
    ]
    #expect(Set(modes.map(\.0)) == Set(RoundingMode.allCases))
    for (mode, latin, persianText) in modes {
      let rule = RoundingRule(mode: mode, step: 1, scale: 0, unit: .rial)
      #expect(english.words(for: rule, step: "1 rial") == latin)
      #expect(persian.words(for: rule, step: "۱ ریال") == persianText)
    }
  }

  /// Between FSI and PDI stands what reads the other way, and what signs would scatter; and only in text for people.
  @Test func foreignRunsAreIsolated() throws {
    let people = Wording(.persian, digits: nil, isolates: true)
    let english = Wording(.english, digits: nil, isolates: true)
    let day = try #require(Day(solarYear: 1403, month: 2, day: 1))
    #expect(people.shown("small.1403") == "\u{2068}small.1403\u{2069}")
    #expect(people.shown("تعرفه") == "تعرفه" && people.shown("1403") == "1403")
    #expect(english.shown("تعرفه") == "\u{2068}تعرفه\u{2069}" && english.shown("small") == "small")
    #expect(people.day(day) == "\u{2068}۱۴۰۳-۰۲-۰۱\u{2069}" && english.day(day) == "1403-02-01")
    #expect(people.number(-5, scale: 0) == "\u{2068}-۵\u{2069}" && people.number(5, scale: 0) == "۵")
    #expect(people.identifier("1403-7") == "\u{2068}1403-7\u{2069}" && english.identifier("1403-7") == "1403-7")
    #expect(people.designation("12") == "۱۲" && people.designation("5 note 2") == "\u{2068}5 note 2\u{2069}")
    #expect(persian.shown("small") == "small" && persian.day(day) == "۱۴۰۳-۰۲-۰۱" && persian.designation("12") == "۱۲")
    #expect(people.shown("a\u{2069}b") == "\u{2068}a\\u{2069}b\u{2069}", "an act cannot end an isolate")
  }

  /// The residue counts units of the rule's last place: 1/4 of a unit at two places is 0.0025.
  @Test(arguments: [
    (1, 4, 0, "0.25"), (-1, 4, 0, "0.25"), (1, 4, 2, "0.0025"), (1, 3, 0, "1/3"), (2, 3, 2, "1/150"), (7, 1, 1, "0.7"),
    (1, 1_024, 0, "0.0009765625"), (12_345, 10_000, 0, "1.2345"), (5, 6, 0, "5/6"),
  ])
  func residues(_ numerator: Int, _ denominator: Int, _ scale: Int, _ text: String) {
    let residue = Residue(numerator: Int128(numerator), denominator: UInt128(denominator))
    #expect(english.residue(residue, scale: scale) == text)
  }

  /// No phrase of one language is missing in the other, and none of the fixed words is said twice alike.
  @Test func everyLabelHasWords() {
    for label in Label.allCases {
      #expect(!label.english.isEmpty)
      #expect(label.persian.unicodeScalars.contains { (0x600...0x6FF).contains($0.value) }, "\(label)")
    }
  }

  @Test(arguments: Self.everyPhrase)
  func everyPhraseHasWords(_ phrase: Phrase) {
    #expect(!phrase.english.isEmpty)
    #expect(phrase.english.unicodeScalars.allSatisfy { $0.isASCII || $0 == "×" }, "\(phrase.english)")
    #expect(phrase.persian.unicodeScalars.contains { (0x600...0x6FF).contains($0.value) }, "\(phrase)")
  }

  static let everyPhrase: [Phrase] = [
    .missingInput("a"), .missingInputInRow("a", group: "g", row: "2"), .noVersion(.fee, "f", day: "d"),
    .noVersion(.rate, "f", day: "d"), .noVersion(.table, "f", day: "d"), .noVersion(.value, "f", day: "d"),
    .noRow(table: "t", arguments: ["a 5", "b x"]), .noCell(table: "t", row: "up to 5", column: "c"),
    .noCell(table: "t", row: nil, column: "c"), .overflow, .divisionByZero, .emptyGroup("g"), .blocked(by: "f"),
    .shareOutOfRange(relief: "r"), .charged("5 rial"), .exempt(by: "e", article: "5"), .exempt(by: "e", article: nil),
    .notApplicable, .suspended(by: "a"), .error(code: "D0201", "s"),
    .lineBegins("f", article: "3", act: "a", day: "d", input: "i"), .condition("c", true), .condition("c", false),
    .reliefCondition("r", "c", true), .reliefCondition("r", "c", false),
    .exemption("e", article: "5", formula: "c", holds: true),
    .exemption("e", article: nil, formula: "c", holds: false),
    .rowOfTable(table: "t", row: "r", column: "c", cell: "5"),
    .rowOfTable(table: "t", row: "r", column: nil, cell: "5"),
    .slice(table: "t", row: "r", width: "5", rate: "6", product: "30"), .groupRow(group: "g", row: "1", counts: true),
    .groupRow(group: "g", row: "1", counts: false), .counted, .element("f", "5"), .element(nil, "5"),
    .lineRead("f", "5", beforeReliefs: true),
    .setRead("s", "5", beforeReliefs: false), .setRead("s", "5", beforeReliefs: true),
    .rounded("floor to 1", to: "5", .none), .rounded("floor to 1", to: "5", .dropped("0.5")),
    .rounded("floor to 1", to: "5", .added("0.5")), .amount("f", "5"), .amount(nil, "5"), .raised("f", to: "5"),
    .capped("f", to: "5"), .relief("r", article: nil, formula: "f", taken: "5", limit: .ceiling),
    .relief("r", article: "7", formula: "f", taken: "5", limit: .balance),
    .relief("r", article: nil, formula: "f", taken: "5", limit: .amount),
    .relief("r", article: nil, formula: "f", taken: "5", limit: nil),
    .stepsOmitted("5"), .suspendedProvision(.table, "t", by: "a", day: "d"), .textUnknown(.fee, "f"),
    .noSuchDay("1403-13-1"), .notYetThere, .repealed(by: "a", from: "d"), .suspended(by: "a", from: "d", to: "e"),
    .suspended(by: "a", from: "d", to: nil), .standstill("f", day: "d", input: "i"), .asOf("d"),
  ]
}
