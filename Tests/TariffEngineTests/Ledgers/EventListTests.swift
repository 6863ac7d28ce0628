import Exact
import Installments
import TariffEngine
import TestSupport
import Testing

/// Events from data and back.
@Suite struct EventListTests {
  private static func list() throws -> [LedgerEvent] {
    let rate = try ExactDecimal.parse(Array("0.18".utf8))
    let shares = try ["0.5", "0.235"].map { try ExactDecimal.parse(Array($0.utf8)) }
    return [
      LedgerEvent(
        on: try solarDay(1403_01_10),
        .agreement(term: .installments(12), cash: .amount(0), firstDue: try solarDay(1403_02_15))),
      LedgerEvent(on: try solarDay(1403_02_15), .payment(id: "p-1", amount: 100_000)),
      LedgerEvent(on: try solarDay(1403_02_20), .reversal(of: "p-1")),
      LedgerEvent(
        on: try solarDay(1403_03_01),
        .recalculation([DebtLine(name: "building", amount: 980_000), DebtLine(name: "a;b=c\\d", amount: 0)])),
      LedgerEvent(on: try solarDay(1403_03_01), .recalculation([DebtLine(name: "building", amount: 970_000)])),
      LedgerEvent(on: try solarDay(1403_03_02), .recalculation([DebtLine(name: "", amount: 5)])),
      LedgerEvent(on: try solarDay(1403_04_01), .prolongation(installments: 20, rate: nil)),
      LedgerEvent(on: try solarDay(1403_04_02), .prolongation(installments: 21, rate: .yearly(rate))),
      LedgerEvent(
        on: try solarDay(1403_04_03),
        .prolongation(installments: 22, rate: .ofCeiling(share: shares[0], ceiling: shares[1]))),
      LedgerEvent(on: try solarDay(1403_05_01), .settlement(id: "۱۲", amount: 1_000_000_000_000_000)),
      LedgerEvent(on: try solarDay(1403_05_02), .refund(id: "r", amount: 7)),
    ]
  }

  private let csv = """
    day,event,id,amount,term,months,cash,first_due,installments,rate,lines
    1403-01-10,agreement,,,12,,0,1403-02-15,,,
    1403-02-15,payment,p-1,100000,,,,,,,
    1403-02-20,reversal,p-1,,,,,,,,
    1403-03-01,recalculation,1,,,,,,,,"building=980000;a\\;b\\=c\\\\d=0"
    1403-03-01,recalculation,2,,,,,,,,building=970000
    1403-03-02,recalculation,,5,,,,,,,
    1403-04-01,prolongation,,,,,,,20,,
    1403-04-02,prolongation,,,,,,,21,18%,
    1403-04-03,prolongation,,,,,,,22,50% of 23.5%,
    1403-05-01,settlement,۱۲,1000000000000000,,,,,,,
    1403-05-02,refund,r,7,,,,,,,

    """

