import TariffKernel

/// One step of a trace, in words and as data.
public struct TraceStep: Sendable, Hashable {
  /// What kind of thing was done.
  public enum Kind: String, Sendable, CaseIterable {
    case line, condition, exemption, input, rate, value, local
    case lineRead = "line_read"
    case setRead = "set_read"
    case row, slice
    case groupRow = "group_row"
    case counted, element, gathered
    case asOf = "as_of"
    case rounding, amount
    case atLeast = "at_least"
    case atMost = "at_most"
    case relief, outcome, omitted
  }
  /// What was done.
  public var kind: Kind
  /// How deep it lies inside others, from 0.
  public var depth: Int
  /// The stable name of the thing it is about: a fee, an input, a table …
  public var subject: String?
  /// What came out, as a program reads it: a decimal text, an option's name, a date.
  public var value: String?
  /// How the value came about, or the condition that was asked, in the language of the words; nil: there is none.
  public var formula: String?
  /// One line, without indentation.
  public var text: String
  /// The fee that was being worked out.
  public var fee: ID<Fee>?
  /// Where the number comes from: the act and article of the rate, table, value or fee; nil: of no provision.
  public var origin: Origin?
}

extension Statement {
  /// Every step in words, in the order in which it happened.
  public func steps(in language: Language = .english, digits: Digits? = nil) -> [TraceStep] {
    steps(by: teller(in: language, digits: digits))
  }

  func steps(by words: Teller) -> [TraceStep] {
    var teller = TraceTeller(teller: words, lines: assessment.lines)
    let leftOut = trace.rowsLeftOut
    var steps = trace.steps.enumerated().map { teller.step($1, counts: !leftOut.contains($0)) }
    if trace.omitted > 0 {
      let count = words.wording.number(Int128(trace.omitted), scale: 0)
      steps.append(TraceStep(kind: .omitted, depth: 0, text: words.wording(.stepsOmitted(count))))
    }
    return steps
  }

  /// The steps of one fee.
  public func steps(of fee: String, in language: Language = .english, digits: Digits? = nil) -> [TraceStep] {
    steps(in: language, digits: digits).filter { $0.fee.map { model.fees[$0.index].symbol.name == fee } ?? false }
  }

  /// Words for this statement's values; `isolates`: for people, see ``Wording/isolates``.
  func teller(in language: Language, digits: Digits?, isolates: Bool = false) -> Teller {
    Teller(model: model, texts: facts.texts, wording: Wording(language, digits: digits, isolates: isolates))
  }
}

extension Trace {
  /// The steps at which a row of a group is looked at that its filter then leaves out.
  fileprivate var rowsLeftOut: Set<Int> {
    var leftOut: Set<Int> = []
    // By depth: the row that is looked at, as long as nothing has counted it.
    var open: [Int: Int] = [:]
    for (place, step) in steps.enumerated() {
      switch step.event {
      case .groupRow:
        if let row = open[step.depth] { leftOut.insert(row) }
        open[step.depth] = place
      case .element, .counted: open[step.depth - 1] = nil
      case .gathered: if let row = open.removeValue(forKey: step.depth) { leftOut.insert(row) }
      // A fee in error may leave a row half looked at.
      case .line: open.removeAll()
      default: break
      }
    }
    return leftOut
  }
}
