import CSV
import TariffKernel

/// Which columns a row of results has, and in which order.
struct ResultLayout: Sendable {
  /// What one cell of a row holds. Places are those of the edition at hand.
  enum Cell: Sendable, Hashable {
    case dossier, standing
    case amount(ID<Fee>), outcome(ID<Fee>), billed(ID<Fee>)
    case total(ID<Bill>), dropped(ID<Bill>), payable(ID<Bill>)
    case used(ID<Input>), left(ID<Input>)
    case errors
    /// Of a fee or bill that is known, but not yet in this edition: nothing, and `not_applicable`.
    case nothing, notApplicable
  }
  private(set) var names: [String]
  private(set) var cells: [Cell]

  /// Every column, as ``ResultColumns`` names them: those of everything that is known.
  init(model: Model, whole: Model) {
    names = ResultColumns(of: whole).names
    cells = [.dossier, .standing]
    for fee in whole.fees {
      guard let place = model.fees.firstIndex(where: { $0.symbol.name == fee.symbol.name }) else {
        cells += [.nothing, .notApplicable, .nothing]
        continue
      }
      cells += [.amount(ID(place)), .outcome(ID(place)), .billed(ID(place))]
    }
    for bill in whole.bills {
      guard let place = model.bills.firstIndex(where: { $0.symbol.name == bill.symbol.name }) else {
        cells += [.nothing, .nothing, .nothing]
        continue
      }
      cells += [.total(ID(place)), .dropped(ID(place)), .payable(ID(place))]
    }
    for input in ResultColumns(of: whole).balances { cells += [.used(input), .left(input)] }
    cells.append(.errors)
    precondition(names.count == cells.count, "every column has a name")
  }

  /// The columns of a selection alone; a selection is made for a rulebook, and every edition of it has the same columns.
  func selecting(_ selection: ColumnSelection?) -> ResultLayout {
    guard let selection else { return self }
    var chosen = self
    (chosen.names, chosen.cells) = ([], [])
    for name in selection.names {
      guard let place = names.firstIndex(of: name) else { preconditionFailure("the selection is another rulebook's") }
      chosen.names.append(name)
      chosen.cells.append(cells[place])
    }
    return chosen
  }

  /// The header, as a row of a CSV.
  var header: [UInt8] {
    var writer = CSVWriter(guardsFormulas: false)
    for name in names { writer.appendText(name) }
    writer.endRow()
    return writer.bytes
  }
}
