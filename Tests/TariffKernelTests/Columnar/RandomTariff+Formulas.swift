import Exact
import TariffKernel

extension RandomTariff {
  /// A number of at most 5 places.
  func number(depth: Int) -> ID<Node> {
    if depth <= 0 { return leaf() }
    switch below(22) {
    case 0, 1, 2: return leaf()
    case 3, 4:
      var terms = (0...below(3)).map { _ in number(depth: depth - 1) }
      if chance(50) {
        let last = terms.removeLast()
        terms.append(sketch.node(.negated(last), scale: sketch.scale(of: last)))
      }
      return sketch.sum(alike(terms))
    case 5, 6, 7: return product(depth: depth)
    case 8, 9: return quotient(depth: depth)
    case 10: return sketch.rounded(number(depth: depth - 1), rule())
    case 11, 12:
      let terms = alike([number(depth: depth - 1), number(depth: depth - 1)])
      return sketch.node(
        chance(50) ? .least(sketch.operands(terms)) : .most(sketch.operands(terms)), scale: sketch.scale(of: terms[0]))
    case 13, 14:
      let branches = alike([number(depth: depth - 1), number(depth: depth - 1)])
      return sketch.choose(truth(depth: depth - 1), then: branches[0], otherwise: branches[1])
    case 15, 16, 17: return cell(depth: depth)
    case 18: return aggregate(depth: depth)
    case 19: return sketch.node(.yearOf(date(depth: depth - 1)))
    case 20: return sketch.asOf(number(depth: depth - 1), date(depth: depth - 1))
    default: return guarded(depth: depth)
    }
  }

  private func leaf() -> ID<Node> {
    switch below(10) {
    case 0, 1: return sketch.number(Int128(below(2_000) - 200), scale: below(3))
    case 2, 3: return pick(rates)
    case 4 where !values.isEmpty: return sketch.read(pick(values))
    case 5 where isInFee && !fees.isEmpty && chance(60):
      return sketch.read(pick(fees), chance(50) ? .final : .beforeReliefs)
    case 6:
      if isInFee, let readableSet { return sketch.read(readableSet, chance(50) ? .final : .beforeReliefs) }
      return sketch.read(pick(numbers))
    case 7 where !locals.isEmpty:
      let place = below(locals.count)
      let formula = locals[place].formula
      return sketch.node(.local(place), scale: sketch.scale(of: formula))
    case 8 where group != nil, 9 where group != nil: return sketch.read(rowInput(below(2)))
    default: return sketch.read(pick(numbers))
    }
  }

  private func rowInput(_ column: Int) -> ID<Input> {
    sketch.model.groups[(group ?? groups[0]).index].inputs[column]
  }

  /// The node at a larger scale.
  func raise(_ node: ID<Node>, to scale: Int) -> ID<Node> {
    let own = sketch.scale(of: node)
    return own == scale ? node : sketch.node(.rescale(node, by: scale - own), scale: scale)
  }

  /// All at the scale of the finest.
  func alike(_ nodes: [ID<Node>]) -> [ID<Node>] {
    let scale = nodes.map { sketch.scale(of: $0) }.max() ?? 0
    return nodes.map { raise($0, to: scale) }
  }

  private func product(depth: Int) -> ID<Node> {
    var factors: [ID<Node>] = []
    var scale = 0
    for _ in 0..<(1 + below(4)) {
      let factor = number(depth: depth - 1)
      if scale + sketch.scale(of: factor) > 5 { break }
      scale += sketch.scale(of: factor)
      factors.append(factor)
    }
    return factors.isEmpty ? leaf() : sketch.product(factors)
  }

  private func quotient(depth: Int) -> ID<Node> {
    let dividends = (0...below(3)).map { _ in number(depth: depth - 1) }
    let divisors = (0..<below(3)).map { _ in chance(50) ? sketch.number(Int128(below(13))) : number(depth: depth - 1) }
    return sketch.quotient(dividends, over: divisors, rule())
  }

  func rule(scale: Int? = nil) -> RoundingRule {
    let steps: [Int128] = [1, 1, 5, 10, 25, 1_000]
    return RoundingRule(mode: pick(RoundingMode.allCases), step: pick(steps), scale: scale ?? below(4))
  }

