import Diagnostics
import TariffChecker
import Testing

@testable import TariffEngine

/// What can be wrong between the acts and files of a city: a message each, with both places.
@Suite struct BadLaw {
  private func errors(_ library: Library) -> [Diagnostic] {
    CheckReport(of: library).diagnostics.filter { $0.severity == .error }
  }

  private func law() throws -> Library { try ShippedRulebook.named("Isfahan").library.withoutExamples }

  private func place(_ range: SourceRange, in library: Library) -> String {
    let place = library.files[range.file].position(of: range.start)
    return "\(library.files[range.file].name):\(place.line)"
  }

  /// A message of the code, with a place of its own and another in the named file.
  private func expect(
    _ code: DiagnosticCode, _ words: [String], in library: Library, at file: String, besides other: String?
  ) {
    let errors = errors(library)
    let found = errors.filter { diagnostic in
      diagnostic.code == code && words.allSatisfy { diagnostic.allWords.contains($0) }
    }
    #expect(!found.isEmpty, "\(code.code) \(words): \(errors.prefix(6).map(\.allWords))")
    for diagnostic in found.prefix(1) {
      #expect(diagnostic.range.map { place($0, in: library).hasPrefix(file) } == true, "\(diagnostic.allWords)")
      guard let other else { continue }
      #expect(
        diagnostic.related.contains { place($0.range, in: library).hasPrefix(other) },
        "\(diagnostic.allWords) \(diagnostic.related.map { place($0.range, in: library) })")
    }
  }

  @Test func actsThatAmendOneAnother() throws {
    let library = try law().with(
      "council-1402-stage2.tariff", replacing: "amends     isfahan.council.1402",
      by: "amends     isfahan.council.1402, isfahan.council.1402.stage3")
    expect(
      .amendmentCycle, ["isfahan.council.1402.stage2", "isfahan.council.1402.stage3"], in: library,
      at: "council-1402-stage", besides: "council-1402-stage")
  }

  @Test func anActThatIsNotThere() throws {
    let library = try law().with(
      "council-1402-stage2.tariff", replacing: "amends     isfahan.council.1402",
      by: "amends     isfahan.council.1042")
    expect(
      .actUnknown, ["isfahan.council.1042", "isfahan.council.1402.stage2"], in: library,
      at: "council-1402-stage2.tariff", besides: "council-1402-stage2.tariff")
  }

  @Test func anActThatComesLater() throws {
    let library = try law().with(
      "council-1402-stage2.tariff", replacing: "amends     isfahan.council.1402",
      by: "amends     isfahan.council.1402, isfahan.council.1403")
    expect(
      .amendsLaterAct, ["isfahan.council.1402.stage2", "isfahan.council.1403", "1402-03-20", "1402-11-20"],
      in: library, at: "council-1402-stage2.tariff", besides: "council-1403.tariff")
  }

  @Test func aPriceThatIsListedTwice() throws {
    let library = try law()
    let prices = try library.text(of: "prices-1402.csv")
    let twice = try library.with("prices-1402.csv", prices + "5,2,4590001\n")
    expect(.rowTwice, ["5", "2"], in: twice, at: "prices-1402.csv:62", besides: "prices-1402.csv:19")
  }

  @Test func aPriceThatIsMissing() throws {
    let library = try law()
    let lines = try library.text(of: "prices-1402.csv").split(separator: "\n")
    let short = lines.filter { !$0.hasPrefix("15,4,") }.joined(separator: "\n") + "\n"
    let missing = try library.with("prices-1402.csv", short)
    let errors = errors(missing)
    #expect(errors.map(\.code) == [.choiceNotCovered], "\(errors.map(\.allWords))")
    expect(
      .choiceNotCovered, ["block_price has no row for 15 with 4"], in: missing, at: "fees.tariff",
      besides: "council-1402.tariff")
  }

  @Test func keysThatAPriceListDoesNotName() throws {
    let library = try law()
    let prices = try library.text(of: "prices-1402.csv")
    let header = try library.with("prices-1402.csv", prices.replacing("district,block,price", with: "district,price"))
    expect(.tableFileMalformed, ["block"], in: header, at: "prices-1402.csv:1", besides: "council-1402.tariff")
    let empty = try library.with("prices-1402.csv", prices.replacing("\n5,2,", with: "\n5,,"))
    expect(.tableFileMalformed, ["block"], in: empty, at: "prices-1402.csv:19", besides: "council-1402.tariff")
  }

  @Test(arguments: [
    ("1402-12-30", "29"), ("1402-13-01", "month"), ("1402-07-31", "30"), ("1502-01-01", "year"), ("1205-12-29", "year"),
  ])
  func daysOutsideTheCalendar(_ date: String, _ word: String) throws {
    let library = try law().with(
      "council-1402-stage3.tariff", replacing: "approved   1402-07-10", by: "approved   \(date)")
    let errors = errors(library)
    let found = try #require(errors.first { $0.code == .impossibleDate }, "\(errors.map(\.allWords))")
    #expect(found.range.map { place($0, in: library) } == "council-1402-stage3.tariff:8", "\(found.allWords)")
    #expect(found.allWords.contains(date) && found.allWords.contains(word), "\(found.allWords)")
  }
}
