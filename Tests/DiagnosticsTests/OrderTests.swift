import Diagnostics
import Testing

@Suite("The order of messages") struct OrderTests {
  private func message(_ code: DiagnosticCode, _ file: Int?, _ start: Int = 0, _ text: String = "") -> Diagnostic {
    Diagnostic(code, at: file.map { SourceRange(file: $0, start: start, end: start + 1) }, text)
  }

  @Test func fileThenPlaceThenCode() {
    let sorted = [
      message(.noActs, nil), message(.unknownName, 0, 3), message(.unitMismatch, 0, 3), message(.unknownName, 0, 10),
      message(.notUTF8, 1, 0, "a"), message(.notUTF8, 1, 0, "b"),
    ]
    #expect(sorted.reversed().sorted(by: Diagnostic.order) == sorted)
    for one in sorted { #expect(!Diagnostic.order(one, one), "a strict order") }
  }
}
