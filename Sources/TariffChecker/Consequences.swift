import Diagnostics

/// After a file could not be read as a whole, much seems to be missing that only stands behind the fault. What may be
/// a consequence of it is not said; the next run, with the fault repaired, will say what is left.
struct Consequences {
  private let hasUnreadParts: Bool
  private let damaged: [SourceRange]

  /// What the parser reported tells which parts of the acts were not read.
  init(_ diagnostics: [Diagnostic], _ corpus: Corpus) {
    let unread = diagnostics.filter { $0.severity == .error && $0.code.code.hasPrefix("T01") }.compactMap(\.range)
    hasUnreadParts = !unread.isEmpty
    damaged = corpus.ranges.filter { item in
      unread.contains { $0.file == item.file && item.start <= $0.start && $0.start < item.end }
    }
  }

  /// The messages without those that may follow from a fault of shape.
  func removed(from diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard hasUnreadParts else { return diagnostics }
    return diagnostics.filter { diagnostic in
      if diagnostic.code.isAboutShape { return true }
      guard diagnostic.code.standsAlone, let place = diagnostic.range else { return false }
      return !damaged.contains { $0.file == place.file && $0.start <= place.start && place.start < $0.end }
    }
  }
}

extension DiagnosticCode {
  /// T01 and T02: found before anything is resolved.
  fileprivate var isAboutShape: Bool { code.hasPrefix("T01") || code.hasPrefix("T02") }

  /// Whether the fault is there whatever else an act declares.
  fileprivate var standsAlone: Bool {
    switch self {
    case .declaredTwice, .cycle, .lookalikeNames, .unitMismatch, .unitMissing, .feeNotInRial, .divisionNotRounded,
      .tooManyPlaces, .lineNotWholeRial, .chainTooLarge, .unknownOption, .badRoundingStep, .divisionByZero, .badRange,
      .bracketGap, .bracketOverlap, .rowTwice, .totalDiffers, .rowWidth, .lineInTwoBills:
      true
    default: false
    }
  }
}
