import Exact
import TariffKernel

/// A version of a provision that a line was made of.
enum UsedProvision: Hashable {
  case fee(ID<Fee>, version: Int)
  case rate(ID<Rate>, version: Int)
  case table(ID<Table>, version: Int)
  case value(ID<Value>, version: Int)
}

/// What a line read to become what it is: versions of provisions, and other lines.
struct LineReading {
  /// Its own version, and those of everything that its formulas read.
  fileprivate(set) var provisions: Set<UsedProvision> = []
  /// The lines that it read, alone or in sets.
  fileprivate(set) var lines: Set<ID<Fee>> = []

  fileprivate mutating func formUnion(_ other: LineReading) {
    provisions.formUnion(other.provisions)
    lines.formUnion(other.lines)
  }

  /// What every line read, by fee, from the trace of an assessment. A value that was worked out for an earlier line is
  /// not worked out again: what it read then counts for whoever reads it now.
  static func all(in trace: Trace, of assessment: Assessment, model: Model) -> [LineReading] {
    var reader = TraceReader(count: model.fees.count)
    for step in trace.steps { reader.take(step) }
    reader.endLine()
    guard trace.omitted > 0 else { return reader.readings }
    // The trace was cut: whatever a line might have read counts.
    for (index, line) in assessment.lines.enumerated() {
      guard let version = line.version else { continue }
      let reach = FeeReach(of: model.fees[index].versions[version], in: model)
      reader.readings[index].provisions.formUnion(reach.provisions(in: model))
      reader.readings[index].provisions.insert(.fee(ID(index), version: version))
    }
    return reader.readings
  }
}

private struct TraceReader {
  private struct Known: Hashable {
    var value: ID<Value>
    var version: Int
    var day: Day?
  }

  var readings: [LineReading]
  private var fee: ID<Fee>?
  /// What was read so far in the line, by depth: a step takes in what stands deeper before it.
  private var open: [(depth: Int, reading: LineReading)] = []
  /// The days as which things stand, by the depth of the step that says so.
  private var days: [(depth: Int, day: Day)] = []
  private var values: [Known: LineReading] = [:]

  init(count: Int) { readings = Array(repeating: LineReading(), count: count) }

  mutating func take(_ step: Trace.Step) {
    var reading = LineReading()
    while let last = open.last, last.depth > step.depth {
      reading.formUnion(last.reading)
      open.removeLast()
    }
    while let last = days.last, last.depth >= step.depth { days.removeLast() }
    switch step.event {
    case .line(let id, let day, let version):
      endLine()
      (fee, days) = (id, [(-1, day)])
      reading = LineReading(provisions: [.fee(id, version: version)])
    case .standstill(let id, let day, _):
      endLine()
      (fee, days) = (id, [(-1, day)])
    case .outcome:
      open.append((step.depth, reading))
      return endLine()
    case .asOf(let day): days.append((step.depth, day))
    case .rate(let id, let version, _): reading.provisions.insert(.rate(id, version: version))
    case .row(let id, let version, _, _, _), .slice(let id, let version, _, _, _, _):
      reading.provisions.insert(.table(id, version: version))
    case .lineRead(let id, _, _): reading.lines.insert(id)
    case .value(let id, let version, _):
      let known = Known(value: id, version: version, day: days.last?.day)
      if let earlier = values[known] { reading.formUnion(earlier) }
      reading.provisions.insert(.value(id, version: version))
      if values[known] == nil { values[known] = reading }
    default: break
    }
    open.append((step.depth, reading))
  }

  mutating func endLine() {
    if let fee {
      for part in open { readings[fee.index].formUnion(part.reading) }
    }
    (fee, open) = (nil, [])
  }
}

extension FeeReach {
  /// Every version of what may be read.
  fileprivate func provisions(in model: Model) -> Set<UsedProvision> {
    var all: Set<UsedProvision> = []
    for id in rates { all.formUnion(model.rates[id.index].versions.indices.map { .rate(id, version: $0) }) }
    for id in tables { all.formUnion(model.tables[id.index].versions.indices.map { .table(id, version: $0) }) }
    for id in values { all.formUnion(model.values[id.index].versions.indices.map { .value(id, version: $0) }) }
    return all
  }
}

extension Model {
  /// The names of a used provision.
  func symbol(of used: UsedProvision) -> Symbol {
    switch used {
    case .fee(let id, _): fees[id.index].symbol
    case .rate(let id, _): rates[id.index].symbol
    case .table(let id, _): tables[id.index].symbol
    case .value(let id, _): values[id.index].symbol
    }
  }

  /// Where a used provision comes from.
  func origin(of used: UsedProvision) -> Origin {
    switch used {
    case .fee(let id, let version): fees[id.index].versions[version].origin
    case .rate(let id, let version): rates[id.index].versions[version].origin
    case .table(let id, let version): tables[id.index].versions[version].origin
    case .value(let id, let version): values[id.index].versions[version].origin
    }
  }

  /// The act that keeps a line from standing: it suspends, repeals or annuls it.
  func standstill(of fee: Int, _ line: Line) -> ID<Act>? {
    if case .suspended(let act) = line.outcome { return act }
    guard let entry = line.entry, case .absent(let act) = fees[fee].timeline.entries[entry].state else { return nil }
    return act
  }
}
