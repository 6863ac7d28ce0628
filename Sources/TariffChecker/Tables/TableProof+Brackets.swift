import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

extension TableProof {
  /// T0501, T0502: the brackets of one case take every number that a row is owed to, and none twice.
  mutating func proveBrackets(of found: Case) {
    switch bracketed.count {
    case 0: break
    case 1: sweep(found, key: bracketed[0])
    default: proveBoxes(of: found)
    }
  }

  /// The numbers of a key that rows are owed to, between cuts at its scale.
  private func owed(_ key: KeySpec) -> Stretch {
    func cut(_ value: ExactDecimal, _ mode: RoundingMode, isAfter: Bool) -> Cut? {
      guard let near = try? value.rounded(Rounding(mode, to: ExactDecimal(significand: 1, scale: key.scale))),
        let scaled = try? near.rescaled(to: key.scale)
      else { return nil }
      // A range that begins between two steps of the bounds begins after the one below it.
      return Cut(value: scaled.significand, isAfter: near == value ? isAfter : !isAfter)
    }
    guard let range = key.range else { return Stretch(low: .beginning, high: .end) }
    return Stretch(
      low: cut(range.least, .floor, isAfter: false) ?? .beginning,
      high: range.most.flatMap { cut($0, .ceiling, isAfter: true) } ?? .end)
  }

  private mutating func sweep(_ found: Case, key: Int) {
    let spec = keys[key]
    let owed = self.owed(spec)
    let sorted = found.placed.sorted { ($0.stretches[0].low, $0.row) < ($1.stretches[0].low, $1.row) }
    var reach = owed.low
    var last: Placed?
    for placed in sorted {
      let stretch = placed.stretches[0]
      if let last, stretch.low < reach {
        let shared = stretch.intersection(last.stretches[0])
        if !shared.isEmpty { reportOverlap(last.row, placed.row, [spec.example(in: shared)], found) }
      }
      if stretch.low > reach {
        let gap = Stretch(low: reach, high: stretch.low).intersection(owed)
        if !gap.isEmpty { reportGap(gap, after: last?.row, before: placed.row, key, found) }
      }
      if stretch.high > reach || last == nil { last = placed }
      reach = max(reach, stretch.high)
    }
    if reach < owed.high, let last {
      reportGap(Stretch(low: reach, high: owed.high), after: last.row, before: nil, key, found)
    }
  }

  /// Two or more bracketed keys: every box between neighbouring cuts has one row.
  private mutating func proveBoxes(of found: Case) {
    let needs = bracketed.map { owed(keys[$0]) }
    let cuts = needs.indices.map { place -> [Cut] in
      let ends = found.placed.flatMap { [$0.stretches[place].low, $0.stretches[place].high] }
      return Set(ends + [needs[place].low, needs[place].high]).sorted()
    }
    let positions = cuts.map { KeyPositions.cuts($0) }
    guard let size = TableGrid.size(positions) else { return reportTooLarge() }
    let strides = TableGrid.strides(positions)
    var taken = Array(repeating: -1, count: size)
    for placed in found.placed {
      let ranges = zip(positions, placed.stretches).map { Array($0.positions(of: $1)) }
      var clash: Int?
      TableGrid.eachIndex(ranges, strides: strides) { index in
        if taken[index] >= 0, clash == nil { clash = index } else { taken[index] = placed.row }
      }
      if let clash {
        reportOverlap(taken[clash], placed.row, example(at: clash, cuts, strides), found)
      }
    }
    let needed = zip(positions, needs).map { Array($0.positions(of: $1)) }
    var open: Int?
    var between: [Int: Int] = [:]
    TableGrid.eachIndex(needed, strides: strides) { index in
      guard taken[index] < 0 else { return }
      let idle = bracketed.indices.filter { place in
        keys[bracketed[place]].owed(in: stretch(at: index, of: place, cuts, strides)) == nil
      }
      if idle.isEmpty, open == nil { open = index }
      for place in idle where between[bracketed[place]] == nil { between[bracketed[place]] = index }
    }
    for (key, index) in between { leaveOut(words(example(at: index, cuts, strides)) + " has no row", of: key) }
    if let open { reportHole(example(at: open, cuts, strides), found) }
  }

  private func stretch(at index: Int, of place: Int, _ cuts: [[Cut]], _ strides: [Int]) -> Stretch {
    let position = index / strides[place] % max(1, cuts[place].count - 1)
    return Stretch(low: cuts[place][position], high: cuts[place][position + 1])
  }

  private func example(at index: Int, _ cuts: [[Cut]], _ strides: [Int]) -> [ExactDecimal] {
    bracketed.indices.map { keys[bracketed[$0]].example(in: stretch(at: index, of: $0, cuts, strides)) }
  }
}
