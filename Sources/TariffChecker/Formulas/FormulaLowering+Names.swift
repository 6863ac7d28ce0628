import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

extension FormulaLowering {
  /// A bare name: a `let`, an input of the group at hand, a provision, or an option, in this order; where an option is
  /// expected, the option first.
  mutating func lowerName(_ name: String, at range: SourceRange, expecting expected: ValueType?) -> Typed? {
    let option = names.options[name]
    if let option, case .choice(let wanted)? = expected, wanted.contains(option) { return optionConstant(option) }
    if let (place, typed) = scope.locals[name] {
      var local = typed
      local.node = builder.node(.local(place), typed.type, scale: typed.scale)
      return local
    }
    if scope.failedLocals.contains(name) { return nil }
    if let group = scope.group, let id = names.groupInputs[group]?[name] { return lowerInput(id) }
    if let entity = names.entities[name] { return lowerEntity(entity, name, at: range) }
    if let option { return optionConstant(option) }
    reportUnknown(name, at: range)
    return nil
  }

  private mutating func optionConstant(_ option: ID<Option>) -> Typed {
    constant(Int128(option.index), .choice([option]))
  }

  private mutating func lowerEntity(_ entity: Entity, _ name: String, at range: SourceRange) -> Typed? {
    used.insert(entity)
    switch entity {
    case .input(let id): return lowerInput(id)
    case .rate(let id):
      guard let rate = rates[id.index] else { return nil }
      return number(.rate(id), unit: rate.unit, scale: rate.scale, digits: rate.digits)
    case .value(let id):
      guard var value = values[id.index] else { return nil }
      value.node = builder.node(.value(id), value.type, scale: value.scale)
      return value
    case .fee(let id): return number(.line(id, .final), unit: .rial, scale: 0, digits: NumericLimits.wholeDigits)
    case .set(let id): return number(.set(id, .final), unit: .rial, scale: 0, digits: NumericLimits.wholeDigits)
    case .group, .table, .bill, .plan:
      report(
        .wrongKindOfName, range, "\(name) is \(entity.words) and has no value by itself", remedy: entity.usage(name),
        related: names.places[name].map { [Diagnostic.Related($0, "declared here")] } ?? [])
      return nil
    }
  }

  private mutating func lowerInput(_ id: ID<Input>) -> Typed {
    used.insert(.input(id))
    let input = builder.model.inputs[id.index]
    switch input.domain {
    case .number(let unit, _, _, let scale, let least, let most, _):
      return number(.input(id), unit: unit, scale: scale, digits: max(least.decimalDigits, most.decimalDigits))
    case .choice(let options):
      var choice = plainInput(id, .choice(Set(options)))
      choice.possible = scope.facts.allowed[id]
      return choice
    case .truth: return plainInput(id, .truth)
    case .date: return plainInput(id, .date)
    case .text: return plainInput(id, .text)
    }
  }

  private mutating func plainInput(_ id: ID<Input>, _ type: ValueType) -> Typed {
    Typed(node: builder.node(.input(id), type), type: type, scale: 0, digits: NumericLimits.dayDigits)
  }

  /// T0301, with the nearest name.
  func reportUnknown(_ name: String, at range: SourceRange) {
    guard sink.rejected[name] == nil, !sink.leavesOut(.unknownName, range) else { return }
    let nearest = sink.nearest(to: name, among: knownHere)
    let owner = names.groupInputs.filter { $0.value[name] != nil }.keys.map(\.index).min()
    var reasons: [String] = []
    if owner != nil { reasons = ["\(name) is an input of a group, and there is no row of it here"] }
    let group = owner.map { builder.model.groups[$0].symbol.name }
    report(
      .unknownName, range, "\(name) is not declared", reasons: reasons,
      remedy: group.map { "read it over the rows: sum(\(name) over \($0))" } ?? nearest.map { "did you mean \($0)?" }
        ?? "declare it as an input, rate, value or fee",
      related: nearest.flatMap { names.places[$0] }.map {
        [Diagnostic.Related($0, "\(nearest ?? "") is declared here")]
      }
        ?? [])
  }

  /// Every name that could stand at this place of a formula.
  private var knownHere: [String] {
    let local = Array(scope.locals.keys) + (scope.group.flatMap { names.groupInputs[$0] }.map { Array($0.keys) } ?? [])
    return Array(names.entities.keys) + local + Array(names.options.keys)
  }

  /// `floor.area` and `single_unit(x).share`.
  mutating func lowerMember(_ inner: Expression, _ member: Marked<String>, at range: SourceRange) -> Typed? {
    if case .call(let name, let arguments) = inner.kind {
      return lowerCall(name, arguments, column: member, at: range)
    }
    guard case .name(let name) = inner.kind, case .group(let group)? = names.entities[name] else {
      report(
        .wrongKindOfName, range, ".\(member.value) asks for a column of a table or an input of a group",
        remedy: "write table(key).column or group.input")
      return nil
    }
    guard scope.group == group else {
      report(
        .wrongKindOfName, range, "\(name).\(member.value) has as many values as \(name) has rows",
        remedy: "make one of them: sum(\(member.value) over \(name)), or min, max, count")
      return nil
    }
    guard let id = names.groupInputs[group]?[member.value] else {
      guard !sink.leavesOut(.unknownName, member.range) else { return nil }
      let inputs = (names.groupInputs[group].map { Array($0.keys) } ?? []).sorted()
      report(
        .unknownName, member.range, "\(name) has no input \(member.value)",
        remedy: sink.nearest(to: member.value, among: inputs).map { "did you mean \($0)?" }
          ?? "the inputs are \(inputs.listed)")
      return nil
    }
    used.insert(.group(group))
    return lowerInput(id)
  }

  /// `levy_base before reliefs`, `fee before reliefs`.
  mutating func lowerBeforeReliefs(_ inner: Expression) -> Typed? {
    guard case .name(let name) = inner.withoutParentheses.kind, let entity = names.entities[name] else {
      // A name that is not declared says so itself.
      guard lower(inner) != nil else { return nil }
      report(
        .wrongKindOfName, inner.range, "only a fee or a set has a state before reliefs",
        remedy: "write the name of one before `before reliefs`")
      return nil
    }
    used.insert(entity)
    switch entity {
    case .fee(let id):
      return number(.line(id, .beforeReliefs), unit: .rial, scale: 0, digits: NumericLimits.wholeDigits)
    case .set(let id): return number(.set(id, .beforeReliefs), unit: .rial, scale: 0, digits: NumericLimits.wholeDigits)
    default:
      report(
        .wrongKindOfName, inner.range, "\(name) is \(entity.words); only a fee or a set has a state before reliefs",
        remedy: "write the name of one before `before reliefs`")
      return nil
    }
  }
}

extension Entity {
  fileprivate func usage(_ name: String) -> String {
    switch self {
    case .table: "ask it for a row: \(name)(key).column"
    case .group: "make a value of its rows: sum(… over \(name)) or count(\(name))"
    case .plan: "a plan says how a bill is paid; nothing is computed from it"
    default: "a bill is made of fees; read the fees instead"
    }
  }
}
