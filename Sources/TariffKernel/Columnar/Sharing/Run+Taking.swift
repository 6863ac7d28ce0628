extension ColumnarWorkspace {
  /// Takes the results of fees that come to the same under the other machine. Copies of few thousand bytes cost less than
  /// any formula, and leave each workspace its own.
  func take(from other: ColumnarWorkspace) {
    reasons.update(from: other.reasons, count: count)
    for (fee, source) in program.taken.enumerated() {
      guard let source else { continue }
      outcomes[fee].update(from: other.outcomes[source], count: count)
      exemptions[fee].update(from: other.exemptions[source], count: count)
      let (own, theirs) = (program.fees[fee], other.program.fees[source])
      takeColumn(own.final, theirs.final, of: other)
      if own.beforeReliefs != own.final { takeColumn(own.beforeReliefs, theirs.beforeReliefs, of: other) }
    }
  }

  private func takeColumn(_ column: Int32, _ source: Int32, of other: ColumnarWorkspace) {
    let (own, theirs) = (registers + Int(column), other.registers + Int(source))
    own.pointee.isWide = theirs.pointee.isWide
    if theirs.pointee.isWide, let numbers = theirs.pointee.wide {
      own.pointee.reserveWide()
      own.pointee.wide?.update(from: numbers, count: count)
    } else if let numbers = theirs.pointee.narrow {
      own.pointee.narrow?.update(from: numbers, count: count)
    }
  }
}
