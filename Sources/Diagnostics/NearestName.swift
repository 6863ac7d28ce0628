/// The known name that a misspelt one most likely means: `flor_area` → `floor_area`, `كاربري` → `کاربری`.
///
/// The distance counts inserted, deleted and replaced letters and swapped neighbours, each as one (optimal string
/// alignment, the restricted Damerau–Levenshtein distance). A suggestion that misleads is worse than none, so at most
/// every third letter may differ, and never more than three.
public enum NearestName {
  /// The longest name that is compared, in scalars; twice what a tariff allows.
  private static let longest = 128

  /// The nearest of the names, or nil when none is near. The answer does not depend on the order of the names: of two
  /// equally near ones it is that with the longer common beginning, then the first by code points.
  public static func find(_ word: String, among names: [String]) -> String? {
    let wanted = folded(word)
    guard !wanted.isEmpty, wanted.count <= longest else { return nil }
    var best: (name: String, distance: Int, common: Int)?
    for name in names where name != word {
      let letters = folded(name)
      guard letters.count <= longest else { continue }
      let allowed = min(max(wanted.count, letters.count) / 3, 3)
      let bound = min(allowed, best?.distance ?? allowed)
      guard let distance = distance(wanted, letters, atMost: bound) else { continue }
      let common = zip(wanted, letters).prefix { $0 == $1 }.count
      if let found = best {
        let isBetter = (distance, -common) < (found.distance, -found.common)
        let isTied = distance == found.distance && common == found.common
        guard isBetter || isTied && precedes(name, found.name) else { continue }
      }
      best = (name, distance, common)
    }
    return best?.name ?? sameParts(word, among: names)
  }

  /// `area_floor` for `floor_area`: the same words in another order, which no count of letters finds.
  private static func sameParts(_ word: String, among names: [String]) -> String? {
    let wanted = parts(word)
    guard wanted.count > 1 else { return nil }
    return names.filter { $0 != word && parts($0) == wanted }.min(by: precedes)
  }

  private static func parts(_ name: String) -> [[UInt32]] {
    folded(name).split(separator: 0x5F).map(Array.init).sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
  }

  /// Distance of two words, or nil beyond the bound.
  static func distance(_ left: [UInt32], _ right: [UInt32], atMost bound: Int) -> Int? {
    guard abs(left.count - right.count) <= bound else { return nil }
    var before: [Int] = []
    var above = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in 0..<right.count {
        let replaced = above[column] + (left[row] == right[column] ? 0 : 1)
        var least = min(replaced, above[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          least = min(least, before[column - 1] + 1)
        }
        current.append(least)
      }
      if (current.min() ?? 0) > bound { return nil }
      before = above
      above = current
    }
    return above[right.count] <= bound ? above[right.count] : nil
  }

  /// Letters that are mistaken for one another become one: capitals, the Arabic yeh and kaf, hamza carriers, digits of
  /// three scripts; signs that cannot be seen are dropped.
  private static func folded(_ word: String) -> [UInt32] {
    var result: [UInt32] = []
    for scalar in word.lowercased().unicodeScalars {
      switch scalar.value {
      case 0x0640, 0x200C, 0x200D, 0x200E, 0x200F, 0x061C: break
      case 0x064B...0x0652, 0x0654, 0x0655: break
      case 0x064A, 0x0649, 0x0626: result.append(0x06CC)
      case 0x0643: result.append(0x06A9)
      case 0x0629, 0x06C0, 0x06D5: result.append(0x0647)
      case 0x0622, 0x0623, 0x0625: result.append(0x0627)
      case 0x0624: result.append(0x0648)
      case 0x0660...0x0669: result.append(scalar.value - 0x0660 + 0x30)
      case 0x06F0...0x06F9: result.append(scalar.value - 0x06F0 + 0x30)
      default: result.append(scalar.value)
      }
    }
    return result
  }
}
