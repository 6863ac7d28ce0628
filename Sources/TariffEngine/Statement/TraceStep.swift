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
  /// One line, without indentation.
  public var text: String
  /// The fee that was being worked out.
  public var fee: ID<Fee>?
}

extension Statement {
  /// Every step in words, in the order in which it happened.
  public func steps(in language: Language = .english, digits: Digits? = nil) -> [TraceStep] {
    var teller = TraceTeller(teller: teller(in: language, digits: digits), lines: assessment.lines)
    var steps = trace.steps.map { teller.step($0) }
    if trace.omitted > 0 {
      let count = teller.teller.wording.number(Int128(trace.omitted), scale: 0)
      steps.append(TraceStep(kind: .omitted, depth: 0, text: teller.teller.wording(.stepsOmitted(count))))
    }
    return steps
  }

  /// The steps of one fee.
  public func steps(of fee: String, in language: Language = .english, digits: Digits? = nil) -> [TraceStep] {
    steps(in: language, digits: digits).filter { $0.fee.map { model.fees[$0.index].symbol.name == fee } ?? false }
  }

  /// Words for this statement's values.
  func teller(in language: Language, digits: Digits?) -> Teller {
    Teller(model: model, texts: facts.texts, wording: Wording(language, digits: digits))
  }
}
