import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// Proves that the rows of one version of a table leave no gap and do not overlap, and finds the row for every
/// combination of keys.
///
/// Rows are parted by their choices, texts and exact numbers first; each such case has its own brackets. A row `other`
/// yields to every row that names the case.
struct TableProof {
  let table: TableDeclaration
  let keys: [KeySpec]
  let rows: [KeyedRow]
  /// Of the whole rulebook, for messages.
  let options: [Option]
  let sink: DiagnosticSink

  /// After so many messages the rest of a table is not worth saying. What is left out of an oddity that the table
  /// accepts is accepted with it.
  static let mostMessages = Limits.standard.messages

  /// A row in one case, with the stretch of numbers that it takes of each bracketed key.
  struct Placed {
    var row: Int
    var stretches: [Stretch]
  }

  /// One case: a position for each key that is not bracketed, and the rows that it has.
  struct Case {
    /// Parallel to the keys; nil where the key is bracketed.
    var positions: [Int?]
    var placed: [Placed] = []
  }

  private(set) var cases: [Case] = []
  /// By key: a number between two of its steps that has no row, as messages say it.
  private(set) var leftOut: [Int: String] = [:]
  private var reached: Set<Int> = []
  private var repeated: Set<Int> = []
  var said: Set<String> = []

  init(table: TableDeclaration, keys: [KeySpec], rows: [KeyedRow], options: [Option], sink: DiagnosticSink) {
    self.table = table
    self.keys = keys
    self.rows = rows
    self.options = options
    self.sink = sink
  }

  /// Remembers that no row holds for what lies between two steps of a key.
  mutating func leaveOut(_ example: String, of key: Int) {
    if leftOut[key] == nil { leftOut[key] = example }
  }

  /// The places of the bracketed keys.
  var bracketed: [Int] { keys.indices.filter { keys[$0].isBracketed } }

  /// The row for every combination; nil: there is a gap or an overlap, which was reported.
  mutating func grid() -> TableGrid? {
    let members = keys.indices.map { memberPositions($0) }
    guard TableGrid.size(members.filter { $0.count > 0 }) != nil else {
      reportTooLarge()
      return nil
    }
    let errors = sink.errors
    gatherCases(members)
    for place in cases.indices { proveBrackets(of: cases[place]) }
    reportUnreachable()
    guard sink.errors == errors else { return nil }
    let positions = keys.indices.map { keys[$0].isBracketed ? cutPositions($0) : members[$0] }
    guard let size = TableGrid.size(positions) else {
      reportTooLarge()
      return nil
    }
    var grid = TableGrid(keys: positions, rows: Array(repeating: -1, count: size))
    fill(&grid)
    return grid
  }

  private func memberPositions(_ key: Int) -> KeyPositions {
    var (members, hasOther): (Set<Int128>, Bool) = ([], false)
    for row in rows {
      switch row.matches[key] {
      case .members(let named): members.formUnion(named)
      case .other: hasOther = true
      case .bracket: break
      }
    }
    return .members(members.sorted(), hasOther: hasOther)
  }

  private mutating func gatherCases(_ members: [KeyPositions]) {
    struct Candidate {
      var row: Int
      var others: Set<Int>
    }
    // A case has the number that its combination has in a grid of the keys that are not bracketed.
    let named = keys.indices.filter { !keys[$0].isBracketed }
    let strides = TableGrid.strides(named.map { members[$0] })
    var gathered: [Int: [Candidate]] = [:]
    for (index, row) in rows.enumerated() {
      let others = Set(keys.indices.filter { row.matches[$0] == .other })
      TableGrid.eachIndex(named.map { members[$0].positions(of: row.matches[$0]) }, strides: strides) { number in
        gathered[number, default: []].append(Candidate(row: index, others: others))
      }
    }
    for number in gathered.keys.sorted() {
      let candidates = gathered[number] ?? []
      // A long list has many rows in a case, and few ways to say `other`.
      let ways = candidates.allSatisfy(\.others.isEmpty) ? [] : Set(candidates.map(\.others))
      let nearest = candidates.filter { candidate in
        !ways.contains { $0.isStrictSubset(of: candidate.others) }
      }
      var found = Case(positions: Array(repeating: nil, count: keys.count))
      for (place, key) in named.enumerated() {
        found.positions[key] = number / strides[place] % members[key].count
      }
      place(nearest.map(\.row), in: &found)
      cases.append(found)
    }
  }