  private func cell(depth: Int) -> ID<Node> {
    switch below(4) {
    case 0:
      let search = pick(progressives)
      let argument = argument(of: search, 0, depth: depth)
      let table = sketch.model.tables[sketch.model.searches[search.index].table.index]
      let scale = sketch.scale(of: argument) + table.columns[0].scale
      return sketch.node(.progressive(search, column: 0, argument: argument), scale: scale)
    case 1:
      let search = pick(pairs)
      let arguments = [sketch.node(.input(choice()), kind: .choice), argument(of: search, 1, depth: depth)]
      return sketch.lookup(search, column: below(2), arguments, scale: cellScale(search))
    default:
      let search = pick(slabs)
      return sketch.lookup(search, column: below(2), [argument(of: search, 0, depth: depth)], scale: cellScale(search))
    }
  }

  private func cellScale(_ search: ID<Search>) -> Int {
    sketch.model.tables[sketch.model.searches[search.index].table.index].columns[0].scale
  }

  private func argument(of search: ID<Search>, _ key: Int, depth: Int) -> ID<Node> {
    let scale = sketch.model.searches[search.index].keyScales[key]
    let node = number(depth: depth - 1)
    if sketch.scale(of: node) <= scale { return raise(node, to: scale) }
    return sketch.rounded(node, .halfUp(to: 1, scale: scale))
  }

  private func choice() -> ID<Input> { group != nil && chance(50) ? rowInput(3) : choices[0] }

  private func aggregate(depth: Int) -> ID<Node> {
    let outer = group
    // Rows within rows now and then.
    if outer != nil, chance(70) { return leaf() }
    let own = pick(groups)
    group = own
    defer { group = outer }
    let filter = chance(50) ? truth(depth: depth - 1) : nil
    switch below(4) {
    case 0: return sketch.aggregate(.count, over: own, where: filter)
    case 1: return sketch.aggregate(.least, over: own, where: filter, number(depth: depth - 1))
    case 2: return sketch.aggregate(.most, over: own, where: filter, number(depth: depth - 1))
    default: return sketch.aggregate(.sum, over: own, where: filter, number(depth: depth - 1))
    }
  }

  /// A branch that fails where it is not chosen.
  private func guarded(depth: Int) -> ID<Node> {
    let divisor = number(depth: depth - 1)
    let zero = sketch.number(0, scale: sketch.scale(of: divisor))
    let ratio = sketch.quotient([number(depth: depth - 1)], over: [divisor], rule())
    let nothing = sketch.number(7, scale: sketch.scale(of: ratio))
    return sketch.choose(sketch.compare(divisor, .equal, zero), then: nothing, otherwise: ratio)
  }

  func date(depth: Int) -> ID<Node> {
    switch below(6) {
    case 0: return sketch.day(Self.day(below(900) - 300))
    case 1 where group != nil: return sketch.node(.input(rowInput(2)), kind: .date)
    case 2:
      let days = sketch.number(Int128(below(200) - 100))
      return sketch.node(.sum(sketch.operands([sketch.read(pick(dates)), days])), kind: .date)
    case 3:
      let year = sketch.node(.yearOf(sketch.read(pick(dates))))
      return sketch.dayOf(year, sketch.number(Int128(1 + below(12))), sketch.number(Int128(1 + below(30))))
    default: return sketch.read(pick(dates))
    }
  }

  func truth(depth: Int) -> ID<Node> {
    switch below(depth > 0 ? 10 : 5) {
    case 0: return sketch.node(.input(truths[0]), kind: .truth)
    case 1: return sketch.node(.isGiven(group != nil && chance(50) ? rowInput(below(4)) : pick(numbers)), kind: .truth)
    case 2:
      let options: [ID<Option>] = (0...below(3)).map { _ in ID(below(5)) }
      return sketch.node(.oneOf(sketch.node(.input(choice()), kind: .choice), options), kind: .truth)
    case 3:
      let text = sketch.node(.constant(Int128(below(3))), kind: .text)
      return sketch.compare(sketch.node(.input(texts[0]), kind: .text), chance(50) ? .equal : .notEqual, text)
    case 4, 5:
      let sides = alike([number(depth: depth - 1), number(depth: depth - 1)])
      let relations: [Relation] = [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual]
      return sketch.compare(sides[0], pick(relations), sides[1])
    case 6: return sketch.all((0...below(3)).map { _ in truth(depth: depth - 1) })
    case 7: return sketch.any((0...below(3)).map { _ in truth(depth: depth - 1) })
    case 8: return sketch.node(.not(truth(depth: depth - 1)), kind: .truth)
    default: return sketch.compare(date(depth: depth - 1), .less, date(depth: depth - 1))
    }
  }
}
