import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

extension EditionWriter {
  /// What the edition says of each rate, table, value, fee and plan: everything, or what matters on its day. A plan that
  /// is not offered on the day is nothing of it.
  func selected() -> [(name: String, pieces: [Piece])] {
    var all: [(name: String, pieces: [Piece])] = []
    for name in corpus.names {
      guard let first = corpus.declared[name]?.first, first.declaration.isVersioned else { continue }
      let pieces = consolidation.pieces(of: name)
      if !pieces.isEmpty { all.append((name, pieces)) }
    }
    guard let day else { return all }
    all.removeAll { name, pieces in isPlan(name) && !pieces.contains { $0.span.contains(day) } }
    let chosen = all.map { (name: $0.name, pieces: Self.around(day, $0.pieces)) }
    let elsewhere = readElsewhere(chosen, all)
    return zip(all, chosen).map { elsewhere.contains($0.name) ? $0 : $1 }
  }

  private func isPlan(_ name: String) -> Bool {
    if case .plan? = corpus.declared[name]?.first?.declaration { true } else { false }
  }

  /// The version of a day with the whole of its days, and why it does not hold if it does not. Where nothing is said of
  /// the day, the nearest version: its days tell that it is another.
  private static func around(_ day: Day, _ pieces: [Piece]) -> [Piece] {
    let at = pieces.firstIndex { $0.span.contains(day) }
    let nearest = at ?? pieces.firstIndex { $0.span.first > day } ?? pieces.count - 1
    let chosen = pieces[nearest]
    // A piece without ground of its own leans on its version's.
    let grounded = pieces.indices.filter { pieces[$0].hasGround && pieces[$0].key == chosen.key }
    guard let anchor = chosen.hasGround ? nearest : grounded.min(by: { abs($0 - nearest) < abs($1 - nearest) }) else {
      return [chosen]
    }
    var (low, high) = (anchor, anchor)
    while low > 0, joins(pieces[low - 1], pieces[low]) { low -= 1 }
    while high + 1 < pieces.count, joins(pieces[high], pieces[high + 1]) { high += 1 }
    return (low...high).map { place in
      var piece = pieces[place]
      let isSame = piece.standing == chosen.standing || isRepealed(piece)
      if at == nil || !isSame { piece.standing = isRepealed(piece) ? piece.standing : .holds }
      return piece
    } + (chosen.hasGround ? [] : [chosen])
  }

  private static func joins(_ first: Piece, _ second: Piece) -> Bool {
    first.hasGround && second.hasGround && first.key == second.key && first.span.last.after == second.span.first
  }

  private static func isRepealed(_ piece: Piece) -> Bool {
    switch piece.standing {
    case .repealed, .annulled: true
    case .holds, .suspended, .notYet: false
    }
  }

  /// The names that formulas of the edition read as they stood on other days, and those that these read in turn.
  private func readElsewhere(
    _ chosen: [(name: String, pieces: [Piece])], _ all: [(name: String, pieces: [Piece])]
  ) -> Set<String> {
    let pieces = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0.pieces) })
    var open: [String] = []
    for (name, pieces) in chosen {
      for key in Set(pieces.map(\.key)) { open += namesElsewhere(store.declaration(name, key)) }
    }
    var found: Set<String> = []
    while let name = open.popLast() {
      guard let pieces = pieces[name], found.insert(name).inserted else { continue }
      for key in Set(pieces.map(\.key)) {
        for formula in store.declaration(name, key).formulas { formula.eachName { open.append($0) } }
      }
    }
    return found
  }

  private func namesElsewhere(_ declaration: Declaration) -> [String] {
    var names: [String] = []
    for formula in declaration.formulas {
      formula.eachPart { part in
        if case .asOf(let inner, _) = part.kind { inner.eachName { names.append($0) } }
      }
    }
    // A `let` of the fee may stand under `on`, and then what it reads does too.
    guard case .fee(let fee) = declaration else { return names }
    var isNew = true
    var seen: Set<String> = []
    while isNew {
      isNew = false
      for local in fee.locals where names.contains(local.name.value) && seen.insert(local.name.value).inserted {
        local.formula.eachName { names.append($0) }
        isNew = true
      }
    }
    return names
  }
}

extension Declaration {
  /// Every formula of a value, a fee or a plan.
  var formulas: [Expression] {
    switch self {
    case .value(let value): [value.formula]
    case .fee(let fee): fee.formulas
    case .plan(let plan): [plan.condition].compactMap { $0 }
    default: []
    }
  }
}

extension Expression {
  /// Calls the closure for the formula and all of its parts.
  func eachPart(_ body: (Expression) -> Void) {
    body(self)
    for part in parts { part.eachPart(body) }
  }

  /// Calls the closure for every name in it, whatever it stands for.
  func eachName(_ body: (String) -> Void) {
    eachPart { part in
      switch part.kind {
      case .name(let name): body(name)
      case .call(let name, _): body(name.value)
      default: break
      }
    }
  }

  /// The parts that it is made of.
  var parts: [Expression] {
    switch kind {
    case .number, .date, .text, .truth, .name, .missing: []
    case .member(let inner, _), .negated(let inner), .isGiven(let inner), .oneOf(let inner, _), .not(let inner),
      .rounded(let inner, _), .beforeReliefs(let inner), .parenthesised(let inner):
      [inner]
    case .call(_, let arguments): arguments
    case .aggregate(_, let element, _, let filter): [element, filter].compactMap { $0 }
    case .sum(let terms): terms.map(\.expression)
    case .chain(let factors): factors.map(\.expression)
    case .comparison(_, let left, let right): [left, right]
    case .all(let parts), .any(let parts): parts
    case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
    case .asOf(let inner, let date): [inner, date]
    }
  }
}
