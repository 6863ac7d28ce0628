/// One step for a block of rows: what it does, for the rows that are selected, from columns to a column.
///
/// Columns are numbered; below zero they are temporary, counted from the frame of the code at hand.
struct ColumnInstruction {
  enum Code: UInt8 {
    // Selections: a stack of lists of rows; the topmost is the one that steps work on.
    /// Works out kept column a (place among the keepings) where it is not known; b temporaries are in use.
    case need
    /// Back to the reader.
    case back
    /// To step a when nothing is selected.
    case jumpIfEmpty
    /// Selects the same rows again, to be narrowed.
    case select
    /// Back to the selection before.
    case unselect
    /// The rows that the selection before has and this one has not.
    case complement
    /// The rows of group a of the selected dossiers.
    case enterRows
    /// The dossiers of the selected rows.
    case enterOwners
    /// Where column a is true, or false.
    case whereTrue, whereFalse
    /// Where a and b stand in relation `mode`.
    case whereRelated
    /// Where table c of truths holds for the span in column a.
    case whereSpan
    /// Where table c of truths holds for the entry that pick a chose.
    case whereEntry

    // Values: dst from a, b.
    /// Makes dst ready to be filled piece by piece.
    case begin
    case copy
    /// Hands over where input column a is not given.
    case require
    case isGiven
    /// Of the rows' dossiers.
    case broadcast
    case add, subtract, multiply, negate, least, most
    /// By division plan c; a is the dividend, b the divisor if the plan has none.
    case divide
    /// a times b, then by division plan c, whose divisor is constant: the product needs no room of its own.
    case multiplyDivide
    /// Relation `mode`.
    case compare
    case not
    /// Whether the choice is in list c.
    case oneOf
    /// The span of axis c that holds the day in column a.
    case span
    /// Hands over where table c of truths does not hold for the span in column a.
    case requireSpan
    /// The number of list c for the span in column a.
    case pick
    /// Table plan c; a is the column of spans, b the place of the arguments among the lists.
    case lookup
    /// Table plan c; a is the column of spans, b the argument.
    case slices
    /// Of the selected rows, for the dossiers of the selection before; a is the element.
    case sumRows, countRows, leastOfRows, mostOfRows
    case yearOf
    /// List b names year, month and day.
    case dayOf
    /// Hands over where a is not a valid day.
    case requireDay
    /// Hands over where a is not between 0 and the constant b.
    case requireShare
    /// Hands everything over, for reason a.
    case handOver

    // Fees.
    /// Chooses the entries of pick a.
    case choose
    /// Outcomes of fee a, by the entry that pick b chose, from list c.
    case outcomes
    /// Outcome b of fee a; exemption c.
    case outcome
    /// Column b where list c of truths holds for the entry that pick a chose, else 0.
    case member
    /// A relief drew on balance a.
    case drawn
    /// Settles bill a.
    case bill
  }
  var code: Code
  /// Whether dst is filled piece by piece, under several selections.
  var isPiece = false
  /// The bound that the result must keep: its scale; ``noBound``.
  var bound = Self.noBound
  var mode: UInt8 = 0
  var dst: Int32 = 0
  var a: Int32 = 0
  var b: Int32 = 0
  var c: Int32 = 0

  static let noBound: UInt8 = 255
}

extension Relation {
  /// As ``ColumnInstruction/mode``.
  var number: UInt8 {
    switch self {
    case .equal: 0
    case .notEqual: 1
    case .less: 2
    case .lessOrEqual: 3
    case .greater: 4
    case .greaterOrEqual: 5
    }
  }

  /// What holds where this does not.
  var opposite: Relation {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }
}
