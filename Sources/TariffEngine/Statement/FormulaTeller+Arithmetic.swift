import Exact
import TariffKernel

/// Sums, chains of × and ÷, roundings.
extension FormulaTeller {
  func sum(_ terms: [ID<Node>]) -> Part {
    guard let first = terms.first else { return (number(0, scale: 0, unit: .number), .primary) }
    guard terms.count > 1 else { return (printed(first, .sum), .sum) }
    var text = printed(first, .product)
    for term in terms.dropFirst() {
      if case .negated(let inner) = model.nodes[term.index].operation {
        text += " - " + printed(inner, .product)
      } else {
        text += " + " + printed(term, .product)
      }
    }
    return (text, .sum)
  }

  /// All that multiplies, then all that divides, then the one rounding.
  func chain(_ dividends: [ID<Node>], _ divisors: [ID<Node>], _ rule: RoundingRule?, _ node: Node) -> Part {
    if let toman = convertedToman(dividends, divisors, node) {
      return (wording(.call(.toRial, [printed(toman, .loose)])), .primary)
    }
    var (above, below): ([String], [String]) = ([], [])
    for dividend in dividends {
      if let divisor = reciprocal(of: dividend) {
        below.append(divisor)
      } else {
        above.append(printed(dividend, .sign))
      }
    }
    below += divisors.map { printed($0, .sign) }
    let (times, over) = isEnglish ? (" * ", " / ") : (" × ", " ÷ ")
    var text = above.isEmpty ? number(1, scale: 0, unit: .number) : above.joined(separator: times)
    if !below.isEmpty { text += over + (below.count == 1 ? below[0] : "(\(below.joined(separator: times)))") }
    guard let rule else { return (text, .product) }
    return rounded(text, rule, node.kind)
  }

  func rounded(_ inner: String, _ rule: RoundingRule, _ kind: ValueKind) -> Part {
    var unit = Unit.number
    if case .number(let measured) = kind { unit = measured }
    let step = number(rule.step, scale: rule.scale, unit: unit)
    return (wording(.rounded(inner, wording.words(for: rule, step: step))), .rounded)
  }

  /// What a relief lets off: `10% of part up to ceiling balance input of person`.
  func relief(_ relief: Relief) -> String {
    func name(_ input: ID<Input>) -> String { wording.name(model.inputs[input.index].symbol) }
    let phrase = FormulaPhrase.relief(
      share: percentage(relief.share) ?? printed(relief.share, .comparison),
      part: relief.part.map { printed($0, .comparison) }, ceiling: relief.ceiling.map { printed($0, .comparison) },
      balance: relief.balance.map(name), person: relief.person.map(name))
    return wording(phrase).shortened(to: Self.longest)
  }

  /// `10%` for the constant share 0.1; nil: it is no constant.
  private func percentage(_ share: ID<Node>) -> String? {
    let node = model.nodes[share.index]
    guard case .constant(let value) = node.operation else { return nil }
    let (hundredfold, overflow) = value.multipliedReportingOverflow(by: 100)
    if overflow { return nil }
    return number(hundredfold, scale: node.scale, unit: .number) + wording.percentSign
  }

  /// What `to_rial` converts; nil: the chain is no conversion. Nothing else makes rial of toman.
  private func convertedToman(_ dividends: [ID<Node>], _ divisors: [ID<Node>], _ node: Node) -> ID<Node>? {
    guard dividends.count == 2, divisors.isEmpty, case .number(let unit) = node.kind, unit.rial == 1,
      case .number(let given) = model.nodes[dividends[0].index].kind, given.toman == 1, given.rial == 0,
      case .constant = model.nodes[dividends[1].index].operation
    else { return nil }
    return dividends[0]
  }

  /// `10 m` for the constant 0.1 per m: a division by a number with a unit, which the checker has turned round.
  private func reciprocal(of id: ID<Node>) -> String? {
    let node = model.nodes[id.index]
    guard case .constant(let value) = node.operation, value > 0, case .number(let unit) = node.kind,
      unit != .number, unit.isOnlyBelow, let one = PowersOfTen.int128(node.scale), one % value == 0,
      let inverse = try? Unit.number.divided(by: unit)
    else { return nil }
    return number(one / value, scale: 0, unit: inverse)
  }
}

extension Unit {
  /// `per m2`, and not `rial/m2`.
  fileprivate var isOnlyBelow: Bool { [rial, toman, metre, day, month, year].allSatisfy { $0 <= 0 } }
}
