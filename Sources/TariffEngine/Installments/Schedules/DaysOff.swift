import CSV
import Exact
import Installments

/// A file of days off, and what each is called. It is data with a version: lunar holidays depend on sighting, and
/// closures are declared at short notice.
///
///     calendar,Official calendar of 1403
///     version,1402-12-28
///     covers,1403-01-01,1403-12-30
///     date,title
///     1403-01-01,Nowruz
///
/// The words of the head may be Persian: تقویم، نسخه، بازه، تاریخ، عنوان.
public struct DaysOff: Sendable, Hashable {
  /// The days as schedules take them.
  public let calendar: WorkingCalendar
  /// What the days off are called, as far as the file says.
  public let titles: [Day: String]

  /// The most days that a file may name.
  public static let mostDays = 20_000

  /// Reads a file.
  ///
  /// - Parameter weeklyRest: the weekly rest days, which no file lists.
  /// - Throws: ``BatchFault``: `.unusable` with every fault up to the twentieth, or `.source`.
  public init(_ source: any ByteSource, weeklyRest: Set<Weekday> = [.friday]) throws(BatchFault) {
    var reading = DaysOffReading(source)
    try reading.read()
    guard let covers = reading.covers, reading.faults.isEmpty else { throw .unusable(reading.faults) }
    calendar = WorkingCalendar(
      name: reading.name, version: reading.version, covers: covers, daysOff: Set(reading.days.keys),
      weeklyRest: weeklyRest)
    titles = reading.days.filter { !$0.value.isEmpty }
  }
}

/// A file of days off on its way in.
private struct DaysOffReading: ~Copyable {
  private enum Part: Int, CaseIterable {
    case calendar, version, covers, date

    var words: [String] {
      switch self {
      case .calendar: ["calendar", "تقویم"]
      case .version: ["version", "نسخه"]
      case .covers: ["covers", "بازه"]
      case .date: ["date", "تاریخ"]
      }
    }
    var example: String {
      switch self {
      case .calendar: "calendar,Official calendar of 1403"
      case .version: "version,1402-12-28"
      case .covers: "covers,1403-01-01,1403-12-30"
      case .date: "date,title"
      }
    }
    var width: ClosedRange<Int> { self == .covers ? 3...3 : 2...2 }
  }
  private static let group = "calendar"
  private static let mostFaults = 20

  private var reader: CSVReader<SourceBytes>
  private(set) var faults: [DossierFault] = []
  private(set) var name = ""
  private(set) var version = ""
  private(set) var covers: DaySpan?
  private(set) var days: [Day: String] = [:]

  init(_ source: any ByteSource) { reader = CSVReader(SourceBytes(source, raw: RawRows()), findsSwallowedRows: true) }

  mutating func read() throws(BatchFault) {
    for part in Part.allCases {
      guard let cells = try row() else {
        if !faults.isEmpty { return }
        return refuse(.emptyFile, "", "the file ends before its line \(part.words[0])", "write \(part.example)")
      }
      guard head(part, cells) else { return }
    }
    var isTooLong = false
    while faults.count < Self.mostFaults, !isTooLong, let cells = try row() {
      day(cells)
      if days.count > DaysOff.mostDays {
        refuse(.tooLarge, "", "more than \(DaysOff.mostDays) days off", "give the years that are needed")
        isTooLong = true
      }
    }
  }

  /// The next row that can be told apart; nil at the end, or where a fault makes the rest useless.
  private mutating func row() throws(BatchFault) -> [String]? {
    let outcome: CSVOutcome
    do throws(StreamFault) { outcome = try reader.next() } catch { throw .source(error) }
    switch outcome {
    case .end: return nil
    // The line that is missing is told instead.
    case .fault(let fault) where fault.kind == .emptyFile: return nil
    case .fault(let fault):
      faults.append(DossierFault(fault, of: Self.group, header: nil))
      return nil
    case .row:
      var cells = (0..<reader.count).map { String(decoding: reader.field($0).trimmed, as: UTF8.self) }
      // A spreadsheet gives every line the cells of its widest one.
      while cells.count > 2, cells.last == "" { cells.removeLast() }
      return cells
    }
  }

  /// One line of the head; false: it is not what it must be, and the rest means nothing.
  private mutating func head(_ part: Part, _ cells: [String]) -> Bool {
    guard part.words.map(MatchKey.of).contains(MatchKey.of(cells[0])), part.width.contains(cells.count) else {
      refuse(
        faults.isEmpty ? .wrongShape : .malformedCSV, cells[0], "is not the line \(part.words[0]) of a calendar",
        "write \(part.example)")
      return false
    }
    switch part {
    case .calendar: name = cells[1]
    case .version: version = cells[1]
    case .covers:
      guard let first = date(cells[1]), let last = date(cells[2]) else { return false }
      guard first <= last else {
        refuse(.outOfRange, cells[2], "comes before \(first)", "write the first day, then the last")
        return false
      }
      covers = DaySpan(first, last)
    case .date: break
    }
    if cells[1].isEmpty {
      refuse(.wrongShape, cells[0], "says nothing", "write \(part.example)")
      return false
    }
    return true
  }

  private mutating func day(_ cells: [String]) {
    guard cells.count <= 2 else {
      return refuse(
        .longRow, cells[0], "has \(cells.count) cells, the header 2", "write date,title; quote a title with a comma")
    }
    guard let day = date(cells[0]), let covers else { return }
    guard covers.contains(day) else {
      return refuse(
        .outOfRange, cells[0], "lies outside the days that the calendar covers",
        "from \(covers.first) to \(covers.last)")
    }
    guard days[day] == nil else { return refuse(.givenTwice, cells[0], "was given before", "give it once") }
    days[day] = cells.count > 1 ? cells[1] : ""
  }

  private mutating func date(_ words: String) -> Day? {
    let place = DossierPlace(line: reader.firstLine)
    do throws(DossierFault) {
      if let day = try DossierFault.day(words, column: "date", group: Self.group, place: place) { return day }
      refuse(.notADate, words, "the row has no day", "write YYYY-MM-DD, as 1403-01-13")
    } catch {
      faults.append(error)
    }
    return nil
  }

  private mutating func refuse(_ code: DossierFault.Code, _ words: String, _ reason: String, _ remedy: String) {
    faults.append(
      DossierFault(
        code, words: words, reason: reason, remedy: remedy, group: Self.group,
        place: DossierPlace(line: reader.firstLine)))
  }
}
