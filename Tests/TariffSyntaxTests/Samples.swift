import Diagnostics
import Testing

@testable import TariffSyntax

/// Text of a file of the language, with what it should be told about between marks: `amount §aera§ * price`.
struct Sample {
  /// The text without the marks.
  var text: String
  /// Byte offsets of what stood between marks, in order.
  var marked: [Range<Int>] = []

  init(_ markedText: String) {
    text = ""
    var start: Int?
    for part in markedText.split(separator: "§", omittingEmptySubsequences: false).enumerated() {
      if part.offset > 0 {
        let place = text.utf8.count
        if let begun = start {
          marked.append(begun..<place)
          start = nil
        } else {
          start = place
        }
      }
      text += part.element
    }
    precondition(start == nil, "marks come in pairs")
  }

  /// An act with its clauses, and the sample below it.
  static func act(_ body: String) -> Sample { Sample(head + body) }

  static let head = """
    language 1

    act case.1403  "نمونه" "Case"
      authority  "شورا"
      approved   1402-11-10
      in force   from 1403-01-01 to 1403-12-30
      priced on  request_date
      status     final
      source     "A case"

    """

  var file: SourceFile { SourceFile(name: "case.tariff", bytes: Array(text.utf8)) }

  func parse(limits: Limits = .standard) -> (tree: SyntaxTree, diagnostics: [Diagnostic]) {
    Parser.parse(file, index: 0, limits: limits)
  }

  /// The tree, when nothing may be wrong.
  func tree(_ location: SourceLocation = #_sourceLocation) -> SyntaxTree {
    let (tree, diagnostics) = parse()
    #expect(diagnostics.isEmpty, "\(diagnostics.map(\.summary)) in\n\(text)", sourceLocation: location)
    return tree
  }

  /// Expects these codes at the marked places, in order, and nothing else; gives the messages.
  @discardableResult func expect(
    _ codes: DiagnosticCode..., location: SourceLocation = #_sourceLocation
  ) -> [Diagnostic] {
    let diagnostics = parse().diagnostics
    let found = diagnostics.map { "\($0.code) \($0.range.map { "\($0.start)..<\($0.end)" } ?? "nowhere")" }
    let wanted = zip(codes, marked).map { "\($0) \($1.lowerBound)..<\($1.upperBound)" }
    #expect(codes.count == marked.count, "a mark for each code", sourceLocation: location)
    #expect(found == wanted, "\(diagnostics.map(\.summary)) in\n\(text)", sourceLocation: location)
    for diagnostic in diagnostics {
      #expect(
        diagnostic.remedy != nil || !diagnostic.reasons.isEmpty, "\(diagnostic.message) helps nobody",
        sourceLocation: location)
    }
    return diagnostics
  }
}

extension Diagnostic {
  /// Code, place and words, for failing tests.
  var summary: String { "\(code.code) \(range?.start ?? -1): \(message) [\(remedy ?? "")]" }
}

extension SyntaxTree {
  var act: ActDeclaration? { acts.first?.act }
  var fees: [FeeDeclaration] { declarations.compactMap { if case .fee(let fee) = $0 { fee } else { nil } } }
  var inputs: [InputDeclaration] { declarations.compactMap { if case .input(let input) = $0 { input } else { nil } } }
  var tables: [TableDeclaration] { declarations.compactMap { if case .table(let table) = $0 { table } else { nil } } }
  var values: [ValueDeclaration] { declarations.compactMap { if case .value(let value) = $0 { value } else { nil } } }
  var rates: [RateDeclaration] { declarations.compactMap { if case .rate(let rate) = $0 { rate } else { nil } } }
  var groups: [GroupDeclaration] { declarations.compactMap { if case .group(let group) = $0 { group } else { nil } } }
  var bills: [BillDeclaration] { declarations.compactMap { if case .bill(let bill) = $0 { bill } else { nil } } }
  var plans: [PlanDeclaration] { declarations.compactMap { if case .plan(let plan) = $0 { plan } else { nil } } }
  var examples: [ExampleDeclaration] {
    declarations.compactMap { if case .example(let example) = $0 { example } else { nil } }
  }
}
