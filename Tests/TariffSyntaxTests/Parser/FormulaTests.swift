import Diagnostics
import Exact
import Testing

@testable import TariffSyntax

/// A tree in words: every node in brackets, so that precedence can be read.
private func shape(_ expression: Expression) -> String {
  switch expression.kind {
  case .number(let literal):
    literal.value.description + (literal.isPercent ? "%" : "") + (literal.unit.map { " \($0.unit)" } ?? "")
  case .date(let day): day.description
  case .text(let text): "\"\(text)\""
  case .truth(let truth): truth ? "yes" : "no"
  case .name(let name): name
  case .member(let inner, let member): "\(shape(inner)).\(member.value)"
  case .call(let name, let arguments): "\(name.value)(\(arguments.map(shape).joined(separator: ", ")))"
  case .aggregate(let kind, let element, let group, let filter):
    "\(kind.value)<\(element.map(shape) ?? "")|\(group.value)|\(filter.map(shape) ?? "")>"
  case .negated(let inner): "[-\(shape(inner))]"
  case .sum(let terms):
    "[" + terms.map { ($0.isSubtracted ? "-" : "+") + shape($0.expression) }.joined(separator: " ") + "]"
  case .chain(let factors):
    "[" + factors.map { ($0.isDivisor ? "/" : "*") + shape($0.expression) }.joined(separator: " ") + "]"
  case .comparison(let relation, let left, let right): "[\(shape(left)) \(relation.value.rawValue) \(shape(right))]"
  case .isGiven(let inner): "[\(shape(inner)) given]"
  case .oneOf(let inner, let options): "[\(shape(inner)) in \(options.map(\.value))]"
  case .not(let inner): "[not \(shape(inner))]"
  case .all(let parts): "[and " + parts.map(shape).joined(separator: " ") + "]"
  case .any(let parts): "[or " + parts.map(shape).joined(separator: " ") + "]"
  case .conditional(let condition, let then, let otherwise):
    "[if \(shape(condition)) \(shape(then)) \(shape(otherwise))]"
  case .rounded(let inner, let clause): "[\(shape(inner)) \(clause.mode.value) \(clause.step.text)]"
  case .beforeReliefs(let inner): "[\(shape(inner)) before]"
  case .asOf(let inner, let date): "[\(shape(inner)) on \(shape(date))]"
  case .parenthesised(let inner): "(\(shape(inner)))"
  case .missing: "?"
  }
}

@Suite struct FormulaTests {
  private func value(_ formula: String) -> Sample { Sample.act("value v = \(formula)\n") }

  private func shape(of formula: String, _ location: SourceLocation = #_sourceLocation) -> String {
    value(formula).tree(location).values.first.map { TariffSyntaxTests.shape($0.formula) } ?? "nothing"
  }

  @Test(arguments: [
    ("a + b * c", "[+a +[*b *c]]"),
    ("a - b - c + d", "[+a -b -c +d]"),
    ("a / b * c / d", "[*a /b *c /d]"),
    ("-a * b", "[*[-a] *b]"),
    ("a - -b", "[+a -[-b]]"),
    ("(a + b) * c", "[*([+a +b]) *c]"),
    ("a + b > c * d", "[[+a +b] > [*c *d]]"),
    ("a = b and c or d and not e", "[or [and [a = b] c] [and d [not e]]]"),
    ("not a = b", "[not [a = b]]"),
    ("not not a", "[not [not a]]"),
    ("if a then b else if c then d else e", "[if a b [if c d e]]"),
    ("if a > b then a + 1 else b", "[if [a > b] [+a +1] b]"),
    ("a + b rounded half up to 1_000 rial", "[[+a +b] halfAwayFromZero 1_000 rial]"),
    ("(a / b rounded floor to 1) * c", "[*([[*a /b] floor 1]) *c]"),
    ("a rounded away from zero to 10 > b", "[[a awayFromZero 10] > b]"),
    ("use in (commercial, office) and x", "[and [use in [\"commercial\", \"office\"]] x]"),
    ("fine is given or a", "[or [fine given] a]"),
    ("levy before reliefs * 5%", "[*[levy before] *0.05%]"),
    ("max(a, b + c, 0 m2)", "max(a, [+b +c], 0 m2)"),
    ("min(a)", "min(a)"),
    ("sum(area * 2 over floor where level > 0)", "sum<[*area *2]|floor|[level > 0]>"),
    ("max(area over floor)", "max<area|floor|>"),
    ("count(floor)", "count<|floor|>"),
    ("5 m2 * count(floor where a)", "[*5 m2 *count<|floor|a>]"),
    ("t(x, y).share * z", "[*t(x, y).share *z]"),
    ("floor.area", "floor.area"),
    ("t().least", "t().least"),
    ("20 m2 * parkings", "[*20 m2 *parkings]"),
    ("1_000 rial/m2/year * x", "[*1000 rial/m2/year *x]"),
    ("1_000 rial per m2 * x", "[*1000 rial/m2 *x]"),
    ("0.001 per m2", "0.001 per m2"),
    ("3 m*month / 2", "[*3 m*month /2]"),
    ("100 rial / 20 m2", "[*100 rial /20 m2]"),
    ("12.50%", "0.1250%"),
    ("5 percent", "0.05%"),
    ("year_of(request_date) = 1403", "[year_of(request_date) = 1403]"),
    ("d >= 1403-07-01", "[d >= 1403-07-01]"),
    ("district = \"ثامن\"", "[district = \"ثامن\"]"),
    ("a = yes and b <> no", "[and [a = yes] [b <> no]]"),
    ("عوارض × ۲ ÷ ۳", "[*عوارض *2 /3]"),
  ])
  func reads(_ formula: String, _ expected: String) {
    #expect(shape(of: formula) == expected)
  }

