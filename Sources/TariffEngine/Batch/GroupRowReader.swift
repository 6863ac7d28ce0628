import CSV
import TariffKernel

/// Reads the rows of one group's file cell by cell: fast where they are written plainly, else by the door.
struct GroupRowReader {
  private let door: Door
  private let group: ID<Group>
  private let header: TableHeader
  private let name: String
  /// By column of the file.
  private let columns: [Column]
  private let empty: [Int128?]
  /// The values of the row at hand. Texts that the tariff does not name are numbered behind those that it names.
  private(set) var values: [Int128?]
  /// The texts of the row at hand that the tariff does not name.
  private(set) var texts: [String] = []
  /// Cells are read here, where more bytes can be read than they have.
  private var scratch = [UInt8](repeating: 0, count: Self.mostPlain + 8)
  private static let mostPlain = 32

  init(_ header: TableHeader, of group: ID<Group>, door: Door) {
    (self.header, self.group, self.door) = (header, group, door)
    name = door.model.groups[group.index].symbol.name
    let readers = CellReader.all(of: header, door: door)
    columns = header.targets.enumerated().map { column, target in
      switch target {
      case .unknown, .extra: Column(kind: .skipped)
      case .identifier: Column(kind: .identifier)
      case .input(let input): Column(input, at: door.model.inputs[input.index].column, readers[column])
      }
    }
    empty = door.emptyRow(of: group)
    values = empty
  }

  /// Reads the next row of the file.
  ///
  /// - Returns: what is wrong with it; nil: there is none.
  mutating func next(_ table: DossierTable) throws(BatchFault) -> [DossierFault]? {
    switch try table.next() {
    case .end: nil
    case .fault(let fault): [fault]
    case .row: read(table)
    }
  }

  /// Reads the cells of a row into ``values`` and ``texts``.
  ///
  /// - Returns: what is wrong with them.
  private mutating func read(_ table: DossierTable) -> [DossierFault] {
    var faults: [DossierFault] = []
    values = empty
    if !texts.isEmpty { texts = [] }
    for column in columns.indices {
      switch columns[column].kind {
      case .skipped: continue
      case .identifier:
        if table.plainKey != nil { continue }
        if table.cell(column).contains(where: { $0 == 0x0A || $0 == 0x0D }) {
          faults.append(.identifierBroken(column: header.names[column], of: name, line: table.line))
        }
        guard table.cell(column).trimmed.isEmpty else { continue }
        faults.append(.identifierMissing(column: header.names[column], of: name, line: table.line))
      case .number, .date, .words, .door:
        let cell = table.cell(column)
        if cell.isEmpty { continue }
        if let value = readPlain(cell, column) {
          values[columns[column].place] = Int128(value)
          continue
        }
        do throws(InputReader.Refusal) {
          try door.read(cell, as: columns[column].input, into: &values, texts: &texts)
        } catch {
          faults.append(table.fault(error, column: column, group: name))
        }
      }
    }
    return faults
  }

  private mutating func readPlain(_ cell: ArraySlice<UInt8>, _ column: Int) -> Int64? {
    let count = cell.count
    guard count <= Self.mostPlain else { return nil }
    return scratch.withUnsafeMutableBufferPointer { scratch in
      guard let bytes = scratch.baseAddress else { return nil }
      for (place, byte) in cell.enumerated() { bytes[place] = byte }
      switch columns[column].kind {
      case .number: return columns[column].numbers?.read(bytes, count)
      case .date: return columns[column].days?.find(bytes, count)
      case .words: return columns[column].words?.find(bytes, count)
      case .skipped, .identifier, .door: return nil
      }
    }
  }

  /// One column of the file. Its readers stand side by side, so that a look at one counts no references of another.
  private struct Column {
    enum Kind: UInt8 { case skipped, identifier, number, date, words, door }
    let kind: Kind
    var input = ID<Input>(0)
    /// The column of the group's rows.
    var place = 0
    var numbers: PlainNumbers?
    var days: DayTable?
    var words: WordTable?

    init(kind: Kind) { self.kind = kind }

    init(_ input: ID<Input>, at place: Int, _ reader: CellReader) {
      (self.input, self.place) = (input, place)
      switch reader {
      case .none, .door: kind = .door
      case .number(let numbers): (kind, self.numbers) = (.number, numbers)
      case .date(let days): (kind, self.days) = (.date, days)
      case .words(let words), .text(let words): (kind, self.words) = (.words, words)
      }
    }
  }
}
