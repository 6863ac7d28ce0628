import Exact

/// A product that is divided at once: it is held in twice the bits of its factors, so that an amount whose factors have
/// many places overflows only where its result does.
extension ColumnarWorkspace {
  func multiplyDivide(_ step: ColumnInstruction) {
    let plan = program.divisions[Int(step.c)]
    let (dst, left, right) = (register(step.dst), register(step.a), register(step.b))
    if !step.isPiece { prepare(dst) }
    guard let divisor = plan.divisor else { preconditionFailure("the divisor is constant") }
    let isNarrow = !left.pointee.isWide && !right.pointee.isWide && !(step.isPiece && dst.pointee.isWide)
    if isNarrow, let divisor = Int64(exactly: divisor), multiplyDivideNarrowly(step, plan, UInt64(divisor)) { return }
    multiplyDivideWidely(step, plan, divisor.magnitude)
  }

  /// Factors of 64 bits. False: a row overflows.
  private func multiplyDivideNarrowly(_ step: ColumnInstruction, _ plan: DivisionPlan, _ divisor: UInt64) -> Bool {
    let (dst, left, right) = (register(step.dst), register(step.a), register(step.b))
    guard let a = left.pointee.narrow, let b = right.pointee.narrow, let result = dst.pointee.narrow
    else { return false }
    let (leftMask, rightMask, factor) = (left.pointee.mask, right.pointee.mask, plan.step)
    let isHalfUp = plan.mode == .halfAwayFromZero
    let (bits, half, reciprocal) = (RoundingBits(plan.mode), isHalfUp ? divisor / 2 : 0, UInt64.max / divisor)
    var overflows: UInt8 = 0
    levels[top].each { row in
      let (x, y) = (a[row & leftMask], b[row & rightMask])
      let sign = (x ^ y) &>> 63
      var (high, low) = x.magnitude.multipliedFullWidth(by: y.magnitude)
      let raised = low.addingReportingOverflow(half)
      (high, low) = (high &+ (raised.overflow ? 1 : 0), raised.partialValue)
      var quotient: UInt64
      var remainder: UInt64
      if high == 0 {
        // Never more than one too small: see ``divideByConstant``.
        quotient = low.multipliedFullWidth(by: reciprocal).high
        remainder = low &- quotient &* divisor
        let isShort = remainder >= divisor
        quotient &+= isShort ? 1 : 0
        remainder &-= isShort ? divisor : 0
      } else if high < divisor {
        (quotient, remainder) = divisor.dividingFullWidth((high, low))
      } else {
        (quotient, remainder) = (.max, 0)
      }
      if !isHalfUp { quotient &+= bits.step(quotient, remainder, of: divisor, isNegative: sign != 0) }
      let next = ((Int64(truncatingIfNeeded: quotient) ^ sign) &- sign).multipliedReportingOverflow(by: factor)
      result[row] = next.partialValue
      overflows |= next.overflow || quotient > UInt64(Int64.max) ? 1 : 0
    }
    if overflows != 0 { return false }
    if !step.isPiece { dst.pointee.isWide = false }
    return true
  }

  /// Factors of 128 bits, and their product in 256.
  private func multiplyDivideWidely(_ step: ColumnInstruction, _ plan: DivisionPlan, _ divisor: UInt128) {
    let rows = levels[top]
    let (dst, left, right) = (register(step.dst), register(step.a), register(step.b))
    let (a, b) = (wideView(left, rows), wideView(right, rows))
    let (leftMask, rightMask) = (left.pointee.mask, right.pointee.mask)
    let (bits, factor, bound) = (RoundingBits(plan.mode), Int128(plan.step), bound(step))
    widenings += 1
    let result = wideRoom(dst, isPiece: step.isPiece)
    var isNarrow = true
    rows.each { row in
      let (x, y) = (a[row & leftMask], b[row & rightMask])
      var value: Int128?
      let (high, low) = x.magnitude.multipliedFullWidth(by: y.magnitude)
      if high < divisor {
        let (quotient, remainder) =
          high == 0 ? Self.quotient(low, divisor) : divisor.dividingFullWidth((high, low))
        value =
          quotient > UInt128(Int128.max)
          ? nil : Self.whole(quotient, remainder, of: divisor, bits, (x < 0) != (y < 0), factor, bound)
      }
      if value == nil { handOver(row, HandOver.overflow.rawValue) }
      result[row] = value ?? 0
      isNarrow = isNarrow && Int128(Int64(truncatingIfNeeded: result[row])) == result[row]
    }
    settle(step, dst, rows, result, isNarrow: isNarrow)
  }
}
