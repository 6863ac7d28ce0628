/// The direction in which a scalar pulls its neighbours on the screen; as much of the bidirectional algorithm
/// (UAX #9) as it takes to know where a caret would lie.
enum ReadingDirection: Equatable {
  /// Latin letters and the like.
  case leftToRight
  /// Hebrew, Arabic and Persian letters; Arabic-Indic digits too, which join a right-to-left run beside them.
  case rightToLeft
  /// ASCII and Persian digits: they follow the letters before them.
  case digit
  /// Spaces, punctuation, marks.
  case neutral

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x30...0x39, 0x06F0...0x06F9: self = .digit
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      self = DisplayWidth.of(scalar) == 0 ? .neutral : .rightToLeft
    default: self = scalar.properties.isAlphabetic ? .leftToRight : .neutral
    }
  }
}
