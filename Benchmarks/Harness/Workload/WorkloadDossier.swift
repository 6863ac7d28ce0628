/// A dossier of workload W, in whole numbers: areas and lengths in hundredths.
struct WorkloadDossier {
  /// Its place among the dossiers, from 1.
  let row: Int
  /// From the first day of the workload.
  let day: Int
  let use: Int
  let plot: Int
  let floors: Int
  let built: Int
  let units: Int
  let value: Int
  let excess: Int
  let balcony: Int
  let parking: Int
  let frontage: Int
  let district: Int
  let owner: Int
  let payment: Int

  /// The dossier of that row; the same on every machine.
  init(row: Int) {
    func draw(_ number: UInt64, _ count: Int) -> Int { Self.draw(UInt64(row), number, count) }
    func pick(_ number: UInt64, _ shares: [Int]) -> Int {
      let percent = draw(number, 100)
      return shares.count { $0 <= percent }
    }
    self.row = row
    day = draw(0, WorkloadNumbers.days)
    use = pick(1, [70, 85, 94])
    plot = 8_000 + draw(2, 42_000) + (draw(3, 50) == 0 ? draw(4, 2_000_000) : 0)
    floors = 1 + min(draw(5, 8), draw(6, 14)) + (draw(7, 40) == 0 ? draw(8, 12) : 0)
    built = plot * floors * (40 + draw(9, 30)) / 100 + draw(10, 100)
    units = max(1, built / (use == 0 ? 6_000 + draw(11, 16_000) : 20_000 + draw(12, 60_000)))
    value = 1_000 * (150 + draw(13, 4_000)) + (draw(14, 20) == 0 ? draw(15, 25_850_000) : 0)
    excess = draw(16, 100) < 40 ? plot * draw(17, 60) / 100 + draw(18, 100) : 0
    balcony = draw(19, 100) < 55 ? units * (200 + draw(20, 1_600)) : 0
    parking = draw(21, 100) < 25 ? 1 + draw(22, 6) : 0
    frontage = 400 + draw(23, 2_600)
    district = 1 + draw(24, 15)
    owner = pick(25, [75, 85, 95])
    payment = pick(26, [45])
  }

  /// SplitMix64's mixing of row and number (Steele, Lea and Flood, 2014), in 0..<count.
  private static func draw(_ row: UInt64, _ number: UInt64, _ count: Int) -> Int {
    var bits = row &* 0x9E37_79B9_7F4A_7C15 &+ number &* 0xD134_2543_DE82_EF95
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((bits ^ (bits >> 31)) % UInt64(count))
  }
}
