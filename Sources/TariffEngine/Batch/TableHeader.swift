import TariffKernel

/// What the columns of a CSV of dossiers or of group rows stand for.
struct TableHeader {
  enum Target: Equatable {
    case identifier
    case input(ID<Input>)
    /// No input is named so; its cells are not read.
    case unknown
  }
  /// As written.
  let names: [String]
  let targets: [Target]
  /// The column of the dossier's number.
  let identifier: Int
  let notices: [BatchNotice]

  /// Reads a header; `group` nil: of the dossiers.
  ///
  /// - Throws: a column twice (D0121), no column for the dossier's number (D0120).
  init(_ names: [String], of group: ID<Group>?, door: Door) throws(DossierRejection) {
    let index = group.map { door.groupNames[$0.index] } ?? door.names
    let groupName = group.map { door.model.groups[$0.index].symbol.name }
    var (targets, notices, faults): ([Target], [BatchNotice], [DossierFault]) = ([], [], [])
    for name in names {
      let target: Target =
        switch index.find(name) {
        case .identifier: .identifier
        case .input(let input): .input(input)
        case .group, nil: .unknown
        }
      if target == .unknown {
        notices.append(
          BatchNotice(kind: .unknownColumn, group: groupName, column: name, nearest: index.nearest(to: name)))
      } else if targets.contains(target) {
        faults.append(
          DossierFault(
            .columnTwice, column: name, reason: "another column of the header stands for the same",
            remedy: "take one of them out", group: groupName, place: DossierPlace(line: 1)))
      }
      targets.append(target)
    }
    for (number, input) in door.model.inputs.enumerated() where input.group == group {
      if targets.contains(.input(ID(number))) { continue }
      notices.append(BatchNotice(kind: .missingColumn, group: groupName, column: input.symbol.name))
    }
    let identifier = targets.firstIndex(of: .identifier)
    if identifier == nil {
      faults.append(
        DossierFault(
          .identifierColumnMissing, words: names.joined(separator: ","), reason: "has no column named dossier (پرونده)",
          remedy: "`tariff inputs` prints the header", group: groupName, place: DossierPlace(line: 1)))
    }
    guard let identifier, faults.isEmpty else { throw DossierRejection(faults: faults) }
    (self.names, self.targets, self.identifier, self.notices) = (names, targets, identifier, notices)
  }
}
