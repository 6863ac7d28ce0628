/// Which rows of a group's file are whose: runs of rows that stand together and belong to one dossier.
struct RowRuns {
  private struct Run {
    /// Its first row; it ends where the next run begins.
    var first: Int32
    var place: Int32
    /// The dossier's next run; −1: none.
    var next: Int32 = -1
  }
  private struct Entry {
    var first: Int32 = -1
    var last: Int32 = -1
  }
  /// By place of the dossier.
  private var entries: [Entry] = []
  private var runs: [Run] = []

  /// How many rows there are.
  private(set) var rowCount = 0
  /// How many dossiers there are.
  var dossierCount: Int { entries.count }
  /// Whether the rows of each dossier stand together.
  private(set) var areTogether = true

  /// Adds a dossier without rows; its place is the next.
  mutating func addDossier() { entries.append(Entry()) }

  /// Adds a row of a dossier; true: it is the first that stands apart from others of its dossier.
  mutating func append(to place: Int) -> Bool {
    precondition(rowCount < Int(Int32.max), "more rows of a group than 32 bits count")
    rowCount += 1
    if let last = runs.last, last.place == place { return false }
    let run = Int32(runs.count)
    runs.append(Run(first: Int32(rowCount - 1), place: Int32(place)))
    let before = entries[place].last
    entries[place].last = run
    if before < 0 {
      entries[place].first = run
      return false
    }
    runs[Int(before)].next = run
    defer { areTogether = false }
    return areTogether
  }

  private func rows(_ run: Int) -> Range<Int> {
    Int(runs[run].first)..<(run + 1 < runs.count ? Int(runs[run + 1].first) : rowCount)
  }

  /// Hands out the rows of a dossier, in the order of the file.
  @inline(__always)
  func forEach(of place: Int, _ body: (Range<Int>) -> Void) {
    var run = Int(entries[place].first)
    while run >= 0 {
      body(rows(run))
      run = Int(runs[run].next)
    }
  }

  /// How many rows a dossier has.
  func count(of place: Int) -> Int {
    var count = 0
    forEach(of: place) { count += $0.count }
    return count
  }

  /// Whose a row is.
  func owner(of row: Int) -> Int {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].first > row { high = middle } else { low = middle + 1 }
    }
    return Int(runs[low - 1].place)
  }
}
