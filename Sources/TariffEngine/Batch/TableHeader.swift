import Diagnostics
import TariffKernel

/// Columns that a file of dossiers has besides inputs: what is asked for each dossier.
struct ExtraColumns {
  /// What a row of the file is about, for messages.
  var noun = "dossier"
  /// Further names for the column of the row's number.
  var identifiers: [String] = []
  /// The names of each column, any of which a header may use.
  var names: [[String]] = []
  /// Where it is told which columns the file must have.
  var remedy = "`tariff inputs` prints the header"

  /// A file that holds dossiers alone.
  static let none = ExtraColumns()

  /// What a header's name stands for; nil: nothing of these.
  fileprivate func find(_ name: String) -> TableHeader.Target? {
    let key = MatchKey.of(name)
    if identifiers.contains(where: { MatchKey.of($0) == key }) { return .identifier }
    return names.firstIndex { $0.contains { MatchKey.of($0) == key } }.map { .extra($0) }
  }

  /// The nearest of these names and those of inputs, for a header that is none of them.
  fileprivate func nearest(to name: String, or inputs: NameIndex) -> String? {
    NearestName.find(name, among: identifiers + names.flatMap { $0 } + inputs.names)
  }
}

/// What the columns of a CSV of dossiers or of group rows stand for.
struct TableHeader {
  enum Target: Equatable {
    case identifier
    case input(ID<Input>)
    /// The place of an extra column.
    case extra(Int)
    /// No input is named so; its cells are not read.
    case unknown
  }
  /// As written.
  let names: [String]
  let targets: [Target]
  /// The column of the dossier's number.
  let identifier: Int
  let notices: [BatchNotice]
  /// How many extra columns there may be.
  let extraCount: Int
  /// What a row is about, for messages.
  let noun: String

  /// Reads a header; `group` nil: of the dossiers.
  ///
  /// - Throws: a column twice (D0121), no column for the dossier's number (D0120).
  init(
    _ names: [String], of group: ID<Group>?, door: Door, besides extras: ExtraColumns = .none
  ) throws(DossierRejection) {
    let index = group.map { door.groupNames[$0.index] } ?? door.names
    let groupName = group.map { door.model.groups[$0.index].symbol.name }
    var (targets, notices, faults): ([Target], [BatchNotice], [DossierFault]) = ([], [], [])
    for name in names {
      let target: Target =
        switch (extras.find(name), index.find(name)) {
        case (let extra?, _): extra
        case (nil, .identifier): .identifier
        case (nil, .input(let input)): .input(input)
        case (nil, .group), (nil, nil): .unknown
        }
      if target == .unknown {
        notices.append(
          BatchNotice(
            kind: .unknownColumn, group: groupName, column: name,
            nearest: extras.nearest(to: name, or: index), noun: extras.noun))
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
      notices.append(BatchNotice(kind: .missingColumn, group: groupName, column: input.symbol.name, noun: extras.noun))
    }
    let identifier = targets.firstIndex(of: .identifier)
    if identifier == nil {
      faults.append(
        DossierFault(
          .identifierColumnMissing, words: names.joined(separator: ","),
          reason: "has no column named \((extras.identifiers + ["dossier (پرونده)"]).joined(separator: " or "))",
          remedy: extras.remedy, group: groupName, place: DossierPlace(line: 1)))
    }
    guard let identifier, faults.isEmpty else { throw DossierRejection(faults: faults) }
    (self.names, self.targets, self.identifier, self.notices) = (names, targets, identifier, notices)
    (extraCount, noun) = (extras.names.count, extras.noun)
  }
}
