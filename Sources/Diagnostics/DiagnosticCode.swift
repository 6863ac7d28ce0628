/// Every message of the checker, one a line. A code is never reused for another meaning.
///
/// T01 bytes, words and shape of a file · T02 files and rulebooks · T03 names · T04 types, units and numbers ·
/// T05 tables · T06 fees, bills and plans · T07 examples · T08 accepted oddities ·
/// T09 acts that act on acts, and the days of the law.
public enum DiagnosticCode: String, Sendable, CaseIterable {
  case notUTF8 = "T0101"
  case controlCharacter = "T0102"
  case invisibleLetter = "T0103"
  case languageVersionMissing = "T0104"
  case languageVersionUnknown = "T0105"
  case malformedNumber = "T0106"
  case unterminatedText = "T0107"
  case unexpectedCharacter = "T0108"
  case unexpectedWord = "T0109"
  case unknownDeclaration = "T0110"
  case unknownClause = "T0111"
  case nestedTooDeeply = "T0112"
  case fileTooLarge = "T0113"
  case lineTooLong = "T0114"
  case formulaTooLarge = "T0115"
  case impossibleDate = "T0116"
  case mixedScriptName = "T0117"
  case misplacedIndent = "T0118"
  case clauseTwice = "T0119"
  case clauseMissing = "T0120"
  case nameTooLong = "T0121"
  case unknownUnit = "T0122"

  case noActs = "T0201"
  case rulebookFileMissing = "T0202"
  case fileUnreadable = "T0203"
  case usedRulebookMissing = "T0204"
  case tableFileMissing = "T0205"
  case tableFileMalformed = "T0206"
  case rulebookUsesItself = "T0207"
  case spanBackwards = "T0208"

  case unknownName = "T0301"
  case declaredTwice = "T0302"
  case cycle = "T0303"
  case unusedInput = "T0304"
  case unusedProvision = "T0305"
  case wrongKindOfName = "T0306"
  case lookalikeNames = "T0307"
  case reservedName = "T0308"

  case typeMismatch = "T0401"
  case unitMismatch = "T0402"
  case unitMissing = "T0403"
  case feeNotInRial = "T0404"
  case divisionNotRounded = "T0405"
  case tooManyPlaces = "T0406"
  case lineNotWholeRial = "T0407"
  case chainTooLarge = "T0408"
  case wrongArguments = "T0409"
  case unknownOption = "T0410"
  case badRoundingStep = "T0411"
  case unknownColumn = "T0412"
  case divisionByZero = "T0413"
  case badRange = "T0414"

  case bracketGap = "T0501"
  case bracketOverlap = "T0502"
  case unreachableRow = "T0503"
  case choiceNotCovered = "T0504"
  case rowTwice = "T0505"
  case fallingRate = "T0506"
  case totalDiffers = "T0507"
  case rowWidth = "T0508"

  case lineInTwoBills = "T0601"
  case lineInNoBill = "T0602"
  case remainderLineUnknown = "T0603"
  case pricedOnMissing = "T0604"
  case termTooLong = "T0605"
  case planUnsound = "T0606"
  case discountOutsidePlan = "T0607"

  case exampleFails = "T0701"
  case exampleMalformed = "T0702"

  case acceptedNothing = "T0801"

  case actUnknown = "T0901"
  case amendsLaterAct = "T0902"
  case amendmentCycle = "T0903"
  case actSaysNothing = "T0904"
  case notAmended = "T0905"
  case expectationFails = "T0906"
  case expectationVaries = "T0907"
  case nothingStands = "T0908"
  case rowDoesNotFit = "T0909"
  case conflictingActs = "T0910"
  case outsideItsAct = "T0911"
  case nothingToUndo = "T0912"
  case unknownTextUnexplained = "T0913"
  case settlesNothing = "T0914"
  case draftUnknown = "T0915"
  case daysNotCovered = "T0916"
  case otherDaysNotCovered = "T0917"
  case horizonEndsSoon = "T0918"
  case boundaryNotShown = "T0919"
  case retroactive = "T0920"
  case idleDays = "T0921"

  /// The code as printed.
  public var code: String { rawValue }

  /// Warnings are oddities that a faithful act may have, notes are nothing wrong at all; everything else stops the
  /// tariff.
  public var severity: Severity {
    switch self {
    case .unusedInput, .unusedProvision, .lookalikeNames, .fallingRate, .unreachableRow, .acceptedNothing,
      .horizonEndsSoon, .boundaryNotShown, .idleDays:
      .warning
    case .retroactive: .note
    default: .error
    }
  }

  /// Whether `accepted CODE "as printed"` may silence it: oddities of the printed booklet, never faults of meaning.
  public var canBeAccepted: Bool {
    switch self {
    case .fallingRate, .totalDiffers, .unreachableRow, .unusedInput, .unusedProvision, .otherDaysNotCovered: true
    default: false
    }
  }
}
