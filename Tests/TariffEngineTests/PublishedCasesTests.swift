import TariffChecker
import TariffEngine
import Testing

/// Published numbers apart from the rulebook that ships: the misprinted row, another city's density table, real bills.
@Suite struct PublishedCasesTests {
  /// Over 600 m² the page falls from 120 % to 30 %, and from 2,500 rial to 800: both columns, at the printed cells.
  @Test func theCheckerNamesTheMisprintedRow() throws {
    let file = try MashhadFiles.act("printed-typo.tariff")
    let result = Checker.check(Library(singleAct: file))
    #expect(!result.diagnostics.isEmpty)
    #expect(Set(result.diagnostics.map(\.code)) == [.fallingRate])
    for diagnostic in result.diagnostics {
      #expect(diagnostic.severity == .warning)
      let range = try #require(diagnostic.range)
      let place = file.position(of: range.start)
      let line = MashhadFiles.lines(of: file)[place.line - 1]
      #expect(line.contains("above") && line.contains("30%"), "the message stands at line \(place.line): \(line)")
    }
    #expect(result.model != nil, "a faithful act can be assessed: the fall is an oddity, not a fault of meaning")
  }

  /// With the reason given, the misprint is accepted and no longer a finding.
  @Test func theMisprintCanBeAcceptedAsPrinted() throws {
    var text = String(decoding: try MashhadFiles.act("printed-typo.tariff").bytes, as: UTF8.self)
    let heading = "table single_unit slab by area m2\n"
    let place = try #require(text.firstRange(of: heading))
    text.replaceSubrange(place, with: heading + "  accepted T0506 \"as printed\"\n")
    let result = Checker.check(Library(singleAct: SourceFile(name: "typo.tariff", bytes: Array(text.utf8))))
    #expect(result.diagnostics.isEmpty, "\(result.diagnostics.map(\.message))")
    #expect(Set(result.accepted.map(\.code)) == [.fallingRate])
  }

  @Test(arguments: [("nasirshahr.tariff", 2), ("bills.tariff", 4)])
  func examplesHold(_ file: String, _ examples: Int) throws {
    let result = Checker.check(Library(singleAct: try MashhadFiles.act(file)))
    #expect(result.diagnostics.isEmpty, "\(result.diagnostics.map { "\($0.code.code) \($0.message)" })")
    #expect(result.examples == examples)
  }

  /// A published bill: what its base lines are, and what every line of the bill must be.
  struct PublishedBill: Sendable {
    var facts: [String: String]
    var total: Int128
    var payable: Int128
    var billed: [String: Int128]
  }

  static let publishedBills = [
    // Permit, residential.
    PublishedBill(
      facts: ["residential": "1874412037", "other_use": "0", "parking": "0", "service": "0"],
      total: 2_024_365_000, payable: 2_024_365_000,
      billed: [
        "floor_area_residential": 1_874_412_037, "rail_levy": 93_720_602, "fire_at_permit": 56_232_361,
      ]),
    // Permit and parking: the parking stands outside the base.
    PublishedBill(
      facts: ["residential": "736951109", "other_use": "920894", "parking": "983814237", "service": "0"],
      total: 1_780_716_000, payable: 1_780_716_000,
      billed: [
        "floor_area_residential": 736_951_109, "floor_area_other": 920_894, "parking_supply": 983_814_237,
        "rail_levy": 36_893_600, "fire_at_permit": 22_136_160,
      ]),
    // The first bill before it was floored: 392 rial dropped, one rial given to the line with the largest remainder.
    PublishedBill(
      facts: ["residential": "1874412400", "other_use": "0", "parking": "0", "service": "0"],
      total: 2_024_365_392, payable: 2_024_365_000,
      billed: [
        "floor_area_residential": 1_874_412_037, "rail_levy": 93_720_602, "fire_at_permit": 56_232_361,
      ]),
    // A mock bill of 1399: 9 % on the service alone.
    PublishedBill(
      facts: ["residential": "0", "other_use": "0", "parking": "0", "service": "500000"],
      total: 545_000, payable: 545_000, billed: ["expert_visit": 500_000, "vat": 45_000]),
  ]

  @Test(arguments: publishedBills)
  func billsComeOutLineByLine(_ published: PublishedBill) throws {
    let rulebook = try Rulebook(library: Library(singleAct: try MashhadFiles.act("bills.tariff")))
    let facts = published.facts.merging(["request_date": "1402-06-01"]) { own, _ in own }
    let statement = try rulebook.assess(Dossier(facts))
    let billed = statement.lines.compactMap { line in line.billed.map { (line.symbol.name, $0) } }
    #expect(Dictionary(uniqueKeysWithValues: billed) == published.billed)
    guard case .payable(let total, let payable, let dropped, let lines)? = statement.bill("municipal")?.result else {
      Issue.record("the bill does not stand")
      return
    }
    #expect(total == published.total)
    #expect(payable == published.payable)
    #expect(dropped == published.total - published.payable)
    #expect(lines.reduce(0, +) == published.payable)
  }
}
