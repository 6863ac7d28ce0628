import Diagnostics

extension Dossier {
  /// The largest JSON dossier that is read.
  static let jsonLimit = 1 << 22

  /// Reads a dossier from JSON: an object whose keys are inputs, `dossier` (its number), and groups, whose values are
  /// lists of objects. Numbers keep their text exactly and may also be written as strings; `true` and `false` answer
  /// yes/no; `null` means not given.
  ///
  ///     {"dossier": "17", "use": "residential", "floor_area": 260.50, "floor": [{"level": 0, "area": "120"}]}
  ///
  /// - Throws: ``DossierRejection``: malformed JSON (D0110, the first), values of a wrong shape, the number given twice.
  ///   Keys that name nothing or are given twice are told by ``Rulebook/assess(_:)``, together with all other faults.
  public init(json bytes: [UInt8]) throws(DossierRejection) {
    guard bytes.count <= Self.jsonLimit else {
      let reason = "the dossier is larger than \(Self.jsonLimit) bytes"
      throw DossierRejection(faults: [DossierFault(.tooLarge, reason: reason, remedy: "use tariff batch")])
    }
    let value: JSONValue
    let places = JSONPlaces(bytes)
    do throws(JSONFault) { value = try JSONReader.read(bytes) } catch {
      throw DossierRejection(faults: [
        DossierFault(
          .malformedJSON, reason: "this is not JSON: \(error.reason)",
          remedy: "`tariff inputs` prints a dossier to fill in", place: places[error.offset])
      ])
    }
    var shape = DossierShape(places: places)
    shape.read(value)
    guard shape.faults.isEmpty else { throw DossierRejection(faults: shape.faults) }
    self = shape.dossier
  }
}

/// Offsets → lines and columns.
struct JSONPlaces {
  private let file: SourceFile

  init(_ bytes: [UInt8]) { file = SourceFile(name: "", bytes: bytes) }

  subscript(offset: Int) -> DossierPlace {
    let (line, column) = file.position(of: offset)
    return DossierPlace(line: line, column: column)
  }
}

/// JSON values → facts and rows, by shape alone: names are looked up later.
private struct DossierShape {
  let places: JSONPlaces
  var dossier = Dossier(facts: [])
  var faults: [DossierFault] = []

  mutating func read(_ value: JSONValue) {
    guard case .object(let members) = value.kind else {
      return refuse(value, column: nil, "a dossier is an object, {\"use\": \"residential\", …}")
    }
    var hasIdentifier = false
    for member in members {
      if case .list(let rows) = member.value.kind {
        readRows(rows, of: member.key)
      } else if isIdentifier(member.key) {
        if hasIdentifier {
          faults.append(
            DossierFault(
              .givenTwice, column: member.key, reason: "was given before", remedy: "give it once",
              place: places[member.keyOffset]))
        }
        hasIdentifier = true
        dossier.id = words(of: member.value, column: member.key).flatMap { $0.isEmpty ? nil : $0 }
      } else if let words = words(of: member.value, column: member.key) {
        dossier.facts.append(Dossier.Fact(member.key, words, at: places[member.value.offset]))
      }
    }
  }

  private func isIdentifier(_ key: String) -> Bool { NameIndex.identifierNames.contains(MatchKey.of(key)) }

  private mutating func readRows(_ rows: [JSONValue], of group: String) {
    for row in rows {
      guard case .object(let members) = row.kind else {
        refuse(row, column: group, "a row of a group is an object, {\"level\": 0, …}")
        continue
      }
      var facts: [Dossier.Fact] = []
      for member in members {
        guard let words = words(of: member.value, column: member.key) else { continue }
        facts.append(Dossier.Fact(member.key, words, at: places[member.value.offset]))
      }
      dossier.rows.append(Dossier.Row(group, facts, at: places[row.offset]))
    }
  }

  private mutating func words(of value: JSONValue, column: String) -> String? {
    switch value.kind {
    case .null: return ""
    case .truth(let truth): return truth ? "true" : "false"
    case .number(let words), .text(let words): return words
    case .list, .object:
      refuse(value, column: column, "a fact is a number, a text, true, false or null")
      return nil
    }
  }

  private mutating func refuse(_ value: JSONValue, column: String?, _ reason: String) {
    faults.append(
      DossierFault(
        .wrongShape, column: column, reason: reason, remedy: "`tariff inputs` prints a dossier to fill in",
        place: places[value.offset]))
  }
}
