import Exact
import Installments

/// Why there is no state of a ledger.
///
/// Indirect for the reason of ``BatchFault``.
public indirect enum LedgerRejection: Error, Sendable, Hashable {
  /// The data of the events cannot be read.
  case events([DossierFault])
  /// The plan is not open on the day of the agreement, or there is no bill to be paid.
  case request(ScheduleRefusal)
  /// The events can be read, and do not make a state.
  case ledger([PlacedLedgerFault])
  /// Several of these at once.
  case several([LedgerRejection])

  /// Those that hold a fault, as one; with none of them `.several([])`.
  init(_ parts: [LedgerRejection]) {
    let faulty = parts.filter { !$0.told.isEmpty }
    self = faulty.count == 1 ? faulty[0] : .several(faulty)
  }

  /// Every fault with code, row, column and remedy, in English: what concerns no event first, then event by event.
  public var faults: [DossierFault] { told.map(\.fault) }

  /// For people: code, place, reason and remedy of every fault. Faults of the data's form are told in English.
  public func text(in language: Language = .english) -> String {
    told.map { $0.text(language) }.joined(separator: "\n")
  }

  /// For programs: one JSON object (schema `tariff.rejection/1`); what stands in both languages has `reason_fa` and
  /// `remedy_fa` too.
  public var json: String {
    JSONTree.object(["schema": .text("tariff.rejection/1"), "faults": .list(told.map(\.jsonTree))]).text
  }

  /// One fault in each of its forms.
  private struct Told {
    var fault: DossierFault
    var jsonTree: JSONTree
    var text: (Language) -> String
  }

  private static func told(_ refusal: ScheduleRefusal) -> [Told] {
    guard case .list(let trees) = refusal.jsonTree else { return [] }
    return zip(refusal.faults, trees).map { fault, tree in
      Told(fault: fault, jsonTree: tree) { language in
        if case .dossier = refusal { fault.description } else { refusal.text(in: language) }
      }
    }
  }

  private var told: [Told] {
    switch self {
    case .events(let faults):
      faults.map { fault in Told(fault: fault, jsonTree: fault.jsonTree) { _ in fault.description } }
    case .request(let refusal):
      Self.told(refusal)
    case .ledger(let faults):
      faults.map { placed in
        Told(fault: placed.fault(in: Wording(.english, digits: nil)), jsonTree: placed.jsonTree) {
          placed.text(in: $0)
        }
      }
    case .several(let parts):
      parts.flatMap(\.told).enumerated()
        .sorted { ($0.element.fault.row ?? 0, $0.offset) < ($1.element.fault.row ?? 0, $1.offset) }.map(\.element)
    }
  }
}

/// What is wrong with the events of a ledger, and where that event was written.
public struct PlacedLedgerFault: Sendable, Hashable {
  /// What is wrong.
  public let fault: LedgerFault
  /// The event among the rows of the data, from 1; nil: the day that was asked for, or events that come from no file.
  public let row: Int?
  /// Where in the file.
  public let place: DossierPlace?
  /// The column of the event that is to be put right.
  let column: String

  init(_ refusal: LedgerRefusal, in events: EventList) {
    fault = refusal.fault
    column = fault.column(of: refusal.event.map { events.events[$0] })
    let origin = refusal.event.flatMap { events.origin(of: $0) }
    row = origin?.row ?? refusal.event.map { $0 + 1 }
    place = origin?.place
  }

  func fault(in wording: Wording) -> DossierFault {
    let told = fault.told(wording)
    return DossierFault(
      fault.code, column: row == nil ? nil : column, reason: told.reason, remedy: told.remedy, group: "events",
      row: row, place: place)
  }

  func text(in language: Language) -> String {
    let wording = Wording(language, digits: nil, isolates: true)
    let fault = fault(in: wording)
    if language == .english { return fault.description }
    var parts: [String] = []
    if let row { parts.append("رویداد \(wording.count(row))") }
    if let place { parts.append("سطر \(wording.count(place.line))") }
    let whereabouts = parts.isEmpty ? "" : parts.joined(separator: "، ") + ": "
    return "خطا[\(fault.code.code)]: \(whereabouts)\(fault.reason)" + (fault.remedy.map { "\n   = \($0)" } ?? "")
  }

  var jsonTree: JSONTree {
    let told = fault.told(Wording(.persian, digits: nil))
    guard case .object(var members) = fault(in: Wording(.english, digits: nil)).jsonTree else { return .null }
    (members["reason_fa"], members["remedy_fa"]) = (.text(told.reason), .optional(told.remedy))
    return .object(members)
  }
}
