/// What values and locals came to on days that no pricing date of the dossier gave, as in years of arrears that are each
/// read on their own first day.
///
/// A hash table with linear probing whose entries are only added. What a dossier keeps is forgotten by going over to the
/// next stamp, so that dossiers which ask for no such day pay nothing. It grows with what is read, and lets go of what a
/// single large dossier made it take.
struct DatedMemo {
  private struct Entry {
    var key: UInt64 = 0
    /// Its stamp says whether the entry is of the dossier at hand; otherwise the place is free.
    var memo = Workspace.Memo()
  }

  private var entries: [Entry] = []
  private var count = 0
  private var stamp: UInt64 = 1

  /// How many places stay from dossier to dossier: 3 MB.
  static let mostKept = 1 << 16

  /// Forgets the last dossier.
  mutating func begin() {
    if count == 0 { return }
    (stamp, count) = (stamp + 1, 0)
    if entries.count > Self.mostKept { entries = [] }
  }

  /// What the subject came to on the day; nil: it is not known yet.
  func memo(of subject: Int, on day: Int32) -> Workspace.Memo? {
    if count == 0 { return nil }
    let entry = entries[place(of: Self.key(subject, day))]
    return entry.memo.stamp == stamp ? entry.memo : nil
  }

  /// Keeps what was not known yet.
  mutating func keep(_ memo: Workspace.Memo, of subject: Int, on day: Int32) {
    if 2 * (count + 1) > entries.count { grow() }
    let key = Self.key(subject, day)
    let place = place(of: key)
    if entries[place].memo.stamp != stamp { count += 1 }
    entries[place] = Entry(key: key, memo: memo)
    entries[place].memo.stamp = stamp
  }

  private static func key(_ subject: Int, _ day: Int32) -> UInt64 {
    UInt64(subject) << 32 | UInt64(UInt32(bitPattern: day))
  }

  /// The key's entry, or the free place where it belongs. At most half of the places are taken, so there is one.
  private func place(of key: UInt64) -> Int {
    // Fibonacci hashing (Knuth, volume 3, 6.4): the upper bits of the key times 2^64 ÷ φ.
    let mixed = (key &* 0x9E37_79B9_7F4A_7C15) >> 32
    var place = Int(truncatingIfNeeded: mixed) & (entries.count - 1)
    while entries[place].memo.stamp == stamp, entries[place].key != key { place = (place + 1) & (entries.count - 1) }
    return place
  }

  /// Twice as many places; always a power of two.
  private mutating func grow() {
    let old = entries
    entries = [Entry](repeating: Entry(), count: max(64, 2 * old.count))
    for entry in old where entry.memo.stamp == stamp { entries[place(of: entry.key)] = entry }
  }
}
