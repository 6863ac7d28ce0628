import Exact
import Installments
import TariffKernel

/// The terms of payment that a plan lays down on the day of an agreement: they govern it to its end, whatever is laid
/// down later.
public struct AgreedTerms: Sendable, Hashable {
  /// The plan's names.
  public let symbol: Symbol
  /// The terms, filled in with the rates of the day.
  public let plan: Plan
  /// The day of the agreement.
  public let day: Day
  /// The act that lays the plan down.
  public let act: Act
  /// The article, as written in that act.
  public let article: String?
  /// The later acts that gave the plan its present form.
  public let amendedBy: [StatementLine.Amendment]
  /// What of the plan, of its acts and of the rates that it reads is a sample.
  public let samples: [SampleUse]
  /// The fees that stand wholly in the cash part.
  public let unsplit: Set<String>
  /// The fees that bear no late charge.
  public let withoutLateCharge: Set<String>
  /// Which edition of the law that is.
  public let identity: EditionIdentity
}

extension AgreedTerms {
  init(_ provision: PlanProvision, _ offer: PlanOffer, on day: Day, in model: Model, identity: EditionIdentity) {
    let version = provision.versions[offer.version]
    let origin = version.origin
    symbol = provision.symbol
    plan = offer.plan
    self.day = day
    act = model.acts[origin.act.index]
    article = origin.article
    amendedBy = origin.amendments.map {
      StatementLine.Amendment(provision: provision.symbol.name, act: model.acts[$0.act.index], article: $0.article)
    }
    var samples = model.samples(provision.symbol, origin)
    for read in offer.rates {
      let rate = model.rates[read.rate.index]
      for use in model.samples(rate.symbol, rate.versions[read.version].origin) where !samples.contains(use) {
        samples.append(use)
      }
    }
    self.samples = samples
    unsplit = Set(version.unsplit.map { model.fees[$0.index].symbol.name })
    withoutLateCharge = Set(version.withoutLateCharge.map { model.fees[$0.index].symbol.name })
    self.identity = identity
  }
}
