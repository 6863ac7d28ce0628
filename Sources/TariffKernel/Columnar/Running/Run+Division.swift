import Exact

/// How a mode settles a quotient, as bits: whether it goes away from zero where the remainder is below, at or above half
/// of the divisor, for positive (bits 0 to 2) and negative values (bits 4 to 6). The table is that of ``RoundingMode``.
struct RoundingBits {
  var away: UInt8
  /// 1: half goes away where the quotient is odd.
  var evenHalf: UInt64 = 0

  init(_ mode: RoundingMode) {
    switch mode {
    case .halfAwayFromZero: away = 0b0110_0110
    case .halfToEven: (away, evenHalf) = (0b0100_0100, 1)
    case .halfTowardZero: away = 0b0100_0100
    case .towardZero: away = 0
    case .awayFromZero: away = 0b0111_0111
    case .floor: away = 0b0111_0000
    case .ceiling: away = 0b0000_0111
    }
  }

  /// 1: to the neighbour away from zero.
  @inline(__always)
  func step<Magnitude: FixedWidthInteger & UnsignedInteger>(
    _ quotient: Magnitude, _ remainder: Magnitude, of divisor: Magnitude, isNegative: Bool
  ) -> UInt64 {
    let rest = divisor &- remainder
    let excess: UInt8 = remainder > rest ? 2 : remainder == rest ? 1 : 0
    let decided = UInt64((away >> (excess &+ (isNegative ? 4 : 0))) & 1)
    let odd = UInt64(truncatingIfNeeded: quotient) & evenHalf & (excess == 1 ? 1 : 0)
    return remainder == 0 ? 0 : decided | odd
  }
}

extension ColumnarWorkspace {
  func divide(_ step: ColumnInstruction) {
    let plan = program.divisions[Int(step.c)]
    let (dst, dividend) = (register(step.dst), register(step.a))
    if !step.isPiece { prepare(dst) }
    let isNarrow = !dividend.pointee.isWide && !(step.isPiece && dst.pointee.isWide)
    if let divisor = plan.divisor {
      if isNarrow, let divisor = Int64(exactly: divisor), divideByConstant(step, plan, UInt64(divisor)) { return }
      return divideWidely(step, plan, constant: divisor)
    }
    if isNarrow, !register(step.b).pointee.isWide, divideByColumn(step, plan) { return }
    divideWidely(step, plan, constant: nil)
  }

  /// By a constant: the quotient is the upper half of a product with the reciprocal, or one more. For m <= 2^63 and
  /// M = ⌊(2^64 − 1) ÷ d⌋, m·M ÷ 2^64 lies at most 1/2 below m ÷ d. False: a row overflows.
  private func divideByConstant(_ step: ColumnInstruction, _ plan: DivisionPlan, _ divisor: UInt64) -> Bool {
    let (dst, dividend) = (register(step.dst), register(step.a))
    guard let numbers = dividend.pointee.narrow, let result = dst.pointee.narrow else { return false }
    let (mask, bits, factor) = (dividend.pointee.mask, RoundingBits(plan.mode), plan.step)
    let reciprocal = UInt64.max / divisor
    var overflows: UInt8 = 0
    if plan.mode == .halfAwayFromZero, divisor <= 1 << 62 {
      // Half of the divisor more, and cut off; a divisor that is odd has no half.
      let half = divisor / 2
      levels[top].each { row in
        let number = numbers[row & mask]
        let sign = number &>> 63
        let magnitude = number.magnitude &+ half
        var quotient = magnitude.multipliedFullWidth(by: reciprocal).high
        quotient &+= magnitude &- quotient &* divisor >= divisor ? 1 : 0
        let next = ((Int64(truncatingIfNeeded: quotient) ^ sign) &- sign).multipliedReportingOverflow(by: factor)
        result[row] = next.partialValue
        overflows |= next.overflow || quotient > UInt64(Int64.max) ? 1 : 0
      }
      if overflows != 0 { return false }
      if !step.isPiece { dst.pointee.isWide = false }
      return true
    }
    levels[top].each { row in
      let number = numbers[row & mask]
      let magnitude = number.magnitude
      var quotient = magnitude.multipliedFullWidth(by: reciprocal).high
      var remainder = magnitude &- quotient &* divisor
      let isShort = remainder >= divisor
      quotient &+= isShort ? 1 : 0
      remainder &-= isShort ? divisor : 0
      let isNegative = number < 0
      quotient &+= bits.step(quotient, remainder, of: divisor, isNegative: isNegative)
      let steps = Int64(truncatingIfNeeded: quotient)
      let next = (isNegative ? 0 &- steps : steps).multipliedReportingOverflow(by: factor)
      result[row] = next.partialValue
      overflows |= next.overflow || quotient > UInt64(Int64.max) ? 1 : 0
    }
    if overflows != 0 { return false }
    if !step.isPiece { dst.pointee.isWide = false }
    return true
  }

