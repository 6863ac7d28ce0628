import TariffEngine

/// Dossiers of workload W as the machines of the kernel take them, without a file between.
struct WorkloadFacts {
  private let model: Model
  private let firstDay: Int
  private let uses: [Int128]
  private let owners: [Int128]
  private let payments: [Int128]

  /// - Throws: ``BenchmarkFault`` where the model is not that of the workload.
  init(_ model: Model) throws(BenchmarkFault) {
    func options(_ names: [String]) throws(BenchmarkFault) -> [Int128] {
      var places: [Int128] = []
      for name in names {
        guard let place = model.options.firstIndex(where: { $0.symbol.name == name }) else {
          throw BenchmarkFault("Benchmarks/W has no option \(name)")
        }
        places.append(Int128(place))
      }
      return places
    }
    let first = WorkloadNumbers.firstDay
    guard let start = Day(gregorianYear: first.year, month: first.month, day: first.day) else {
      throw BenchmarkFault("the first day of the workload is no day")
    }
    guard model.inputs.map({ $0.symbol.name }) == Self.names else {
      throw BenchmarkFault("Benchmarks/W asks for other inputs than the workload brings")
    }
    self.model = model
    firstDay = Int(start.number)
    uses = try options(WorkloadNumbers.uses)
    owners = try options(WorkloadNumbers.owners)
    payments = try options(WorkloadNumbers.payments)
  }

  private static let names = WorkloadFile.header.dropLast().split(separator: ",").dropFirst().map(String.init)

  /// The facts of the dossier of a row.
  func facts(row: Int) -> Facts {
    let dossier = WorkloadDossier(row: row)
    let numbers: [Int128] = [
      Int128(firstDay + dossier.day), uses[dossier.use], Int128(dossier.plot), Int128(dossier.floors),
      Int128(dossier.built), Int128(dossier.units), Int128(dossier.value), Int128(dossier.excess),
      Int128(dossier.balcony), Int128(dossier.parking), Int128(dossier.frontage), Int128(dossier.district),
      owners[dossier.owner], payments[dossier.payment],
    ]
    var values = [Int128?](repeating: nil, count: numbers.count)
    for (input, number) in zip(model.inputs, numbers) { values[input.column] = number }
    return Facts(values: values, groups: [])
  }

  /// Whether an assessment is what the workload comes to, amount by amount.
  func agrees(_ assessment: Assessment, row: Int) -> Bool {
    let expected = ExactWorkload(WorkloadDossier(row: row)).amounts
    var found: [String: Int128] = [:]
    for (fee, line) in zip(model.fees, assessment.lines) {
      switch line.outcome {
      case .charged(let amount): found[fee.symbol.name] = amount
      case .notApplicable: found[fee.symbol.name] = 0
      case .exempt, .suspended, .error: return false
      }
    }
    guard case .payable(let total, let payable, _, _) = assessment.bills.first, total == payable else { return false }
    found["permit.total"] = total
    found["discount"] = found["discount"].map { -$0 }
    return zip(ExactWorkload.columns, expected).allSatisfy { found[$0] == Int128($1) }
  }
}
