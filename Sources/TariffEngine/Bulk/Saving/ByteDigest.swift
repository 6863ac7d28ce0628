/// A digest that tells whether bytes are those that were seen before: 128 bits at many bytes a nanosecond, however the
/// bytes are cut. It finds what changed by accident; it is no seal against somebody who wants to deceive.
///
/// Two chains of multiplications take 16 bytes each; the product of 64 bits by 64 is folded, high word over low.
public struct ByteDigest: Sendable, Hashable {
  private static let block = 32
  private var first: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var second: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  /// What does not fill a block yet.
  private var rest: [UInt8] = []
  /// How many bytes were seen.
  public private(set) var count = 0

  /// Of no bytes.
  public init() {}

  /// Goes on with these bytes.
  public mutating func add(_ bytes: UnsafeRawBufferPointer) {
    count += bytes.count
    var bytes = bytes
    if !rest.isEmpty {
      let missing = min(Self.block - rest.count, bytes.count)
      rest.append(contentsOf: bytes[..<missing])
      bytes = UnsafeRawBufferPointer(rebasing: bytes[missing...])
      guard rest.count == Self.block else { return }
      rest.withUnsafeBytes { mix($0) }
      rest.removeAll(keepingCapacity: true)
    }
    let whole = bytes.count / Self.block * Self.block
    mix(UnsafeRawBufferPointer(rebasing: bytes[..<whole]))
    rest.append(contentsOf: bytes[whole...])
  }

  /// Goes on with a number, as eight bytes.
  mutating func add(_ number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { add($0) }
  }

  /// Takes whole blocks.
  private mutating func mix(_ bytes: UnsafeRawBufferPointer) {
    var (first, second) = (first, second)
    var place = 0
    while place < bytes.count {
      func word(_ offset: Int) -> UInt64 {
        bytes.loadUnaligned(fromByteOffset: place &+ offset, as: UInt64.self).littleEndian
      }
      first = Self.fold(first ^ word(0), word(8) ^ 0x1656_67B1_9E37_79F9)
      second = Self.fold(second ^ word(16), word(24) ^ 0x27D4_EB2F_1656_67C5)
      place &+= Self.block
    }
    (self.first, self.second) = (first, second)
  }

  @inline(__always)
  private static func fold(_ one: UInt64, _ other: UInt64) -> UInt64 {
    let product = one.multipliedFullWidth(by: other)
    // Not the product alone, which would forget everything at a zero.
    return product.high ^ product.low ^ one.byteSwapped ^ other
  }

  /// All of it in 64 bits: the last block filled up with zeros, the count, and the two chains in one.
  var value: UInt64 {
    var ended = self
    let missing = (Self.block - rest.count) % Self.block
    if missing > 0 { [UInt8](repeating: 0, count: missing).withUnsafeBytes { ended.add($0) } }
    return Self.fold(ended.first ^ UInt64(count), ended.second)
  }

  /// All of it, for ``init(text:)``.
  public var text: String {
    var parts = [String(first, radix: 16), String(second, radix: 16), String(count)]
    if !rest.isEmpty { parts.append(rest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()) }
    return parts.joined(separator: "-")
  }

  /// What ``text`` gave; nil: this is none.
  public init?(text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (3...4).contains(parts.count), let first = UInt64(parts[0], radix: 16),
      let second = UInt64(parts[1], radix: 16), let count = Int(parts[2]), count >= 0
    else { return nil }
    (self.first, self.second, self.count) = (first, second, count)
    var digits = parts.count == 4 ? parts[3] : ""
    while !digits.isEmpty {
      guard let byte = UInt8(digits.prefix(2), radix: 16) else { return nil }
      rest.append(byte)
      digits = digits.dropFirst(2)
    }
    guard rest.count == count % Self.block else { return nil }
  }
}

/// Passes a source on, and takes the digest of what comes.
final class DigestedSource: ByteSource {
  private let source: any ByteSource
  private(set) var digest = ByteDigest()

  init(_ source: any ByteSource) { self.source = source }

  func read() throws(StreamFault) -> [UInt8] {
    let bytes = try source.read()
    bytes.withUnsafeBytes { digest.add($0) }
    return bytes
  }

  var canBeReadAgain: Bool { source.canBeReadAgain }
  /// The same bytes, of which the digest is taken already.
  func again() throws(StreamFault) -> (any ByteSource)? { try source.again() }
}
