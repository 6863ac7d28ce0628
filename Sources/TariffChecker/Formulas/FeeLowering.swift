import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

extension FormulaLowering {
  /// One version of a fee; nil: a fault was reported. `defaultPricing` is the act's `priced on`.
  mutating func lowerFee(_ dated: Dated<FeeDeclaration>, defaultPricing: Marked<String>?) -> FeeVersion? {
    let fee = dated.declaration
    scope = Scope(article: fee.heading.article?.value)
    let pricedOn = lowerPricing(fee.pricedOn ?? defaultPricing, of: fee)
    let condition = fee.condition.flatMap { lowerTruth($0) }
    if let condition = fee.condition { scope.facts.add(facts(of: condition, holds: true)) }
    let exemptions = fee.exemptions.map { clause in
      // Whoever is exempt is done with: what follows is read only where the exemption does not hold.
      defer { scope.facts.add(facts(of: clause.condition, holds: false)) }
      return lowerExemption(clause)
    }
    let locals = fee.locals.map { clause in
      let local = lowerLocal(clause)
      if local == nil { scope.failedLocals.insert(clause.name.value) }
      return local
    }
    if fee.textUnknown != nil { return unknownText(dated, pricedOn, condition, exemptions) }
    let money = lowerMoney(of: fee)
    let sets = fee.sets.map { lowerMembership($0) }
    guard let pricedOn, let money, fee.condition == nil || condition != nil, !exemptions.contains(where: { $0 == nil }),
      !locals.contains(where: { $0 == nil }), !sets.contains(where: { $0 == nil })
    else { return nil }
    var version = FeeVersion(
      origin: dated.origin, pricedOn: pricedOn, amount: money.amount.node)
    version.code = fee.code?.value
    version.condition = condition?.node
    version.exemptions = exemptions.compactMap { $0 }
    version.locals = locals.compactMap { $0 }
    version.atLeast = money.atLeast
    version.atMost = money.atMost
    version.reliefs = money.reliefs
    version.rounding = money.rounding
    version.sets = sets.compactMap { $0 }
    return version
  }

  /// A version that is known to exist, and whose amount is not: whoever it takes in, and does not let off, is in error.
  private mutating func unknownText(
    _ dated: Dated<FeeDeclaration>, _ pricedOn: ID<Input>?, _ condition: Typed?, _ exemptions: [Exemption?]
  ) -> FeeVersion? {
    let fee = dated.declaration
    let sets = fee.sets.map { lowerMembership($0) }
    // What a formula of it would read, nobody knows; what is written of it is still held to be right.
    for bound in [fee.atLeast, fee.atMost].compactMap({ $0 }) { _ = lower(bound.bound) }
    guard let pricedOn, fee.condition == nil || condition != nil, exemptions.allSatisfy({ $0 != nil }),
      sets.allSatisfy({ $0 != nil })
    else { return nil }
    var version = FeeVersion(origin: dated.origin, pricedOn: pricedOn, amount: nil)
    version.code = fee.code?.value
    version.condition = condition?.node
    version.exemptions = exemptions.compactMap { $0 }
    version.sets = sets.compactMap { $0 }
    return version
  }

  private mutating func lowerPricing(_ name: Marked<String>?, of fee: FeeDeclaration) -> ID<Input>? {
    guard let name else {
      report(
        .pricedOnMissing, fee.heading.name.range, "nothing says which date prices \(fee.heading.name.value)",
        remedy: "write `priced on NAME` in the act, or in the fee")
      return nil
    }
    guard case .input(let id)? = names.entities[name.value], case .date = builder.model.inputs[id.index].domain else {
      report(
        .pricedOnMissing, name.range, "\(name.value) is not a date of the dossier",
        remedy: sink.nearest(to: name.value, among: dates).map { "did you mean \($0)?" }
          ?? "declare it: input \(name.value) date")
      return nil
    }
    used.insert(.input(id))
    return id
  }

  private var dates: [String] {
    builder.model.inputs.filter { $0.group == nil && $0.domain == .date }.map(\.symbol.name)
  }

  private mutating func lowerExemption(_ clause: ExemptionClause) -> Exemption? {
    guard let condition = lowerTruth(clause.condition) else { return nil }
    return Exemption(
      symbol: Symbol(name: clause.name.value, titles: clause.titles), article: clause.article?.value,
      condition: condition.node)
  }

  private mutating func lowerLocal(_ clause: LocalClause) -> Local? {
    let name = clause.name.value
    if let place = names.places[name] {
      report(
        .declaredTwice, clause.name.range, "\(name) is declared already",
        remedy: "give this part of the fee another name",
        related: [Diagnostic.Related(place, "first declared here")])
      return nil
    }
    if scope.locals[name] != nil {
      report(
        .declaredTwice, clause.name.range, "\(name) is declared twice in this fee", remedy: "give one another name")
      return nil
    }
    if let group = names.groupInputs.first(where: { $0.value[name] != nil })?.key {
      report(
        .declaredTwice, clause.name.range,
        "\(name) is an input of \(builder.model.groups[group.index].symbol.name) already",
        reasons: ["over its rows, nobody could tell which of the two is meant"],
        remedy: "give this part of the fee another name")
      return nil
    }
    guard let typed = lower(clause.formula) else { return nil }
    scope.locals[name] = (scope.locals.count, typed)
    return Local(symbol: Symbol(name: name), formula: typed.node)
  }

  private mutating func lowerMembership(_ name: Marked<String>) -> ID<FeeSet>? {
    if case .set(let id)? = names.entities[name.value] { return id }
    report(
      names.entities[name.value] == nil ? .unknownName : .wrongKindOfName, name.range, "\(name.value) is not a set",
      remedy: sink.nearest(to: name.value, among: builder.model.sets.map(\.symbol.name)).map { "did you mean \($0)?" }
        ?? "declare it: set \(name.value)")
    return nil
  }
}