  /// By a column of 64 bits. False: a row overflows.
  private func divideByColumn(_ step: ColumnInstruction, _ plan: DivisionPlan) -> Bool {
    let (dst, dividend, divisor) = (register(step.dst), register(step.a), register(step.b))
    guard let numbers = dividend.pointee.narrow, let divisors = divisor.pointee.narrow,
      let result = dst.pointee.narrow
    else { return false }
    let (mask, divisorMask) = (dividend.pointee.mask, divisor.pointee.mask)
    let (bits, factor) = (RoundingBits(plan.mode), plan.step)
    var overflows: UInt8 = 0
    levels[top].each { row in
      let (number, by) = (numbers[row & mask], divisors[row & divisorMask])
      if by == 0 { handOver(row, HandOver.divisionByZero.rawValue) }
      let whole = by == 0 ? 1 : by.magnitude
      var (quotient, remainder) = number.magnitude.quotientAndRemainder(dividingBy: whole)
      let isNegative = (number < 0) != (by < 0)
      quotient &+= bits.step(quotient, remainder, of: whole, isNegative: isNegative)
      remainder = quotient > UInt64(Int64.max) ? 1 : 0
      let steps = Int64(truncatingIfNeeded: quotient)
      let next = (isNegative ? 0 &- steps : steps).multipliedReportingOverflow(by: factor)
      result[row] = next.partialValue
      overflows |= next.overflow || remainder != 0 ? 1 : 0
    }
    if overflows != 0 { return false }
    if !step.isPiece { dst.pointee.isWide = false }
    return true
  }

  /// In 128 bits; what then fits 64 goes back to them, as quotients mostly do.
  private func divideWidely(_ step: ColumnInstruction, _ plan: DivisionPlan, constant: Int128?) {
    let rows = levels[top]
    let (dst, dividend) = (register(step.dst), register(step.a))
    let numbers = wideView(dividend, rows)
    var divisors = numbers
    var divisorMask = 0
    var fixed = constant.map { $0.magnitude } ?? 0
    let isFixed = constant != nil
    if !isFixed {
      let divisor = register(step.b)
      divisors = wideView(divisor, rows)
      divisorMask = divisor.pointee.mask
    }
    let (mask, bits, factor, bound) = (
      dividend.pointee.mask, RoundingBits(plan.mode), Int128(plan.step), bound(step)
    )
    widenings += 1
    let result = wideRoom(dst, isPiece: step.isPiece)
    var isNarrow = true
    rows.each { row in
      let number = numbers[row & mask]
      var isNegative = number < 0
      if !isFixed {
        let by = divisors[row & divisorMask]
        if by == 0 { handOver(row, HandOver.divisionByZero.rawValue) }
        fixed = by == 0 ? 1 : by.magnitude
        isNegative = isNegative != (by < 0)
      }
      let (quotient, remainder) = Self.quotient(number.magnitude, fixed)
      let value = Self.whole(quotient, remainder, of: fixed, bits, isNegative, factor, bound)
      if value == nil { handOver(row, HandOver.overflow.rawValue) }
      result[row] = value ?? 0
      isNarrow = isNarrow && Int128(Int64(truncatingIfNeeded: result[row])) == result[row]
    }
    settle(step, dst, rows, result, isNarrow: isNarrow)
  }

  /// A quotient rounded, in whole steps; nil: it leaves the bound.
  @inline(__always)
  static func whole(
    _ quotient: UInt128, _ remainder: UInt128, of divisor: UInt128, _ bits: RoundingBits, _ isNegative: Bool,
    _ factor: Int128, _ bound: Bound
  ) -> Int128? {
    let whole = quotient + UInt128(bits.step(quotient, remainder, of: divisor, isNegative: isNegative))
    let steps = Int128(truncatingIfNeeded: whole)
    let next = (isNegative ? 0 &- steps : steps).multipliedReportingOverflow(by: factor)
    let isSound = steps >= 0 && !next.overflow && next.partialValue >= bound.least && next.partialValue <= bound.most
    return isSound ? next.partialValue : nil
  }

  /// Quotients of 128 bits go back to 64 where all of them fit.
  func settle(
    _ step: ColumnInstruction, _ dst: UnsafeMutablePointer<Register>, _ rows: Level,
    _ result: UnsafeMutablePointer<Int128>, isNarrow: Bool
  ) {
    if isNarrow, !(step.isPiece && dst.pointee.isWide), let narrow = dst.pointee.narrow {
      dst.pointee.isWide = false
      return rows.each { row in narrow[row] = Int64(truncatingIfNeeded: result[row]) }
    }
    dst.pointee.isWide = true
  }

  /// One hardware division where the divisor and the quotient fit 64 bits.
  @inline(__always) static func quotient(
    _ number: UInt128, _ divisor: UInt128
  ) -> (UInt128, UInt128) {
    let high = UInt64(truncatingIfNeeded: number >> 64)
    if divisor <= UInt128(UInt64.max) {
      let narrow = UInt64(truncatingIfNeeded: divisor)
      if high < narrow {
        let (quotient, remainder) = narrow.dividingFullWidth((high, UInt64(truncatingIfNeeded: number)))
        return (UInt128(quotient), UInt128(remainder))
      }
    }
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    return (quotient, remainder)
  }
}
