/// A list of a program: made once and then only read, at a place that never moves. Reading it counts no reference, which
/// would cost more than most steps of a formula do.
struct FixedList<Element: BitwiseCopyable>: @unchecked Sendable {
  let start: UnsafePointer<Element>
  let count: Int

  /// The elements, kept by the arena.
  init(_ elements: [Element], in arena: Arena) {
    start = UnsafePointer(arena.copy(elements))
    count = elements.count
  }

  /// The builder makes no place that is not there; tests, which are built for debugging, hold it to that.
  @inline(__always) subscript(place: Int) -> Element {
    assert(place >= 0 && place < count, "a place of the list")
    return start[place]
  }
}
