/// Something that is measured. Each run of it is a process of its own, so that its memory is its own and nothing is warm
/// but the files.
protocol Scenario: Sendable {
  /// What it is called on the command line and in saved results.
  var name: String { get }
  /// What it does, for people.
  var title: String { get }
  /// How many dossiers it takes unless the command line says otherwise; nil: its size is fixed.
  var standardRows: Int? { get }
  /// Makes the files that it needs. Not measured.
  func prepare(_ place: Workplace) throws(BenchmarkFault)
  /// Does it once.
  func run(_ place: Workplace) throws(BenchmarkFault) -> Measurement
  /// Looks at what the last run left, and says what is wrong with it. Not measured.
  func verify(_ place: Workplace) throws(BenchmarkFault) -> [String: Int]
}

extension Scenario {
  func prepare(_ place: Workplace) throws(BenchmarkFault) {}
  func verify(_ place: Workplace) throws(BenchmarkFault) -> [String: Int] { [:] }
}

/// All that can be measured. Another scenario is a file in Scenarios and a line here.
enum Scenarios {
  static let own: [any Scenario] =
    [
      LoadAndCheck(), OneAssessment(), ScalarRows(), ColumnarRows(), CopyOfInput(), BatchWithGroups(), Recalculation(),
      WhatIfs(), Schedules(), BadRows(), Instructions(), Startup(),
    ] + BatchOfWorkload.all
  static let peers: [any Scenario] = Peer.all

  static func named(_ name: String) -> (any Scenario)? { (own + peers).first { $0.name == name } }
}
