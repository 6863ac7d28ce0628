/// Something that keeps a dossier, or a whole file of them, from being read: data, with words put to it in
/// ``message``.
public struct DossierFault: Error, Sendable, Hashable {
  /// The stable codes; one is never reused for another meaning.
  public enum Code: String, Sendable, CaseIterable {
    case notANumber = "D0101"
    case outOfRange = "D0102"
    case finerThanItsStep = "D0103"
    case unknownOption = "D0104"
    case notYesOrNo = "D0105"
    case notADate = "D0106"
    case notText = "D0107"
    case unknownFact = "D0108"
    case givenTwice = "D0109"
    case malformedJSON = "D0110"
    case wrongShape = "D0111"
    case shortRow = "D0112"
    case longRow = "D0113"
    case identifierMissing = "D0114"
    case dossierTwice = "D0115"
    case dossierUnknown = "D0116"
    case groupRowRejected = "D0117"
    case malformedCSV = "D0118"
    case tooLarge = "D0119"
    case identifierColumnMissing = "D0120"
    case columnTwice = "D0121"
    case emptyFile = "D0122"
    /// Something that a run to be resumed finds otherwise than it was.
    case notAsBefore = "D0123"
    // Of agreements to pay in installments.
    case planUnknown = "D0301"
    case planNotOffered = "D0302"
    case planConditionNotMet = "D0303"
    /// The condition or the rates of the plan cannot be worked out.
    case planUndecided = "D0304"
    case billUnknown = "D0305"
    /// Blocked, a refund, or nothing.
    case billNotPayable = "D0306"
    case debtOutOfBounds = "D0307"
    case termNotOffered = "D0308"
    case cashOutOfBounds = "D0309"
    case startBeforeBill = "D0310"
    case firstDueRefused = "D0311"
    /// A due date falls where none may.
    case dueDateRefused = "D0312"
    case calendarMissing = "D0313"
    case calendarEnds = "D0314"
    case debtTooSmallForTerm = "D0315"
    /// A part of the request is not given.
    case agreementIncomplete = "D0316"
    // Of the events of a ledger.
    case agreementMissing = "D0401"
    case secondAgreement = "D0402"
    case eventOutOfOrder = "D0403"
    case beforeAgreement = "D0404"
    case afterClearance = "D0405"
    case paymentNumberTwice = "D0406"
    case paymentUnknown = "D0407"
    case reversedTwice = "D0408"
    case settlementTooSmall = "D0409"
    case prolongationRefused = "D0410"
    /// A recalculation that names what is no line of the bill.
    case lineUnknown = "D0411"
    case refundTooLarge = "D0412"

    /// The code as printed.
    public var code: String { rawValue }
  }
  /// What is wrong.
  public var code: Code
  /// The group, when the fault lies in one of its rows; nil: the dossier itself.
  public var group: String?
  /// The row within its group, from 1.
  public var row: Int?
  /// Where in the file, if there is one.
  public var place: DossierPlace?
  /// The input or column, as the header or key writes it.
  public var column: String?
  /// The words as written.
  public var words: String
  /// Why they cannot be taken, in the terms of the input.
  public var reason: String
  /// One thing to do about it.
  public var remedy: String?

  init(
    _ code: Code, column: String? = nil, words: String = "", reason: String, remedy: String? = nil,
    group: String? = nil, row: Int? = nil, place: DossierPlace? = nil
  ) {
    (self.code, self.column, self.words, self.reason, self.remedy) = (code, column, words, reason, remedy)
    (self.group, self.row, self.place) = (group, row, place)
  }
}

/// A dossier that was refused, with all its faults in the order of its facts.
public struct DossierRejection: Error, Sendable, Hashable {
  /// At least one.
  public var faults: [DossierFault]
}
