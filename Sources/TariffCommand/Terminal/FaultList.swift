import TariffEngine

/// Faults of dossiers, for people.
enum FaultList {
  /// One fault a line with its code and place, its remedy beneath; then how many more there are.
  static func text(_ faults: [DossierFault], limit: Int = .max) -> String {
    var lines: [String] = []
    for fault in faults.prefix(limit) {
      lines.append(VisibleText.escaped(fault.description))
    }
    if faults.count > limit { lines.append("… and \(counted(faults.count - limit, "more fault"))") }
    return lines.joined(separator: "\n")
  }
}
