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
