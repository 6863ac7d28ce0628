/// Dividing a sum so that the parts add up to it.
public enum Allocation {
  /// The whole sum in proportion to the weights, by largest remainder (Hare's quota): each part is its exact share cut
  /// to a whole number, and what that leaves over goes, one each, to the parts that lost most; of equal ones the
  /// earlier comes first.
  ///
  /// So each part lies within one unit of its exact share `sum × weight ÷ all weights`, and a weight of 0 gets 0. A part
  /// never exceeds its weight where the sum does not exceed all weights together: only a part that was cut gets a unit.
  /// `sum` and the weights are not negative, and some weight is greater than 0 unless the sum is 0; all weights
  /// together stay below 2^127.
  public static func shares(of sum: Int128, inProportionTo weights: [Int128]) -> [Int128] {
    precondition(sum >= 0 && weights.allSatisfy { $0 >= 0 }, "a sum is divided by weights that are not negative")
    let whole = weights.reduce(0, +)
    guard whole > 0 else {
      precondition(sum == 0, "somebody must bear a sum")
      return weights
    }
    if sum == whole { return weights }
    var shares: [Int128] = []
    shares.reserveCapacity(weights.count)
    var losses: [(place: Int, rest: UInt128)] = []
    var left = sum
    for (place, weight) in weights.enumerated() {
      // weight ≤ whole, so the quotient is at most the sum and the upper half stays below the divisor.
      let (share, rest) = whole.magnitude.dividingFullWidth(sum.magnitude.multipliedFullWidth(by: weight.magnitude))
      shares.append(Int128(truncatingIfNeeded: share))
      left -= Int128(truncatingIfNeeded: share)
      if rest > 0 { losses.append((place, rest)) }
    }
    if left > 0 {
      losses.sort { $0.rest == $1.rest ? $0.place < $1.place : $0.rest > $1.rest }
      for loss in losses.prefix(Int(left)) { shares[loss.place] += 1 }
    }
    return shares
  }
}
