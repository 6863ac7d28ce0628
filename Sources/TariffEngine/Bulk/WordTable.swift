/// Words and what they stand for, found by their exact bytes: options and their titles, yes and no, the texts that a
/// tariff names. A word that is spelled in another way is no word of the table, and goes to the reader of the door.
final class WordTable: @unchecked Sendable {
  private struct Slot {
    var start = 0
    var length = -1
    /// The first eight bytes, as far as there are any.
    var head: UInt64 = 0
    var value: Int64 = 0
  }
  /// Never changed once made, so that threads may share it.
  private let slots: UnsafeMutablePointer<Slot>
  private let mask: Int
  private let bytes: UnsafeMutablePointer<UInt8>

  /// A table of the spellings that the reader takes for a value.
  init(_ spellings: [String], of reader: InputReader) {
    var words: [(bytes: [UInt8], value: Int64)] = []
    for spelling in spellings {
      let word = Array(spelling.utf8)
      guard case .given(let value) = reader.read(word[...]), let value = Int64(exactly: value),
        !words.contains(where: { $0.bytes == word })
      else { continue }
      words.append((word, value))
    }
    var size = 8
    while size < words.count * 3 { size *= 2 }
    mask = size - 1
    slots = .allocate(capacity: size)
    slots.initialize(repeating: Slot(), count: size)
    // Eight bytes can be read wherever a word begins.
    let length = words.reduce(8) { $0 + $1.bytes.count }
    bytes = .allocate(capacity: length)
    bytes.initialize(repeating: 0, count: length)
    var start = 0
    for (word, value) in words {
      for (offset, byte) in word.enumerated() { bytes[start + offset] = byte }
      let head = Self.head(of: UnsafePointer(bytes + start), word.count)
      var slot = Self.hash(head, word.count) & mask
      while slots[slot].length >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Slot(start: start, length: word.count, head: head, value: value)
      start += word.count
    }
  }

  deinit {
    slots.deallocate()
    bytes.deallocate()
  }

  /// What a word stands for; nil: it is not in the table. Eight bytes must be readable from its first on.
  @inline(__always)
  func find(_ word: UnsafePointer<UInt8>, _ length: Int) -> Int64? {
    let head = Self.head(of: word, length)
    var slot = Self.hash(head, length) & mask
    while true {
      let entry = slots[slot]
      if entry.length < 0 { return nil }
      if entry.length == length, entry.head == head, length <= 8 || isSame(word, bytes + entry.start, length) {
        return entry.value
      }
      slot = (slot + 1) & mask
    }
  }

  private func isSame(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    for place in 8..<length where left[place] != right[place] { return false }
    return true
  }

  @inline(__always)
  private static func head(of word: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    let eight = UnsafeRawPointer(word).loadUnaligned(as: UInt64.self).littleEndian
    return length >= 8 ? eight : eight & ((1 << UInt64(length &* 8)) &- 1)
  }

  @inline(__always)
  private static func hash(_ head: UInt64, _ length: Int) -> Int {
    let mixed = (head ^ UInt64(truncatingIfNeeded: length)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 40)
  }
}
