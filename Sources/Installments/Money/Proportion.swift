/// Dividing a sum so that the parts add up to it.
enum Proportion {
  /// The whole sum in proportion to the weights, by largest remainder (Hare's quota): each part is its exact share cut
  /// to a whole coin, and what is left goes, a coin each, to the parts that lost most, of equal ones to the earlier.
  ///
  /// A part never exceeds its weight where the sum does not exceed all weights together: only a part that was cut can
  /// get a coin, and its exact share lies below its weight. The weights are not negative, and some weight is greater
  /// than 0 unless the sum is 0.
  static func shares(of sum: Coins, over weights: [Coins]) -> [Coins] {
    if weights.count == 1 { return [sum] }
    let whole = weights.reduce(0, +)
    precondition(sum >= 0 && (whole > 0 || sum == 0), "somebody must bear a sum")
    if sum == 0 { return [Coins](repeating: 0, count: weights.count) }
    if sum == whole { return weights }
    var shares: [Coins] = []
    shares.reserveCapacity(weights.count)
    var losses: [(place: Int, rest: UInt128)] = []
    var left = sum
    for (place, weight) in weights.enumerated() {
      let (share, rest) = whole.magnitude.dividingFullWidth(sum.magnitude.multipliedFullWidth(by: weight.magnitude))
      shares.append(Coins(truncatingIfNeeded: share))
      left -= Coins(truncatingIfNeeded: share)
      if rest > 0 { losses.append((place, rest)) }
    }
    if left > 0 {
      losses.sort { $0.rest == $1.rest ? $0.place < $1.place : $0.rest > $1.rest }
      for loss in losses.prefix(Int(left)) { shares[loss.place] += 1 }
    }
    return shares
  }
}