  /// Gives every row of a case its stretches: a bracket without a lower end begins where the one before it ended,
  /// among the rows that say the same about the other keys.
  private mutating func place(_ candidates: [Int], in found: inout Case) {
    var ends: [[KeyMatch?]: Cut] = [:]
    var seen: [[KeyMatch]: Int] = [:]
    for row in candidates {
      let matches = bracketed.map { rows[row].matches[$0] }
      if let first = seen[matches] {
        if bracketed.isEmpty, rows[first].matches != rows[row].matches, isOtherClash(first, row) {
          reportOtherClash(first, row, found)
        } else if repeated.insert(row).inserted, isNew(["twice", row.description]) {
          reportTwice(row, first: first, found)
        }
        continue
      }
      seen[matches] = row
      var stretches: [Stretch] = []
      for (place, match) in matches.enumerated() {
        guard case .bracket(let low, let high) = match else { continue }
        var context: [KeyMatch?] = []
        if matches.count > 1 {
          context = matches.map { $0 }
          context[place] = nil
          context.append(.members([Int128(place)]))
        }
        let begin = low ?? ends[context] ?? beginning(of: keys[bracketed[place]], before: high)
        stretches.append(Stretch(low: begin, high: high))
        ends[context] = max(ends[context] ?? .beginning, high)
      }
      guard stretches.allSatisfy({ !$0.isEmpty }) else { continue }
      reached.insert(row)
      found.placed.append(Placed(row: row, stretches: stretches))
    }
  }

  /// Where a bracket begins that names no lower end and has none before it.
  private func beginning(of key: KeySpec, before high: Cut) -> Cut {
    let zero = Cut(value: 0, isAfter: false)
    return key.beginsAtZero && zero < high ? zero : .beginning
  }

  private func isOtherClash(_ first: Int, _ second: Int) -> Bool {
    func others(_ row: Int) -> Set<Int> { Set(keys.indices.filter { rows[row].matches[$0] == .other }) }
    return others(first) != others(second)
  }

  private func cutPositions(_ key: Int) -> KeyPositions {
    guard let place = bracketed.firstIndex(of: key) else { return .cuts([]) }
    let stretches = cases.flatMap(\.placed).map { $0.stretches[place] }
    return .cuts(Set(stretches.flatMap { [$0.low, $0.high] }).sorted())
  }

  private func fill(_ grid: inout TableGrid) {
    let strides = TableGrid.strides(grid.keys)
    for found in cases {
      for placed in found.placed {
        var stretches = placed.stretches[...]
        let positions = keys.indices.map { key -> [Int] in
          if let position = found.positions[key] { return [position] }
          return stretches.popFirst().map { Array(grid.keys[key].positions(of: $0)) } ?? []
        }
        TableGrid.eachIndex(positions, strides: strides) { grid.rows[$0] = Int32(placed.row) }
      }
    }
  }

  private func reportUnreachable() {
    let idle = rows.indices.filter { !reached.contains($0) && !repeated.contains($0) }
    for row in idle.prefix(Self.mostMessages).map({ rows[$0] }) {
      report(
        .unreachableRow, row.range, "the row `\(row.label)` of \(table.heading.name.value) holds for nothing",
        reasons: ["the rows before it take everything that it could hold for"],
        remedy: "put the rows in the order of their bounds, or remove it")
    }
  }
}
