extension ColumnarWorkspace {
  /// The latest entry whose own date lies in its days; one whose date is not given might govern, and ends the search.
  func choose(_ pick: Int) {
    if isChosen[pick] { return }
    isChosen[pick] = true
    let entries = chosen[pick]
    let plan = program.picks[pick].entries
    plan.withUnsafeBufferPointer { plan in
      let dates = plan.map { registers[Int($0.column)].narrow }
      let given = plan.map { presences[Int($0.column)].bytes }
      dates.withUnsafeBufferPointer { dates in
        given.withUnsafeBufferPointer { given in
          for row in 0..<count {
            var (entry, place) = (Int32(-1), plan.count - 1)
            var reason = HandOver.noVersion
            while place >= 0 {
              guard let bytes = given[place], let days = dates[place] else { break }
              if bytes[row] != ColumnarBatch.Column.given {
                reason = bytes[row] == ColumnarBatch.Column.missing ? .missingInput : .wideNumber
                break
              }
              if Int64(Int32(truncatingIfNeeded: days[row])) != days[row] {
                reason = .overflow
                break
              }
              if plan[place].first <= days[row], days[row] <= plan[place].last {
                entry = Int32(truncatingIfNeeded: place)
                break
              }
              place -= 1
            }
            entries[row] = entry
            if entry < 0, reasons[row] == 0 { reasons[row] = reason.rawValue }
          }
        }
      }
    }
  }

  /// What each row's entry alone says of a fee.
  func setOutcomes(_ step: ColumnInstruction) {
    let states = program.choices[Int(step.c)]
    let result = outcomes[Int(step.a)]
    let entries = chosen[Int(step.b)]
    states.withUnsafeBufferPointer { states in
      for row in 0..<count {
        let entry = entries[row]
        result[row] = entry < 0 ? ColumnOutcome.failed.rawValue : UInt8(truncatingIfNeeded: states[Int(entry)])
      }
    }
  }

  func setOutcome(_ step: ColumnInstruction) {
    let result = outcomes[Int(step.a)]
    let outcome = UInt8(truncatingIfNeeded: step.b)
    levels[top].each { row in result[row] = outcome }
    if outcome == ColumnOutcome.exempt.rawValue {
      let places = exemptions[Int(step.a)]
      let place = step.c
      levels[top].each { row in places[row] = place }
    }
  }

  /// A line's amount where its version belongs to the set.
  func member(_ step: ColumnInstruction) {
    let (dst, source) = (register(step.dst), register(step.b))
    let entries = chosen[Int(step.a)]
    let rows = levels[top]
    program.truths[Int(step.c)].withUnsafeBufferPointer { belongs in
      if source.pointee.isWide {
        let numbers = wideView(source, rows)
        prepare(dst)
        let result = widened(dst, isPiece: step.isPiece)
        rows.each { row in
          result[row] = entries[row] >= 0 && belongs[Int(entries[row])] ? numbers[row] : 0
        }
      } else if let numbers = source.pointee.narrow {
        write(step) { row in entries[row] >= 0 && belongs[Int(entries[row])] ? numbers[row] : 0 }
      }
    }
  }
}
