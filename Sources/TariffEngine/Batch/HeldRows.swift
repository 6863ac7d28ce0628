import TariffKernel

/// The good rows of a group's file in memory, packed, for dossiers that come in any order.
struct HeldRows {
  private let group: ID<Group>
  private let namedTexts: Int
  /// Columns that hold texts, in the order of the header.
  private let textColumns: [Int]
  /// Which rows are whose, by place of the dossier.
  private(set) var owners = RowRuns()
  /// By input of the group. A text that the tariff does not name is numbered behind those that it names, by ``texts``.
  private var columns: [PackedColumn]
  private var texts = IdentifierIndex()

  init(_ group: ID<Group>, _ header: TableHeader, of model: Model) {
    self.group = group
    namedTexts = model.texts.count
    textColumns = header.textColumns(of: model)
    columns = model.groups[group.index].inputs.map { _ in PackedColumn() }
  }

  /// Makes room for dossiers up to a place.
  mutating func addDossiers(upTo count: Int) {
    while owners.dossierCount < count { owners.addDossier() }
  }

  /// The line of the first row that stands apart from others of its dossier.
  private(set) var apartFrom: Int?

  /// Adds the row that was read last.
  mutating func append(_ reader: GroupRowReader, of place: Int, line: Int) {
    var values = reader.values
    for column in textColumns {
      guard let value = values[column], value >= namedTexts else { continue }
      values[column] = Int128(namedTexts + texts.insert(reader.texts[Int(value) - namedTexts]).place)
    }
    for (column, value) in values.enumerated() { columns[column].append(value) }
    if owners.append(to: place) { apartFrom = line }
  }

  /// No more rows come.
  mutating func close() {
    for column in columns.indices { columns[column].close() }
  }

  /// How many rows the dossier has.
  func rowCount(of place: Int) -> Int { owners.count(of: place) }

  /// Adds the rows to the facts, in the order of the file.
  func gather(_ place: Int, into facts: inout Facts) {
    owners.forEach(of: place) { rows in
      for row in rows {
        var values = columns.map { $0[row] }
        for column in textColumns {
          guard let value = values[column], value >= namedTexts else { continue }
          values[column] = Int128(namedTexts + facts.texts.count)
          facts.texts.append(texts[Int(value) - namedTexts])
        }
        facts.groups[group.index].append(values)
      }
    }
  }

  /// Adds the rows to those of a block of dossiers. Which texts are alike across a dossier's rows does not matter there.
  func gather(_ place: Int, into batch: ColumnarBatch) {
    owners.forEach(of: place) { rows in
      let first = batch.addRows(rows.count, toGroup: group.index)
      for (column, packed) in columns.enumerated() {
        packed.copy(rows, into: batch.groups[group.index].columns[column], at: first)
      }
    }
  }
}

extension TableHeader {
  /// The columns of a group's rows that hold texts, in the order of the header.
  func textColumns(of model: Model) -> [Int] {
    targets.compactMap { target in
      guard case .input(let input) = target, model.inputs[input.index].domain == .text else { return nil }
      return model.inputs[input.index].column
    }
  }
}
