import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// Bills: every line in exactly one, what is never scaled, and where the dropped remainder goes.
struct BillResolver {
  let names: Names
  let sink: DiagnosticSink

  /// The bills in the order declared; what is wrong with them was reported.
  func resolve(
    _ bills: [Dated<BillDeclaration>], fees: [[Dated<FeeDeclaration>]], unborn: Set<String>
  ) -> [Bill] {
    var places: [ID<Fee>: (range: SourceRange, bill: String)] = [:]
    let resolved = bills.map { bill in resolve(bill.declaration, &places) }
    for (index, fee) in fees.enumerated() where places[ID(index)] == nil {
      let heading = fee[0].declaration.heading
      guard !unborn.contains(heading.name.value) else { continue }
      guard !sink.isLineOfRejectedBill(heading.name.value) else { continue }
      sink.report(
        Diagnostic(
          .lineInNoBill, at: heading.name.range, "no bill has the line \(heading.name.value)",
          reasons: ["an amount that stands in no bill is never asked of anybody"],
          remedy: "add it to the lines of a bill; a quantity that is not billed is a value",
          article: heading.article?.value))
    }
    return resolved
  }

  private func resolve(
    _ bill: BillDeclaration, _ places: inout [ID<Fee>: (range: SourceRange, bill: String)]
  ) -> Bill {
    let name = bill.heading.name.value
    var lines: [ID<Fee>] = []
    for line in bill.lines {
      guard let fee = fee(line, bill) else { continue }
      if let first = places[fee] {
        sink.report(
          Diagnostic(
            .lineInTwoBills, at: line.range,
            first.bill == name
              ? "\(line.value) stands twice in the bill \(name)"
              : "\(line.value) stands in the bills \(first.bill) and \(name)",
            reasons: ["it would be paid twice"], remedy: "leave it in one place",
            related: [Diagnostic.Related(first.range, "its first place")], article: bill.heading.article?.value))
        continue
      }
      places[fee] = (line.range, name)
      lines.append(fee)
    }
    let fixed = bill.fixed.compactMap { line -> ID<Fee>? in
      guard let fee = fee(line, bill) else { return nil }
      if lines.contains(fee) { return fee }
      sink.report(
        Diagnostic(
          .unknownName, at: line.range, "\(line.value) is fixed in the bill \(name), but is not one of its lines",
          remedy: "add it to `lines` as well", article: bill.heading.article?.value))
      return nil
    }
    return Bill(
      symbol: bill.heading.symbol, payee: bill.payee?.value, lines: lines, fixed: fixed,
      step: bill.floor.flatMap { step($0.step, bill) },
      remainder: remainder(bill.floor?.remainder ?? .shared, of: bill, lines: lines, fixed: fixed))
  }

  private func fee(_ line: Marked<String>, _ bill: BillDeclaration) -> ID<Fee>? {
    let entity = names.entities[line.value]
    if case .fee(let fee)? = entity { return fee }
    // A fee whose own fault was reported is not missed once more.
    guard sink.rejected[line.value] == nil, !sink.leavesOut(.unknownName, line.range) else { return nil }
    sink.report(
      Diagnostic(
        entity == nil ? .unknownName : .wrongKindOfName, at: line.range,
        entity.map { "\(line.value) is \($0.words), and the lines of a bill are fees" }
          ?? "\(line.value) is not declared",
        remedy: sink.nearest(to: line.value, among: fees).map { "did you mean \($0)?" }
          ?? "declare it: fee \(line.value)",
        article: bill.heading.article?.value))
    return nil
  }

  private var fees: [String] {
    names.entities.filter { if case .fee = $0.value { true } else { false } }.map(\.key)
  }

  /// T0411, T0403, T0402: the step is whole rials, greater than zero.
  private func step(_ literal: NumberLiteral, _ bill: BillDeclaration) -> Int128? {
    let article = bill.heading.article?.value
    guard literal.unit?.unit == .rial else {
      sink.report(
        Diagnostic(
          literal.unit == nil ? .unitMissing : .unitMismatch, at: literal.range,
          "a bill is floored to a step in rial, not to \(literal.text)", remedy: "write it as 1_000 rial",
          article: article))
      return nil
    }
    let value = literal.value.reduced
    guard value.scale == 0, value.significand > 0, value.significand.decimalDigits <= NumericLimits.wholeDigits else {
      sink.report(
        Diagnostic(
          .badRoundingStep, at: literal.range, "\(literal.text) is no step to floor a bill to",
          reasons: ["a step is whole rials and greater than zero"], remedy: "write 1_000 rial, or another whole step",
          article: article))
      return nil
    }
    return value.significand
  }

  private func remainder(
    _ remainder: FloorClause.Remainder, of bill: BillDeclaration, lines: [ID<Fee>], fixed: [ID<Fee>]
  ) -> Bill.Remainder {
    switch remainder {
    case .shared: return .shared
    case .shownApart: return .shownApart
    case .takenFrom(let line):
      if case .fee(let fee)? = names.entities[line.value], lines.contains(fee), !fixed.contains(fee) {
        return .takenFrom(fee)
      }
      let isFixed = bill.fixed.contains(line)
      sink.report(
        Diagnostic(
          .remainderLineUnknown, at: line.range,
          isFixed
            ? "the remainder cannot be taken from \(line.value), which is fixed"
            : "the remainder cannot be taken from \(line.value), which is no line of \(bill.heading.name.value)",
          remedy: sink.nearest(to: line.value, among: bill.lines.map(\.value)).map { "did you mean \($0)?" }
            ?? "name one of the bill's lines that is not fixed", article: bill.heading.article?.value))
      return .shared
    }
  }
}
