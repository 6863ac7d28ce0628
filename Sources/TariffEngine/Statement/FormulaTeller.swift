import Exact
import TariffKernel

/// Formulas as a reader of the act knows them: names, operators, units, tables, with no more parentheses than their
/// meaning needs. In English the words are those of the tariff's own language, so that a printed formula can be read
/// back; in Persian they are Persian.
struct FormulaTeller {
  let teller: Teller
  /// The `let` parts of the fee at hand.
  let locals: [Local]

  /// The most characters of a formula that are printed.
  static let longest = 1_000

  var model: Model { teller.model }
  var wording: Wording { teller.wording }
  var isEnglish: Bool { wording.language == .english }

  /// A formula in words.
  func text(_ formula: ID<Node>) -> String { printed(formula, .loose).shortened(to: Self.longest) }

  /// A formula of yes or no, where it decides something.
  func condition(_ formula: ID<Node>) -> String { test(formula, .loose).shortened(to: Self.longest) }

  /// How tightly the parts of a formula hang together, as the parser of tariffs reads them.
  enum Level: Int, Comparable {
    case loose, either, both, negation, comparison, rounded, sum, product, sign, state, primary

    static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }
  typealias Part = (text: String, level: Level)

  /// A part in parentheses where it hangs together less tightly than its place needs.
  func printed(_ id: ID<Node>, _ least: Level) -> String { enclosed(part(id), least) }

  func enclosed(_ part: Part, _ least: Level) -> String { part.level < least ? "(\(part.text))" : part.text }

  func list(_ operands: Operands) -> ArraySlice<ID<Node>> {
    model.operands[operands.start..<(operands.start + operands.count)]
  }

  private func part(_ id: ID<Node>) -> Part {
    let node = model.nodes[id.index]
    switch node.operation {
    case .constant(let value): return constant(value, node)
    case .input(let input): return (name(of: input), .primary)
    case .isGiven(let input): return (wording(.isGiven(name(of: input))), .comparison)
    case .rate(let id): return (wording.name(model.rates[id.index].symbol), .primary)
    case .value(let id): return (wording.name(model.values[id.index].symbol), .primary)
    case .local(let place): return (wording.name(locals[place].symbol), .primary)
    case .line(let id, let state): return standing(model.fees[id.index].symbol, state)
    case .set(let id, let state): return standing(model.sets[id.index].symbol, state)
    case .rescale(let inner, _): return part(inner)
    case .negated(let inner): return ("-\(printed(inner, .sign))", .sign)
    case .sum(let terms): return sum(Array(list(terms)))
    case .chain(let dividends, let divisors, let rule):
      return chain(Array(list(dividends)), Array(list(divisors)), rule, node)
    case .rounded(let inner, let rule): return rounded(printed(inner, .sum), rule, node.kind)
    case .least(let operands): return call(.least, operands)
    case .most(let operands): return call(.most, operands)
    case .lookup(let search, let column, let arguments): return cell(search, column, Array(list(arguments)))
    case .progressive(let search, let column, let argument): return cell(search, column, [argument])
    case .aggregate(let aggregation, let group, let filter, let element):
      return aggregate(aggregation, group, filter, element)
    case .yearOf(let date): return (wording(.call(.yearOf, [printed(date, .loose)])), .primary)
    case .dayOf(let year, let month, let day): return date(year, month, day)
    case .asOf(let inner, let date):
      return (wording(.onDay(printed(inner, .primary), date: printed(date, .primary))), .state)
    case .compare, .all, .any, .not, .conditional, .oneOf: return logic(node)
    }
  }

  private func constant(_ value: Int128, _ node: Node) -> Part {
    guard case .number(let unit) = node.kind else { return (teller.value(value, scale: 0, kind: node.kind), .primary) }
    return (number(value, scale: node.scale, unit: unit), value < 0 ? .sign : .primary)
  }

  /// A number with its unit. Commas part arguments, so digits are grouped as the language of tariffs does it.
  func number(_ significand: Int128, scale: Int, unit: Unit) -> String {
    let text = wording.amount(significand, scale: scale, unit: unit)
    guard isEnglish, wording.digits == .latin else { return text }
    return String(text.map { $0 == "," ? "_" : $0 })
  }

  /// An input; one of a group by `group.input` where the dossier, or another group, has one of the same name.
  func name(of id: ID<Input>) -> String {
    let input = model.inputs[id.index]
    guard let group = input.group else { return wording.name(input.symbol) }
    let isShared = model.inputs.contains { $0.symbol.name == input.symbol.name && $0.group != group }
    guard isShared else { return wording.name(input.symbol) }
    return wording(.member(wording.name(input.symbol), of: wording.name(model.groups[group.index].symbol)))
  }

  private func standing(_ symbol: Symbol, _ state: LineState) -> Part {
    let name = wording.name(symbol)
    return state == .final ? (name, .primary) : (wording(.beforeReliefs(name)), .state)
  }

  private func call(_ function: FormulaPhrase.Function, _ operands: Operands) -> Part {
    (wording(.call(function, list(operands).map { printed($0, .loose) })), .primary)
  }

  private func cell(_ id: ID<Search>, _ column: Int, _ arguments: [ID<Node>]) -> Part {
    let table = model.tables[model.searches[id.index].table.index]
    let asked = arguments.map { printed($0, .loose) }
    let heading = table.columns.count > 1 ? wording.name(table.columns[column].symbol) : nil
    return (wording(.cell(table: wording.name(table.symbol), asked, column: heading)), .primary)
  }

  private func aggregate(
    _ aggregation: Aggregation, _ group: ID<Group>, _ filter: ID<Node>?, _ element: ID<Node>?
  ) -> Part {
    let function: FormulaPhrase.Function =
      switch aggregation {
      case .sum: .sum
      case .count: .count
      case .least: .least
      case .most: .most
      }
    let phrase = FormulaPhrase.aggregate(
      function, element: element.map { printed($0, .loose) }, over: wording.name(model.groups[group.index].symbol),
      filter: filter.map { test($0, .loose) })
    return (wording(phrase), .primary)
  }

  private func date(_ year: ID<Node>, _ month: ID<Node>, _ day: ID<Node>) -> Part {
    let isNewYear = [month, day].allSatisfy { model.nodes[$0.index].operation == .constant(1) }
    let parts = (isNewYear ? [year] : [year, month, day]).map { printed($0, .loose) }
    return (wording(.call(isNewYear ? .firstDay : .dayOf, parts)), .primary)
  }
}
