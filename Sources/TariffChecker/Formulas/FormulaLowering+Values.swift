import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

extension FormulaLowering {
  /// A value over its versions: one type, the largest scale of any; nil: a fault was reported.
  mutating func lowerValue(
    _ versions: [Dated<ValueDeclaration>], _ id: ID<Value>, timeline: Timeline
  ) -> (value: Value, typed: Typed)? {
    var lowered: [Typed] = []
    var bounds: [NumberBounds?] = []
    for version in versions {
      let declaration = version.declaration
      scope = Scope(article: declaration.heading.article?.value)
      guard let typed = lower(declaration.formula) else { continue }
      if let unit = declaration.unit, typed.type != .number(unit.unit) {
        report(
          .unitMismatch, unit.range,
          "\(declaration.heading.name.value) is declared in \(unit.text), but its formula gives \(typed.type.words)",
          remedy: "correct the unit, or the formula",
          related: [Diagnostic.Related(declaration.formula.range, typed.type.words)])
        continue
      }
      lowered.append(typed)
      bounds.append(self.bounds(of: typed))
    }
    guard lowered.count == versions.count else { return nil }
    let type = lowered.dropFirst().reduce(lowered[0].type) { $0.joined(with: $1.type) ?? $0 }
    for (typed, version) in zip(lowered, versions) where type.joined(with: typed.type) == nil {
      report(
        .typeMismatch, version.declaration.formula.range,
        "this version of \(version.declaration.heading.name.value) gives \(typed.type.words), an earlier one \(type.words)",
        reasons: ["formulas that read it must mean the same on every day"])
      return nil
    }
    let scale = lowered.map(\.scale).max() ?? 0
    let digits = lowered.map { $0.digits + scale - $0.scale }.max() ?? 0
    var value = Value(
      symbol: versions[0].declaration.heading.symbol, kind: type.kind, scale: scale, timeline: timeline,
      versions: [])
    var ends: [NumberBounds] = []
    for (typed, found) in zip(lowered, bounds) {
      guard let found, let power = PowersOfTen.int128(scale - typed.scale) else { continue }
      ends.append(found * NumberBounds(power, power))
    }
    if ends.count == versions.count {
      known.values[id] = ends.dropFirst().reduce(ends[0]) { $0.union($1) }.clamped(scale: scale)
    }
    for (typed, version) in zip(lowered, versions) {
      value.versions.append(
        Value.Version(
          origin: version.origin, formula: builder.rescaled(typed, to: scale)))
    }
    var typed = Typed(node: lowered[0].node, type: type, scale: scale, digits: digits)
    if case .choice = type { typed.possible = lowered.reduce(into: []) { $0.formUnion($1.options) } }
    return (value, typed)
  }
}

extension ValueType {
  /// The type that holds both; nil: they do not go together.
  fileprivate func joined(with other: ValueType) -> ValueType? {
    if case .choice(let a) = self, case .choice(let b) = other { return .choice(a.union(b)) }
    return self == other ? self : nil
  }
}
