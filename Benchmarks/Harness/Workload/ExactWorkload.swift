/// What a dossier of workload W comes to, written by hand in whole numbers of 128 bits: the exact reference inside the
/// harness. It uses nothing of the engine.
struct ExactWorkload: Equatable {
  /// In whole rials, by ``columns``; a discount is positive.
  let amounts: [Int]

  /// What ``amounts`` are, as results name them.
  static let columns = [
    "l1", "l2", "l3", "l4", "l5", "fire", "education", "insurance", "discount", "permit.total",
  ]

  /// The amounts of a dossier.
  /// - Parameters:
  ///   - fireShare: what the fire brigade gets of the levies, in thousandths.
  ///   - parkingArea: the area of a parking space in tenths of a square metre.
  init(
    _ dossier: WorkloadDossier, fireShare: Int = WorkloadNumbers.fireShare * 10,
    parkingArea: Int = WorkloadNumbers.parkingArea * 10
  ) {
    typealias W = WorkloadNumbers
    let version = W.versionStarts.count { $0 <= dossier.day } - 1
    let value = Int128(dossier.value)
    let isVeteran = W.owners[dossier.owner] == "veteran" && dossier.built <= W.veteranLargest
    let rest = Int128(isVeteran ? W.veteranShare : 10)

    var (l1, l2) = (0, 0)
    if dossier.use == 0 {
      let average = Self.halfUp(Int128(dossier.built), Int128(dossier.units))
      let factor = Self.marginal(Int(average), W.averageFactor[version])
      l1 = Self.thousands(value * Int128(dossier.units) * factor * rest, 100_000)
    } else {
      let isLong = W.uses[dossier.use] == "commercial" && dossier.frontage >= W.frontageLeast
      let floors = W.floorFactor[version][min(dossier.floors, 8) - 1]
      let factor = Int128(floors * W.useFactor[dossier.use] * (isLong ? W.frontageFactor : 100))
      l2 = Self.thousands(value * Int128(dossier.built) * factor * rest, 1_000_000_000)
    }
    let share = Int(Self.halfUp(Int128(dossier.excess) * 10_000, Int128(dossier.plot)))
    let step = W.excessUpTo.count { $0 < share }
    let excess = Int128(W.excessFactor[version][step] * W.districtFactor[dossier.district - 1])
    let l3 = Self.thousands(Int128(dossier.excess) * value * excess * rest, 10_000_000)

    let limit = W.balconyPerUnit * dossier.units
    let within = min(dossier.balcony, limit) * W.balconyWithin[version]
    let beyond = max(dossier.balcony - limit, 0) * W.balconyBeyond[version]
    let l4 = Self.thousands(Int128(within + beyond) * value * rest, 100_000)
    let parking = Int128(dossier.parking * parkingArea * W.parkingFactor[version][dossier.use])
    let l5 = Self.thousands(parking * value, 1_000)

    let levies = l1 + l2 + l3 + l4 + l5
    let fire = Self.thousands(Int128(levies * fireShare), 1_000)
    let education = Self.evenThousands(Int128(levies * W.educationShare), 100)
    let wage = Int128(W.wage[version] * W.insuranceFactor[min(dossier.floors, 7) - 1])
    let insurance = Self.thousands(Int128(dossier.built) * wage, Int128(W.insuranceMonths) * 10_000)
    let isCash = W.payments[dossier.payment] == "cash"
    let discount = isCash ? Self.thousands(Int128(levies * W.cashShare[version]), 100) : 0
    amounts = [
      l1, l2, l3, l4, l5, fire, education, insurance, discount, levies + fire + education + insurance - discount,
    ]
  }

  /// Σ slice × factor in ten-thousandths.
  private static func marginal(_ average: Int, _ factors: [Int]) -> Int128 {
    var (total, low) = (0, 0)
    for (place, factor) in factors.enumerated() {
      let high = place < WorkloadNumbers.averageUpTo.count ? min(WorkloadNumbers.averageUpTo[place], average) : average
      guard high > low else { break }
      total += (high - low) * factor
      low = high
    }
    return Int128(total)
  }

  /// The nearest whole number, a half upwards; nothing is negative in W.
  private static func halfUp(_ dividend: Int128, _ divisor: Int128) -> Int128 {
    (2 * dividend + divisor) / (2 * divisor)
  }

  /// To the nearest thousand rials, a half upwards.
  private static func thousands(_ dividend: Int128, _ divisor: Int128) -> Int {
    Int(halfUp(dividend, divisor * 1_000)) * 1_000
  }

  /// To the nearest thousand rials, a half to the even thousand.
  private static func evenThousands(_ dividend: Int128, _ divisor: Int128) -> Int {
    let (quotient, rest) = dividend.quotientAndRemainder(dividingBy: divisor * 1_000)
    let twice = 2 * rest - divisor * 1_000
    return Int(quotient + (twice > 0 || twice == 0 && quotient % 2 == 1 ? 1 : 0)) * 1_000
  }
}
