import Diagnostics
import Exact

extension TreePrinter {
  mutating func print(_ declaration: Declaration) {
    switch declaration {
    case .input(let input): heading(input.heading, Self.type(input.type))
    case .group(let group):
      heading(group.heading)
      for input in group.inputs { heading(input.heading, Self.type(input.type), indent: 2) }
    case .set(let set): heading(set.heading)
    case .rate(let rate): heading(rate.heading, Self.literal(rate.value))
    case .table(let table): print(table)
    case .value(let value):
      let unit = value.unit.map { Self.unit($0) + " " } ?? ""
      heading(value.heading, "\(unit)= \(Self.formula(value.formula))")
    case .fee(let fee): print(fee)
    case .bill(let bill): print(bill)
    case .plan(let plan): print(plan)
    case .example(let example): print(example)
    }
  }

  private static func type(_ type: InputType) -> String {
    switch type {
    case .number(let unit, let least, let most, let step):
      let by = step.map { " by " + literal($0) } ?? ""
      return "\(self.unit(unit)) \(literal(least)) to \(literal(most))\(by)"
    case .choice(let options):
      return options.map { $0.name.value + titles($0.titles) }.joined(separator: " | " + breakable)
    case .date: return "date"
    case .truth: return "yes/no"
    case .text, .missing: return "text"
    }
  }

  private mutating func print(_ table: TableDeclaration) {
    let keys = table.keys.map { $0.name.value + Self.unit(behindName: $0.unit) }
    let across = table.across.map { " across \($0.name.value)\(Self.unit(behindName: $0.unit))" } ?? ""
    let method = table.method?.value.keyword.spelling.english ?? ""
    heading(table.heading, "\(method) by \(Self.joined(keys))\(across)")
    lines(of: table)
  }

  /// What stands below a table besides the common clauses.
  mutating func lines(of table: TableDeclaration) {
    if let file = table.file { line("from " + Self.quoted(file)) }
    for total in table.totals {
      let parts = total.parts.map(\.value).joined(separator: " + " + Self.breakable)
      line("total \(total.column.value) = \(parts)")
    }
    let columns = table.columns.map { $0.name.value + Self.unit(behindName: $0.unit) }
    let options = table.across?.options.map(\.value) ?? []
    if !(columns + options).isEmpty { line((columns + options).joined(separator: " ")) }
    for row in table.rows { line(Self.row(row)) }
  }

  private mutating func print(_ bill: BillDeclaration) {
    heading(bill.heading)
    if let payee = bill.payee { line("payee " + Self.quoted(payee)) }
    if !bill.lines.isEmpty { line("lines " + Self.list(bill.lines)) }
    if !bill.fixed.isEmpty { line("fixed " + Self.list(bill.fixed)) }
    guard let floor = bill.floor else { return }
    let remainder =
      switch floor.remainder {
      case .shared: Keyword.sharedByLargestRemainder.spelling.english
      case .takenFrom(let fee): "\(Keyword.takenFrom.spelling.english) \(fee.value)"
      case .shownApart: Keyword.shownApart.spelling.english
      }
    line("floor to \(Self.literal(floor.step)), \(remainder)")
  }
}

extension TreePrinter {
  private mutating func print(_ fee: FeeDeclaration) {
    heading(fee.heading)
    if let code = fee.code { line("code " + Self.designation(code)) }
    if let condition = fee.condition { line("when " + Self.formula(condition)) }
    if let pricedOn = fee.pricedOn { line("priced on " + pricedOn.value) }
    for exemption in fee.exemptions {
      let reference = Self.titles(exemption.titles) + Self.article(exemption.article)
      line("exempt \(exemption.name.value) when \(Self.formula(exemption.condition))\(reference)")
    }
    for local in fee.locals { line("let \(local.name.value) = \(Self.formula(local.formula))") }
    if let amount = fee.amount { line("amount " + Self.formula(amount)) }
    if let unknown = fee.textUnknown { line("amount unknown" + (unknown.why.map { " " + Self.quoted($0) } ?? "")) }
    if let limit = fee.atLeast { line("at least " + Self.limit(limit)) }
    if let limit = fee.atMost { line("at most " + Self.limit(limit)) }
    for relief in fee.reliefs { line(Self.relief(relief)) }
    if let rounding = fee.rounding { line("rounded " + Self.rounding(rounding)) }
    if !fee.sets.isEmpty { line("in " + Self.list(fee.sets)) }
  }

  static func limit(_ limit: LimitClause) -> String {
    formula(limit.bound) + (limit.afterReliefs ? " after reliefs" : "")
  }

  private static func relief(_ relief: ReliefClause) -> String {
    var text = "relief \(relief.name.value) \(formula(relief.share))"
    if let part = relief.part { text += " of " + formula(part) }
    if let condition = relief.condition { text += " when " + formula(condition) }
    if let ceiling = relief.ceiling { text += " up to " + formula(ceiling) }
    if let balance = relief.balance { text += " balance " + balance.value }
    if let person = relief.person { text += " of " + person.value }
    return text + titles(relief.titles) + article(relief.article)
  }
}

extension TreePrinter {
  private mutating func print(_ example: ExampleDeclaration) {
    line("example " + Self.quoted(example.title), indent: 0)
    let known = example.known.map { ["known \($0.value)"] } ?? []
    facts(known + example.facts.map(Self.fact))
    for row in example.groupRows {
      line("\(row.group.value): " + Self.joined(row.facts.map(Self.fact)))
    }
    for expectation in example.expectations { line(Self.expectation(expectation)) }
    for expectation in example.plans { line(Self.expectation(expectation)) }
  }

  /// Facts on as few lines as they fit, each line a statement of its own.
  private mutating func facts(_ facts: [String]) {
    var text = ""
    for fact in facts {
      if !text.isEmpty, text.unicodeScalars.count + fact.unicodeScalars.count + 4 > Self.width {
        line(text)
        text = ""
      }
      text += (text.isEmpty ? "" : ", ") + fact
    }
    if !text.isEmpty { line(text) }
  }

  private static func fact(_ fact: ExampleFact) -> String {
    let value =
      switch fact.value {
      case .number(let number): literal(number)
      case .date(let day): day.value.description
      case .word(let word): word.value
      case .text(let text): quoted(text)
      }
    return "\(fact.name.value) \(value)"
  }

  private static func expectation(_ expectation: ExampleExpectation) -> String {
    let outcome =
      switch expectation.outcome {
      case .amount(let amount): "= " + literal(amount)
      case .exempt: "exempt"
      case .notApplicable: "not applicable"
      case .suspended: "suspended"
      case .error(let code): "error" + (code.map { " " + $0.value } ?? "")
      }
    return "\(expectation.isBill ? "bill " : "")\(expectation.name.value) \(outcome)"
  }
}
