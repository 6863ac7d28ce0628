import Exact
import TariffKernel

/// Why a plan is not open: before any sum is looked at.
///
/// Indirect for the reason of ``BatchFault``.
public indirect enum PlanRefusal: Error, Sendable, Hashable {
  /// The rulebook has no plan of this name.
  case unknown(String, known: [String])
  /// No act lays it down on the day; the days on which one does.
  case notOffered(Symbol, on: Day, offered: [DaySpan])
  /// Suspended by an act, which says until when; nil: until decided.
  case suspended(Symbol, by: Symbol, on: Day, until: Day?)
  case repealed(Symbol, by: Symbol, from: Day)
  /// The condition as the act writes it, in the keywords of either language.
  case conditionNotMet(Symbol, condition: PlanCondition)
  /// The plan has a condition, and there is no dossier to ask.
  case dossierMissing(Symbol, condition: PlanCondition)
  /// The condition, or a rate that the terms name, cannot be worked out; why, in each language.
  case undecided(Symbol, code: String, because: [Language: String])
}

/// The condition of a plan in words, for whoever is refused.
public struct PlanCondition: Sendable, Hashable {
  /// With English keywords.
  public var english: String
  /// With Persian keywords.
  public var persian: String

  /// A condition in both languages.
  public init(english: String, persian: String) { (self.english, self.persian) = (english, persian) }

  /// In the keywords of a language.
  public subscript(language: Language) -> String { language == .english ? english : persian }
}
