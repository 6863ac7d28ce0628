extension Fault {
  /// The stable code, for programs: text may change, a code does not.
  public var code: String {
    switch self {
    case .missingInput: "D0201"
    case .noVersion: "D0202"
    case .noRow: "D0203"
    case .overflow: "D0204"
    case .divisionByZero: "D0205"
    case .emptyGroup: "D0206"
    case .blocked: "D0207"
    case .shareOutOfRange: "D0208"
    case .noCell: "D0209"
    case .suspended: "D0210"
    case .textUnknown: "D0211"
    case .noSuchDay: "D0212"
    }
  }
}
