import Installments
import TariffKernel

/// What became of the agreements that one thread worked out; the threads' accounts add up to the run's.
struct AgreementAccount {
  /// What came first where in the file, so that the order in which things are told does not depend on threads.
  struct Sight: Comparable {
    var offset: Int
    var place = 0

    static func < (left: Sight, right: Sight) -> Bool {
      (left.offset, left.place) < (right.offset, right.place)
    }
  }
  var scheduled = 0
  var plans: [(total: AgreementSummary.PlanTotal, first: Sight)] = []
  /// By provision with sample numbers that the terms of an agreement rest on.
  var samples: [String: Sight] = [:]
  /// By which the bills of agreements were assessed.
  var charged = ChargedVersions()

  /// Counts an agreement that begins there in the file.
  mutating func add(_ agreed: AgreedSchedule, at offset: Int) {
    scheduled += 1
    let schedule = agreed.schedule
    var total = AgreementSummary.PlanTotal(plan: agreed.terms.symbol.name)
    total.agreements = 1
    total.installments = schedule.rows.count
    (total.debt, total.paidInAll) = (agreed.debt, schedule.paidInAll)
    (total.cash, total.discount, total.markUp) = (schedule.cash.amount, schedule.cash.discount, schedule.markUp)
    add(total, first: Sight(offset: offset))
    for (place, sample) in agreed.terms.samples.enumerated() {
      note(sample.provision, Sight(offset: offset, place: place))
    }
  }

  /// Adds what another thread counted.
  mutating func add(_ other: AgreementAccount) {
    scheduled += other.scheduled
    for plan in other.plans { add(plan.total, first: plan.first) }
    for (sample, sight) in other.samples { note(sample, sight) }
    charged.add(other.charged)
  }

  private mutating func add(_ total: AgreementSummary.PlanTotal, first: Sight) {
    if let place = plans.firstIndex(where: { $0.total.plan == total.plan }) {
      plans[place].total.add(total)
      plans[place].first = min(plans[place].first, first)
    } else {
      plans.append((total, first))
    }
  }

  private mutating func note(_ sample: String, _ sight: Sight) {
    samples[sample] = samples[sample].map { min($0, sight) } ?? sight
  }

  /// The summary, given the account of the rows.
  func summary(of rulebook: Rulebook, _ rows: RowAccount) -> AgreementSummary {
    var summary = AgreementSummary(identity: rulebook.identity)
    (summary.rows, summary.scheduled) = (rows, scheduled)
    summary.plans = plans.sorted { $0.first < $1.first }.map(\.total)
    summary.samples = samples.sorted { $0.value < $1.value }.map(\.key)
    for sample in charged.samples(in: rulebook.model) where !summary.samples.contains(sample) {
      summary.samples.append(sample)
    }
    return summary
  }
}

extension AgreementSummary.PlanTotal {
  /// Adds other agreements under the plan.
  fileprivate mutating func add(_ other: Self) {
    agreements += other.agreements
    installments += other.installments
    debt += other.debt
    cash += other.cash
    discount += other.discount
    markUp += other.markUp
    paidInAll += other.paidInAll
  }
}
