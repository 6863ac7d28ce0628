import Diagnostics
import TariffSyntax
import Testing

@testable import TariffChecker

/// The canonical text says all that a tree says: it is read back to an equal tree.
@Suite struct Printing {
  /// The acts of a text without their examples, printed.
  static func canonical(_ acts: [ActTree]) -> String {
    var printer = Printer()
    printer.language()
    for act in acts {
      printer.print(act.act)
      for item in act.items {
        switch item {
        case .declaration(let declaration): printer.print(declaration)
        case .statement(let statement): printer.print(statement)
        }
      }
    }
    return printer.text
  }

  static func acts(_ text: String) throws -> [ActTree] {
    let (tree, diagnostics) = Parser.parse(SourceFile(name: "act.tariff", bytes: Array(text.utf8)), index: 0)
    try #require(diagnostics.isEmpty, "\(diagnostics.map { ($0.message, $0.reasons) })\n\(text)")
    return tree.acts.map { act in
      var act = act
      act.items.removeAll { if case .declaration(.example) = $0 { true } else { false } }
      return act
    }
  }

  /// Reads a text, prints it, and reads that.
  static func expectReadsBack(_ text: String) throws {
    let read = try acts(text)
    let printed = canonical(read)
    let again = try acts(printed)
    for (a, b) in zip(read, again) {
      #expect(a.act == b.act, "\(printed)")
      for (x, y) in zip(a.items, b.items) { #expect(x == y, "\(x)\nread back as\n\(y)") }
    }
    #expect(read == again)
    #expect(canonical(again) == printed)
  }

  @Test func everyShippedActReadsBack() throws {
    for rulebook in try Rulebooks.folders() {
      let library = try Library(folder: rulebook)
      for act in library.acts {
        try Self.expectReadsBack(String(decoding: library.files[act.file].bytes, as: UTF8.self))
      }
    }
  }
}
