import TariffEngine

/// Faults of dossiers, for people.
enum FaultList {
  /// Each fault with its code, place and remedy; then how many more there are. The engine has made the words of the
  /// data safe to print.
  static func text(_ faults: [DossierFault], limit: Int = .max) -> String {
    var lines = faults.prefix(limit).map(\.description)
    if faults.count > limit { lines.append("… and \(counted(faults.count - limit, "more fault"))") }
    return lines.joined(separator: "\n")
  }
}
