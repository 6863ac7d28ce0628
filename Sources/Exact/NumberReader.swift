extension ExactDecimal {
  /// Reads a number strictly: all of the text, or a fault that says where it stops being one.
  ///
  ///     number   = [ "-" | "−" ] whole [ ( "." | "٫" ) digit+ ]
  ///     whole    = digit+  |  1–3 digits, then groups of a separator and three digits
  ///
  /// Digits are ASCII, Persian or Arabic-Indic, of one family in a number; one kind of separator, and none behind the
  /// decimal mark. Leading zeros are read (`007` is 7: exports pad with them). There is no exponent, no leading plus,
  /// no `/` as a decimal mark and no white space.
  ///
  /// - Parameters:
  ///   - bytes: The text in UTF-8.
  ///   - separators: The marks that may group digits; any other is left over.
  /// - Returns: The value, with the scale as written: `1.50` has 2 places.
  @inlinable
  public static func parse(
    _ bytes: some Collection<UInt8>, separators: GroupSeparators = .inData
  ) throws(NumberFault) -> ExactDecimal {
    let result =
      bytes.withContiguousStorageIfAvailable { NumberReader.read($0, separators) }
      ?? Array(bytes).withUnsafeBufferPointer { NumberReader.read($0, separators) }
    return try result.get()
  }
}

/// The reader behind ``ExactDecimal/parse(_:separators:)``.
@usableFromInline
struct NumberReader {
  private var scanner: NumeralScanner
  private let allowed: GroupSeparators
  private var family: DigitFamily?
  private var digits = DigitAccumulator()

  @usableFromInline
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ separators: GroupSeparators
  ) -> Result<ExactDecimal, NumberFault> {
    var reader = NumberReader(scanner: NumeralScanner(bytes), allowed: separators)
    return Result { () throws(NumberFault) in try reader.number() }
  }

  private init(scanner: NumeralScanner, allowed: GroupSeparators) {
    self.scanner = scanner
    self.allowed = allowed
  }

  /// number → sign? whole (mark digit+)? end
  private mutating func number() throws(NumberFault) -> ExactDecimal {
    if scanner.next == .end { throw fault(.empty) }
    let isNegative = scanner.next == .hyphen || scanner.next == .minus
    if isNegative { scanner.advance() }
    try whole()
    var places = 0
    if scanner.next == .decimalMark {
      let mark = scanner.offset
      scanner.advance()
      places = try run(limit: ExactDecimal.maximumScale)
      if places == 0 { throw scanner.next == .end ? fault(.noFraction) : fault(.leftOver, at: mark) }
    }
    if scanner.next != .end { throw fault(.leftOver) }
    let significand = digits.value
    return ExactDecimal(significand: isNegative ? -significand : significand, scale: places)
  }

  /// whole → digit+ | digit{1,3} (separator digit{3})+
  private mutating func whole() throws(NumberFault) {
    var length = try run()
    if length == 0 { throw fault(.noDigits) }
    var used: GroupSeparators?
    var start = scanner.offset
    while case .separator(let separator) = scanner.next, allowed.contains(separator) {
      if used == nil ? length > 3 : length != 3 { throw fault(.badGrouping, at: start) }
      if used != nil, used != separator { throw fault(.mixedSeparators) }
      used = separator
      start = scanner.offset
      scanner.advance()
      length = try run()
    }
    if used != nil, length != 3 { throw fault(.badGrouping, at: start) }
  }

  /// Takes digits, and says how many.
  private mutating func run(limit: Int = .max) throws(NumberFault) -> Int {
    var length = 0
    while case .digit(let digit, let family) = scanner.next {
      if self.family != nil, self.family != family { throw fault(.mixedDigits) }
      self.family = family
      if length == limit || !digits.append(digit) { throw fault(.tooManyDigits) }
      scanner.advance()
      length += 1
    }
    return length
  }

  private func fault(_ kind: NumberFault.Kind, at offset: Int? = nil) -> NumberFault {
    let offset = offset ?? scanner.offset
    return NumberFault(
      kind: kind, offset: offset, read: scanner.text(before: offset), leftOver: scanner.text(from: offset))
  }
}

/// Digits that become a number: in one word as long as they fit it, which most do, then in 128 bits.
private struct DigitAccumulator {
  private var count = 0
  private var word: UInt64 = 0
  private var wide: Int128 = 0

  var value: Int128 { count <= 18 ? Int128(word) : wide }

  /// False: there is no room for the digit.
  mutating func append(_ digit: UInt8) -> Bool {
    if count < 18 {
      word = word &* 10 &+ UInt64(digit)
      count += 1
      return true
    }
    if count == 18 { wide = Int128(word) }
    let shifted = wide.multipliedReportingOverflow(by: 10)
    let sum = shifted.partialValue.addingReportingOverflow(Int128(digit))
    if shifted.overflow || sum.overflow { return false }
    wide = sum.partialValue
    count += 1
    return true
  }
}
