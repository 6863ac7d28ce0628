/// The facts of one permit as somebody wrote them; they are read, and refused where they are wrong, by
/// ``Rulebook/assess(_:)``.
///
///     var dossier = Dossier(
///       ["request_date": "1403-02-01", "use": "residential"],
///       groups: ["floor": [["level": "0", "area": "120"], ["level": "1", "area": "118.50"]]])
///     dossier.id = "1403-000017"
///
/// Names are an input's name or its Persian or English title; an empty text means *not given*.
public struct Dossier: Sendable, Hashable {
  /// One fact: what it is about, and the words as written.
  public struct Fact: Sendable, Hashable {
    /// The input's name or title.
    public var name: String
    /// As written: `260`, `۲۶۰٫۵`, `1403-02-01`, `residential`, `مسکونی`, `بله`.
    public var words: String
    /// Where it was written, if it came from a file.
    public var place: DossierPlace?

    /// A fact by name and words.
    public init(_ name: String, _ words: String, at place: DossierPlace? = nil) {
      self.name = name
      self.words = words
      self.place = place
    }
  }
  /// One row of a group: a floor, a unit, a year of arrears.
  public struct Row: Sendable, Hashable {
    /// The group's name or title.
    public var group: String
    /// The row's facts.
    public var facts: [Fact]
    /// Where it was written, if it came from a file.
    public var place: DossierPlace?

    /// A row of a group.
    public init(_ group: String, _ facts: [Fact], at place: DossierPlace? = nil) {
      self.group = group
      self.facts = facts
      self.place = place
    }
  }
  /// The dossier's own number; it stands on the statement and is not read by any fee.
  public var id: String?
  /// The facts, in the order in which faults are to be told.
  public var facts: [Fact]
  /// The rows of groups, in order.
  public var rows: [Row]

  /// A dossier from lists of facts, in the caller's order.
  public init(id: String? = nil, facts: [Fact], rows: [Row] = []) {
    self.id = id
    self.facts = facts
    self.rows = rows
  }

  /// A dossier from dictionaries; facts are taken in the order of their names. Without an `id`, a fact named `dossier`
  /// is it.
  public init(id: String? = nil, _ facts: [String: String], groups: [String: [[String: String]]] = [:]) {
    func ordered(_ facts: [String: String]) -> [Fact] {
      facts.sorted { $0.key < $1.key }.map { Fact($0.key, $0.value) }
    }
    let given = facts.first { NameIndex.identifierNames.contains(MatchKey.of($0.key)) }
    self.id = id ?? given?.value
    self.facts = ordered(facts.filter { $0.key != given?.key })
    rows = groups.sorted { $0.key < $1.key }.flatMap { group, rows in rows.map { Row(group, ordered($0)) } }
  }
}

/// A place in a file of dossiers; lines and columns count from 1.
public struct DossierPlace: Sendable, Hashable {
  /// The line on which the row or value begins.
  public var line: Int
  /// The column in characters of the line (JSON); nil where the column is a named one (CSV).
  public var column: Int?

  /// A line, and a column in it.
  public init(line: Int, column: Int? = nil) {
    self.line = line
    self.column = column
  }
}
