/// The topmost value of a stack: the values that a formula's steps work on lie at it and below it. Steps take the top
/// and hand back the new one, so that it can stay in a register.
typealias Top = UnsafeMutablePointer<Int128>

extension Top {
  /// The top once the value stands upon the others.
  @inline(__always) func pushing(_ value: Int128) -> Top {
    self[1] = value
    return self + 1
  }

  /// The top once the value stands in place of the topmost `count`.
  @inline(__always) func replacing(_ count: Int, with value: Int128) -> Top {
    self[1 - count] = value
    return self + (1 - count)
  }

  /// Whether the topmost value, a truth, is no. A look at its lower half, which is what the processor just wrote: it
  /// would wait for both halves to reach memory before it read them as one.
  @inline(__always) var isNo: Bool { Int64(truncatingIfNeeded: pointee) == 0 }

  /// Whether the topmost two are the same, by halves for the same reason.
  @inline(__always) var isSame: Bool {
    let difference = self[-1] ^ self[0]
    return Int64(truncatingIfNeeded: difference) | Int64(truncatingIfNeeded: difference >> 64) == 0
  }

  /// The top once the topmost two are compared.
  @inline(__always) func comparing(_ holds: (Int128, Int128) -> Bool) -> Top {
    replacing(2, with: holds(self[-1], self[0]) ? 1 : 0)
  }
}
