import TariffKernel

/// The rows of a group that belong to the dossiers of one piece, where a group's file is read in step with the dossiers.
struct GroupWindow {
  private let group: ID<Group>
  private let namedTexts: Int
  private let textColumns: [Int]
  /// How many inputs a row has.
  private let width: Int
  /// The places of the dossiers, ascending, and where the rows of each begin.
  private var places: [Int] = []
  private var starts: [Int] = []
  /// Row by row. Texts that the tariff does not name are numbered behind those that it names, by ``texts``.
  private var values: [Int128?] = []
  private var texts: [String] = []

  /// How many rows there are.
  private var count = 0

  init(_ group: ID<Group>, _ header: TableHeader, of model: Model) {
    self.group = group
    namedTexts = model.texts.count
    textColumns = header.textColumns(of: model)
    width = model.groups[group.index].inputs.count
  }

  /// The rows that are added from now on are those of a dossier behind the last.
  mutating func begin(_ place: Int) {
    places.append(place)
    starts.append(count)
  }

  /// Adds a row, and the texts of it that the tariff does not name.
  mutating func append(_ row: [Int128?], _ texts: [String]) {
    values.append(contentsOf: row)
    for column in textColumns {
      guard let value = row[column], value >= namedTexts else { continue }
      values[count * width + column] = Int128(namedTexts + self.texts.count)
      self.texts.append(texts[Int(value) - namedTexts])
    }
    count += 1
  }

  /// The rows of a dossier of the piece.
  private func rows(of place: Int) -> Range<Int> {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < place { low = middle + 1 } else { high = middle }
    }
    guard low < places.count, places[low] == place else { return 0..<0 }
    return starts[low]..<(low + 1 < starts.count ? starts[low + 1] : count)
  }

  /// Adds the rows to the facts, in the order of the file.
  func gather(_ place: Int, into facts: inout Facts) {
    for row in rows(of: place) {
      var values = Array(self.values[(row * width)..<(row * width + width)])
      for column in textColumns {
        guard let value = values[column], value >= namedTexts else { continue }
        values[column] = Int128(namedTexts + facts.texts.count)
        facts.texts.append(texts[Int(value) - namedTexts])
      }
      facts.groups[group.index].append(values)
    }
  }

  /// Adds the rows to those of a block of dossiers.
  func gather(_ place: Int, into batch: ColumnarBatch) {
    let rows = rows(of: place)
    let first = batch.addRows(rows.count, toGroup: group.index)
    let columns = batch.groups[group.index].columns
    for column in 0..<width {
      for row in rows { columns[column].put(values[row * width + column], at: first + row - rows.lowerBound) }
    }
  }
}

/// Where the rows of a piece's dossiers are.
enum GroupSource {
  /// With all others.
  case held(HeldRows)
  /// They were read for the piece.
  case window(GroupWindow)

  /// Adds the rows of a dossier to the facts, in the order of the file.
  func gather(_ place: Int, into facts: inout Facts) {
    switch self {
    case .held(let rows): rows.gather(place, into: &facts)
    case .window(let rows): rows.gather(place, into: &facts)
    }
  }

  /// Adds the rows of a dossier to those of a block of dossiers.
  func gather(_ place: Int, into batch: ColumnarBatch) {
    switch self {
    case .held(let rows): rows.gather(place, into: batch)
    case .window(let rows): rows.gather(place, into: batch)
    }
  }
}
