import Diagnostics
import Exact
import TariffChecker
import TariffKernel
import Testing

@testable import TariffEngine

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A rulebook that ships, read once for all tests, with the files that lie beside it and beside its calculation.
struct ShippedRulebook: Sendable {
  let name: String
  /// Where the acts and dossiers lie.
  let folder: String
  /// Where its separate calculation lies.
  let calculation: String
  let library: Library
  let rulebook: Rulebook

  private static let parts = #filePath.split(separator: "/")
  /// The folder of the tests of this module.
  static let tests = "/" + parts.dropLast(2).joined(separator: "/")
  static let tariffs = "/" + parts.dropLast(4).joined(separator: "/") + "/Tariffs"
  private static let read = Dictionary(
    uniqueKeysWithValues: ["Engineering", "Isfahan", "Mashhad", "National", "Tehran"].map { name in
      (name, Result { try ShippedRulebook(name, in: "\(tariffs)/\(name)") })
    })
  private static let german = Result { try ShippedRulebook("GermanTax", in: "\(tests)/GermanTax") }

  static let names = read.keys.sorted()

  static func named(_ name: String) throws -> ShippedRulebook {
    if name == "GermanTax" { return try german.get() }
    return try #require(read[name], "\(name) is a rulebook").get()
  }

  private init(_ name: String, in folder: String) throws {
    self.name = name
    self.folder = folder
    calculation = "\(Self.tests)/\(name)"
    let (library, _, unread) = RulebookFolder.read(folder)
    try #require(unread.isEmpty, "\(name) can be read: \(unread.map(\.message))")
    self.library = library
    rulebook = try Rulebook(library: library)
  }

