import Exact
import TariffKernel

/// Everything that a fee or plan depends on, however far away, and the days on which it reads it.
struct Reach {
  /// Something that is read on a day.
  struct Place: Hashable {
    var subject: Entity
    var day: Day
    /// The date of the `on DATE` that led here; nil: the day that prices the fee.
    var through: ID<Node>? = nil
  }

  let readings: Readings
  /// The day on which a line is priced that another reads; nil: it cannot be told.
  var lineDay: (ID<Fee>) -> Day?
  /// The days of an `on DATE`, given the `let` parts of the fee at hand.
  var days: (ID<Node>, [Local]) -> [Day]

  /// All places that a fee reaches when it is priced on a day, or a plan when it is agreed on a day, its own among them.
  ///
  /// Versions of the neighbouring days count as well: on the day before a fee begins, what begins with it has no other
  /// reader than the fee that is not there yet.
  func places(of reader: Entity, on day: Day) -> Set<Place> { places(of: [Place(subject: reader, day: day)]) }

  /// The same of several readers, each on its day.
  func places(of readers: [Place]) -> Set<Place> {
    var seen: Set<Place> = []
    var open = readers
    while let place = open.popLast() {
      guard seen.insert(place).inserted else { continue }
      for version in versions(of: place.subject, near: place.day) {
        let locals = readings.locals(of: place.subject, version: version)
        for reading in readings.readings(of: place.subject, version: version) {
          open += next(reading, from: place, locals)
        }
      }
    }
    return seen
  }

  private func versions(of subject: Entity, near day: Day) -> [Int] {
    let timeline = readings.model.timeline(of: subject)
    var near: [Int] = []
    for day in [day.before, day, day.after] {
      if let version = timeline.version(on: day), !near.contains(version) { near.append(version) }
    }
    return near
  }

  private func next(_ reading: Reading, from place: Place, _ locals: [Local]) -> [Place] {
    if case .fee(let line) = reading.subject {
      return lineDay(line).map { [Place(subject: reading.subject, day: $0, through: place.through)] } ?? []
    }
    guard let date = reading.date else {
      return [Place(subject: reading.subject, day: place.day, through: place.through)]
    }
    return days(date, locals).map { Place(subject: reading.subject, day: $0, through: date) }
  }
}
