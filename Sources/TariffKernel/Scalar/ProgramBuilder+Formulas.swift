import Exact

extension ProgramBuilder {
  /// The steps of a formula, from its first operand to its end.
  mutating func compile(_ formula: ID<Node>, ending: Instruction.Code = .finish) -> FormulaPlan {
    let entry = code.count
    (height, greatestHeight, group) = (0, 0, nil)
    emit(formula)
    code.append(Instruction(code: ending))
    // A value's formula can stand above all others that wait for it, each at most once.
    stackSize += greatestHeight
    return FormulaPlan(
      entry: Int32(entry), node: Int32(formula.index), scale: model.nodes[formula.index].scale)
  }

  /// A formula that a clause may lack.
  mutating func compile(_ formula: ID<Node>?) -> FormulaPlan { formula.map { compile($0) } ?? FormulaPlan() }

  mutating func emit(_ id: ID<Node>) {
    let node = model.nodes[id.index]
    let bound = bound(of: node)
    switch node.operation {
    case .constant(let value):
      let fits = Self.bounds[Int(bound)].least <= value && value <= Self.bounds[Int(bound)].most
      if fits { push(.constant, constant(value), bound) } else { push(.overflow, 0, bound) }
    case .input(let input): emit(input, .input, .rowInput, bound)
    case .isGiven(let input): emit(input, .isGiven, .rowIsGiven, bound)
    case .rate(let rate): push(.rate, Int32(rate.index), bound)
    case .value(let value): push(.value, Int32(value.index), bound)
    case .local(let place): push(.local, Int32(firstLocal + place), bound)
    case .line(let fee, let state): push(.line, Int32(fee.index), bound, b: state == .final ? 0 : 1)
    case .set(let set, let state): push(.set, Int32(set.index), bound, b: state == .final ? 0 : 1)
    case .rescale(let inner, let by):
      guard let power = PowersOfTen.int128(by) else { preconditionFailure("a rescaling by 10^0 to 10^38") }
      emit(inner)
      add(.rescale, constant(power), bound)
    case .negated(let inner):
      emit(inner)
      // Never beyond a bound by itself; and a date less some days is lowered with the days negated as if a date.
      add(.negate, 0, bound)
    case .sum(let operands): emit(operands, .sum, bound)
    case .least(let operands): emit(operands, .least, bound)
    case .most(let operands): emit(operands, .most, bound)
    case .chain(let dividends, let divisors, let rounding):
      emitChain(dividends, divisors, rounding, node.scale, bound)
    case .rounded(let inner, let rule):
      emit(inner)
      quotients.append(
        quotient(rule, dividends: 1, dividendScale: model.nodes[inner.index].scale, divisors: 0, divisorScale: 0))
      add(.quotient, Int32(quotients.count - 1), bound)
    case .compare(let relation, let left, let right):
      emit(left)
      emit(right)
      add(relation.code, 0, bound, growth: -1)
    case .all(let operands): emitDecision(operands, .decideIfFalse, neutral: 1, bound)
    case .any(let operands): emitDecision(operands, .decideIfTrue, neutral: 0, bound)
    case .not(let inner):
      emit(inner)
      add(.not, 0, bound)
    case .conditional(let test, let then, let otherwise): emitConditional(test, then, otherwise)
    case .oneOf(let inner, let options):
      emit(inner)
      add(.oneOf, Int32(choices.count), bound, b: Int32(options.count))
      choices += options.map { Int128($0.index) }
    case .lookup(let search, let column, let arguments):
      for argument in list(arguments) { emit(argument) }
      add(.lookup, Int32(search.index), bound, b: Int32(column), growth: 1 - arguments.count)
    case .progressive(let search, let column, let argument):
      precondition(model.searches[search.index].keyScales.count == 1, "a progressive table has one key")
      emit(argument)
      add(.progressive, Int32(search.index), bound, b: Int32(column))
    case .aggregate(let aggregation, let group, let filter, let element):
      emitLoop(aggregation, group, filter: filter, element: element, of: id, bound)
    case .yearOf(let inner):
      emit(inner)
      add(.yearOf, 0, bound)
    case .dayOf(let year, let month, let day):
      for part in [year, month, day] {
        precondition(model.nodes[part.index].scale == 0, "the parts of a date are whole numbers")
        emit(part)
      }
      add(.dayOf, 0, bound, growth: -2)
    case .asOf(let inner, let date):
      emit(date)
      add(.enterDay, 0, bound, growth: -1)
      emit(inner)
      add(.leaveDay, 0, bound)
    }
  }

  func list(_ operands: Operands) -> ArraySlice<ID<Node>> {
    model.operands[operands.start..<(operands.start + operands.count)]
  }

  mutating func constant(_ value: Int128) -> Int32 {
    constants.append(value)
    return Int32(constants.count - 1)
  }

  mutating func push(_ code: Instruction.Code, _ a: Int32, _ bound: UInt8, b: Int32 = 0) {
    add(code, a, bound, b: b, growth: 1)
  }

  /// Adds a step; `growth`: by how many values the stack is higher after it.
  mutating func add(_ step: Instruction.Code, _ a: Int32, _ bound: UInt8, b: Int32 = 0, growth: Int = 0) {
    code.append(Instruction(code: step, bound: bound, a: a, b: b))
    height += growth
    greatestHeight = max(greatestHeight, height)
  }

  private mutating func emit(_ operands: Operands, _ step: Instruction.Code, _ bound: UInt8) {
    precondition(operands.count > 0 || step == .sum, "a least or most of something")
    for operand in list(operands) { emit(operand) }
    add(step, Int32(operands.count), bound, growth: 1 - operands.count)
  }

  private mutating func emit(
    _ id: ID<Input>, _ ofDossier: Instruction.Code, _ ofRow: Instruction.Code, _ bound: UInt8
  ) {
    let input = model.inputs[id.index]
    precondition(input.group == nil || input.group == group, "an input of a group is read over its rows")
    push(input.group == nil ? ofDossier : ofRow, Int32(input.column), bound, b: Int32(id.index))
  }
}

extension Relation {
  fileprivate var code: Instruction.Code {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    }
  }
}
