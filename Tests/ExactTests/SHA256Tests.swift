import Exact
import TestSupport
import Testing

/// The digests of FIPS 180-4's own examples, and of messages around the ends of blocks as `sha256sum` of GNU coreutils
/// gives them.
@Suite struct SHA256Tests {
  static let published: [(message: String, digest: String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
        + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ]

  @Test(arguments: published)
  func agreesWithTheStandard(_ message: String, _ digest: String) {
    #expect(SHA256.hexadecimal(SHA256.digest(of: message.utf8)) == digest)
  }

  /// Byte i of a message is (7 i + 3) mod 256. Padding fits up to 55 bytes of a block; from 56 on it takes another.
  static let lengths: [(count: Int, digest: String)] = [
    (1, "084fed08b978af4d7d196a7446a86b58009e636b611db16211b65a9aadff29c5"),
    (55, "e7313d333c272e639f790978283f9eb392e843d0f29b7016828bb1daa4aac70b"),
    (56, "4324d65f3c103567f5589c710bc08f8523f929a9272e3af36fc968e52abc6c27"),
    (57, "35df609437dcfea3279283ab79fd554e2bf78f8f7ae2de532d8ee300b09e8f73"),
    (63, "81c80242132f230c3bd41b3e63bbcff16107339549214a99614ff26664625055"),
    (64, "39e3d7b6b5d075d37d053ad89b24b41bef4f3c29760c84447cab3f3be1882241"),
    (65, "aacca6ff74fdbb296d165a45cecfa04e5127bc008770fbbdd48006f2d2fae95e"),
    (119, "9ce7368e4daf32341631b492e80359dc9f594b48453cd0dd5bf0b19279cc177e"),
    (120, "7836b787757e95e58b3ca5aec90b1b004e8deba1e50e9675af9cabf1a13a04b5"),
    (127, "a8d23e75d936f303d248888d9b165ee543f4cbafcad3c9dd2a79bd84faa11d07"),
    (128, "d2742f1f4ac6bb7ca2b239ee18402ba8b3f9f8e652d2a72973c2b9ba11c08cf6"),
    (129, "307f8fc2c1622b92762e818d39a185d4d667ad49a4b07ceae1f4afa008a93ec4"),
    (1000, "1e9bc38cbf860b9ec31918b065f9b52476c549a782e0e7990bed8ce3868d2371"),
  ]

  static func message(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: 7 * $0 + 3) } }

  @Test(arguments: lengths)
  func padsAtEveryEndOfABlock(_ count: Int, _ digest: String) {
    #expect(SHA256.hexadecimal(SHA256.digest(of: Self.message(count))) == digest)
    #expect(
      SHA256.hexadecimal(SHA256.digest(of: AnySequence(Self.message(count)))) == digest, "bytes one by one as well")
  }

  /// FIPS 180-4's long example.
  @Test func hashesAMillionLetters() {
    let digest = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    #expect(SHA256.hexadecimal(SHA256.digest(of: repeatElement(UInt8(ascii: "a"), count: 1_000_000))) == digest)
  }

  /// Every cut of a message of two blocks and a half in two, and random cuts in many.
  @Test func piecesMakeNoDifference() {
    let message = Self.message(160)
    let whole = SHA256.digest(of: message)
    for cut in 0...message.count {
      var hash = SHA256()
      hash.update(message[..<cut])
      hash.update(message[cut...])
      #expect(hash.digest() == whole, "cut at \(cut)")
    }
    var generator = SeededGenerator(seed: RandomCases.seed)
    for _ in 0..<200 {
      var (hash, start, cuts) = (SHA256(), 0, [Int]())
      while start < message.count {
        let end = Int.random(in: start...message.count, using: &generator)
        hash.update(message[start..<end])
        (start, cuts) = (end, cuts + [end])
      }
      #expect(hash.digest() == whole, "seed \(RandomCases.seed), cuts \(cuts)")
    }
  }

  /// A digest ends nothing: what is hashed later goes on from there.
  @Test func aDigestMayBeAskedOnTheWay() {
    var hash = SHA256()
    hash.update("a".utf8)
    let first = hash.digest()
    #expect(first == hash.digest())
    #expect(first == SHA256.digest(of: "a".utf8))
    hash.update("bc".utf8)
    #expect(SHA256.hexadecimal(hash.digest()) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func hexadecimalKeepsZeros() {
    #expect(SHA256.hexadecimal([0x00, 0x0A, 0xF0, 0xFF]) == "000af0ff")
    #expect(SHA256.hexadecimal([] as [UInt8]) == "")
  }
}
