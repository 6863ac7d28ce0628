/// Words and what they stand for, found by their exact bytes: options and their titles, yes and no, the texts that a
/// tariff names. A word that is spelled in another way is no word of the table, and goes to the reader of the door.
final class WordTable: @unchecked Sendable {
  private struct Slot {
    var start = 0
    var length = -1
    /// The first eight bytes and the next eight, as far as there are any.
    var head: UInt64 = 0
    var next: UInt64 = 0
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
    // Sixteen bytes can be read wherever a word begins.
    let length = words.reduce(16) { $0 + $1.bytes.count }
    bytes = .allocate(capacity: length)
    bytes.initialize(repeating: 0, count: length)
    var start = 0
    for (word, value) in words {
      for (offset, byte) in word.enumerated() { bytes[start + offset] = byte }
      let (head, next) = Self.words(of: UnsafePointer(bytes + start), word.count)
      var slot = Self.hash(head, word.count) & mask
      while slots[slot].length >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Slot(start: start, length: word.count, head: head, next: next, value: value)
      start += word.count
    }
  }

  deinit {
    slots.deallocate()
    bytes.deallocate()
  }

  /// What a word stands for; nil: it is not in the table. Sixteen bytes must be readable from its first on.
  @inline(__always)
  func find(_ word: UnsafePointer<UInt8>, _ length: Int) -> Int64? {
    let (head, next) = Self.words(of: word, length)
    var slot = Self.hash(head, length) & mask
    while true {
      let entry = slots + slot
      if entry.pointee.length < 0 { return nil }
      let difference = (entry.pointee.head ^ head) | (entry.pointee.next ^ next)
      if entry.pointee.length == length, difference == 0,
        length <= 16 || isSame(word, bytes + entry.pointee.start, length)
      {
        return entry.pointee.value
      }
      slot = (slot + 1) & mask
    }
  }

  private func isSame(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    for place in 16..<length where left[place] != right[place] { return false }
    return true
  }

  /// The first sixteen bytes as two words; what lies behind the word is 0.
  @inline(__always)
  private static func words(of word: UnsafePointer<UInt8>, _ length: Int) -> (UInt64, UInt64) {
    let raw = UnsafeRawPointer(word)
    let first = raw.loadUnaligned(as: UInt64.self).littleEndian
    let second = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self).littleEndian
    // Bytes in use of each, as bits: shifts of 64 bits and more leave nothing.
    let (used, usedNext) = (length << 3, max(0, length - 8) << 3)
    return (first & ~(~0 << used), second & ~(~0 << usedNext))
  }

  @inline(__always)
  private static func hash(_ head: UInt64, _ length: Int) -> Int {
    let mixed = (head ^ UInt64(truncatingIfNeeded: length)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 40)
  }
}
