import TariffKernel

/// What the formulas of a fee may read by themselves, whatever the facts; other lines and sets are not followed.
struct FeeReach {
  private(set) var inputs: Set<ID<Input>> = []
  private(set) var rates: Set<ID<Rate>> = []
  private(set) var tables: Set<ID<Table>> = []
  private(set) var values: Set<ID<Value>> = []
  private let origin: Origin

  /// What one version of a fee may read.
  init(of version: FeeVersion, in model: Model) {
    origin = version.origin
    inputs.insert(version.pricedOn)
    var roots = [version.amount, version.condition, version.atLeast?.bound, version.atMost?.bound].compactMap { $0 }
    roots += version.exemptions.map(\.condition) + version.locals.map(\.formula)
    for relief in version.reliefs {
      roots += [relief.condition, relief.share, relief.part, relief.ceiling].compactMap { $0 }
      inputs.formUnion([relief.balance, relief.person].compactMap { $0 })
    }
    follow(roots, in: model)
  }

  private mutating func follow(_ roots: [ID<Node>], in model: Model) {
    var (waiting, seen) = (roots, Set<ID<Node>>())
    while let node = waiting.popLast() {
      guard seen.insert(node).inserted else { continue }
      let operation = model.nodes[node.index].operation
      switch operation {
      case .input(let input), .isGiven(let input): inputs.insert(input)
      case .rate(let rate): rates.insert(rate)
      case .value(let value):
        if values.insert(value).inserted { waiting += model.values[value.index].versions.map(\.formula) }
      case .lookup(let search, _, _), .progressive(let search, _, _):
        tables.insert(model.searches[search.index].table)
      default: break
      }
      waiting += operation.operands(in: model)
    }
  }

  /// The sampled provisions among what is read, by kind and as declared.
  func samples(of fee: ID<Fee>, in model: Model) -> [SampleUse] {
    func uses(_ symbol: Symbol, _ origins: [Origin]) -> [SampleUse] {
      origins.flatMap { model.samples(symbol, $0) }
    }
    return uses(model.fees[fee.index].symbol, [origin])
      + rates.sorted { $0.index < $1.index }.flatMap {
        uses(model.rates[$0.index].symbol, model.rates[$0.index].versions.map(\.origin))
      }
      + tables.sorted { $0.index < $1.index }.flatMap {
        uses(model.tables[$0.index].symbol, model.tables[$0.index].versions.map(\.origin))
      }
      + values.sorted { $0.index < $1.index }.flatMap {
        uses(model.values[$0.index].symbol, model.values[$0.index].versions.map(\.origin))
      }
  }
}

extension Operation {
  /// The nodes that an operation reads directly.
  fileprivate func operands(in model: Model) -> [ID<Node>] {
    func list(_ operands: Operands) -> [ID<Node>] {
      Array(model.operands[operands.start..<operands.start + operands.count])
    }
    return switch self {
    case .constant, .input, .isGiven, .rate, .value, .local, .line, .set: []
    case .rescale(let node, _), .negated(let node), .rounded(let node, _), .not(let node), .yearOf(let node): [node]
    case .oneOf(let node, _), .progressive(_, _, let node): [node]
    case .sum(let operands), .least(let operands), .most(let operands), .all(let operands), .any(let operands):
      list(operands)
    case .chain(let dividends, let divisors, _): list(dividends) + list(divisors)
    case .compare(_, let left, let right): [left, right]
    case .dayOf(let year, let month, let day): [year, month, day]
    case .asOf(let node, let date): [node, date]
    case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
    case .lookup(_, _, let arguments): list(arguments)
    case .aggregate(_, _, let filter, let element): [filter, element].compactMap { $0 }
    }
  }
}
