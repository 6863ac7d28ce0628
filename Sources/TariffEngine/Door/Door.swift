import Exact
import TariffKernel

/// Where facts come in: names are resolved, cells are read, and what passes is of the right shape, unit and range.
struct Door: Sendable {
  let model: Model
  /// By input.
  let readers: [InputReader]
  let names: NameIndex
  /// By group.
  let groupNames: [NameIndex]
  /// How many inputs the dossier itself has.
  private let width: Int
  private let groupWidths: [Int]

  init(_ model: Model) {
    self.model = model
    readers = model.inputs.map { InputReader($0, in: model) }
    names = NameIndex(of: nil, in: model)
    groupNames = model.groups.indices.map { NameIndex(of: ID($0), in: model) }
    width = model.inputs.count { $0.group == nil }
    groupWidths = model.groups.map(\.inputs.count)
  }

  /// No fact given at all.
  var emptyFacts: Facts { Facts(values: emptyRow(of: nil), groups: model.groups.map { _ in [] }) }

  /// A row of a group, or of the dossier itself, in which nothing is given.
  func emptyRow(of group: ID<Group>?) -> [Int128?] {
    [Int128?](repeating: nil, count: group.map { groupWidths[$0.index] } ?? width)
  }

  /// Reads a cell of an input into a row; texts that the tariff does not name go to `texts`.
  func read(
    _ cell: ArraySlice<UInt8>, as input: ID<Input>, into row: inout [Int128?], texts: inout [String]
  ) throws(InputReader.Refusal) {
    switch readers[input.index].read(cell) {
    case .notGiven: return
    case .given(let value): row[model.inputs[input.index].column] = value
    case .text(let text):
      row[model.inputs[input.index].column] = Int128(model.texts.count + texts.count)
      texts.append(text)
    case .refused(let refusal): throw refusal
    }
  }

  /// Reads a whole dossier.
  ///
  /// - Throws: every fault, in the order of the facts.
  func facts(of dossier: Dossier) throws(DossierRejection) -> Facts {
    var reading = DossierReading(door: self, facts: emptyFacts)
    reading.readFacts(dossier.facts)
    for row in dossier.rows { reading.readRow(row) }
    guard reading.faults.isEmpty else { throw DossierRejection(faults: reading.faults) }
    return reading.facts
  }
}

/// One dossier on its way through the door.
private struct DossierReading {
  let door: Door
  var facts: Facts
  var faults: [DossierFault] = []

  mutating func readFacts(_ written: [Dossier.Fact]) {
    var row = facts.values
    read(written, by: door.names, into: &row, group: nil, number: nil)
    facts.values = row
  }

  mutating func readRow(_ written: Dossier.Row) {
    guard case .group(let group) = door.names.find(written.group) else {
      return faults.append(
        .unknownName(written.group, nearest: door.names.nearest(to: written.group), kind: "group", place: written.place)
      )
    }
    var row = door.emptyRow(of: group)
    read(
      written.facts, by: door.groupNames[group.index], into: &row, group: door.model.groups[group.index].symbol.name,
      number: facts.groups[group.index].count + 1)
    facts.groups[group.index].append(row)
  }

  private mutating func read(
    _ written: [Dossier.Fact], by names: NameIndex, into row: inout [Int128?], group: String?, number: Int?
  ) {
    var seen: Set<ID<Input>> = []
    for fact in written {
      guard case .input(let input) = names.find(fact.name) else {
        var fault = DossierFault.unknownName(
          fact.name, nearest: names.nearest(to: fact.name), kind: "input", place: fact.place)
        (fault.group, fault.row) = (group, number)
        faults.append(fault)
        continue
      }
      var fault = DossierFault(
        .givenTwice, column: fact.name, words: fact.words, reason: "was given before", remedy: "give it once",
        group: group, row: number, place: fact.place)
      guard seen.insert(input).inserted else {
        faults.append(fault)
        continue
      }
      do throws(InputReader.Refusal) {
        try door.read(Array(fact.words.utf8)[...], as: input, into: &row, texts: &facts.texts)
      } catch {
        (fault.code, fault.reason, fault.remedy) = (error.code, error.reason, error.remedy)
        faults.append(fault)
      }
    }
  }
}
