/// SHA-256 of FIPS 180-4: the digest by which an edition or a statement is known again.
///
///     SHA256.hexadecimal(SHA256.digest(of: "abc".utf8))   // ba7816bf…f20015ad
///
/// Written here because a digest must be the same everywhere and the package depends on nothing that has one. It guards
/// nothing secret: no care is taken that its time tells nothing of its input.
public struct SHA256: Sendable {
  private static let blockSize = 64

  /// The eight words of the digest so far, H0 to H7.
  private var state: SIMD8<UInt32>
  /// What does not fill a block yet: always less than one.
  private var rest: [UInt8] = []
  /// How many bytes were hashed, those of `rest` among them. FIPS allows 2^61 of them.
  private var count: UInt64 = 0

  /// The state before any byte: § 5.3.3.
  public init() {
    state = [
      0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
    ]
    rest.reserveCapacity(Self.blockSize)
  }

  /// Hashes further bytes; how they are cut into pieces makes no difference.
  public mutating func update(_ bytes: some Sequence<UInt8>) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { update($0) }
    if isDone == nil { ContiguousArray(bytes).withUnsafeBufferPointer { update($0) } }
  }

  /// The 32 bytes of the digest of all bytes so far; more may follow.
  public func digest() -> [UInt8] {
    var last = self
    last.pad()
    var digest: [UInt8] = []
    digest.reserveCapacity(32)
    for index in 0..<8 {
      let word = last.state[index]
      for shift in [24, 16, 8, 0] as [UInt32] { digest.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }
    return digest
  }

  /// The 32 bytes of the digest of a whole message.
  public static func digest(of bytes: some Sequence<UInt8>) -> [UInt8] {
    var hash = SHA256()
    hash.update(bytes)
    return hash.digest()
  }

  /// Two small digits of base sixteen a byte.
  public static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}

extension SHA256 {
  private mutating func update(_ bytes: UnsafeBufferPointer<UInt8>) {
    count += UInt64(bytes.count)
    var start = 0
    if !rest.isEmpty {
      start = min(Self.blockSize - rest.count, bytes.count)
      rest.append(contentsOf: bytes[..<start])
      if rest.count < Self.blockSize { return }
      let block = rest
      block.withUnsafeBufferPointer { compress($0, from: 0) }
      rest.removeAll(keepingCapacity: true)
    }
    while bytes.count - start >= Self.blockSize {
      compress(bytes, from: start)
      start += Self.blockSize
    }
    rest.append(contentsOf: bytes[start...])
  }

  /// § 5.1.1: a bit, zeros up to eight bytes before the end of a block, and the length in bits.
  private mutating func pad() {
    let bits = count << 3
    let zeros = (119 - rest.count) % Self.blockSize
    var padding: [UInt8] = [0x80] + [UInt8](repeating: 0, count: zeros)
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      padding.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    update(padding)
  }

  /// § 6.2.2 for the block that begins at `start`. The schedule is kept as its last sixteen words, and the working
  /// variables change their roles instead of moving: after eight rounds each is where it was.
  private mutating func compress(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 16) { words in
      for index in 0..<16 {
        let place = start + 4 * index
        let upper = UInt32(bytes[place]) << 24 | UInt32(bytes[place + 1]) << 16
        words[index] = upper | UInt32(bytes[place + 2]) << 8 | UInt32(bytes[place + 3])
      }
      Self.constants.withUnsafeBufferPointer { constants in
        var first = 0
        while true {
          for half in [0, 8] {
            let (word, constant) = (half, first + half)
            Self.round(a, b, c, &d, e, f, g, &h, constants[constant] &+ words[word])
            Self.round(h, a, b, &c, d, e, f, &g, constants[constant + 1] &+ words[word + 1])
            Self.round(g, h, a, &b, c, d, e, &f, constants[constant + 2] &+ words[word + 2])
            Self.round(f, g, h, &a, b, c, d, &e, constants[constant + 3] &+ words[word + 3])
            Self.round(e, f, g, &h, a, b, c, &d, constants[constant + 4] &+ words[word + 4])
            Self.round(d, e, f, &g, h, a, b, &c, constants[constant + 5] &+ words[word + 5])
            Self.round(c, d, e, &f, g, h, a, &b, constants[constant + 6] &+ words[word + 6])
            Self.round(b, c, d, &e, f, g, h, &a, constants[constant + 7] &+ words[word + 7])
          }
          first += 16
          if first == 64 { break }
          // W(t) stands where W(t − 16) stood.
          for index in 0..<16 {
            let (near, far) = (words[(index + 14) & 15], words[(index + 1) & 15])
            let small1 = near.rotated(17) ^ near.rotated(19) ^ (near >> 10)
            let small0 = far.rotated(7) ^ far.rotated(18) ^ (far >> 3)
            words[index] = words[index] &+ small0 &+ words[(index + 9) & 15] &+ small1
          }
        }
      }
    }
    state = state &+ SIMD8(a, b, c, d, e, f, g, h)
  }

  /// One round, with what it would move left in place: d becomes e, h becomes a.
  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
    _ h: inout UInt32, _ input: UInt32
  ) {
    let choice = g ^ (e & (f ^ g))
    let majority = (a & b) | (c & (a | b))
    let first = h &+ (e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)) &+ choice &+ input
    d = d &+ first
    h = first &+ (a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)) &+ majority
  }

  /// The first 32 bits behind the mark of the cube roots of the first 64 primes: § 4.2.2.
  private static let constants: [UInt32] = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4, 0xAB1C_5ED5,
    0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7, 0xC19B_F174,
    0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA,
    0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7, 0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967,
    0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85,
    0xA2BF_E8A1, 0xA81A_664B, 0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070,
    0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
    0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7, 0xC671_78F2,
  ]
}

extension UInt32 {
  /// The bits moved right, those that fall off coming in at the left: § 3.2.
  @inline(__always)
  fileprivate func rotated(_ bits: UInt32) -> UInt32 { self &>> bits | self &<< (32 - bits) }
}
