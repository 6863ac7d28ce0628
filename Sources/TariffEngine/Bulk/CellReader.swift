import TariffKernel

/// How the cells of a column are read into a typed column: fast where they are written plainly, else by the door.
enum CellReader {
  /// The dossier's number, or a column that no input is named after.
  case none
  case number(PlainNumbers)
  case date(DayTable)
  case words(WordTable)
  /// Texts that the tariff names, and others, which are numbered behind them.
  case text(WordTable)
  /// Every cell by the door.
  case door

  /// The readers of a header's columns.
  static func all(of header: TableHeader, door: Door) -> [CellReader] {
    var days: DayTable?
    return header.targets.map { target in
      guard case .input(let id) = target else { return .none }
      let (input, reader) = (door.model.inputs[id.index], door.readers[id.index])
      switch input.domain {
      case .number: return PlainNumbers(input.domain).map { .number($0) } ?? .door
      case .date:
        let table = days ?? DayTable()
        days = table
        return .date(table)
      case .choice(let options):
        let symbols = options.map { door.model.options[$0.index].symbol }
        let spellings = symbols.flatMap { [$0.name, $0.persianTitle, $0.englishTitle].compactMap { $0 } }
        return .words(WordTable(spellings, of: reader))
      case .truth: return .words(WordTable(["yes", "no", "بله", "خیر", "true", "false"], of: reader))
      case .text:
        // As written and as compared: a plain cell that is not among them is then surely none of them.
        return .text(WordTable(door.model.texts + door.model.texts.map(InputReader.canonical), of: reader))
      }
    }
  }
}
