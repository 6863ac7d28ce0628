import Diagnostics

extension Diagnostic {
  /// T0104.
  static func languageMissing(at place: SourceRange, meant: Bool) -> Diagnostic {
    Diagnostic(
      .languageVersionMissing, at: place, "the first statement does not say the version of the language",
      reasons: ["an act is read for decades; its grammar must be known for good"],
      remedy: meant ? "did you mean: language 1?" : "begin the file with the line: language 1, or زبان ۱")
  }

  /// T0105.
  static func languageUnknown(_ version: String, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .languageVersionUnknown, at: place, "version \(version) of the language is not known here",
      reasons: ["this engine reads version 1"], remedy: "write: language 1, or use a newer engine")
  }

  /// T0119 for the version.
  static func languageTwice(at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .clauseTwice, at: place, "the version of the language is said twice", remedy: "remove the second line")
  }

  /// T0120 for a file that is nothing.
  static func noHead(at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .clauseMissing, at: place, "the file says neither an act nor a rulebook",
      reasons: ["every provision belongs to an act, with its authority, its dates and its source"],
      remedy: "add below the version: act city.council.1403 \"title\"")
  }

  /// T0119 for a rulebook that does not stand alone.
  static func secondHead(at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .clauseTwice, at: place, "`rulebook` stands behind another act or rulebook",
      reasons: ["the head of a rulebook stands alone in its file, which is named rulebook"],
      remedy: "put it into a file of its own")
  }

  /// T0110 for an act in the file of a rulebook.
  static func actInRulebook(at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .unknownDeclaration, at: place, "a rulebook's own file holds no `act`",
      reasons: ["the head of a rulebook stands alone in its file, which is named rulebook"],
      remedy: "move the act into a file whose name ends in .tariff")
  }

  /// T0109 for a provision before the first act.
  static func declarationWithoutAct(_ keyword: String, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .unexpectedWord, at: place, "`\(keyword)` stands before any act",
      reasons: ["every provision belongs to an act, with its authority, its dates and its source"],
      remedy: "begin the act above it: act city.council.1403 \"title\"")
  }

  /// T0110 for provisions in the file of a rulebook.
  static func declarationInRulebook(_ keyword: String, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .unknownDeclaration, at: place, "a rulebook's own file declares no `\(keyword)`",
      reasons: ["provisions belong to acts; the rulebook's file names the rulebook and what it uses"],
      remedy: "move it into an act, a file whose name ends in .tariff")
  }

  /// T0110.
  static func unknownDeclaration(
    _ word: String, meant: String?, known: [String], at place: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .unknownDeclaration, at: place, "\(word) begins no declaration",
      reasons: ["a line in column one declares one of: \(known.joined(separator: ", "))"],
      remedy: meant.map { "did you mean \($0)?" } ?? "indent the line if it belongs to the declaration above")
  }

  /// T0118 for a declaration.
  static func notInColumnOne(_ word: String, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .misplacedIndent, at: place, "`\(word)` is indented, but begins a declaration",
      reasons: ["an indented line is a clause of the declaration above it"],
      remedy: "move it to the beginning of the line")
  }

  /// T0118 for a clause.
  static func clauseInColumnOne(_ word: String, of keyword: String, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .misplacedIndent, at: place, "`\(word)` is a clause of the \(keyword) above and is not indented",
      reasons: ["a line in column one begins a declaration"], remedy: "put two spaces before it")
  }

  /// T0118 for a clause of nothing.
  static func clauseWithoutDeclaration(_ word: String, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .misplacedIndent, at: place, "\(word) is indented, but no declaration stands above it",
      reasons: ["an indented line is a clause of the declaration above it"],
      remedy: "begin the declaration in column one, or remove the spaces before it")
  }

  /// T0113 for provisions.
  static func tooManyProvisions(limit: Int, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .fileTooLarge, at: place, "the act has more than \(limit) provisions and examples",
      reasons: ["nothing from here on was read"], remedy: "divide the act, or use a table")
  }
}
