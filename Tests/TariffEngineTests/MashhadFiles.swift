import TariffEngine
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The files that the tests of the Mashhad rulebook read.
enum MashhadFiles {
  private static let parts = #filePath.split(separator: "/")
  /// The folder of these tests.
  static let tests = "/" + parts.dropLast().joined(separator: "/") + "/Mashhad"
  /// The rulebook that ships.
  static let tariff = "/" + parts.dropLast(3).joined(separator: "/") + "/Tariffs/Mashhad"

  static func bytes(_ name: String, in folder: String) throws -> [UInt8] {
    try [UInt8](#require(FileManager.default.contents(atPath: "\(folder)/\(name)"), "\(name) can be read"))
  }

  /// An act of the tests.
  static func act(_ name: String) throws -> SourceFile { SourceFile(name: name, bytes: try bytes(name, in: tests)) }

  static func lines(of file: SourceFile) -> [String] {
    let text = String(decoding: file.bytes, as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The rows of a CSV, the header among them.
  static func table(_ name: String, in folder: String) throws -> [[String]] {
    rows(of: String(decoding: try bytes(name, in: folder), as: UTF8.self))
  }

  /// What the shipped rulebook makes of a file of dossiers.
  static func batch(
    dossiers: String, floors: String, in folder: String
  ) throws -> (summary: BatchSummary, results: [[String]], rejects: [[String]]) {
    let rulebook = try Rulebook.load(folder: tariff)
    let (results, rejects) = (MemorySink(), MemorySink())
    let summary = try BatchRun(rulebook).run(
      dossiers: MemorySource(try bytes(dossiers, in: folder)),
      groups: [BatchGroup("floor", MemorySource(try bytes(floors, in: folder)))], results: results, rejects: rejects)
    return (summary, rows(of: results.text), rows(of: rejects.text))
  }

  /// The shipped dossiers as a caller of the library would give them.
  static func dossiers() throws -> [Dossier] {
    let floors = Dictionary(grouping: try records("floors.csv")) { $0["dossier"] ?? "" }
    return try records("dossiers.csv").map { record in
      let id = record["dossier"] ?? ""
      let rows = (floors[id] ?? []).map { $0.filter { $0.key != "dossier" } }
      return Dossier(id: id, record.filter { $0.key != "dossier" }, groups: rows.isEmpty ? [:] : ["floor": rows])
    }
  }

  private static func records(_ name: String) throws -> [[String: String]] {
    let table = try table(name, in: tariff)
    let header = try #require(table.first)
    return table.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// Every cell that is not as expected, in words; of two tables that differ in shape, the shape.
  static func differences(_ results: [[String]], _ expected: [[String]]) -> [String] {
    guard results.map(\.count) == expected.map(\.count), results.first == expected.first else {
      return ["\(results.count) rows of \(results.first ?? []), not \(expected.count) of \(expected.first ?? [])"]
    }
    var found: [String] = []
    for (row, wanted) in zip(results, expected) {
      for (column, (cell, wantedCell)) in zip(expected[0], zip(row, wanted)) where cell != wantedCell {
        found.append("\(wanted[0]) \(column): \"\(cell)\", expected \"\(wantedCell)\"")
      }
    }
    return found
  }

  /// `D0201 vat: sentence; D0207 …: …` without the sentences.
  static func errorHeads(_ cell: String) -> String {
    let heads = cell.split(separator: "; ").compactMap { part -> Substring? in
      guard let colon = part.firstIndex(of: ":"), part.first == "D", part.dropFirst().first?.isNumber == true else {
        return nil
      }
      return part[..<colon]
    }
    return heads.joined(separator: "; ")
  }

  /// Cells by comma and line, with quotation marks around cells that hold either.
  static func rows(of text: String) -> [[String]] {
    var rows: [[String]] = []
    var (row, cell, quoted) = ([String](), "", false)
    for character in text {
      switch character {
      case "\"": quoted.toggle()
      case "," where !quoted:
        row.append(cell)
        cell = ""
      case "\n" where !quoted, "\r\n" where !quoted:
        rows.append(row + [cell])
        (row, cell) = ([], "")
      default: cell.append(character)
      }
    }
    return rows
  }
}
