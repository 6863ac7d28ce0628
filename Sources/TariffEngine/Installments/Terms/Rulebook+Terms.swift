import Exact
import Installments
import TariffKernel

extension Rulebook {
  /// The plans of everything that is known, as declared; not all are offered on every day.
  public var planNames: [String] { whole.plans.map(\.symbol.name) }

  /// The bills of everything that is known, as declared.
  public var billNames: [String] { whole.bills.map(\.symbol.name) }

  /// The terms of a plan that govern an agreement made on a day: those of the version in force, its rates as they stand
  /// on that day.
  ///
  /// - Parameters:
  ///   - plan: its name.
  ///   - agreement: the day of the agreement.
  ///   - dossier: whom its condition is asked about; nil: a plan with a condition is refused.
  /// - Throws: ``ScheduleRefusal``: `.plan`, or `.dossier` where the dossier cannot be read.
  public func terms(
    of plan: String, on agreement: Day, for dossier: Dossier? = nil
  ) throws(ScheduleRefusal) -> AgreedTerms {
    var facts: Facts?
    do throws(DossierRejection) {
      if let dossier { facts = try door.facts(of: dossier).carried(from: whole, to: model) }
    } catch {
      throw .dossier(error)
    }
    do throws(PlanRefusal) { return try terms(of: plan, on: agreement, for: facts) } catch { throw .plan(error) }
  }

  /// As ``terms(of:on:for:)-(_,_,Dossier?)``, for facts of the edition at hand.
  func terms(of name: String, on day: Day, for facts: Facts?) throws(PlanRefusal) -> AgreedTerms {
    guard let place = model.plans.firstIndex(where: { $0.symbol.name == name }) else {
      let isKnownLater = whole.plans.first { $0.symbol.name == name }
      throw isKnownLater.map { .notOffered($0.symbol, on: day, offered: []) } ?? .unknown(name, known: planNames)
    }
    let provision = model.plans[place]
    switch machine.plan(ID(place), on: day, facts) {
    case .success(let offer): return AgreedTerms(provision, offer, on: day, in: model, identity: identity)
    case .failure(let obstacle): throw refusal(obstacle, of: provision, on: day, hasDossier: facts != nil)
    }
  }

  private func refusal(
    _ obstacle: PlanObstacle, of provision: PlanProvision, on day: Day, hasDossier: Bool
  ) -> PlanRefusal {
    let symbol = provision.symbol
    switch obstacle {
    case .notOffered: return .notOffered(symbol, on: day, offered: provision.offered)
    case .repealed(let act, _):
      let entry = provision.timeline.entries.firstIndex { $0.span.contains(day) }
      return .repealed(
        symbol, by: model.acts[act.index].symbol, from: entry.map(provision.timeline.beginning) ?? day)
    case .suspended(let act, let until):
      return .suspended(symbol, by: model.acts[act.index].symbol, on: day, until: until)
    case .conditionNotMet(let version):
      return .conditionNotMet(symbol, condition: PlanCondition(provision.versions[version]))
    case .fault(let fault):
      if case .missingInput = fault, !hasDossier, let version = provision.timeline.version(on: day) {
        return .dossierMissing(symbol, condition: PlanCondition(provision.versions[version]))
      }
      let sentences = Language.allCases.map { language in
        (language, Teller(model: model, texts: [], wording: Wording(language, digits: nil)).sentence(fault))
      }
      return .undecided(
        symbol, code: fault.code, because: Dictionary(sentences, uniquingKeysWith: { first, _ in first }))
    }
  }
}

extension Teller {
  /// Why something that is no fee cannot be worked out.
  fileprivate func sentence(_ fault: Fault) -> String {
    sentence(fault, fee: ID(0), line: Line(outcome: .notApplicable, day: nil, version: nil))
  }
}

extension PlanCondition {
  init(_ version: PlanVersion) {
    english = version.conditionText ?? ""
    persian = version.persianConditionText ?? english
  }
}

extension PlanProvision {
  /// The days on which some version of it stands, neighbouring spans as one.
  var offered: [DaySpan] {
    var spans: [DaySpan] = []
    for entry in timeline.entries where entry.version != nil {
      if let last = spans.last, entry.span.first.days(since: last.last) == 1 {
        spans[spans.count - 1] = DaySpan(last.first, entry.span.last)
      } else {
        spans.append(entry.span)
      }
    }
    return spans
  }
}
