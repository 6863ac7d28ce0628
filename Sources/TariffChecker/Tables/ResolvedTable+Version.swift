import Diagnostics
import Exact
import TariffKernel

extension ResolvedTable {
  /// One version: its rows as printed, and which of them holds for each combination of keys.
  ///
  /// A class, since what the model keeps of a long price list is made once and shared by the editions that have it.
  final class Version {
    let origin: Origin
    /// Where the act names it.
    let place: SourceRange
    let rows: [KeyedRow]
    let grid: TableGrid
    /// By key: a number between two of its steps that has no row.
    let leftOut: [Int: String]
    /// By column: the most digits behind the decimal mark of any cell.
    let scales: [Int]
    /// By column: the most digits before the decimal mark; nil: no cell says anything but 0.
    private let wholeDigits: [Int?]
    private var tables: [[Int]: Table.Version] = [:]
    private var searches: [[Int]: Search.Version] = [:]

    init(
      origin: Origin, place: SourceRange, rows: [KeyedRow], columns: Int, grid: TableGrid, leftOut: [Int: String]
    ) {
      self.origin = origin
      self.place = place
      self.rows = rows
      self.grid = grid
      self.leftOut = leftOut
      let values = (0..<columns).map { column in rows.compactMap { $0.cells[column].value } }
      scales = values.map { $0.map(\.scale).max() ?? 0 }
      wholeDigits = values.map { cells in
        cells.filter { $0.significand != 0 }.map { $0.significand.decimalDigits - $0.scale }.max()
      }
    }

    /// No cell of a column has more digits than this, once all stand at a scale.
    func digits(column: Int, scale: Int) -> Int { wholeDigits[column].map { max(0, $0 + scale) } ?? 0 }

    /// As the model keeps it, with the cells of each column at its scale.
    func modelled(scales: [Int]) -> Table.Version {
      if let known = tables[scales] { return known }
      let cells = scales.indices.map { place in
        rows.map { row -> Int128? in
          row.cells[place].value.flatMap { value in try? value.rescaled(to: scales[place]).significand }
        }
      }
      let version = Table.Version(origin: origin, cells: cells, rowLabels: rows.map(\.label))
      tables[scales] = version
      return version
    }

    /// How it is searched with arguments that have so many more digits behind the decimal mark than the bounds.
    func search(growths: [Int], isProgressive: Bool) -> Search.Version {
      if let known = searches[growths] { return known }
      let indices = grid.keys.indices.map { key in
        grid.keys[key].index(growth: growths[key], isProgressive: isProgressive)
      }
      let search = Search.Version(keys: indices, rows: grid.rows)
      searches[growths] = search
      return search
    }
  }
}
