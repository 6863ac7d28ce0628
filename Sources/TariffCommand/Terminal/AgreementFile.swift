import TariffEngine

/// `tariff schedule --agreements FILE`: a CSV of agreements in, a CSV of installments out.
enum AgreementFile {
  static func run(
    _ path: String, _ request: ScheduleOption, _ call: Invocation, on console: Console
  ) throws(Stop) -> ExitStatus {
    let files = try BatchFiles(call, streaming: path, besides: call.values(of: .calendar))
    let rulebook = try RulebookAtHand.load(call, on: console)
    if let plan = request.plan { try RulebookAtHand.require(plan: plan, of: rulebook) }
    if let bill = request.bill { try RulebookAtHand.require(bill: bill, of: rulebook) }
    var options = AgreementRun.Options()
    options.guardsFormulas = !call.has(.rawText)
    options.threads = try ThreadsOption.read(call)
    options.defaults = request.defaults
    options.daysOff = try CalendarOption.read(call, on: console)
    let run = AgreementRun(rulebook, options: options)
    let summary: AgreementSummary = try files.run(of: rulebook, in: call, on: console) {
      (streams, progress) throws(BatchFault) in
      try run.run(
        agreements: streams.dossiers, groups: streams.groups, results: streams.results, rejects: streams.rejects,
        saving: streams.saving, progress: progress)
    }
    return !summary.rejects.isEmpty && !call.has(.acceptRejects) ? .badData : .done
  }
}
