import Diagnostics
import TariffChecker
import Testing

/// T0308: names that columns of dossiers and results have already.
@Suite struct ReservedNamesTests {
  private static func act(
    input: String = "area", group: String = "floor", inside: String = "room", fee: String = "f", bill: String = "b"
  ) -> String {
    """
    input \(input)  m2  0 to 100
    group \(group)
      input \(inside)  m2  0 to 100

    fee \(fee)
      amount  (\(input) + sum(\(inside) over \(group))) * 1 rial/m2

    bill \(bill)
      lines  \(fee)
    """
  }

  @Test(arguments: [
    (act(input: "dossier"), "no input can be named dossier"), (act(input: "پرونده"), "no input can be named پرونده"),
    (act(input: "status"), "no input can be named status"), (act(input: "Dossier"), "no input can be named Dossier"),
    (act(group: "dossier"), "no group can be named dossier"), (act(inside: "dossier"), "no input can be named dossier"),
    (act(fee: "errors"), "no fee can be named errors"), (act(fee: "Status"), "no fee can be named Status"),
    (act(bill: "status"), "no bill can be named status"), (act(bill: "dossier"), "no bill can be named dossier"),
  ])
  func refused(_ act: String, _ message: String) {
    let result = SampleAct.check(act)
    #expect(result.codes == ["T0308"], "\(result.words)")
    #expect(result.diagnostics.map(\.message) == [message])
    #expect(result.model == nil)
  }

  /// Rows of a group are no results, and what a column does not hold may be called anything.
  @Test(arguments: [
    act(), act(inside: "status"), act(group: "errors"), act(input: "dossier_area"), act(fee: "statuses"),
  ])
  func free(_ act: String) {
    #expect(SampleAct.codes(act) == [])
  }
}
