/// One step of a formula, small enough to be copied without a thought: a code, three numbers that the code explains,
/// and the bound that its result must keep.
///
/// Formulas become a flat list of steps over a stack of values, with jumps for what is not chosen. So evaluation needs
/// neither recursion (values that read one another ten thousand deep cannot exhaust the stack of a thread) nor memory
/// per node.
struct Instruction {
  enum Code: UInt8 {
    /// Pushes constant a.
    case constant
    /// A literal beyond what a value may be.
    case overflow
    /// Pushes the dossier's column a; b is the input.
    case input
    /// Pushes column a of the group row at hand; b is the input.
    case rowInput
    case isGiven
    case rowIsGiven
    /// Pushes rate a.
    case rate
    /// Pushes value a from the memo, or goes to its formula.
    case value
    /// Pushes local slot a from the memo, or goes to its formula.
    case local
    /// Pushes line a; b is 1 for the state before reliefs.
    case line
    /// Pushes set a; b is 1 for the state before reliefs.
    case set
    /// Times constant a, a power of ten.
    case rescale
    case negate
    /// Of the topmost a values.
    case sum, product, least, most
    /// Quotient plan a.
    case quotient
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case not
    /// To step a.
    case jump
    /// Pops; to step a when it was no.
    case jumpIfFalse
    /// To step a when the top is no, else pops it.
    case decideIfFalse
    /// To step a when the top is yes, else pops it.
    case decideIfTrue
    /// Whether the top is one of the b choices from a on.
    case oneOf
    /// Search a, column b.
    case lookup, progressive
    /// The rows of group a.
    case loopBegin
    /// The next row, or to step a when there is none.
    case loopNext
    /// Counts the row.
    case loopCount
    /// Pops the row's element, the value of node a, into what is gathered.
    case loopSum, loopLeast, loopMost
    /// Pushes what was gathered, the value of node b; an empty least or most of group a is a fault.
    case loopEndCount, loopEndSum, loopEndExtreme
    case yearOf
    /// Of the topmost three: year, month, day.
    case dayOf
    /// Pops a date: what follows is as it stands on that day.
    case enterDay
    /// Back to the day before ``enterDay``.
    case leaveDay
    /// Keeps the top in the memo and goes back to the reader.
    case keepValue, keepLocal
    /// The formula's value is on the stack.
    case finish
  }
  var code: Code
  /// Index into ``Program/bounds``.
  var bound: UInt8 = 0
  var a: Int32 = 0
  var b: Int32 = 0
}

/// The least and the greatest that a result may be.
struct Bound {
  var least: Int128
  var most: Int128

  /// The place of the bound of dates. It is the only one that leaves out values of 64 bits.
  static let date = UInt8(ProgramBuilder.mostPlaces + 1)
}