  @Test func textsOfFormulasAreFolded() {
    #expect(shape(of: "district = \"كوي\"") == "[district = \"کوی\"]")
  }

  @Test func partsKnowTheirPlaces() throws {
    let sample = value("§a + §t(b).c§ * 2§")
    guard case .sum(let terms)? = sample.tree().values.first?.formula.kind else {
      Issue.record("a sum")
      return
    }
    guard case .chain(let factors) = terms[1].expression.kind else {
      Issue.record("a chain")
      return
    }
    // The marks are nested: the first pair begins the sum and ends before the call.
    #expect(terms[0].expression.range.start == sample.marked[0].lowerBound)
    #expect(factors[0].expression.range.start == sample.marked[0].upperBound)
    #expect(factors[0].expression.range.end == sample.marked[1].lowerBound)
    #expect(terms[1].expression.range.end == sample.marked[1].upperBound)
  }

  @Test func badFormulasGiveOneMessageAtTheirPlace() throws {
    value("a + §)§").expect(.unexpectedWord)
    value("a + b§)§").expect(.unexpectedWord)
    value("a §+§").expect(.unexpectedWord)
    value("§(§a + b").expect(.unexpectedWord)
    value("§(§a + b c) * d").expect(.unexpectedWord)
    value("max§(§a, b").expect(.unexpectedWord)
    value("a * §if§ b then c else d").expect(.unexpectedWord)
    value("if a then §b§").expect(.unexpectedWord)
    value("if a §else§ b").expect(.unexpectedWord)
    value("a < b §<§ c").expect(.unexpectedWord)
    value("use in §commercial§").expect(.unexpectedWord)
    value("a is §great§").expect(.unexpectedWord)
    value("§sum§ * 2").expect(.unexpectedWord)
    value("sum(a§)§").expect(.unexpectedWord)
    value("sum(a§,§ b)").expect(.unexpectedWord)
    value("count(§)§").expect(.unexpectedWord)
    value("t(x).§5§").expect(.unexpectedWord)
    value("a §b§").expect(.unexpectedWord)
    value("a + §.§5").expect(.unexpectedWord)
    value("a rounded §up§ to 1").expect(.unexpectedWord)
    value("a rounded half up §1§").expect(.unexpectedWord)
    value("a rounded half up to §x§").expect(.unexpectedWord)
    value("a before §relief§").expect(.unexpectedWord)
    value("5 §sqm§ * a").expect(.unknownUnit)
    value("5 per §person§").expect(.unknownUnit)
    value("a * §12abc§").expect(.malformedNumber)
    let given = value("§fine is§ not given").expect(.unexpectedWord)
    #expect(given.first?.remedy == "write: not fine is given")
    let unit = value("5 §rail§ * a").expect(.unknownUnit)
    #expect(unit.first?.remedy == "did you mean rial?")
    let mode = value("a rounded §hlaf§ up to 1").expect(.unexpectedWord)
    #expect(mode.first?.remedy != nil)
  }
}

@Suite struct FormulaLimitTests {
  private func parse(_ formula: String) -> [DiagnosticCode] {
    Sample.act("value v =\n  \(formula)\n").parse().diagnostics.map(\.code)
  }

  private func nested(_ levels: Int, _ open: String, _ inner: String, _ close: String) -> String {
    String(repeating: open, count: levels) + inner + String(repeating: close, count: levels)
  }

  @Test(arguments: [("(", "a", ")"), ("-", "a", ""), ("not ", "a", ""), ("f(", "a", ")"), ("sum(", "a", " over g)")])
  func nestingAtTheEdgeAndPastIt(_ open: String, _ inner: String, _ close: String) {
    #expect(Limits.standard.nesting == 64)
    #expect(parse(nested(64, open, inner, close)).isEmpty)
    #expect(parse(nested(65, open, inner, close)) == [.nestedTooDeeply])
  }

  @Test func conditionsCountAsNesting() {
    #expect(parse(nested(64, "if a then b else\n  ", "c", "")).isEmpty)
    #expect(parse(nested(65, "if a then b else\n  ", "c", "")) == [.nestedTooDeeply])
  }

  @Test func partsAtTheEdgeAndPastIt() {
    // n names in a sum are n + 1 parts.
    func sum(_ names: Int) -> String { Array(repeating: "a", count: names).joined(separator: " +\n  ") }
    #expect(Limits.standard.formulaNodes == 4_096)
    #expect(parse(sum(4_095)).isEmpty)
    #expect(parse(sum(4_096)) == [.formulaTooLarge])
  }

  @Test func tenThousandParenthesesGiveOneMessage() {
    for line in ["\n  ", ""] {
      let open = Array(repeating: "(", count: 10_000).joined(separator: line)
      let close = Array(repeating: ")", count: 10_000).joined(separator: line)
      let codes = Set(parse("\(open) a \(close)"))
      #expect(codes == (line.isEmpty ? [.lineTooLong] : [.nestedTooDeeply]))
      #expect(parse(open).count <= Limits.standard.messages)
    }
  }

  @Test func everyKindOfNestingEnds() {
    for word in ["(", "-", "not", "if", "f(", "sum(", "max(", "a in (", "a.", "a *"] {
      let text = Array(repeating: word, count: 20_000).joined(separator: "\n  ")
      #expect(!parse(text).isEmpty, "\(word)")
    }
  }
}
