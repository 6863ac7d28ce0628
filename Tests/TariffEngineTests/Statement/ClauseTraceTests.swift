import Testing

@testable import TariffEngine

/// Every clause of a fee says in the trace what it did, and by which formula.
@Suite struct ClauseTraceTests {
  private static let act = """
    language 1

    act clauses.1403  "Clauses"
      authority  "Council"
      approved   1402-11-10
      in force   from 1403-01-01 to 1403-12-30
      priced on  request_date
      status     final
      source     "written for a test"

    input request_date  date
    input area  m2  1 to 10_000
    input corner  yes/no

    fee levy
      let       net = area - 20 m2
      let       floor_price = 1_000 rial/m2
      amount    net * floor_price + net * 0 rial/m2
      at least  50_000 rial
      at most   net * 450 rial/m2 + 0 rial after reliefs
      relief    first 10% when corner
      relief    second 50% of net * floor_price when not corner
      rounded   half up to 1 rial

    bill city
      lines  levy
    """

  private static func steps(area: String) throws -> [TraceStep] {
    let rulebook = try Rulebook(files: [
      SourceFile(name: "rulebook", bytes: Array(SmallTariff.rulebookFile.utf8)),
      SourceFile(name: "clauses.tariff", bytes: Array(act.utf8)),
    ])
    let dossier = Dossier(["request_date": "1403-02-01", "area": area, "corner": "no"])
    return try rulebook.assess(dossier).steps(of: "levy")
  }

  private static func text(_ steps: [TraceStep]) -> String {
    steps.map { String(repeating: "  ", count: $0.depth) + $0.text }.joined(separator: "\n")
  }

  /// 10 m² × 1,000 = 10,000, raised to 50,000; half of 10,000 is let off; 45,000 is more than 10 × 450 = 4,500.
  @Test func raisedRelievedAndCapped() throws {
    let steps = try Self.steps(area: "30")
    #expect(
      Self.text(steps) == """
        levy: clauses.1403, on request_date 1403-02-01
            area = 30 m2
          net = area - 20 m2 = 10 m2
          floor_price = 1,000 rial/m2
          net = 10 m2
          amount = net * floor_price + net * 0 rial/m2 = 10,000 rial
          at least 50_000 rial: raised to 50,000 rial
          corner = no
          relief first when corner: no
          corner = no
          relief second when not corner: yes
          net = 10 m2
          floor_price = 1,000 rial/m2
          relief second 50% of net * floor_price: lets off 5,000 rial
          net = 10 m2
          at most net * 450 rial/m2 + 0 rial: lowered to 4,500 rial
          rounded half up to 1 rial: 4,500 rial, nothing dropped
        charged 4,500 rial
        """)
    #expect(
      steps.filter { $0.kind == .local }.map(\.formula) == [
        "area - 20 m2", "1_000 rial/m2", "area - 20 m2", "area - 20 m2", "1_000 rial/m2", "area - 20 m2",
      ])
    #expect(steps.first { $0.kind == .atLeast }?.formula == "50_000 rial")
    #expect(steps.first { $0.kind == .atMost }?.formula == "net * 450 rial/m2 + 0 rial")
    #expect(steps.filter { $0.kind == .condition }.map(\.subject) == ["first", "second"])
    #expect(steps.first { $0.kind == .relief }?.formula == "50% of net * floor_price")
  }

  /// A value is worked out once, and each fee that reads it says how, once.
  @Test func eachFeeExplainsItsValues() throws {
    let values = """

      value base rial = area * 10 rial/m2

      fee second
        amount  base + base

      fee third
        amount  base

      bill other
        lines  second, third
      """
    let rulebook = try Rulebook(files: [
      SourceFile(name: "rulebook", bytes: Array(SmallTariff.rulebookFile.utf8)),
      SourceFile(name: "clauses.tariff", bytes: Array((Self.act + "\n" + values + "\n").utf8)),
    ])
    let statement = try rulebook.assess(Dossier(["request_date": "1403-02-01", "area": "30", "corner": "no"]))
    let explained = "base = area * 10 rial/m2 = 300 rial"
    #expect(statement.steps(of: "second").filter { $0.kind == .value }.map(\.text) == [explained, "base = 300 rial"])
    #expect(statement.steps(of: "third").filter { $0.kind == .value }.map(\.text) == [explained])
    #expect(statement.steps(of: "third").first { $0.kind == .amount }?.text == "amount = base = 300 rial")
  }
}
