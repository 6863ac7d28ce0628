import TariffKernel

/// The sums of one edition: by combination of values, then by fee and bill.
struct TotalsTable {
  private struct Sum {
    /// By ``ColumnOutcome``; of a bill: charged or failed.
    var outcomes: (Int, Int, Int, Int, Int) = (0, 0, 0, 0, 0)
    var amount: Int128 = 0
    var billed: Int128 = 0

    mutating func count(_ outcome: ColumnOutcome) {
      switch outcome {
      case .charged: outcomes.0 += 1
      case .exempt: outcomes.1 += 1
      case .notApplicable: outcomes.2 += 1
      case .suspended: outcomes.3 += 1
      case .failed: outcomes.4 += 1
      }
    }
  }
  private let fees: Int
  private let width: Int
  private var sums: [Sum]

  init(_ model: Model, combinations: Int) {
    fees = model.fees.count
    width = model.fees.count + model.bills.count
    sums = [Sum](repeating: Sum(), count: width * combinations)
  }

  /// Adds the dossiers of a block that were not handed over.
  mutating func add(_ edition: EditionWork, _ places: [Int32]) {
    let (workspace, model, width, fees) = (edition.workspace, edition.edition.model, width, fees)
    let reasons = workspace.handOverReasons
    sums.withUnsafeMutableBufferPointer { sums in
      for fee in model.fees.indices {
        let column = workspace.column(of: ID<Fee>(fee))
        for row in places.indices where reasons[row] == 0 {
          let place = Int(places[row]) * width + fee
          sums[place].count(ColumnOutcome(rawValue: column.outcomes[row]) ?? .failed)
        }
        // Where nothing is charged the amounts are 0.
        if let amounts = column.amounts {
          for row in places.indices where reasons[row] == 0 {
            sums[Int(places[row]) * width + fee].amount += Int128(amounts[row])
          }
        } else if let amounts = column.wideAmounts {
          for row in places.indices where reasons[row] == 0 {
            let isCharged = column.outcomes[row] == ColumnOutcome.charged.rawValue
            sums[Int(places[row]) * width + fee].amount += isCharged ? amounts[row] : 0
          }
        }
      }
      for (index, bill) in model.bills.enumerated() {
        let column = workspace.column(of: ID<Bill>(index))
        for row in places.indices where reasons[row] == 0 {
          let place = Int(places[row]) * width + fees + index
          sums[place].outcomes.0 += 1
          sums[place].amount += Int128(column.totals[row])
          sums[place].billed += Int128(column.payables[row])
        }
        for (line, fee) in bill.lines.enumerated() {
          let shares = workspace.shares(of: line, in: ID<Bill>(index))
          for row in places.indices where reasons[row] == 0 {
            sums[Int(places[row]) * width + fee.index].billed += Int128(shares[row])
          }
        }
      }
    }
  }

  /// Adds a dossier.
  mutating func add(_ assessment: Assessment, to combination: Int, of model: Model) {
    let first = combination * width
    for (fee, line) in assessment.lines.enumerated() {
      switch line.outcome {
      case .charged(let amount):
        sums[first + fee].count(.charged)
        sums[first + fee].amount += amount
      case .exempt: sums[first + fee].count(.exempt)
      case .notApplicable: sums[first + fee].count(.notApplicable)
      case .suspended: sums[first + fee].count(.suspended)
      case .error: sums[first + fee].count(.failed)
      }
    }
    for (index, result) in assessment.bills.enumerated() {
      let place = first + fees + index
      switch result {
      case .payable(let total, let payable, _, _):
        sums[place].count(.charged)
        sums[place].amount += total
        sums[place].billed += payable
      case .refund(let total, _):
        sums[place].count(.charged)
        sums[place].amount += total
        sums[place].billed += total
      case .blocked: sums[place].count(.failed)
      }
      guard let shares = result.shares else { continue }
      for (fee, share) in zip(model.bills[index].lines, shares) {
        if case .charged = assessment.lines[fee.index].outcome { sums[first + fee.index].billed += share }
      }
    }
  }

  /// Adds another table of the same edition.
  mutating func add(_ other: TotalsTable) {
    for place in sums.indices {
      let theirs = other.sums[place]
      sums[place].outcomes.0 += theirs.outcomes.0
      sums[place].outcomes.1 += theirs.outcomes.1
      sums[place].outcomes.2 += theirs.outcomes.2
      sums[place].outcomes.3 += theirs.outcomes.3
      sums[place].outcomes.4 += theirs.outcomes.4
      sums[place].amount += theirs.amount
      sums[place].billed += theirs.billed
    }
  }

  /// The fees and bills of a combination, without tariff and values.
  func lines(of combination: Int, model: Model) -> [BatchTotals.Line] {
    let names = model.fees.map(\.symbol.name) + model.bills.map(\.symbol.name)
    return names.enumerated().map { place, name in
      let sum = sums[combination * width + place]
      var line = BatchTotals.Line(values: [], name: name, isBill: place >= fees)
      (line.charged, line.exempt, line.notApplicable, line.suspended, line.error) = sum.outcomes
      (line.amount, line.billed) = (sum.amount, sum.billed)
      return line
    }
  }

  /// What the fee or bill of the name is billed with here; 0 where this edition has none.
  func billed(_ line: BatchTotals.Line, of combination: Int, model: Model) -> Int128 {
    let place =
      line.isBill
      ? model.bills.firstIndex { $0.symbol.name == line.name }.map { $0 + fees }
      : model.fees.firstIndex { $0.symbol.name == line.name }
    return place.map { sums[combination * width + $0].billed } ?? 0
  }
}
