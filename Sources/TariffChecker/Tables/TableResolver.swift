import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// Tables: what their keys are, what their rows hold for, and the proof that every number has one row.
///
/// A bracket without a lower end (`up to 100`) begins where the row before it ends, the first one at 0 where the key
/// has a unit of its own, else with the least of its input; `above` alone is the rest. A key that names an input takes
/// the input's steps; one that counts something is whole; others are real numbers to the proof, since a formula may
/// ask with any. Where rows hold for the steps alone, formulas are held to ask with nothing else.
struct TableResolver {
  let names: Names
  let library: Library
  let folders: [String]
  let sink: DiagnosticSink
  /// What the rulebook's other editions have proven already.
  var cache = TableCache()

  /// All versions of one table; nil: a fault was reported.
  func resolve(
    _ versions: [Dated<TableDeclaration>], timeline: Timeline, builder: inout ModelBuilder
  ) -> ResolvedTable? {
    let first = versions[0].declaration
    guard var keys = keys(of: first, model: builder.model), let columns = columns(of: first) else { return nil }
    guard let fresh = measure(versions, &keys) else { return nil }
    for (place, version) in versions.enumerated() {
      guard let rows = fresh[place] else { continue }
      if !boundsFit(rows, keys, version.declaration) { return nil }
    }
    var lowered: [ResolvedTable.Version] = []
    for (place, version) in versions.enumerated() {
      let key = TableCache.Key(version: version.id, scales: keys.map(\.scale))
      if let known = cache.versions[key] {
        lowered.append(known)
      } else if let rows = fresh[place] ?? writtenRows(version, keys: keys),
        let resolved = self.version(version, rows, keys, columns, builder: &builder)
      {
        cache.versions[key] = resolved
        lowered.append(resolved)
      }
    }
    guard lowered.count == versions.count else { return nil }
    return ResolvedTable(
      heading: first.heading, method: method(of: first, keys), keys: keys, columns: columns, versions: lowered,
      timeline: timeline)
  }

  /// Gives every key the scale of its finest bound over all versions; the rows that had to be looked at for that, by the
  /// version's place; nil: a fault was reported.
  private func measure(_ versions: [Dated<TableDeclaration>], _ keys: inout [KeySpec]) -> [Int: [TableRow]]? {
    let measured = keys.indices.filter { keys[$0].isBracketed || keys[$0].isExactNumber }
    var (fresh, scales): ([Int: [TableRow]], [[Int]]) = ([:], [])
    for (place, version) in versions.enumerated() {
      if let known = cache.scales[version.id] {
        scales.append(known)
        continue
      }
      guard agrees(version.declaration, with: versions[0].declaration), let rows = writtenRows(version, keys: keys)
      else { continue }
      let finest = measured.map { key in rows.map { $0.patterns[key].finestScale(keys[key]) }.max() ?? 0 }
      fresh[place] = rows
      cache.scales[version.id] = finest
      scales.append(finest)
    }
    guard scales.count == versions.count else { return nil }
    for (place, key) in measured.enumerated() { keys[key].scale = scales.map { $0[place] }.max() ?? 0 }
    return fresh
  }

  private func version(
    _ dated: Dated<TableDeclaration>, _ written: [TableRow], _ keys: [KeySpec], _ columns: [ColumnSpec],
    builder: inout ModelBuilder
  ) -> ResolvedTable.Version? {
    let declaration = dated.declaration
    var rows: [KeyedRow] = []
    var faults = 0
    for row in written {
      if let keyed = keyedRow(row, keys, columns, of: declaration, builder: &builder) {
        rows.append(keyed)
      } else {
        faults += 1
      }
      // A price list may be wrong a million times over.
      if faults == TableProof.mostMessages { return nil }
    }
    guard faults == 0 else { return nil }
    var proof = TableProof(table: declaration, keys: keys, rows: rows, options: builder.model.options, sink: sink)
    let grid = proof.grid()
    proof.reportFallingRates(columns)
    Totals(table: declaration, columns: columns, rows: rows, sink: sink).report()
    return grid.map { grid in
      ResolvedTable.Version(
        origin: dated.origin, place: declaration.heading.name.range, rows: rows, columns: columns.count, grid: grid,
        leftOut: proof.leftOut)
    }
  }

  /// Versions of a table may differ in rows and cells, not in what they are asked by or answer.
  private func agrees(_ version: TableDeclaration, with first: TableDeclaration) -> Bool {
    func shape(_ table: TableDeclaration) -> [String] {
      func words(_ name: Marked<String>, _ unit: UnitExpression?) -> String {
        "\(name.value) \(unit.map { "\($0.unit) \($0.isPercent)" } ?? "")"
      }
      let keys = table.keys.map { words($0.name, $0.unit) }
      let columns = table.columns.map { words($0.name, $0.unit) }
      return keys + ["/"] + columns + ["/", table.across.map { words($0.name, $0.unit) } ?? ""]
        + [table.method?.value.rawValue ?? ""]
    }
    if shape(version) == shape(first) { return true }
    sink.report(
      Diagnostic(
        .typeMismatch, at: version.heading.name.range,
        "this version of \(version.heading.name.value) has other keys or columns than the first",
        reasons: ["formulas that ask the table must mean the same on every day"],
        remedy: "keep keys, columns and units, or give the table a new name",
        related: [Diagnostic.Related(first.heading.name.range, "the first version")],
        article: version.heading.article?.value))
    return false
  }

  private func method(of table: TableDeclaration, _ keys: [KeySpec]) -> TableMethod {
    table.method?.value ?? (keys.contains(where: \.isBracketed) ? .slab : .exact)
  }

  /// T0406, T0414: bounds within 22 digits before and 16 behind the decimal mark.
  private func boundsFit(_ rows: [TableRow], _ keys: [KeySpec], _ table: TableDeclaration) -> Bool {
    var fit = true
    for row in rows {
      for (place, pattern) in row.patterns.enumerated() {
        for literal in pattern.literals {
          let value = literal.value(inPercent: keys[place].isPercent).reduced
          let tooFine = value.scale > NumericLimits.places
          guard tooFine || value.significand.decimalDigits > NumericLimits.wholeDigits + value.scale else { continue }
          fit = false
          sink.report(
            Diagnostic(
              tooFine ? .tooManyPlaces : .badRange, at: literal.range, "\(literal.text) is no bound of a bracket",
              reasons: ["a value has at most 22 digits before and 16 behind the decimal mark"],
              article: table.heading.article?.value))
        }
      }
    }
    return fit
  }
}

extension KeySpec {
  /// Whether the key is a number that rows name exactly.
  var isExactNumber: Bool { type.isNumber && !isBracketed }

  /// Whether the key is such a number, and an input that names its range.
  var isNumberOfInput: Bool { isExactNumber && !beginsAtZero }
}

extension RowPattern {
  /// The numbers written in the pattern.
  var literals: [NumberLiteral] {
    switch kind {
    case .range(let lower, let upper): [lower?.number, upper?.number].compactMap { $0 }
    case .number(let literal): [literal]
    case .rest, .words, .other: []
    }
  }

  fileprivate func finestScale(_ key: KeySpec) -> Int {
    literals.map { $0.value(inPercent: key.isPercent).reduced.scale }.max() ?? 0
  }
}
