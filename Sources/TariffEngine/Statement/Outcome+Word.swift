import TariffKernel

extension Outcome {
  /// The stable word for results and JSON: `charged`, `exempt`, `not_applicable`, `suspended`, `error`.
  public var word: String {
    switch self {
    case .charged: "charged"
    case .exempt: "exempt"
    case .notApplicable: "not_applicable"
    case .suspended: "suspended"
    case .error: "error"
    }
  }
}
