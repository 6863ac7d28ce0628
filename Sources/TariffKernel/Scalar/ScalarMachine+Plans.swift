import Exact
import Installments

extension ScalarMachine {
  /// The terms of a plan for an agreement on a day: the version that covers the day, if its condition holds for the
  /// dossier, with its rates as they stand on the day.
  ///
  /// Rates, tables and values in the condition are those of the day; lines in it are those of the dossier, priced on
  /// their own dates. Without a dossier a condition that reads something of one is ``Fault/missingInput(_:row:)``, which
  /// names the first input that it reads; one that reads nothing of it is decided.
  public func plan(_ id: ID<PlanProvision>, on day: Day, _ facts: Facts?) -> Result<PlanOffer, PlanObstacle> {
    let provision = program.plans[id.index]
    guard let entry = provision.timeline.entry(on: day) else { return .failure(.notOffered(on: day)) }
    switch entry.state {
    case .absent(nil): return .failure(.notOffered(on: day))
    case .absent(let act?): return .failure(.repealed(by: act, on: day))
    case .suspended(let act, let until): return .failure(.suspended(by: act, until: until))
    case .version(let version):
      do throws(Fault) {
        guard try isOpen(program.offers[id.index][version], on: day, facts) else {
          return .failure(.conditionNotMet(version: version))
        }
        return .success(try filled(provision.versions[version], version, on: day))
      } catch {
        return .failure(.fault(error))
      }
    }
  }

  private func isOpen(_ offer: OfferPlan, on day: Day, _ facts: Facts?) throws(Fault) -> Bool {
    guard offer.condition.isPresent else { return true }
    if facts == nil, offer.firstInput >= 0 { throw .missingInput(ID(offer.firstInput), row: nil) }
    let nothing = Facts(
      values: Array(repeating: nil, count: program.inputCount), groups: Array(repeating: [], count: program.groupCount))
    let facts = facts ?? nothing
    return try facts.values.withUnsafeBufferPointer { values throws(Fault) in
      var evaluation = Evaluation(values, facts, in: Room(for: program), Silent())
      var assessment = Assessment(lines: [], bills: [], balances: [])
      if offer.readsLines { evaluation.fill(&assessment, program) } else { evaluation.room.begin() }
      evaluation.room.clear()
      (evaluation.day, evaluation.slot, evaluation.depth) = (day.number, Workspace.noSlot, 0)
      return try evaluation.value(of: offer.condition, program) != 0
    }
  }

  private func filled(_ version: PlanVersion, _ place: Int, on day: Day) throws(Fault) -> PlanOffer {
    var offer = PlanOffer(version: place, plan: version.plan, rates: [])
    for (term, share) in version.ceilings.sorted(by: { $0.key < $1.key }) {
      let number = try number(of: share.rate, on: day, &offer)
      offer.plan.terms[term].rate = .ofCeiling(share: share.share, ceiling: number)
    }
    if let share = version.lateRate, offer.plan.lateCharge != nil {
      let number = try number(of: share.rate, on: day, &offer)
      do throws(ArithmeticFault) {
        offer.plan.lateCharge?.rate = try share.share.multiplied(by: number).reduced
      } catch {
        throw .overflow
      }
    }
    return offer
  }

  private func number(of rate: ID<Rate>, on day: Day, _ offer: inout PlanOffer) throws(Fault) -> ExactDecimal {
    if let known = offer.rates.first(where: { $0.rate == rate }) { return known.number }
    let dated = program.rates[rate.index]
    let holding = program.holding(in: dated.spans, on: day.number)
    if holding == SpanPlan.none { throw .noVersion(.rate(rate), day) }
    if holding < 0 { throw .suspended(.rate(rate), by: ID(SpanPlan.act(of: holding)), day) }
    guard let significand = program.rateNumbers[dated.start + Int(holding)] else { throw .textUnknown(.rate(rate)) }
    let number = ExactDecimal(significand: significand, scale: program.rateScales[rate.index])
    offer.rates.append(PlanOffer.RateRead(rate: rate, version: Int(holding), number: number))
    return number
  }
}
