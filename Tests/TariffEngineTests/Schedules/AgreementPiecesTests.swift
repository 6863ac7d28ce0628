import TariffEngine
import TestSupport
import Testing

/// Files of agreements by pieces and on several threads, held to agreements that are worked out one by one.
@Suite struct AgreementPiecesTests {
  /// A file, and what must come of it.
  struct Expected {
    var agreements = "agreement,plan,term,cash,start,amount,bill,request_date,use,area,fined\n"
    var floors = "dossier,size\n"
    var results: [String] = []
    /// Line, number and codes of every row that is refused.
    var rejects: [String] = []
    /// By plan, in the order of first sight.
    var plans: [(name: String, count: Int, debt: Int128)] = []
    var rows = 0
  }

  /// A file of agreements of every kind, good and bad.
  static func agreements(_ random: inout SeededGenerator, count: Int, _ rulebook: Rulebook) throws -> Expected {
    var expected = Expected()
    for number in 1...count {
      let isTwice = number > 1 && Int.random(in: 0..<20, using: &random) == 0
      let name =
        isTwice || number == 1
        ? "A-1" : ["A-\(number)", "=A\(number)", "م-\(number)"].randomElement(using: &random) ?? ""
      let plan = ["even", "bank", "spring", "even", "bank", "spring", "sprang"].randomElement(using: &random) ?? ""
      let offered = ["even": 3, "bank": 12, "spring": 2][plan] ?? 1
      let term = [offered, offered, offered, offered, 1, 36].randomElement(using: &random) ?? 1
      let cash = [nil, nil, nil, nil, nil, 100, 9_000_000].randomElement(using: &random) ?? nil
      let start =
        [1403_02_05, 1403_02_06, 1403_02_07, 1403_03_31, 1403_05_10, 1404_02_01].randomElement(using: &random) ?? 0
      let amount = [nil, nil, nil, 5_000_000, 7_654_321, 4_001, 0].randomElement(using: &random) ?? nil
      let bill = ["municipal", "municipal", "municipal", "guild", ""].randomElement(using: &random) ?? ""
      let use =
        ["residential", "residential", "residential", "residential", "commercial", "villa"].randomElement(
          using: &random) ?? ""
      let area = ["100", "77", "1200", "950", "88", "", "9999999"].randomElement(using: &random) ?? ""
      let floors = (0..<Int.random(in: 0...2, using: &random)).map { _ in Int.random(in: 1...90, using: &random) }
      let text = "\(start)"
      let day = "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))"
      // A quoted cell takes the way of odd rows.
      let shown = Int.random(in: 0..<4, using: &random) == 0 ? "\"\(plan)\"" : " \(plan)"
      expected.agreements += "\(name),\(shown),\(term),\(cash.map { "\($0)" } ?? ""),\(day),"
      expected.agreements += "\(amount.map { "\($0)" } ?? ""),\(bill),1403-02-01,\(use),\(area),no\n"
      expected.rows += 1
      if !isTwice { for size in floors { expected.floors += "\(name),\(size)\n" } }

      var codes: [String] = isTwice ? ["D0115"] : []
      let facts = ["request_date": "1403-02-01", "use": use, "area": area, "fined": "no"].filter { $0.value != "" }
      let request = AgreementRequest(
        plan: plan, debt: amount.map { .amount(Int128($0)) } ?? .bill(bill.isEmpty ? nil : bill),
        dossier: Dossier(id: name, facts, groups: ["floor": floors.map { ["size": "\($0)"] }]),
        term: .installments(term), cash: cash.map { .amount(Int128($0)) }, start: try solar(start))
      // A row is judged by its cells before anything is worked out.
      if use == "villa" { codes.append("D0104") }
      if area == "9999999" { codes.append("D0102") }
      if codes.isEmpty {
        do throws(ScheduleRefusal) {
          let agreed = try rulebook.schedule(for: request)
          expected.results += CellTable.rows(of: agreed.csv).dropFirst().map { $0.joined(separator: "|") }
          if let place = expected.plans.firstIndex(where: { $0.name == plan }) {
            expected.plans[place].count += 1
            expected.plans[place].debt += agreed.debt
          } else {
            expected.plans.append((plan, 1, agreed.debt))
          }
        } catch {
          codes = error.faults.map(\.code.code)
        }
      }
      if !codes.isEmpty { expected.rejects += codes.map { "\(number + 1) \(name) \($0)" } }
    }
    return expected
  }

