import Installments

/// Why somebody who asks for a schedule gets none.
///
/// Indirect for the reason of ``BatchFault``.
public indirect enum ScheduleRefusal: Error, Sendable, Hashable {
  /// The plan is not open.
  case plan(PlanRefusal)
  /// The plan is open, and not for this request.
  case schedule(ScheduleFault)
  /// There is no bill to be paid.
  case bill(BillRefusal)
  /// The dossier cannot be read.
  case dossier(DossierRejection)

  /// One sentence, in which sums stand in rial with groups of digits.
  public func reason(in language: Language = .english, digits: Digits? = nil) -> String {
    told(Wording(language, digits: digits))?.reason ?? faults.map(\.message).joined(separator: "; ")
  }

  /// What would be allowed; nil: nothing can be said.
  public func remedy(in language: Language = .english, digits: Digits? = nil) -> String? {
    told(Wording(language, digits: digits))?.remedy
  }

  /// The refusal as faults: of a dossier all of them, else one, whose column is what the request calls its part.
  public var faults: [DossierFault] {
    guard case .dossier(let rejection) = self else {
      return [DossierFault(code, column: column, reason: reason(), remedy: remedy())]
    }
    return rejection.faults
  }

  /// For people: code, reason and remedy of every fault.
  public func text(in language: Language = .english) -> String {
    guard let told = told(Wording(language, digits: nil, isolates: true)) else {
      return faults.map(\.description).joined(separator: "\n")
    }
    let word = language == .english ? "error" : "خطا"
    return "\(word)[\(code.code)]: \(told.reason)" + (told.remedy.map { "\n   = \($0)" } ?? "")
  }

  /// For programs: one JSON object (schema `tariff.rejection/1`), as a refused dossier has it, with the sentence in
  /// Persian too.
  public var json: String { JSONTree.object(["schema": .text("tariff.rejection/1"), "faults": jsonTree]).text }

  var jsonTree: JSONTree {
    .list(
      faults.map { fault in
        guard case .object(var members) = fault.jsonTree else { return fault.jsonTree }
        if let told = told(Wording(.persian, digits: nil)) {
          (members["reason_fa"], members["remedy_fa"]) = (.text(told.reason), .optional(told.remedy))
        }
        return .object(members)
      })
  }

  private func told(_ wording: Wording) -> Told? {
    switch self {
    case .plan(let refusal): refusal.told(wording)
    case .schedule(let fault): fault.told(wording)
    case .bill(let refusal): refusal.told(wording)
    case .dossier: nil
    }
  }

  /// A refusal in words.
  struct Told {
    var reason: String
    var remedy: String?

    init(_ reason: String, _ remedy: String? = nil) { (self.reason, self.remedy) = (reason, remedy) }
  }
}
