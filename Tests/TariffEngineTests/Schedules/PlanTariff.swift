import TariffEngine
import TestSupport
import Testing

/// The tariff of ``PlanRulebook``, loaded.
enum PlanTariff {
  static func rulebook() throws -> Rulebook {
    try Rulebook(files: PlanRulebook.files.map { SourceFile(name: $0.0, bytes: Array($0.1.utf8)) })
  }

  static func dossier() throws -> Dossier { try Dossier(json: Array(PlanRulebook.dossier.utf8)) }

  static func daysOff(_ rest: Set<Weekday> = [.friday]) throws -> DaysOff {
    try DaysOff(MemorySource(PlanRulebook.calendar), weeklyRest: rest)
  }

  /// A request for the bill of the dossier on 1403-02-05.
  static func request(_ plan: String, _ term: Int?, start: Int = 1403_02_05) throws -> AgreementRequest {
    AgreementRequest(
      plan: plan, debt: .bill(nil), dossier: try dossier(), term: term.map { .installments($0) },
      start: try solar(start))
  }

  /// Why there is no schedule.
  static func refusal(_ request: AgreementRequest, on daysOff: DaysOff? = nil) throws -> ScheduleRefusal? {
    let rulebook = try rulebook()
    do throws(ScheduleRefusal) {
      _ = try rulebook.schedule(for: request, on: daysOff)
      return nil
    } catch {
      return error
    }
  }
}

/// A Solar day written as a whole: 1403_01_31.
func solar(_ number: Int) throws -> Day {
  try #require(Day(solarYear: number / 10_000, month: number / 100 % 100, day: number % 100))
}
