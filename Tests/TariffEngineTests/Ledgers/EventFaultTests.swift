import Exact
import Installments
import Testing

@testable import TariffEngine

/// Data of events that cannot be taken: each fault with its row, its column and what would be allowed.
@Suite struct EventFaultTests {
  private static func faults(_ text: String) -> [DossierFault] {
    do throws(LedgerRejection) {
      _ = try EventList(reading: Array(text.utf8))
      return []
    } catch {
      return error.faults
    }
  }

  private static let head = "day,event,id,amount,term,months,cash,first_due,installments,rate,lines\n"

  /// A row, its fault, its column, and words that the remedy holds.
  @Test(arguments: [
    ("x,payment,p,1,,,,,,,", "D0106", "day", "YYYY-MM-DD"),
    (",payment,p,1,,,,,,,", "D0111", "day", "the day"),
    ("1403-12-31,payment,p,1,,,,,,,", "D0106", "day", "YYYY-MM-DD"),
    ("1403-01-01,paymnt,p,1,,,,,,,", "D0104", "event", "did you mean payment?"),
    ("1403-01-01,,p,1,,,,,,,", "D0111", "event", "agreement, payment"),
    ("1403-01-01,payment,,1,,,,,,,", "D0111", "id", "fill it in"),
    ("1403-01-01,payment,p,,,,,,,,", "D0111", "amount", "fill it in"),
    ("1403-01-01,payment,p,0,,,,,,,", "D0102", "amount", "whole rials"),
    ("1403-01-01,payment,p,-5,,,,,,,", "D0102", "amount", "whole rials"),
    ("1403-01-01,payment,p,10000000000000000001,,,,,,,", "D0102", "amount", "in this range"),
    ("1403-01-01,payment,p,1.5,,,,,,,", "D0103", "amount", "whole rials"),
    ("1403-01-01,payment,p,1e5,,,,,,,", "D0101", "amount", "digits"),
    ("1403-01-01,payment,p,1,12,,,,,,", "D0111", "term", "it takes id, amount"),
    ("1403-01-01,reversal,,,,,,,,,", "D0111", "id", "fill it in"),
    ("1403-01-01,reversal,p,1,,,,,,,", "D0111", "amount", "it takes id"),
    ("1403-01-01,agreement,,,,,,,,,", "D0111", "term", "months"),
    ("1403-01-01,agreement,,,12,12,,,,,", "D0111", "months", "not both"),
    ("1403-01-01,agreement,,,1.5,,,,,,", "D0102", "term", "whole number"),
    ("1403-01-01,agreement,,,12,,some,,,,", "D0101", "cash", "digits"),
    ("1403-01-01,agreement,,,12,,,1403-13-01,,,", "D0106", "first_due", "YYYY-MM-DD"),
    ("1403-01-01,prolongation,,,,,,,,,", "D0111", "installments", "fill it in"),
    ("1403-01-01,prolongation,,,,,,,20,18,", "D0101", "rate", "18%"),
    ("1403-01-01,recalculation,,,,,,,,,", "D0111", "lines", "fee=980000"),
    ("1403-01-01,recalculation,,5,,,,,,,fee=5", "D0111", "amount", "or the amount"),
    ("1403-01-01,recalculation,,,,,,,,,fee", "D0111", "lines", "fee=980000"),
    ("1403-01-01,recalculation,,,,,,,,,=5", "D0111", "lines", "fee=980000"),
    ("1403-01-01,recalculation,,,,,,,,,fee=x", "D0101", "lines", "fee=980000"),
    ("1403-01-01,recalculation,,,,,,,,,fee=-1", "D0102", "lines", "in this range"),
    ("1403-01-01,recalculation,,,,,,,,,fee=1.5", "D0103", "lines", "whole rials"),
    ("1403-01-01,recalculation,,,,,,,,,fee=1;fee=2", "D0109", "lines", "once"),
  ])
  func cells(_ row: String, _ code: String, _ column: String, _ remedy: String) throws {
    let faults = Self.faults(Self.head + "1403-01-01,agreement,,,12,,,,,,\n" + row + "\n")
    #expect(faults.map(\.code.code) == [code], "\(faults)")
    let fault = try #require(faults.first)
    #expect(fault.row == 2 && fault.place?.line == 3 && fault.column == column && fault.group == "events")
    #expect(fault.remedy?.contains(remedy) == true, "\(fault.remedy ?? "")")
  }

