import Exact
import TariffKernel

extension RandomTariff {
  func makeFee(_ place: Int, member set: ID<FeeSet>?) {
    isInFee = true
    defer { (isInFee, locals) = (false, []) }
    let count = 1 + below(3)
    var versions: [FeeVersion] = []
    for number in 0..<count {
      // The law often lays down again what it laid down before.
      if number > 0, chance(30) { versions.append(versions[number - 1]) } else { versions.append(version()) }
      if set == nil || chance(20) { versions[number].sets = [] } else { versions[number].sets = set.map { [$0] } ?? [] }
      if chance(15) { versions[number].pricedOn = pick(dates) }
    }
    let entries = timeline(count, isWhole: chance(70)).entries.map { entry in
      entry.version == nil ? Timeline.Entry(entry.span, entry.state, pricedOn: pick(dates)) : entry
    }
    fees.append(sketch.fee("fee\(place)", entries, versions))
  }

  private func version() -> FeeVersion {
    locals = []
    for place in 0..<below(3) {
      let formula = number(depth: 2)
      locals.append(Local(symbol: Symbol(name: "local\(place)"), formula: formula))
    }
    let isWhole = chance(40)
    let rule = rule(scale: 0)
    var amount = number(depth: 3)
    if isWhole || chance(20) { amount = sketch.quotient([amount], over: [sketch.number(Int128(1 + below(9)))], rule) }
    var version = FeeVersion(origin: ModelSketch.origin, pricedOn: dates[0], amount: chance(2) ? nil : amount)
    version.locals = locals
    if !isWhole || chance(50) { version.rounding = chance(50) ? rule : self.rule(scale: 0) }
    if chance(40) { version.condition = truth(depth: 2) }
    for place in 0..<(chance(30) ? 1 + below(2) : 0) {
      version.exemptions.append(
        Exemption(symbol: Symbol(name: "exemption\(place)"), article: nil, condition: truth(depth: 1)))
    }
    if version.rounding != nil {
      if chance(25) { version.atLeast = Limit(bound: number(depth: 1), afterReliefs: chance(50)) }
      if chance(25) { version.atMost = Limit(bound: number(depth: 1), afterReliefs: chance(50)) }
      for place in 0..<(chance(35) ? 1 + below(2) : 0) { version.reliefs.append(relief(place)) }
    }
    return version
  }

  private func relief(_ place: Int) -> Relief {
    let share: ID<Node>
    if chance(85) {
      share = sketch.number(Int128(below(101)), scale: 2)
    } else {
      let other = sketch.number(chance(20) ? 12 : 2, scale: 1)
      share = sketch.choose(truth(depth: 0), then: sketch.number(1, scale: 1), otherwise: other)
    }
    var relief = Relief(symbol: Symbol(name: "relief\(place)"), article: nil, share: share)
    if chance(50) { relief.condition = truth(depth: 1) }
    if chance(30) { relief.part = number(depth: 1) }
    if chance(30) { relief.ceiling = number(depth: 1) }
    if chance(40) { relief.balance = pick(balances) }
    return relief
  }

  func makeBill() {
    let lines = fees.filter { _ in chance(60) }
    let fixed = lines.filter { _ in chance(20) }
    let remainders: [Bill.Remainder] = [.shared, .shared, .shownApart, lines.first.map { .takenFrom($0) } ?? .shared]
    sketch.bill(lines, fixed: fixed, step: chance(20) ? nil : pick([10, 1_000, 7]), pick(remainders))
  }

  // MARK: - Dossiers

  /// A dossier; `isWild`: with facts that are missing, too large or nowhere covered.
  func dossier(isWild: Bool) -> Facts {
    var row: ModelSketch.Row = [:]
    for date in dates where !(isWild && chance(10)) { row[date] = day(isWild) }
    for number in numbers + balances where !(isWild && chance(10)) { row[number] = amount(isWild) }
    row[choices[0]] = Int128(below(5))
    row[truths[0]] = Int128(below(2))
    row[texts[0]] = Int128(below(4))
    if isWild, chance(10) { row[choices[0]] = nil }
    var rows: [ID<Group>: [ModelSketch.Row]] = [:]
    for group in groups {
      let inputs = sketch.model.groups[group.index].inputs
      rows[group] = (0..<(isWild || chance(5) ? below(5) : 1 + below(4))).map { _ in
        var row: ModelSketch.Row = [
          inputs[0]: amount(isWild), inputs[1]: Int128(below(9)), inputs[2]: day(isWild), inputs[3]: Int128(below(5)),
        ]
        if isWild, chance(10) { row[inputs[below(4)]] = nil }
        return row
      }
    }
    return sketch.facts(row, rows: rows, isDated: false)
  }

  private func day(_ isWild: Bool) -> Int128 {
    if isWild, chance(5) { return Int128(pick([0, 1, 667_012, 775_124, 5_000_000_000])) }
    return Int128(Self.day(below(1_200) - 300).number)
  }

  private func amount(_ isWild: Bool) -> Int128 {
    if isWild {
      switch below(8) {
      case 0: return Int128(Int64.max) - Int128(below(3))
      case 1: return Int128(Int64.min) + Int128(below(3))
      case 2: return (PowersOfTen.int128(22) ?? 0) - 1
      case 3: return Int128(below(1_000_000)) * 1_000_000_000
      case 4: return -Int128(below(1_000_000_000))
      default: break
      }
    }
    switch below(6) {
    case 0: return 0
    // Halves and their neighbours: ties are frequent.
    case 1: return Int128(below(40)) * 50
    default: return Int128(below(100_000))
    }
  }
}
