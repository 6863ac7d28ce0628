import Exact

extension ColumnarWorkspace {
  /// The span that holds each day; −1: none.
  func span(_ step: ColumnInstruction) {
    let axis = program.axes[Int(step.c)]
    let source = register(step.a)
    let days = narrowView(source, levels[top])
    let mask = source.pointee.mask
    axis.firsts.withUnsafeBufferPointer { firsts in
      axis.lasts.withUnsafeBufferPointer { lasts in
        let count = firsts.count
        guard let firsts = firsts.baseAddress, let lasts = lasts.baseAddress else { return write(step) { _ in -1 } }
        write(step) { row in
          let day = days[row & mask]
          // The last span that begins by then is the only candidate; no day is the last of all numbers.
          let place = OrderedNumbers.countBelow(day &+ 1, firsts, count) &- 1
          return place >= 0 && lasts[place] >= day ? Int64(truncatingIfNeeded: place) : -1
        }
      }
    }
  }

  func requireSpan(_ step: ColumnInstruction) {
    let source = register(step.a)
    guard let spans = source.pointee.narrow else { return }
    let mask = source.pointee.mask
    program.truths[Int(step.c)].withUnsafeBufferPointer { truths in
      levels[top].each { row in
        let span = spans[row & mask]
        if span < 0 || !truths[Int(span)] { handOver(row, HandOver.noVersion.rawValue) }
      }
    }
  }

  /// The number of the span.
  func pick(_ step: ColumnInstruction) {
    let source = register(step.a)
    guard let spans = source.pointee.narrow else { return }
    let mask = source.pointee.mask
    program.numbers[Int(step.c)].withUnsafeBufferPointer { numbers in
      write(step) { row in
        let span = spans[row & mask]
        let number = span < 0 ? ColumnTable.noCell : numbers[Int(span)]
        return sound(number, row, HandOver.noVersion)
      }
    }
  }

  /// A number of the law; 0 where there is none, and the row is handed over.
  @inline(__always) func sound(_ number: Int64, _ row: Int, _ reason: HandOver) -> Int64 {
    if number > ColumnTable.wideCell { return number }
    handOver(row, number == ColumnTable.noCell ? reason.rawValue : HandOver.wideNumber.rawValue)
    return 0
  }

  func requireDay(_ step: ColumnInstruction) {
    let source = register(step.a)
    let days = narrowView(source, levels[top])
    let mask = source.pointee.mask
    let (first, last) = (Int64(Day.valid.lowerBound.number), Int64(Day.valid.upperBound.number))
    levels[top].each { row in
      let day = days[row & mask]
      if day < first || day > last { handOver(row, HandOver.overflow.rawValue) }
    }
  }

  func yearOf(_ step: ColumnInstruction) {
    let source = register(step.a)
    let days = narrowView(source, levels[top])
    let mask = source.pointee.mask
    let (first, last) = (Int64(Day.valid.lowerBound.number), Int64(Day.valid.upperBound.number))
    write(step) { row in
      // A day that is not valid was handed over where it came from.
      let day = min(max(days[row & mask], first), last)
      return Int64(Day(number: Int32(truncatingIfNeeded: day)).solar.year)
    }
  }

  func dayOf(_ step: ColumnInstruction) {
    let parts = program.lists[Int(step.b)].map { register($0) }
    let numbers = parts.map { narrowView($0, levels[top]) }
    let masks = parts.map { $0.pointee.mask }
    let (years, months, days) = (numbers[0], numbers[1], numbers[2])
    let (yearMask, monthMask, dayMask) = (masks[0], masks[1], masks[2])
    write(step) { row in
      if let day = Day(
        solarYear: Int(years[row & yearMask]), month: Int(months[row & monthMask]), day: Int(days[row & dayMask]))
      {
        return Int64(day.number)
      }
      handOver(row, HandOver.noSuchDay.rawValue)
      return Int64(Day.valid.lowerBound.number)
    }
  }
}