  /// Nothing is dropped: every fault of every row is told, and rows that cannot be told apart too.
  @Test func allOfThem() {
    let text = Self.head + "x,payment,,0,,,,,,,\n1403-01-01,payment\n1403-01-02,payment,p,1\"5,,,,,,,\n"
    let told = Self.faults(text).map { "\($0.code.code) \($0.row ?? 0) \($0.column ?? "")" }
    #expect(told == ["D0106 1 day", "D0111 1 id", "D0102 1 amount", "D0112 2 ", "D0118 3 amount"])
  }

  @Test func headers() {
    func codes(_ text: String) -> [String] { Self.faults(text).map { "\($0.code.code) \($0.column ?? "")" } }
    #expect(codes("day,event,amout\n") == ["D0108 amout"])
    #expect(Self.faults("day,event,amout\n").first?.remedy == "did you mean amount?")
    #expect(codes("day,event,تاریخ\n") == ["D0121 تاریخ"])
    #expect(codes("id,amount\n") == ["D0111 day", "D0111 event"])
    #expect(codes("") == ["D0122 "] && codes("[]") == ["D0122 "])
  }

  /// Rows of one recalculation follow one another; a line that stands in two of them was not meant.
  @Test func aLineTwiceInRowsOfOneDay() {
    let row = "1403-02-01,recalculation,,,,,,,,,fee=5\n"
    #expect(Self.faults(Self.head + row + row).map { "\($0.code.code) \($0.row ?? 0)" } == ["D0109 2"])
    let apart = row.replacing("recalculation,", with: "recalculation,b")
    #expect(Self.faults(Self.head + row + apart).isEmpty)
  }

  @Test(arguments: [
    (#"[{"day": "1403-01-01"}]"#, "D0111 event"), (#"[{"day": "1403-01-01", "evnt": "payment"}]"#, "D0108 evnt"),
    (#"[5]"#, "D0111 "), (#"{"events": 5}"#, "D0111 events"), (#"{"event": []}"#, "D0108 event"),
    (#"{"schema": "tariff.batch/1", "events": [{"day": "1403-01-01", "event": "reversal", "id": 1}]}"#, "D0111 schema"),
    (#"[{"day": "1403-01-01", "event": "payment", "id": "p", "amount": true}]"#, "D0111 amount"),
    (#"[{"day": "1403-01-01", "event": "payment", "id": "p", "id": "q", "amount": 1}]"#, "D0109 id"),
    (#"[{"day": "1403-01-01", "event": "recalculation", "lines": [{"name": "f"}]}]"#, "D0111 lines"),
    (#"[{"day": "1403-01-01", "event": "recalculation", "lines": [{"name": "f", "amount": "x"}]}]"#, "D0101 lines"),
    (#"[{"day": "1403-01-01", "event": "payment", "id": "p", "amount": 1,}]"#, "D0110 "),
  ])
  func json(_ text: String, _ first: String) {
    #expect(Self.faults(text).first.map { "\($0.code.code) \($0.column ?? "")" } == first, "\(Self.faults(text))")
  }

  @Test func tooManyEvents() {
    let row = "1403-01-01,reversal,p\n"
    let text = "day,event,id\n" + String(repeating: row, count: 10_002)
    #expect(Self.faults(text).map(\.code.code) == ["D0119"])
    #expect(Self.faults("day,event,id\n" + String(repeating: row, count: 10_000)).isEmpty)
  }
}
