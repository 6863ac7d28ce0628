/// The numbers of all dossiers seen, to find one given twice: an exact set, kept small. A dossier costs the bytes of its
/// number and about 16 more, so that a city of a million dossiers fits in some 30 MB.
struct IdentifierIndex {
  private var bytes: [UInt8] = []
  /// Where each number ends in `bytes`; it begins where the one before ends.
  private var ends: [Int] = []
  /// Open addressing: a place in `ends`, or −1. The length is a power of two.
  private var slots = [Int32](repeating: -1, count: 64)

  /// How many different numbers there are.
  var count: Int { ends.count }

  /// The number's place in the order of first sight; nil: never seen.
  func find(_ number: some StringProtocol) -> Int? {
    Array(number.utf8).withUnsafeBufferPointer { find($0) }
  }

  /// The same for the bytes of a number.
  func find(_ key: UnsafeBufferPointer<UInt8>) -> Int? {
    let slot = slot(of: key)
    return slots[slot] < 0 ? nil : Int(slots[slot])
  }

  /// The number's place, and whether it was seen for the first time.
  mutating func insert(_ number: some StringProtocol) -> (place: Int, isNew: Bool) {
    let key = Array(number.utf8)
    return key.withUnsafeBufferPointer { insert($0) }
  }

  /// The same for the bytes of a number.
  mutating func insert(_ key: UnsafeBufferPointer<UInt8>) -> (place: Int, isNew: Bool) {
    let slot = slot(of: key)
    if slots[slot] >= 0 { return (Int(slots[slot]), false) }
    precondition(ends.count < Int(Int32.max), "more dossiers than 32 bits count")
    bytes.append(contentsOf: key)
    ends.append(bytes.count)
    slots[slot] = Int32(ends.count - 1)
    if ends.count * 2 > slots.count { grow() }
    return (ends.count - 1, true)
  }

  /// A number by its place.
  subscript(place: Int) -> String { String(decoding: bytes[range(place)], as: UTF8.self) }

  private func range(_ place: Int) -> Range<Int> { (place == 0 ? 0 : ends[place - 1])..<ends[place] }

  /// The slot that holds the key, or the free one where it belongs.
  private func slot(of key: UnsafeBufferPointer<UInt8>) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(key))
    var slot = hasher.finalize() & (slots.count - 1)
    while slots[slot] >= 0, !bytes[range(Int(slots[slot]))].elementsEqual(key) { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for place in ends.indices {
      let free = bytes.withUnsafeBufferPointer { slot(of: UnsafeBufferPointer(rebasing: $0[range(place)])) }
      slots[free] = Int32(place)
    }
  }
}
