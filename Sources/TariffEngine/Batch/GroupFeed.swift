/// How the rows of a group come to the dossiers of one piece after another.
struct GroupFeed {
  private let rows: GroupRows
  /// All rows; nil: they are read in step.
  private(set) var held: HeldRows?
  /// The file as it is read in step.
  private(set) var walk: GroupWalk?
  /// The place of the last dossier whose rows were read.
  private var last = -1
  /// The line of the dossier for which rows that were read in step had to be held after all.
  private(set) var backOnLine: Int?

  init(_ rows: GroupRows) { (self.rows, held) = (rows, rows.held) }

  /// The rows of the next dossiers.
  ///
  /// - Parameters:
  ///   - places: of the dossiers that have rows, in the order in which they come, each once.
  ///   - line: of one of them.
  mutating func source(_ places: [Int], line: (Int) -> Int) throws(BatchFault) -> GroupSource {
    if let held { return .held(held) }
    var last = last
    for (dossier, place) in places.enumerated() {
      if place < last {
        let all = try rows.load()
        (held, backOnLine) = (all, line(dossier))
        return .held(all)
      }
      last = place
    }
    self.last = last
    if let walk { return .window(try walk.window(places)) }
    let begun = try rows.walk()
    walk = begun
    return .window(try begun.window(places))
  }
}
