/// Where delimiters, line ends and whatever else asks for a closer look stand in a stretch of bytes: found sixteen bytes at
/// a time, and noted without a branch that depends on how many there are, since nobody can guess that.
struct MarkedBytes: ~Copyable {
  /// So many bytes are looked at, at once.
  static let stretch = 2_048

  private let capacity: Int
  private let places: UnsafeMutablePointer<UInt32>
  private let delimiter: UInt8
  /// The marks from `first` to `end`, which come one after the other.
  private var first = 0
  private(set) var end = 0
  /// Where the next stretch begins.
  private(set) var base = 0
  /// Rows that begin before it may hold bytes beyond ASCII.
  private(set) var endOfHigh = 0

  /// - Parameter most: how many marks may be left when the next stretch is looked at.
  init(delimiter: UInt8, most: Int) {
    self.delimiter = delimiter
    capacity = most + Self.stretch + 16
    places = .allocate(capacity: capacity)
    places.initialize(repeating: 0, count: capacity)
  }

  deinit { places.deallocate() }

  /// How many marks there are.
  var count: Int { end - first }
  /// The marks: bytes of a piece.
  var marks: UnsafePointer<UInt32> { UnsafePointer(places + first) }

  /// Forgets all marks; the next stretch begins there.
  mutating func begin(at place: Int) { (first, end, base, endOfHigh) = (0, 0, place, 0) }

  /// The first marks are done with.
  @inline(__always) mutating func pass(_ count: Int) { first &+= count }

  /// Everything before a place is done with.
  mutating func pass(before place: Int) {
    if place >= base { return (first, end, base) = (0, 0, place) }
    while first < end, places[first] < place { first += 1 }
  }

  /// Looks at the next stretch; sixteen bytes behind `count` are readable.
  mutating func look(at bytes: UnsafePointer<UInt8>, upTo count: Int) {
    let left = end - first
    for mark in 0..<left { places[mark] = places[first + mark] }
    let limit = min(base + Self.stretch, count)
    precondition(left + Self.stretch + 16 <= capacity, "there is room for the marks of a stretch")
    var high = SIMD16<UInt8>(repeating: 0)
    let (most, space) = (SIMD16<UInt8>(repeating: 0x2C), SIMD16<UInt8>(repeating: 0x20))
    let (seldom, comma) = (SIMD16<UInt8>(repeating: delimiter), SIMD16<UInt8>(repeating: 0x2C))
    let isSeldom = delimiter > 0x2C
    var (place, next) = (base, places + left)
    while place < limit {
      let block = UnsafeRawPointer(bytes + place).loadUnaligned(as: SIMD16<UInt8>.self)
      high |= block
      var isMark = block .<= most .& (block .!= space)
      // With such a delimiter, commas are decimal marks.
      if isSeldom { isMark = (isMark .& (block .!= comma)) .| (block .== seldom) }
      let halves = unsafeBitCast(isMark, to: SIMD2<UInt64>.self) & SIMD2(repeating: Lanes.high)
      next = Self.note(halves[0].littleEndian &>> 7, halves[1].littleEndian &>> 7, place, at: next)
      place &+= 16
    }
    (first, end, base) = (0, places.distance(to: next), limit)
    // Behind the last byte there are zeros.
    while end > 0, places[end - 1] >= limit { end -= 1 }
    if high.max() >= 0x80 { endOfHigh = base }
  }

  /// Notes the marks of sixteen bytes, whose lanes are 1: four in any case, of which those count that are there.
  /// - Returns: where the next is noted.
  @inline(__always)
  private static func note(
    _ low: UInt64, _ high: UInt64, _ place: Int, at next: UnsafeMutablePointer<UInt32>
  ) -> UnsafeMutablePointer<UInt32> {
    // A bit for each lane, in the order of the bytes.
    var rest = (low &* gathering) &>> 56 | ((high &* gathering) &>> 56) &<< 8
    for offset in 0..<4 {
      // A bit is set in any case: what it says is overwritten by the next mark.
      let lane = (rest | 1 << 16).trailingZeroBitCount
      next[offset] = UInt32(truncatingIfNeeded: place &+ lane)
      rest &= rest &- 1
    }
    var offset = 4
    while rest != 0 {
      next[offset] = UInt32(truncatingIfNeeded: place &+ rest.trailingZeroBitCount)
      rest &= rest &- 1
      offset &+= 1
    }
    return next + Int(truncatingIfNeeded: ((low &+ high) &* Lanes.ones) &>> 56)
  }

  /// Times lanes of 1 this has the lanes' bits in its highest byte, each a place of its own.
  private static var gathering: UInt64 { 0x0102_0408_1020_4080 }
}
