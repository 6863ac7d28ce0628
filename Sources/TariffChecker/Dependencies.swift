import Diagnostics
import TariffKernel
import TariffSyntax

/// Who reads whom among values, fees and sets; and the order that follows from it.
struct Dependencies {
  /// Values, then fees, so that whoever is read comes first; ties as declared. Empty when there is a cycle.
  private(set) var order: [Entity] = []

  private var edges: [Entity: [Marked<Entity>]] = [:]
  private var state: [Entity: Bool] = [:]
  private var path: [Entity] = []
  private var foundCycle = false

  /// Reads all formulas; cycles are reported once each, with everyone on them.
  init(of collected: Collected, names: Names, inputs: [Input], sink: DiagnosticSink) {
    let reader = NameReader(names: names, collected: collected, inputs: inputs)
    for (index, versions) in collected.values.enumerated() {
      let entity = Entity.value(ID(index))
      for version in versions { add(version.declaration.formula, to: entity, reader) }
    }
    for (index, versions) in collected.fees.enumerated() {
      let entity = Entity.fee(ID(index))
      for version in versions {
        reader.locals = [:]
        for local in version.declaration.locals { reader.locals[local.name.value] = local.formula }
        for formula in version.declaration.formulas { add(formula, to: entity, reader) }
        for set in version.declaration.sets {
          if case .set(let id)? = names.entities[set.value] {
            edges[.set(id), default: []].append(Marked(entity, set.range))
          }
        }
      }
    }
    let roots = collected.values.indices.map { Entity.value(ID($0)) } + collected.fees.indices.map { .fee(ID($0)) }
    for root in roots { visit(root, collected, sink) }
    if foundCycle { order = [] }
  }

  private mutating func add(_ formula: Expression, to entity: Entity, _ reader: NameReader) {
    reader.read(formula) { name, range in
      switch reader.names.entities[name] {
      case .value(let id)?: edges[entity, default: []].append(Marked(.value(id), range))
      case .fee(let id)?: edges[entity, default: []].append(Marked(.fee(id), range))
      case .set(let id)?: edges[entity, default: []].append(Marked(.set(id), range))
      default: break
      }
    }
  }

  /// Depth first, with a path of its own: thousands of values may read one another in a row.
  private mutating func visit(_ root: Entity, _ collected: Collected, _ sink: DiagnosticSink) {
    guard state[root] == nil else { return }
    var next: [Int] = []
    func open(_ entity: Entity) {
      state[entity] = false
      path.append(entity)
      next.append(0)
    }
    open(root)
    while let entity = path.last {
      let readings = edges[entity] ?? []
      let place = next[next.count - 1]
      next[next.count - 1] += 1
      guard place < readings.count else {
        path.removeLast()
        next.removeLast()
        state[entity] = true
        order.append(entity)
        continue
      }
      switch state[readings[place].value] {
      case nil: open(readings[place].value)
      case false?: report(closing: readings[place], collected, sink)
      case true?: break
      }
    }
  }

  private mutating func report(closing edge: Marked<Entity>, _ collected: Collected, _ sink: DiagnosticSink) {
    foundCycle = true
    guard let start = path.firstIndex(of: edge.value) else { return }
    let names = (path[start...] + [edge.value]).map { $0.name(in: collected) }
    let chain = zip(names, names.dropFirst()).map { "\($0) reads \($1)" }.joined(separator: ", ")
    sink.report(
      Diagnostic(
        .cycle, at: edge.range, "\(names[0]) depends on itself", reasons: [chain],
        remedy: "take one of them out of the circle: a line cannot be part of what it is computed from"))
  }
}

extension Entity {
  /// The name as declared; only values, fees and sets stand in a graph of readers.
  fileprivate func name(in collected: Collected) -> String {
    switch self {
    case .value(let id): collected.values[id.index][0].declaration.heading.name.value
    case .fee(let id): collected.fees[id.index][0].declaration.heading.name.value
    case .set(let id): collected.sets[id.index].declaration.heading.name.value
    default: ""
    }
  }
}

extension FeeDeclaration {
  /// Every formula of the fee, in the order in which its clauses apply.
  var formulas: [Expression] {
    var all = [condition].compactMap { $0 } + exemptions.map(\.condition) + locals.map(\.formula)
    all += [amount, atLeast?.bound, atMost?.bound].compactMap { $0 }
    for relief in reliefs { all += [relief.share, relief.part, relief.condition, relief.ceiling].compactMap { $0 } }
    return all
  }
}
