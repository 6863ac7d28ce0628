import Exact
import TariffKernel
import TariffSyntax

/// A table whose rows are proven: what formulas may ask of it, and the searches that answer them.
struct ResolvedTable {
  /// As the model keeps it.
  let table: Table
  let keys: [KeySpec]
  let isProgressive: Bool
  /// By key: a number between two of its steps that some version has no row for.
  let leftOut: [Int: String]
  private let versions: [Version]

  init(
    heading: Heading, method: TableMethod, keys: [KeySpec], columns: [ColumnSpec], versions: [Version],
    timeline: Timeline
  ) {
    self.keys = keys
    isProgressive = method == .progressive
    self.versions = versions
    leftOut = versions.reduce(into: [:]) { all, version in all.merge(version.leftOut) { first, _ in first } }
    let resolved = columns.enumerated().map { place, column in
      Table.Column(
        symbol: Symbol(name: column.name), unit: column.unit, scale: versions.map { $0.scales[place] }.max() ?? 0)
    }
    table = Table(
      symbol: heading.symbol, keys: keys.map { Table.Key(name: $0.name, kind: $0.type.kind) }, columns: resolved,
      timeline: timeline, versions: versions.map { $0.modelled(scales: resolved.map(\.scale)) })
  }

  /// How many positions some version tells apart of a key.
  func positions(of key: Int) -> Int { versions.map { $0.grid.keys[key].count }.max() ?? 0 }

  /// The digits behind the decimal mark of the key's finest bound.
  func boundScale(_ key: Int) -> Int { keys[key].scale }

  /// No cell of the column has more digits than this, at the column's scale.
  func digits(column: Int) -> Int {
    versions.map { $0.digits(column: column, scale: table.columns[column].scale) }.max() ?? 0
  }

  /// The combinations that some version has no row for. `given` says what may be asked of each key, numbers at
  /// `scales`; nil where that cannot be told, and then one row is enough, for brackets are proven on their own.
  func uncovered(_ given: [[Int128]?], scales: [Int]) -> [[Int128?]] {
    let asked = given.map { values -> [Int128?] in values?.map { $0 } ?? [nil] }
    return asked.combinations.filter { version(without: $0, scales: scales) != nil }
  }

  /// The first version that has no row for a combination of keys; nil: all have one.
  func version(without combination: [Int128?], scales: [Int]) -> Version? {
    let growths = keys.indices.map { keys[$0].type.isNumber ? scales[$0] - keys[$0].scale : 0 }
    return versions.first { !$0.grid.hasRow(for: combination, growths) }
  }

  /// The search of every version by arguments at these scales, none below the key's bounds.
  func search(keyScales: [Int]) -> [Search.Version] {
    let growths = keys.indices.map { keyScales[$0] - keys[$0].scale }
    return versions.map { $0.search(growths: growths, isProgressive: isProgressive) }
  }
}

extension TableGrid {
  /// Whether some row holds for the values given, with so many more digits behind the decimal mark than the bounds;
  /// nil: for whatever the key may be.
  fileprivate func hasRow(for values: [Int128?], _ growths: [Int]) -> Bool {
    let positions = keys.indices.map { place -> [Int] in
      guard let value = values[place] else { return Array(0..<keys[place].count) }
      return keys[place].position(of: value, growth: growths[place]).map { [$0] } ?? []
    }
    var found = false
    TableGrid.eachIndex(positions, strides: TableGrid.strides(keys)) { found = found || rows[$0] >= 0 }
    return found
  }
}

extension KeyPositions {
  /// The position of a value with `growth` more digits behind the decimal mark than the bounds, or fewer; nil: no row.
  fileprivate func position(of value: Int128, growth: Int) -> Int? {
    guard let power = PowersOfTen.int128(abs(growth)) else { return nil }
    if growth < 0 { return position(of: value * power, growth: 0) }
    guard case .cuts(let cuts) = self else {
      return value % power == 0 ? position(of: value / power) : position(of: .max)
    }
    let next = cuts.partitioningIndex { cut in
      let bound = cut == .beginning ? Int128.min : cut.scaled(power)
      return cut == .end || (cut.isAfter ? value <= bound : value < bound)
    }
    return next > 0 && next < cuts.count ? next - 1 : nil
  }

  /// The positions as the model searches them, with `growth` more digits behind the decimal mark than the bounds.
  func index(growth: Int, isProgressive: Bool) -> KeyIndex {
    let power = PowersOfTen.int128(growth) ?? 1
    switch self {
    case .members(let members, let hasOther):
      return .members(members.map { $0 * power }, other: hasOther ? members.count : nil)
    case .cuts(let cuts):
      guard let first = cuts.first else { return .brackets(first: 0, lasts: []) }
      // Slices meet at the bound itself, and the first begins at 0.
      if isProgressive { return .brackets(first: 0, lasts: cuts.dropFirst().map { $0.scaled(power) }) }
      return .brackets(
        first: first == .beginning ? .min : first.scaled(power) + (first.isAfter ? 1 : 0),
        lasts: cuts.dropFirst().map { $0.lastBefore(power) })
    }
  }
}

extension Cut {
  fileprivate func scaled(_ power: Int128) -> Int128 { self == .end ? .max : value * power }

  /// The last number before the cut.
  fileprivate func lastBefore(_ power: Int128) -> Int128 {
    self == .end ? .max : value * power - (isAfter ? 0 : 1)
  }
}

extension Array where Element == [Int128?] {
  /// Every choice of one element from each list, the last list fastest.
  fileprivate var combinations: [Element] {
    reduce([[]]) { found, list in found.flatMap { start in list.map { start + [$0] } } }
  }
}
