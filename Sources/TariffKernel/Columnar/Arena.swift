/// Memory that lives as long as what holds it. Everything in it is trivial: numbers and pointers into the same arena.
final class Arena {
  private var pieces: [UnsafeMutableRawPointer] = []

  /// A copy of a list.
  func copy<Element: BitwiseCopyable>(_ list: [Element]) -> UnsafeMutablePointer<Element> {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, list.count))
    for (place, element) in list.enumerated() { (memory + place).initialize(to: element) }
    pieces.append(UnsafeMutableRawPointer(memory))
    return memory
  }

  deinit {
    for piece in pieces { piece.deallocate() }
  }
}
