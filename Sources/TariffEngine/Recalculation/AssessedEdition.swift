import TariffKernel

/// One of the editions of a recalculation, by the places of the whole: what it does not know yet has no place in it.
struct AssessedEdition {
  let rulebook: Rulebook
  let model: Model
  private let whole: Model
  /// By place in the whole.
  let fees: [Int?]
  let bills: [Int?]
  private var workspace: Workspace

  init(_ rulebook: Rulebook) {
    let model = rulebook.model
    (self.rulebook, self.model, whole) = (rulebook, model, rulebook.whole)
    fees = whole.fees.map { fee in model.fees.firstIndex { $0.symbol.name == fee.symbol.name } }
    bills = whole.bills.map { bill in model.bills.firstIndex { $0.symbol.name == bill.symbol.name } }
    workspace = rulebook.machine.makeWorkspace()
  }

  /// The outcome of every fee and bill, with what every line was made of, by the fees of this edition.
  mutating func explain(_ facts: Facts) -> (assessment: Assessment, readings: [LineReading]) {
    var trace = Trace()
    let facts = facts.carried(from: whole, to: model)
    let assessment = rulebook.machine.assess(facts, reusing: &workspace, tracing: &trace)
    return (assessment, LineReading.all(in: trace, of: assessment, model: model))
  }

  /// A line's outcome and its amount; a fee that is not known yet does not apply.
  func line(_ fee: Int, in assessment: Assessment) -> (state: String, amount: Int128?) {
    guard let place = fees[fee] else { return (Outcome.notApplicable.word, nil) }
    let outcome = assessment.lines[place].outcome
    if case .charged(let amount) = outcome { return (outcome.word, amount) }
    return (outcome.word, nil)
  }

  /// A bill's state and what is payable, negative for a refund.
  func bill(_ bill: Int, in assessment: Assessment) -> (state: String, amount: Int128?) {
    guard let place = bills[bill] else { return ("absent", nil) }
    return switch assessment.bills[place] {
    case .payable(_, let payable, _, _): ("payable", payable)
    case .refund(let total, _): ("refund", total)
    case .blocked: ("blocked", nil)
    }
  }

  /// The bill in which a fee stands.
  func bill(holding fee: Int) -> String? {
    guard let place = fees[fee] else { return nil }
    return model.bills.first { $0.lines.contains(ID(place)) }?.symbol.name
  }
}
