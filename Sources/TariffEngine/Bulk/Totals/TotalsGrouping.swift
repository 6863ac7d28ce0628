import Diagnostics
import Exact
import TariffKernel

/// By which inputs of a dossier totals are told apart: by use, by district.
public struct TotalsGrouping: Sendable, Hashable {
  /// The most combinations of values that are told apart.
  public static let mostCombinations = 100_000

  /// Why dossiers cannot be told apart by an input.
  public enum Refusal: Error, Sendable, Hashable {
    /// The tariff has no input of the dossier of that name.
    case unknown(String, nearest: String?)
    /// It was named twice.
    case twice(String)
    /// It is a date, a text, or a number of too many values.
    case manyValues(String)
    /// Together the inputs have too many combinations of values.
    case manyCombinations(Int)
  }

  /// An input and its values in order.
  struct Key: Sendable, Hashable {
    let input: ID<Input>
    let name: String
    /// What each value is called in a cell.
    let values: [String]
    /// The number of the first value, and from one to the next.
    let first: Int64
    let step: Int64

    /// Which value a number is, from 1.
    @inline(__always) func place(of number: Int64) -> Int { Int(number - first) / Int(step) + 1 }
  }
  let keys: [Key]

  /// No grouping: one total for all dossiers.
  public static let none = TotalsGrouping()

  private init() { keys = [] }

  /// By inputs of the dossier, by name or title: choices, yes or no, and numbers of at most a thousand values.
  ///
  /// - Throws: ``Refusal``.
  public init(by names: [String], of rulebook: Rulebook) throws(Refusal) {
    let model = rulebook.door.model
    var (keys, combinations): ([Key], Int) = ([], 1)
    for name in names {
      guard case .input(let id)? = rulebook.door.names.find(name) else {
        let own = model.inputs.filter { $0.group == nil }.map(\.symbol.name)
        throw .unknown(name, nearest: NearestName.find(name, among: own))
      }
      if keys.contains(where: { $0.input == id }) { throw .twice(name) }
      guard let key = Self.key(id, in: model) else { throw .manyValues(name) }
      combinations *= key.values.count + 1
      if combinations > Self.mostCombinations { throw .manyCombinations(combinations) }
      keys.append(key)
    }
    self.keys = keys
  }

  private static func key(_ id: ID<Input>, in model: Model) -> Key? {
    let input = model.inputs[id.index]
    let name = input.symbol.name
    switch input.domain {
    case .truth: return Key(input: id, name: name, values: ["no", "yes"], first: 0, step: 1)
    case .choice(let options):
      // Options of an input are numbered one after the other; those of others may lie between.
      guard let first = options.map(\.index).min(), let last = options.map(\.index).max() else { return nil }
      let values = (first...last).map { model.options[$0].symbol.name }
      return Key(input: id, name: name, values: values, first: Int64(first), step: 1)
    case .number(_, _, _, _, let least, let most, let step):
      let (width, overflow) = most.subtractingReportingOverflow(least)
      guard !overflow, step > 0, width / step < 1_000, let first = Int64(exactly: least),
        let step = Int64(exactly: step)
      else { return nil }
      let values = (0...Int(width / Int128(step))).map { input.domain.cellText(least + Int128($0) * Int128(step)) }
      return Key(input: id, name: name, values: values, first: first, step: step)
    case .date, .text: return nil
    }
  }

  /// How many combinations there are, with those in which something is not given.
  var count: Int { keys.reduce(1) { $0 * ($1.values.count + 1) } }

  /// The values of a combination; empty: not given.
  func values(of combination: Int) -> [String] {
    var (rest, values): (Int, [String]) = (combination, [])
    for key in keys.reversed() {
      let place = rest % (key.values.count + 1)
      values.append(place == 0 ? "" : key.values[place - 1])
      rest /= key.values.count + 1
    }
    return values.reversed()
  }

  /// The combination of each dossier of a batch.
  func combinations(in batch: ColumnarBatch, of model: Model, into places: inout [Int32]) {
    places.removeAll(keepingCapacity: true)
    places.append(contentsOf: repeatElement(0, count: batch.count))
    for key in keys {
      let column = batch.columns[model.inputs[key.input.index].column]
      let width = Int32(key.values.count + 1)
      for row in 0..<batch.count {
        let isGiven = column.presence[row] == ColumnarBatch.Column.given
        places[row] = places[row] * width + (isGiven ? Int32(key.place(of: column.numbers[row])) : 0)
      }
    }
  }
}
