/// `1250000` → `1_250_000`, `۱۲۵۰۰۰۰` → `۱٬۲۵۰٬۰۰۰`.
enum DigitGroups {
  /// A numeral with its digits in groups of three; one that is grouped, or padded with zeros, stays as it is. A bare
  /// number that may be a Solar Hijri year (1206 to 1501) stays too, unless it is known to measure something.
  static func grouped(_ numeral: String, isMeasured: Bool) -> String {
    let scalars = Array(numeral.unicodeScalars)
    let whole = Array(scalars.prefix { isDigit($0) })
    let rest = scalars.dropFirst(whole.count)
    guard whole.count > 3, digit(whole[0]) != 0, rest.first != "_", rest.first != "٬" else { return numeral }
    if !isMeasured, rest.isEmpty, whole.count == 4, isYear(whole) { return numeral }
    let separator: Unicode.Scalar = whole[0].isASCII ? "_" : "٬"
    var grouped = String.UnicodeScalarView()
    for (place, scalar) in whole.enumerated() {
      if place > 0, (whole.count - place) % 3 == 0 { grouped.append(separator) }
      grouped.append(scalar)
    }
    grouped.append(contentsOf: rest)
    return String(grouped)
  }

  private static func isYear(_ digits: [Unicode.Scalar]) -> Bool {
    (1206...1501).contains(digits.reduce(0) { $0 * 10 + digit($1) })
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value) || NameScalar.isDigit(scalar)
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int { Int(scalar.value & 0x0F) }
}
