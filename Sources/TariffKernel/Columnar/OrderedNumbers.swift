/// Numbers in ascending order, among which a place is looked for.
///
/// Tables have few brackets and years few versions, and which of them comes next nobody can guess. So the numbers below
/// are counted, without a branch that depends on them: a wrong guess costs as much as a dozen comparisons. Only among many
/// numbers is the range halved first.
enum OrderedNumbers {
  private static let few = 16

  /// How many of the numbers are below a value.
  @inline(__always)
  static func countBelow(_ value: Int64, _ numbers: UnsafePointer<Int64>, _ count: Int) -> Int {
    var (low, end) = (0, count)
    if count > few { (low, end) = narrowed(value, numbers, count) }
    var below = low
    while low < end {
      below &+= numbers[low] < value ? 1 : 0
      low &+= 1
    }
    return below
  }

  /// All numbers before the range are below the value, and none behind it is.
  @inline(never)
  private static func narrowed(_ value: Int64, _ numbers: UnsafePointer<Int64>, _ count: Int) -> (Int, Int) {
    var (low, end) = (0, count)
    while end &- low > few {
      let half = (low &+ end) &>> 1
      if numbers[half] < value { low = half &+ 1 } else { end = half }
    }
    return (low, end)
  }
}
