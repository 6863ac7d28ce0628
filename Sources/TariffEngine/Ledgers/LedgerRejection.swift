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

  /// Every fault with code, row, column and remedy, in English.
  public var faults: [DossierFault] {
    switch self {
    case .events(let faults): faults
    case .request(let refusal): refusal.faults
    case .ledger(let faults): faults.map { $0.fault(in: Wording(.english, digits: nil)) }
    }
  }

  /// For people: code, place, reason and remedy of every fault. Faults of the data's form are told in English.
  public func text(in language: Language = .english) -> String {
    switch self {
    case .events(let faults): faults.map(\.description).joined(separator: "\n")
    case .request(let refusal): refusal.text(in: language)
    case .ledger(let faults): faults.map { $0.text(in: language) }.joined(separator: "\n")
    }
  }

  /// For programs: one JSON object (schema `tariff.rejection/1`); what stands in both languages has `reason_fa` and
  /// `remedy_fa` too.
  public var json: String {
    let list: JSONTree =
      switch self {
      case .events(let faults): .list(faults.map(\.jsonTree))
      case .request(let refusal): refusal.jsonTree
      case .ledger(let faults): .list(faults.map(\.jsonTree))
      }
    return JSONTree.object(["schema": .text("tariff.rejection/1"), "faults": list]).text
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

  init(_ refusal: LedgerRefusal, in events: EventList) {
    fault = refusal.fault
    let origin = refusal.event.flatMap { events.origin(of: $0) }
    row = origin?.row ?? refusal.event.map { $0 + 1 }
    place = origin?.place
  }

  func fault(in wording: Wording) -> DossierFault {
    let told = fault.told(wording)
    return DossierFault(
      fault.code, column: row == nil ? nil : fault.column, reason: told.reason, remedy: told.remedy, group: "events",
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
