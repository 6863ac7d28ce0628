import Exact

/// The installments as the method gives them, before they are rounded to the step: exact parts of coins over one
/// denominator, whose sums are whole coins.
struct Nominal {
  /// Numerators of the principals.
  var principal: [Coins]
  /// Numerators of the mark-ups.
  var markUp: [Coins]
  /// Greater than zero.
  var denominator: Coins
  /// Whether the amounts stand at the step already.
  var isRounded = false
  /// See ``Schedule/totalBeforeRounding``.
  var totalBeforeRounding: ExactDecimal?

  /// The whole mark-up, in coins.
  var markUpTotal: Coins { markUp.reduce(0, +) / denominator }

  /// The mark-ups of the first installments go to the first one after them, or nowhere.
  mutating func apply(_ grace: Grace) {
    if grace.markUp == 0 || markUp.count <= grace.markUp { return }
    let deferred = markUp[..<grace.markUp].reduce(0, +)
    for place in 0..<grace.markUp { markUp[place] = 0 }
    if !grace.forgivesMarkUp { markUp[grace.markUp] += deferred }
  }
}
