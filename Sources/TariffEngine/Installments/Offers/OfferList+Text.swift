import Exact
import Installments
import TariffKernel

extension OfferList {
  /// The offers for people: a table of what is open, then what is closed and why.
  public func text(in language: Language = .english, digits: Digits? = nil) -> String {
    let wording = Wording(language, digits: digits, isolates: true)
    var lines = [
      wording.either("Offers for \(wording.rials(owed.total))", "پیشنهادها برای \(wording.rials(owed.total))")
    ]
    lines[0] += wording.either(" on \(wording.day(start))", " در تاریخ \(wording.day(start))")
    if let dossier = owed.dossier { lines[0] += " · \(wording(.dossier)) \(wording.identifier(dossier))" }
    if let bill = owed.bill { lines[0] += " · \(wording.name(bill))" }
    lines += wording.lines(of: identity)
    if hasOpen { lines += [""] + TextColumns.aligned(table(wording), right: [1, 2, 3, 4, 5, 6, 8, 10]) }
    let notes = rows.compactMap { $0.shortened(wording) }
    if !notes.isEmpty { lines += [""] + notes }
    let closed = closedLines(wording)
    if !closed.isEmpty { lines += ["", wording.either("Closed", "بسته")] + closed }
    if rows.isEmpty { lines += ["", wording.either("the rulebook has no plans", "تعرفه طرحی ندارد")] }
    lines += wording.warning(of: samples)
    return lines.map(Self.trimmed).joined(separator: "\n") + "\n"
  }

  /// What is closed; the terms of a plan that are closed for the same reason stand on one line.
  private func closedLines(_ wording: Wording) -> [String] {
    var groups: [(symbol: Symbol, refusal: String, rows: [Row])] = []
    for row in rows {
      guard case .failure(let refusal) = row.outcome else { continue }
      let told = refusal.line(wording)
      if let last = groups.last, last.symbol == row.symbol, last.refusal == told {
        groups[groups.count - 1].rows.append(row)
      } else {
        groups.append((row.symbol, told, [row]))
      }
    }
    return groups.map { group in
      let isWhole = group.rows.contains { $0.terms == nil }
      let cash = group.rows.contains { $0.term == nil } ? [wording.either("cash", "نقد")] : []
      let terms = wording.runs(of: group.rows.compactMap { $0.term?.installments })
      let words = isWhole ? [] : cash + (terms.isEmpty ? [] : [terms])
      let heading = ([wording.name(group.symbol)] + words).joined(separator: wording.listSeparator)
      return "  \(heading): \(group.refusal)"
    }
  }

  private static func trimmed(_ line: String) -> String {
    let end = line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.startIndex
    return String(line[..<end])
  }

  private func table(_ wording: Wording) -> [[String]] {
    let head = [
      wording.either("plan", "طرح"), wording.either("term", "اقساط"), wording.either("cash part", "بخش نقد"),
      wording.either("discount", "تخفیف"), wording.either("paid now", "پرداخت امروز"),
      wording.either("mark-up", "سود"), wording.either("first", "قسط نخست"), wording.either("due", "سررسید"),
      wording.either("last", "قسط آخر"), wording.either("due", "سررسید"),
      wording.either("paid in all", "جمع پرداخت"),
    ]
    return [head]
      + rows.compactMap { row in
        guard case .success(let schedule) = row.outcome else { return nil }
        return row.cells(schedule, wording)
      }
  }
}

extension OfferList.Row {
  fileprivate func cells(_ schedule: Schedule, _ wording: Wording) -> [String] {
    func number(_ coins: Coins) -> String { wording.number(coins, scale: 0) }
    let (first, last) = (schedule.installments.first, schedule.installments.last)
    return [
      wording.name(symbol), termWords(wording), number(schedule.cash.amount), number(schedule.cash.discount),
      number(schedule.cash.payable), number(schedule.markUp), first.map { number($0.amount) } ?? "",
      first.map { wording.day($0.date.due) } ?? "", last.map { number($0.amount) } ?? "",
      last.map { wording.day($0.date.due) } ?? "", number(schedule.paidInAll),
    ]
  }

  private func termWords(_ wording: Wording) -> String {
    term.map { wording.count($0.installments) } ?? wording.either("cash", "نقد")
  }

  fileprivate func shortened(_ wording: Wording) -> String? {
    guard case .success(let schedule) = outcome, let told = wording.shortening(of: schedule) else { return nil }
    return "\(wording.name(symbol)): \(told)"
  }
}

extension ScheduleRefusal {
  /// Reason, remedy and code on one line.
  fileprivate func line(_ wording: Wording) -> String {
    let remedy = remedy(in: wording.language, digits: wording.digits).map { " (\($0))" } ?? ""
    return "\(reason(in: wording.language, digits: wording.digits))\(remedy) [\(code.code)]"
  }
}
