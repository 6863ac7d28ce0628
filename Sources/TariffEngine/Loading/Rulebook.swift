import Diagnostics
import Exact
import TariffChecker
import TariffKernel

/// A tariff that was read, proven consistent, and can be assessed.
///
///     let rulebook = try Rulebook.load(folder: "Tariffs/Mashhad")
///     let dossier = Dossier(["request_date": "1403-02-01", "use": "residential", "floor_area": "260"])
///     let statement = try rulebook.assess(dossier)
///     print(statement.text(in: .persian))
///
/// A value: it is read once, never changes, and may be shared by threads.
public struct Rulebook: Sendable {
  /// What the check had to say besides: warnings, accepted oddities, examples.
  public let report: CheckReport
  let shelf: EditionShelf
  let edition: PreparedEdition
  /// The same for every edition: what dossiers bring does not change with what is known.
  let door: Door

  /// The checked tariff of the edition at hand.
  public var model: Model { edition.model }
  /// Prepared once, for every dossier.
  var machine: ScalarMachine { edition.machine }
  /// The tariff of everything that is known: it has every input, fee and bill, so that the columns of files are those of
  /// every edition.
  var whole: Model { door.model }

  /// The rulebook's stable name.
  public var name: String { model.name }
  /// What is known in the edition at hand.
  public var knowledge: Knowledge { edition.knowledge }
  /// The edition at hand, by its digests.
  public var identity: EditionIdentity {
    EditionIdentity(
      rulebook: name, rulebookDigest: shelf.rulebookDigest, editionDigest: edition.digest, knowledge: knowledge)
  }

  /// Reads a folder: its `rulebook` file, its acts (`*.tariff`), the table files that they name, and the rulebooks it
  /// uses inside the same tree, the folder that holds this one.
  ///
  /// - Parameters:
  ///   - drafts: files of acts that are drafts and take part as if they were law; in the folder or anywhere else.
  ///   - day: what is known on this day; nil: every act that is not a draft. ``edition(knownOn:drafts:)`` gives others.
  /// - Throws: ``RulebookFault`` with every message, when a file cannot be read or the tariff is in error.
  public static func load(
    folder: String, drafts: [String] = [], knownOn day: Day? = nil
  ) throws(RulebookFault) -> Rulebook {
    try Rulebook(accepting: check(folder: folder, drafts: drafts)).known(on: day)
  }

  /// A rulebook from files that the caller already holds in memory: one named `rulebook`, acts named `*.tariff`, and
  /// table files under the names that the acts give them.
  ///
  /// - Parameter drafts: the names of acts that are drafts and take part as if they were law.
  /// - Throws: ``RulebookFault`` with every message, when the tariff is in error.
  public init(files: [SourceFile], drafts: [String] = []) throws(RulebookFault) {
    let acts = files.indices.filter { files[$0].name.hasSuffix(".tariff") }
    let tables = files.indices.filter { !acts.contains($0) && files[$0].name != "rulebook" }
    let library = Library(
      files: files, rulebook: files.firstIndex { $0.name == "rulebook" },
      acts: acts.sorted { files[$0].name < files[$1].name }.map { Library.ActFile(file: $0, folder: "") },
      attachments: Dictionary(tables.map { (files[$0].name, $0) }, uniquingKeysWith: { first, _ in first }))
    try self.init(accepting: CheckReport(of: library, options: CheckOptions(drafts: drafts)))
  }

  /// A rulebook from files that were sorted already.
  ///
  /// - Throws: ``RulebookFault`` with every message, when the tariff is in error.
  public init(library: Library) throws(RulebookFault) {
    try self.init(accepting: CheckReport(of: library))
  }

  /// Reads a folder and says all there is to say of it; never throws, since a fault is a message.
  ///
  /// - Parameters:
  ///   - drafts: as ``load(folder:drafts:knownOn:)``.
  ///   - day: seen from this day, a horizon that ends within a year is a warning; nil: nobody looks ahead.
  public static func check(folder: String, drafts: [String] = [], on day: Day? = nil) -> CheckReport {
    let (library, names, diagnostics) = RulebookFolder.read(folder, drafts: drafts)
    guard diagnostics.isEmpty else { return CheckReport(files: library.files, unread: diagnostics) }
    return CheckReport(of: library, options: CheckOptions(drafts: names, on: day))
  }

  init(accepting report: CheckReport) throws(RulebookFault) {
    guard let model = report.model, let corpus = report.corpus else { throw RulebookFault(report: report) }
    self.report = report
    edition = PreparedEdition(model, Knowledge(drafts: corpus.draftNames), corpus)
    shelf = EditionShelf(corpus, whole: edition)
    door = Door(model)
  }

  private init(_ other: Rulebook, edition: PreparedEdition) {
    (report, shelf, door, self.edition) = (other.report, other.shelf, other.door, edition)
  }

  private func known(on day: Day?) throws(RulebookFault) -> Rulebook {
    guard let rulebook = edition(knownOn: day) else { throw RulebookFault(report: report) }
    return rulebook
  }

  /// The same acts as they stood known on another day, with or without the drafts that take part. What was read and
  /// checked is shared, and an edition is prepared once.
  ///
  /// - Parameter day: nil: everything is known.
  /// - Returns: nil where the acts of that day cannot be put together, which the check rules out.
  public func edition(knownOn day: Day?, drafts: Bool = true) -> Rulebook? {
    shelf.edition(knownOn: day, drafts: drafts).map { Rulebook(self, edition: $0) }
  }

  /// Assesses one dossier: every fee, every bill, and why.
  ///
  /// An error inside the assessment (a missing input that a fee reads, a row that the table lacks) is an outcome of
  /// that fee, not a thrown error; the other bills stand.
  ///
  /// - Throws: ``DossierRejection`` with every fault found at the door, in the order of the facts.
  public func assess(_ dossier: Dossier) throws(DossierRejection) -> Statement {
    let facts = try door.facts(of: dossier).carried(from: whole, to: model)
    return Statement(of: facts, dossier: dossier.id, model: model, machine: machine, identity: identity)
  }
}
