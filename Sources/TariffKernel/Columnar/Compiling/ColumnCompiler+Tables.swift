import Exact

extension ColumnCompiler {
  mutating func emitLookup(
    _ search: Int, _ column: Int, _ arguments: [Int], day: Int, into target: Int32?
  ) -> Int32 {
    let parts = arguments.map { emitFormula($0, day: day) }
    let spans = needSpans(of: model.tables[model.searches[search].table.index].timeline, day: day)
    lists.append(parts)
    let dst = emitValue(
      .lookup, a: spans, b: Int32(lists.count - 1), c: table(search, column), into: target)
    for part in parts + [spans] { release(part) }
    return dst
  }

  mutating func emitSlices(
    _ search: Int, _ column: Int, _ argument: Int, day: Int, _ bound: UInt8, into target: Int32?
  ) -> Int32 {
    let part = emitFormula(argument, day: day)
    let spans = needSpans(of: model.tables[model.searches[search].table.index].timeline, day: day)
    let dst = emitValue(.slices, a: spans, b: part, c: table(search, column), bound: bound, into: target)
    release(part)
    release(spans)
    return dst
  }

  private mutating func table(_ search: Int, _ column: Int) -> Int32 {
    let use = TableUse(search: search, column: column)
    if let place = tablePlaces[use] { return Int32(place) }
    tables.append(laidOut(model.searches[search], column: column))
    tablePlaces[use] = tables.count - 1
    return Int32(tables.count - 1)
  }

  private func laidOut(_ search: Search, column: Int) -> ColumnTable {
    let table = model.tables[search.table.index]
    let limit = ProgramBuilder.bounds[table.columns[column].scale]
    let cells = zip(table.versions, search.versions).map { version, places in
      places.rows.map { row -> Int64 in
        guard row >= 0, let cell = version.cells[column][Int(row)], cell >= limit.least, cell <= limit.most else {
          return ColumnTable.noCell
        }
        return Int64(exactly: cell) ?? ColumnTable.wideCell
      }
    }
    let keys = search.versions.flatMap { $0.keys.map { laidOut($0) } }
    let isProgressive = search.keyScales.count == 1
    let slices = table.versions.indices.map { version -> UnsafeMutablePointer<ColumnSlice> in
      guard isProgressive else { return arena.copy([]) }
      return arena.copy(
        self.slices(search.versions[version], table.versions[version].cells[column]))
    }
    return ColumnTable(
      keyCount: search.keyScales.count,
      versions: arena.copy(table.timeline.entries.map { Int32($0.version ?? -1) }),
      keys: arena.copy(keys), cells: arena.copy(cells.map { arena.copy($0) }),
      direct: search.keyScales.count == 1 ? direct(keys, cells) : nil, slices: arena.copy(slices))
  }

  /// The cells of each version by the numbers of its only key; nil: not all are indices.
  private func direct(_ keys: [ColumnKey], _ cells: [[Int64]]) -> UnsafeMutablePointer<DirectCells>? {
    guard keys.allSatisfy({ $0.search == .index }) else { return nil }
    return arena.copy(
      zip(keys, cells).map { key, cells in
        let other = key.other < 0 ? ColumnTable.noCell : cells[key.other]
        let numbers = (0..<key.numberCount).map { key.positions[$0] < 0 ? other : cells[Int(key.positions[$0])] }
        return DirectCells(
          first: key.first, count: UInt64(numbers.count), cells: arena.copy(numbers), other: other)
      })
  }

  private func laidOut(_ key: KeyIndex) -> ColumnKey {
    switch key {
    case .brackets(let first, let lasts):
      return ColumnKey(
        search: .brackets, first: Int64(clamping: first), numbers: arena.copy(lasts.map { Int64(clamping: $0) }),
        positions: arena.copy([]), numberCount: lasts.count, other: -1, count: key.count)
    case .members(let members, let other):
      let narrow = members.map { Int64(clamping: $0) }
      if let least = narrow.first, let most = narrow.last, least > .min, most < .max {
        let (width, overflow) = most.subtractingReportingOverflow(least)
        if !overflow, width < Self.widestIndex(for: narrow.count) {
          var positions = [Int32](repeating: -1, count: Int(width) + 1)
          for (place, member) in narrow.enumerated().reversed() { positions[Int(member - least)] = Int32(place) }
          return ColumnKey(
            search: .index, first: least, numbers: arena.copy([]), positions: arena.copy(positions),
            numberCount: positions.count, other: other ?? -1, count: key.count)
        }
      }
      return ColumnKey(
        search: .members, first: 0, numbers: arena.copy(narrow), positions: arena.copy([]), numberCount: narrow.count,
        other: other ?? -1, count: key.count)
    }
  }

  /// An index may have gaps, but not waste memory.
  private static func widestIndex(for count: Int) -> Int64 { Int64(max(256, 8 * count)) }

  /// What the brackets of a progressive table come to, one upon another.
  private func slices(_ version: Search.Version, _ cells: [Int128?]) -> [ColumnSlice] {
    guard case .brackets(let first, let lasts) = version.keys[0] else { return [] }
    var total = ExactTotal()
    var begin = first
    var reason: HandOver?
    var slices: [ColumnSlice] = []
    for (position, last) in lasts.enumerated() {
      let row = Int(version.rows[position])
      let cell = row < 0 ? nil : cells[row]
      let rate = cell.flatMap { Int64(exactly: $0) }
      let before = total.value
      if rate == nil { reason = reason ?? (cell == nil ? .noRow : .wideNumber) }
      let own = reason ?? (before == nil ? .overflow : nil)
      slices.append(ColumnSlice(before: before ?? 0, begin: begin, rate: rate ?? 0, reason: own?.rawValue ?? 0))
      let width = last.subtractingReportingOverflow(begin)
      if width.overflow { reason = reason ?? .overflow }
      if let rate { total.add(width.partialValue, times: Int128(rate)) }
      begin = last
    }
    return slices
  }
}
