import Exact
import TariffKernel

extension RandomTariff {
  func makeTables() {
    for scale in [0, 2] {
      slabs.append(makeTable([brackets(scale)], keyScales: [scale]))
      progressives.append(makeTable([brackets(scale)], keyScales: [scale]))
    }
    slabs.append(makeTable([members(10)], keyScales: [0]))
    slabs.append(makeTable([members(100_000)], keyScales: [0]))
    pairs.append(makeTable([members(6), brackets(2)], keyScales: [0, 2]))
  }

  private func brackets(_ scale: Int) -> [KeyIndex] {
    (0..<2).map { _ in
      var lasts: [Int128] = []
      var last: Int128 = chance(20) ? -50 : 0
      // Mostly nothing lies below the first bracket.
      let first = chance(70) ? 1 - (PowersOfTen.int128(22 + scale) ?? 0) : last
      for _ in 0..<(1 + below(5)) {
        last += Int128(1 + below(400)) * (PowersOfTen.int128(scale) ?? 1)
        lasts.append(last)
      }
      if chance(95) { lasts.append((PowersOfTen.int128(22 + scale) ?? 0) - 1) }
      return .brackets(first: first, lasts: lasts)
    }
  }

  private func members(_ width: Int) -> [KeyIndex] {
    (0..<2).map { _ in
      let members = Set((0..<(1 + below(8))).map { _ in Int128(below(width)) }).sorted()
      return .members(members, other: chance(85) ? members.count : nil)
    }
  }

  /// `keys`: by key, the index of each of two versions.
  private func makeTable(_ keys: [[KeyIndex]], keyScales: [Int]) -> ID<Search> {
    let (scale, columnCount) = (below(3), 2)
    var versions: [Table.Version] = []
    var searched: [Search.Version] = []
    for version in 0..<2 {
      let own = keys.map { $0[version] }
      let size = own.reduce(1) { $0 * $1.count }
      var row: Int32 = 0
      var grid: [Int32] = []
      for _ in 0..<size {
        if chance(1) {
          grid.append(-1)
        } else {
          grid.append(row)
          row += 1
        }
      }
      let cells = (0..<columnCount).map { _ in
        (0..<max(1, Int(row))).map { _ in chance(1) ? nil : Int128(below(3_000)) - (chance(5) ? 3_000 : 0) }
      }
      versions.append(
        Table.Version(origin: ModelSketch.origin, cells: cells, rowLabels: cells[0].map { _ in "row" }))
      searched.append(Search.Version(keys: own, rows: grid))
    }
    let id = ID<Table>(sketch.model.tables.count)
    var timeline = timeline(2, isWhole: chance(70))
    if chance(30) { timeline = Timeline([Timeline.Entry(ModelSketch.always, version: 1)]) }
    sketch.model.tables.append(
      Table(
        symbol: Symbol(name: "table"), keys: keys.map { _ in Table.Key(name: "key", kind: .number(.number)) },
        columns: (0..<columnCount).map { _ in
          Table.Column(symbol: Symbol(name: "column"), unit: .rial, scale: scale)
        }, timeline: timeline, versions: versions))
    sketch.model.searches.append(Search(table: id, keyScales: keyScales, versions: searched))
    return ID(sketch.model.searches.count - 1)
  }
}
