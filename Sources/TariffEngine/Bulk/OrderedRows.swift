import CSV

/// What must be done row after row in the order of the file: lines are counted, numbers noted, rows of groups claimed.
struct OrderedRows {
  private(set) var numbers = NumberRuns()
  /// The line on which the next piece begins.
  private var line: Int
  /// By group and place: whether the dossier of these rows came.
  private(set) var joined: [[Bool]]
  /// By group: how the rows come to the dossiers.
  private(set) var feeds: [GroupFeed]

  init(firstLine: Int, groups: [GroupRows]) {
    line = firstLine
    joined = groups.map { [Bool](repeating: false, count: $0.dossierCount) }
    feeds = groups.map { GroupFeed($0) }
  }

  /// Takes the rows of the next piece, and tells each what came before it.
  ///
  /// - Throws: where a group's file that is read in step cannot be read.
  mutating func take(_ work: PieceWork) throws(BatchFault) {
    work.firstLine = line
    line += work.scan.lineCount
    let (piece, keys, lines, places) = (work.piece.bytes, work.keys, work.scan.rowLines, work.places)
    let (firstLine, count) = (work.firstLine, work.scan.count)
    work.sightings.withUnsafeMutableBufferPointer { sightings in
      for row in 0..<count where !keys.isEmpty(row) {
        let isPadded = !keys.cell(row).isAside
        sightings[row] = keys.with(row, in: piece) { key in
          numbers.sight(key, line: firstLine &+ Int(lines[row]), isPadded: isPadded)
        }
      }
    }
    work.sources.removeAll(keepingCapacity: true)
    for group in joined.indices {
      var (found, foundRows): ([Int], [Int]) = ([], [])
      for row in 0..<count where !keys.isEmpty(row) && work.sightings[row].first == 0 {
        let place = places[group][row]
        if place < 0 { continue }
        joined[group][place] = true
        found.append(place)
        foundRows.append(row)
      }
      work.sources.append(try feeds[group].source(found) { firstLine + Int(lines[foundRows[$0]]) })
    }
  }
}
