import TariffKernel

/// What all threads of a recalculation share.
struct RecalculationPlan {
  let old: Rulebook
  let new: Rulebook
  let options: RecalculationRun.Options
  /// The bills as they were issued, if a file says so.
  let issued: IssuedBills?
}

/// Dossiers that were assessed under two editions, and the rows of those that are listed, on one thread.
final class RecalculationOutput: BlockOutput {
  private var old: AssessedEdition
  private var new: AssessedEdition
  private let whole: Model
  private let options: RecalculationRun.Options
  private let issued: IssuedBills?
  private var rows: RecalculationRows
  private var out = ByteRope()
  private var causes: ChangeCauses
  private var screen: DifferenceScreen
  private var facts: Facts
  private(set) var account = RecalculationAccount()
  /// The places of the dossiers in the file of issued bills that came.
  private(set) var met: Set<Int> = []
  /// By fee of the whole: the bill in which its line stands.
  private let billOfFee: [String?]

  init(_ plan: RecalculationPlan, door: Door, guardsFormulas: Bool) {
    (old, new) = (AssessedEdition(plan.old), AssessedEdition(plan.new))
    (options, issued, whole) = (plan.options, plan.issued, plan.new.whole)
    rows = RecalculationRows(guardsFormulas: guardsFormulas)
    let editions = (old, new)
    billOfFee = whole.fees.indices.map { editions.1.bill(holding: $0) ?? editions.0.bill(holding: $0) }
    causes = ChangeCauses(to: plan.new)
    screen = DifferenceScreen(old: old, new: new)
    facts = door.emptyFacts
  }

  var bytes: UnsafeRawBufferPointer { out.bytes }
  var guardedCells: Int { rows.guardedCells }
  var counted: (any OutputAccount)? { account }
  func removeAll() { out.removeAll() }

  func take(_ work: PieceWork) {
    let (before, after) = (work.editions[0], work.editions[1])
    let isScreened = issued == nil && options.uses == nil && !options.listsAll
    if isScreened { screen.compare(before.workspace, after.workspace) }
    for dossier in 0..<work.block.live.count {
      account.compared += 1
      if isScreened, before.isInColumns(dossier), after.isInColumns(dossier), !screen.isDifferent(dossier) { continue }
      let (was, now) = (before.result(of: dossier, work), after.result(of: dossier, work))
      work.withNumber(of: dossier) { number in compare(was, now, dossier, number, work) }
    }
    rows.move(to: &out)
  }

  private func compare(
    _ before: Assessment, _ after: Assessment, _ dossier: Int, _ number: UnsafeBufferPointer<UInt8>, _ work: PieceWork
  ) {
    var paper: IssuedBills.Dossier?
    if let issued, let place = issued.find(MatchKey.ofIdentifier(String(decoding: number, as: UTF8.self))) {
      met.insert(place)
      paper = issued[place]
    }
    var rows = lineRows(before, after, paper) + billRows(before, after, paper)
    let isDifferent = rows.contains(where: \.isDifferent)
    guard isDifferent || options.listsAll || options.uses != nil else { return }
    // The trace costs time: only what may be listed is explained.
    if isDifferent || options.uses != nil {
      work.read(dossier, into: &facts)
      let was = old.explain(facts)
      if let name = options.uses {
        guard markUses(of: name, in: &rows, was) else { return }
        account.using += 1
      }
      if isDifferent {
        account.different += 1
        let now = new.explain(facts)
        explain(&rows, (old, was.assessment, was.readings), (new, now.assessment, now.readings))
      }
    }
    account.listed += 1
    for row in rows {
      account.add(row)
      self.rows.write(row, dossier: number)
    }
  }

  private func lineRows(_ before: Assessment, _ after: Assessment, _ paper: IssuedBills.Dossier?) -> [RecalculatedRow] {
    whole.fees.indices.compactMap { fee in
      let (was, now) = (old.line(fee, in: before), new.line(fee, in: after))
      let written = paper?.fees[fee]
      let none = Outcome.notApplicable.word
      if was.state == none, now.state == none, written == nil { return nil }
      var row = RecalculatedRow(
        kind: .line, name: whole.fees[fee].symbol.name, bill: billOfFee[fee], oldState: was.state, newState: now.state,
        old: was.amount, new: now.amount, issued: written)
      let hasColumn = issued?.holds(fee: fee) ?? false
      row.settle(isIssued: hasColumn, counts: issued == nil || hasColumn)
      return row
    }
  }

  private func billRows(_ before: Assessment, _ after: Assessment, _ paper: IssuedBills.Dossier?) -> [RecalculatedRow] {
    whole.bills.indices.compactMap { bill in
      let (was, now) = (old.bill(bill, in: before), new.bill(bill, in: after))
      let written = paper?.bills[bill]
      if was.state == "absent", now.state == "absent", written == nil { return nil }
      var row = RecalculatedRow(
        kind: .bill, name: whole.bills[bill].symbol.name, oldState: was.state, newState: now.state, old: was.amount,
        new: now.amount, issued: written?.amount, paid: written?.paid)
      row.settle(isIssued: issued != nil, counts: true)
      return row
    }
  }

  /// Marks the lines that were charged in the old edition and made by a provision or act of that name, and their bills.
  private func markUses(
    of name: String, in rows: inout [RecalculatedRow], _ was: (assessment: Assessment, readings: [LineReading])
  ) -> Bool {
    var used: Set<String> = []
    for (place, fee) in old.model.fees.enumerated() {
      guard case .charged = was.assessment.lines[place].outcome else { continue }
      let isMade = was.readings[place].provisions.contains { provision in
        if old.model.symbol(of: provision).name == name { return true }
        let origin = old.model.origin(of: provision)
        return ([origin.act] + origin.amendments.map(\.act)).contains { old.model.acts[$0.index].symbol.name == name }
      }
      if isMade { used.insert(fee.symbol.name) }
    }
    let bills = Set(rows.filter { $0.kind == .line && used.contains($0.name) }.compactMap(\.bill))
    for place in rows.indices {
      rows[place].isUsed = (rows[place].kind == .line ? used : bills).contains(rows[place].name)
    }
    return !used.isEmpty
  }

  /// Names the acts behind every row that differs: of a bill, those behind its lines.
  private func explain(
    _ rows: inout [RecalculatedRow], _ was: (AssessedEdition, Assessment, [LineReading]),
    _ now: (AssessedEdition, Assessment, [LineReading])
  ) {
    var ofBill: [String: Set<String>] = [:]
    for place in rows.indices where rows[place].kind == .line {
      let row = rows[place]
      guard row.old != row.new || row.oldState != row.newState,
        let fee = whole.fees.firstIndex(where: { $0.symbol.name == row.name })
      else { continue }
      rows[place].acts = causes.acts(fee, old: was, new: now)
      if let bill = row.bill { ofBill[bill, default: []].formUnion(rows[place].acts) }
    }
    for place in rows.indices where rows[place].kind == .bill && rows[place].isDifferent {
      rows[place].acts = (ofBill[rows[place].name] ?? []).sorted()
    }
  }
}