  @Test func whateverThePiecesAndThreadsItIsAsOneByOne() throws {
    let rulebook = try PlanTariff.rulebook()
    var (scheduled, rejected) = (0, 0)
    let seeds = RandomCases.count(300)
    for seed in RandomCases.seed..<RandomCases.seed + UInt64(seeds) {
      var random = SeededGenerator(seed: seed)
      let expected = try Self.agreements(&random, count: 60, rulebook)
      var first: (results: [UInt8], rejects: [UInt8], summary: AgreementSummary)?
      for (threads, piece, block) in [(1, 1 << 20, 1_024), (1, 1, 1), (2, 300, 7), (3, 90, 2), (3, 2_000, 1_024)] {
        var options = AgreementRun.Options()
        (options.threads, options.pieceBytes, options.blockRows) = (threads, piece, block)
        let (results, rejects) = (MemorySink(), MemorySink())
        let summary = try AgreementRun(rulebook, options: options).run(
          agreements: MemorySource(expected.agreements),
          groups: [BatchGroup("floor", MemorySource(expected.floors))], results: results, rejects: rejects)
        let way: Comment = "seed \(seed), \(threads) threads, pieces of \(piece), blocks of \(block)"
        if let first {
          #expect(results.bytes == first.results && rejects.bytes == first.rejects && summary == first.summary, way)
          continue
        }
        first = (results.bytes, rejects.bytes, summary)
        #expect(
          CellTable.rows(of: results.text).dropFirst().map { $0.joined(separator: "|") } == expected.results, way)
        let refused = CellTable.rows(of: rejects.text).dropFirst().filter { $0[0] == "agreements" }
        let guardless = refused.map { row in "\(row[1]) \(row[2].hasPrefix("'") ? String(row[2].dropFirst()) : row[2])"
        }
        #expect(zip(guardless, refused).map { "\($0) \($1[4])" } == expected.rejects, way)
        (scheduled, rejected) = (scheduled + summary.scheduled, rejected + summary.rejected)
        #expect(summary.read == expected.rows && summary.scheduled + summary.rejected == summary.read, way)
        #expect(summary.plans.map(\.plan) == expected.plans.map(\.name), way)
        #expect(summary.plans.map(\.agreements) == expected.plans.map(\.count), way)
        #expect(summary.plans.map(\.debt) == expected.plans.map(\.debt), way)
      }
    }
    #expect(scheduled > 5 * seeds && rejected > 5 * seeds, "agreements of both kinds are frequent")
  }

  @Test func damagedRowsAreToldTheSameWhateverThePieces() throws {
    let head = "agreement,plan,term,start,amount\n"
    let rows = (1...40).map { row in
      switch row % 5 {
      case 0: "\(row),spring,2,1403-02-05\n"
      case 1: "\(row),\"spr\"ing\",2,1403-02-05,5000\n"
      case 2: "\(row),sprang,2,1403-02-05,5000\n"
      case 3: ",spring,2,1403-02-05,5000\n"
      default: "\(row),spring,2,1403-02-05,5000\n"
      }
    }
    let codes = ["D0112", "D0118", "D0301", "D0114"]
    for (threads, piece) in [(1, 1 << 20), (1, 1), (2, 64), (3, 200)] {
      var options = AgreementRun.Options()
      (options.threads, options.pieceBytes) = (threads, piece)
      let rejects = MemorySink()
      let summary = try AgreementRun(try PlanTariff.rulebook(), options: options).run(
        agreements: MemorySource(head + rows.joined()), results: MemorySink(), rejects: rejects)
      let told = CellTable.rows(of: rejects.text).dropFirst().map { "\($0[1]) \($0[4])" }
      let expected = (1...40).filter { $0 % 5 != 4 }.map { "\($0 + 1) \(codes[$0 % 5])" }
      #expect(told == expected, "\(threads) threads, pieces of \(piece)")
      #expect(summary.scheduled == 8 && summary.rejected == 32)
    }
  }
}