  /// The bytes of a file of the rulebook or of its calculation.
  func bytes(_ file: String) throws -> [UInt8] {
    let found =
      FileManager.default.contents(atPath: "\(folder)/\(file)")
      ?? FileManager.default.contents(atPath: "\(calculation)/\(file)")
    return [UInt8](try #require(found, "\(file) of \(name) can be read"))
  }

  /// The rows of a CSV, the header among them.
  func table(_ file: String) throws -> [[String]] {
    CellTable.rows(of: String(decoding: try bytes(file), as: UTF8.self))
  }

  /// The rows of a CSV by the names of their columns.
  func records(_ file: String) throws -> [[String: String]] {
    let table = try table(file)
    let header = try #require(table.first)
    return table.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// The edition of a known day.
  func edition(knownOn day: String?) throws -> Rulebook {
    try #require(rulebook.edition(knownOn: try day.map { try Day.of($0) }), "\(name) as known on \(day ?? "")")
  }

  /// The group whose rows lie in `floors.csv`, if it has one.
  private var groupFile: (group: String, file: String)? {
    FileManager.default.fileExists(atPath: "\(folder)/floors.csv") ? ("floor", "floors.csv") : nil
  }

  /// The groups' files, for a run over all dossiers.
  func groups() throws -> [BatchGroup] {
    guard let (group, file) = groupFile else { return [] }
    return [BatchGroup(group, MemorySource(try bytes(file)))]
  }

  /// The shipped dossiers as a caller of the library would give them.
  func dossiers() throws -> [Dossier] {
    var rows: [String: [[String: String]]] = [:]
    if let (_, file) = groupFile { rows = Dictionary(grouping: try records(file)) { $0["dossier"] ?? "" } }
    return try records("dossiers.csv").map { record in
      let id = record["dossier"] ?? ""
      let own = (rows[id] ?? []).map { $0.filter { $0.key != "dossier" } }
      let facts = record.filter { $0.key != "dossier" }
      return Dossier(id: id, facts, groups: own.isEmpty ? [:] : ["floor": own])
    }
  }

  func dossier(_ id: String) throws -> Dossier {
    try #require(try dossiers().first { $0.id == id }, "\(name) has a dossier \(id)")
  }

  /// Every cell of the results of all dossiers, with the codes of errors but without their sentences.
  func results(knownOn day: String?) throws -> [[String]] {
    let (sink, rejects) = (MemorySink(), MemorySink())
    let summary = try BatchRun(try edition(knownOn: day)).run(
      dossiers: MemorySource(try bytes("dossiers.csv")), groups: try groups(), results: sink, rejects: rejects)
    #expect(summary.rejected == 0, "\(rejects.text)")
    return CellTable.rows(of: sink.text).enumerated().map { place, row in
      place == 0 ? row : row.dropLast() + [MashhadFiles.errorHeads(row.last ?? "")]
    }
  }
}

extension Day {
  static func of(_ text: String) throws -> Day { try Day.parse(Array(text.utf8)) }
}

extension Dossier {
  /// The days that it gives.
  var dates: [String] { facts.filter { $0.name.hasSuffix("_date") && !$0.words.isEmpty }.map(\.words) }

  /// What of it the inputs of a tariff ask for: an early edition asks for less.
  func asked(by model: Model) -> Dossier {
    let inputs = Set(model.inputs.map(\.symbol.name))
    let groups = Set(model.groups.map(\.symbol.name))
    var dossier = self
    dossier.facts.removeAll { !inputs.contains($0.name) }
    dossier.rows.removeAll { !groups.contains($0.group) }
    return dossier
  }

  /// The same dossier with other words for some facts.
  func with(_ facts: [String: String]) -> Dossier {
    var dossier = self
    dossier.facts.removeAll { facts[$0.name] != nil }
    dossier.facts += facts.sorted { $0.key < $1.key }.map { Dossier.Fact($0.key, $0.value) }
    return dossier
  }
}

/// What a dossier comes to, by the names of lines and bills, so that the answers of two tariffs can be compared.
struct Answer: Hashable, CustomStringConvertible {
  var lines: [String: String] = [:]
  var bills: [String: String] = [:]

  init(_ assessment: Assessment, _ model: Model) {
    for (fee, line) in zip(model.fees, assessment.lines) {
      lines[fee.symbol.name] =
        switch line.outcome {
        case .charged(let amount): String(amount)
        case .exempt(let place):
          "exempt " + (line.version.map { fee.versions[$0].exemptions[place].symbol.name } ?? "")
        case .notApplicable: "not applicable"
        case .suspended(let act): "suspended by \(model.acts[act.index].symbol.name)"
        case .error(let fault): "error \(fault.code)"
        }
    }
    for (bill, result) in zip(model.bills, assessment.bills) {
      bills[bill.symbol.name] =
        switch result {
        case .payable(let total, let payable, let dropped, let shares):
          "\(payable) of \(total), less \(dropped): "
            + zip(bill.lines, shares).map { "\(model.fees[$0.index].symbol.name) \($1)" }.sorted()
            .joined(separator: ", ")
        case .refund(let total, _): "refund \(total)"
        case .blocked: "blocked"
        }
    }
  }

  var description: String { "\(lines.sorted { $0.key < $1.key }) \(bills.sorted { $0.key < $1.key })" }

  /// Where it differs from another, in words.
  func differences(from other: Answer) -> [String] {
    let keys = Set(lines.keys).union(other.lines.keys).sorted()
    let lines = keys.filter { self.lines[$0] != other.lines[$0] }.map {
      "\($0): \(self.lines[$0] ?? "no such line"), not \(other.lines[$0] ?? "no such line")"
    }
    let bills = Set(self.bills.keys).union(other.bills.keys).sorted().filter { self.bills[$0] != other.bills[$0] }
      .map { "bill \($0): \(self.bills[$0] ?? "no such bill"), not \(other.bills[$0] ?? "no such bill")" }
    return lines + bills
  }
}

extension Rulebook {
  /// What a dossier comes to.
  func answer(_ dossier: Dossier) throws -> Answer {
    let facts = try door.facts(of: dossier).carried(from: whole, to: model)
    return Answer(machine.assess(facts), model)
  }
}

extension Library {
  /// The place of the file of that name.
  func place(of name: String) throws -> Int {
    try #require(files.firstIndex { $0.name == name }, "there is a file \(name)")
  }

  func text(of name: String) throws -> String {
    String(decoding: files[try place(of: name)].bytes, as: UTF8.self)
  }

  /// The library with another text in one of its files.
  func with(_ name: String, _ text: String) throws -> Library {
    var library = self
    library.files[try place(of: name)] = SourceFile(name: name, bytes: Array(text.utf8))
    return library
  }

  /// The library with words of one file written otherwise; they must stand there.
  func with(_ name: String, replacing old: String, by new: String) throws -> Library {
    let text = try text(of: name)
    try #require(text.contains(old), "\(name) says \(old)")
    return try with(name, text.replacing(old, with: new))
  }

  /// The library with one more act of its own.
  func adding(_ name: String, _ text: String) -> Library {
    var library = self
    library.files.append(SourceFile(name: name, bytes: Array(text.utf8)))
    library.acts.append(ActFile(file: library.files.count - 1, folder: ""))
    library.acts.sort { library.files[$0.file].name < library.files[$1.file].name }
    return library
  }

  /// The library without examples: law as it stands, to be changed in ways that they contradict.
  var withoutExamples: Library { keeping { !$0.hasPrefix("example ") } }

  /// The library with those parts of its acts alone whose first line passes; a part goes from one line in column one to
  /// the next.
  func keeping(_ isKept: (Substring) -> Bool) -> Library {
    var library = self
    for act in acts {
      let file = files[act.file]
      var (text, keeps) = ("", true)
      for line in String(decoding: file.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
        if let first = line.first, first != " ", first != "#" { keeps = isKept(line) }
        if keeps { text += line + "\n" }
      }
      library.files[act.file] = SourceFile(name: file.name, bytes: Array(text.utf8))
    }
    return library
  }
}

extension Diagnostic {
  /// Everything that it says, in one line.
  var allWords: String { "\(code.code) \(message); \(reasons.joined(separator: "; "))" }
}