  @Test func whatIsWrittenIsThis() throws {
    let list = EventList(try Self.list())
    #expect(list.csv() == csv)
    #expect(
      list.json.hasPrefix(
        #"{"events":[{"cash":"0","day":"1403-01-10","event":"agreement","first_due":"1403-02-15","term":12},"#))
    #expect(
      list.json.contains(#"{"amount":"100000","day":"1403-02-15","event":"payment","id":"p-1"}"#))
    #expect(list.json.hasSuffix(#""schema":"tariff.ledger-events/1"}"#))
  }

  /// Data in, data out: a second reading gives the same bytes. Numbers of payments are written in ASCII digits.
  @Test func bothWays() throws {
    let fromCSV = try EventList(reading: Array(csv.utf8))
    var expected = try Self.list()
    expected[9].kind = .settlement(id: "12", amount: 1_000_000_000_000_000)
    #expect(fromCSV.events == expected)
    let fromJSON = try EventList(reading: Array(fromCSV.json.utf8))
    #expect(fromJSON == fromCSV && fromJSON.csv() == fromCSV.csv() && fromJSON.json == fromCSV.json)
    #expect(try EventList(csv: Array(fromCSV.csv().utf8)).csv() == csv.replacing("۱۲", with: "12"))
  }

  /// Two bare amounts of one day are two recalculations, in JSON as in CSV.
  @Test func recalculationsOfOneDay() throws {
    let day = try solarDay(1403_03_02)
    let events = [5, 6, 7].map { LedgerEvent(on: day, .recalculation([DebtLine(name: "", amount: $0)])) }
    let list = EventList(events)
    #expect(try EventList(json: Array(list.json.utf8)) == list)
    #expect(try EventList(csv: Array(list.csv().utf8)) == list)
  }

  @Test func anyListOfEvents() throws {
    var random = SeededGenerator(seed: RandomCases.seed)
    for number in 0..<RandomCases.count(20_000) {
      var events: [LedgerEvent] = []
      for place in 0..<Int.random(in: 1...12, using: &random) { events.append(try Self.event(place, &random)) }
      let list = EventList(events)
      let label = "list \(number) of seed \(RandomCases.seed): \(list.csv())"
      #expect(try EventList(csv: Array(list.csv(guardsFormulas: false).utf8)) == list, "\(label)")
      #expect(try EventList(json: Array(list.json.utf8)) == list, "\(label)")
    }
  }

  private static func event(_ place: Int, _ random: inout SeededGenerator) throws -> LedgerEvent {
    let first = try solarDay(1403_01_01).number
    let day = Day(number: first + Int32.random(in: 0...20, using: &random))
    let amount = Int128.random(in: 1...10_000_000_000_000_000_000, using: &random)
    let id = ["=1", "a,b", "\"q\"", "12", "پ-۱x"].randomElement(using: &random).map { MatchedDigits.of($0) } ?? "1"
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return LedgerEvent(on: day, .payment(id: id, amount: amount))
    case 1: return LedgerEvent(on: day, .settlement(id: id, amount: amount))
    case 2: return LedgerEvent(on: day, Bool.random(using: &random) ? .reversal(of: id) : .refund(id: id, amount: 1))
    case 3: return LedgerEvent(on: day, .recalculation([DebtLine(name: "", amount: amount)]))
    case 4:
      let names = ["fee", "a=b", "c;d", "e\\", "\\;", "عوارض"].shuffled(using: &random)
      let count = Int.random(in: 1...names.count, using: &random)
      return LedgerEvent(
        on: day, .recalculation(names.prefix(count).map { DebtLine(name: $0, amount: amount / 2 - amount / 2 % 7) }))
    case 5:
      let rate = ExactDecimal(significand: Int128.random(in: 0...99_999, using: &random), scale: 6).reduced
      return LedgerEvent(
        on: day, .prolongation(installments: place + 1, rate: Bool.random(using: &random) ? .yearly(rate) : nil))
    case 6: return LedgerEvent(on: day, .agreement(term: .installments(0), cash: .all, firstDue: nil))
    default:
      return LedgerEvent(
        on: day,
        .agreement(
          term: Bool.random(using: &random) ? .installments(12) : .months(24),
          cash: [.least, .all, .amount(amount)].randomElement(using: &random) ?? .least,
          firstDue: Bool.random(using: &random) ? day : nil))
    }
  }

  /// What a person types in Persian.
  @Test func persianHeadersWordsAndDigits() throws {
    let text = """
      تاریخ;رویداد;شماره;مبلغ;شمار اقساط;پیش‌پرداخت
      ۱۴۰۳/۰۱/۱۰;توافق;;;۱۲;حداقل
      ۱۴۰۳/۰۲/۱۰;پرداخت;ف-۷;۱۰۰٬۰۰۰;;
      ۱۴۰۳/۰۲/۱۲;برگشت;ف-7;;;

      """
    let events = try EventList(reading: Array(text.utf8)).events
    #expect(
      try events == [
        LedgerEvent(on: solarDay(1403_01_10), .agreement(term: .installments(12), cash: .least, firstDue: nil)),
        LedgerEvent(on: solarDay(1403_02_10), .payment(id: "ف-7", amount: 100_000)),
        LedgerEvent(on: solarDay(1403_02_12), .reversal(of: "ف-7")),
      ])
  }
}

/// Persian digits of a number as the reader writes them.
private enum MatchedDigits {
  static func of(_ text: String) -> String { text.replacing("۱", with: "1") }
}
