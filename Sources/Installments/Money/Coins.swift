import Exact

/// A sum of money counted in the smallest coin of its plan: rial where the plan has no places behind the decimal mark,
/// hundredths where it has two. Whole numbers, so that no sum of installments can lose a part.
public typealias Coins = Int128

/// The bounds inside which no sum of a schedule or a ledger can exceed 128 bits.
public enum CoinLimit {
  /// The largest debt, 10^19 coins: ten thousand times the largest bill that a city has written, with two places.
  public static let largest: Coins = 10_000_000_000_000_000_000
  /// The most digits behind the decimal mark that a plan may count in.
  public static let places = 0...4
  /// The most digits behind the decimal mark of a yearly rate or a share.
  public static let ratePlaces = 10
  /// The largest rate or share, 10 (1,000 %).
  public static let largestRate = ExactDecimal(10)
  /// The most installments of a plan, whatever their frequency.
  public static let installments = 600
}

extension ExactDecimal {
  /// A sum of coins as a decimal number.
  public init(coins: Coins, places: Int) { self.init(significand: coins, scale: places) }

  /// Whether the number can stand as a rate or a share in a plan: not negative, at most 10, at most ten places.
  var isPlainRate: Bool { !isNegative && self <= CoinLimit.largestRate && reduced.scale <= CoinLimit.ratePlaces }

  /// Whether the number is a share of a whole, 0 to 1.
  var isShare: Bool { isPlainRate && self <= ExactDecimal(1) }
}
