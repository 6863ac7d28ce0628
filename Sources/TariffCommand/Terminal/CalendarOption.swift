import TariffEngine

/// `--calendar FILE` and `--rest`: the days on which nobody can pay.
enum CalendarOption {
  /// The calendar; nil: none was given.
  /// - Throws: `Stop` 64 for a weekday that is none, 65 for a file that cannot be used (its faults are said), 66 when it
  ///   cannot be read.
  static func read(_ call: Invocation, on console: Console) throws(Stop) -> DaysOff? {
    let rest = try weeklyRest(call)
    guard let path = call.value(of: .calendar) else {
      if call.has(.rest) {
        throw .usage(
          "--rest says which weekdays are off besides a calendar: --calendar is missing",
          hints: ["add --calendar FILE, a CSV of the days off, or leave out --rest"])
      }
      return nil
    }
    let file = try InputFile(path)
    do {
      return try DaysOff(file, weeklyRest: rest)
    } catch {
      switch error {
      case .unusable(let faults):
        console.say(FaultList.text(faults, limit: RulebookAtHand.messageLimit))
        throw .badData("the calendar \(quoted(path)) cannot be used: \(counted(faults.count, "fault"))")
      case .source(let fault), .sink(let fault): throw Stop(fault)
      case .stopped: throw .quietly(.interrupted)
      }
    }
  }

  private static func weeklyRest(_ call: Invocation) throws(Stop) -> Set<Weekday> {
    guard let words = call.value(of: .rest) else { return [.friday] }
    if words == "none" { return [] }
    var rest: Set<Weekday> = []
    let names = Weekday.allCases.map { "\($0)" }
    for word in words.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
      guard let place = names.firstIndex(of: word) else {
        let near = NearestName.find(word, among: names).map { "did you mean \($0)?" }
        throw .usage(
          "--rest takes weekdays, not \(quoted(word))", hints: [near ?? "write friday, or thursday,friday, or none"])
      }
      rest.insert(Weekday.allCases[place])
    }
    if rest.count == names.count {
      throw .usage(
        "--rest leaves no day on which anybody could pay",
        hints: ["leave out at least one weekday, as thursday,friday, or write none"])
    }
    return rest
  }
}

extension CommandOption {
  /// Days off.
  static let calendar = CommandOption.value(
    "calendar", "FILE",
    "The days off: a CSV with the lines calendar, version and covers, then date,title and a row a day.")
  /// Weekly rest.
  static let rest = CommandOption.value(
    "rest", "DAYS", "The weekly rest days besides those of --calendar: friday (default), thursday,friday … or none.")
}
