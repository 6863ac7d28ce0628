import Exact

/// Which lines of a bill an installment pays, so that the parts add up along both sides of the table.
enum LineParts {
  /// The parts of each row: of what the lines still ask, in proportion, by largest remainder.
  ///
  /// No part exceeds what its line still asks, and the last row pays all that is left; so each row adds up to its
  /// principal and each line to what it asked.
  ///
  /// - Parameters:
  ///   - principals: Of the rows; they add up to the lines.
  ///   - lines: What each line asks; taken down to 0.
  static func fill(_ principals: [Coins], from lines: inout [Coins]) -> [[Coins]] {
    principals.map { principal in
      let parts = Allocation.shares(of: principal, inProportionTo: lines)
      for (place, part) in parts.enumerated() { lines[place] -= part }
      return parts
    }
  }
}
