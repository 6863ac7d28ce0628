import CSV
import Exact
import Installments
import TariffKernel

extension OfferList {
  /// The offers for programs: one line of JSON, amounts as decimal strings. Schema `tariff.offers/1`:
  ///
  /// - `debt`, `dossier`, `bill`, `start`, `samples`; `rulebook`, `rulebook_digest`, `edition_digest`, `known_on`,
  ///   `drafts`
  /// - `offers`: `plan`, `titles`, `act`, `article`, `method`, `term` (`installments`, `rate`, `least_cash`; null: all in
  ///   cash, or the plan itself is closed), `open`; of what is open `cash`, `discount`, `payable`, `mark_up`,
  ///   `installments` (their sum), `paid_in_all`, `first` and `last` (`amount`, `nominal`, `due`; null: all in cash),
  ///   `shortened` (as of a schedule: fewer installments than the term says; else null); of what is closed `refusal`: `code`, `column`, `reason`, `reason_fa`, `remedy`, `remedy_fa` …
  public var json: String {
    var members: [String: JSONTree] = [
      "schema": .text("tariff.offers/1"), "debt": .amount(owed.total), "dossier": .optional(owed.dossier),
      "bill": .optional(owed.bill?.name), "start": .text(start.description), "samples": .list(samples.map(\.jsonTree)),
      "offers": .list(rows.map(\.jsonTree)),
    ]
    if case .object(let edition) = identity.jsonTree { members.merge(edition) { first, _ in first } }
    return JSONTree.object(members).text
  }

  /// The header of the offers as CSV. Amounts are whole rials; of what is closed all of them are empty, and `code` and
  /// `reason` say why. Where a small debt ends early, `reason` alone says so.
  public static let columns = [
    "plan", "term", "cash", "discount", "payable", "mark_up", "first", "first_due", "last", "last_due", "installments",
    "paid_in_all", "code", "reason",
  ]

  /// The offers as CSV; see ``columns``.
  public var csv: String {
    var writer = CSVWriter()
    for name in Self.columns { writer.appendText(name) }
    writer.endRow()
    for row in rows {
      writer.appendText(row.symbol.name)
      row.term.map { writer.appendNumber($0.installments) } ?? writer.appendText(row.terms == nil ? "" : "cash")
      switch row.outcome {
      case .success(let schedule):
        for coins in [schedule.cash.amount, schedule.cash.discount, schedule.cash.payable, schedule.markUp] {
          writer.appendNumber(String(coins))
        }
        for installment in [schedule.installments.first, schedule.installments.last] {
          writer.appendNumber(installment.map { String($0.amount) } ?? "")
          writer.appendText(installment?.date.due.description ?? "")
        }
        for coins in [schedule.total, schedule.paidInAll] { writer.appendNumber(String(coins)) }
        writer.appendEmpty()
        writer.appendText(Wording(.english, digits: nil).shortening(of: schedule) ?? "")
      case .failure(let refusal):
        for _ in 2..<(Self.columns.count - 2) { writer.appendEmpty() }
        writer.appendText(refusal.code.code)
        writer.appendText([refusal.reason(), refusal.remedy()].compactMap { $0 }.joined(separator: ": "))
      }
      writer.endRow()
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

extension OfferList.Row {
  fileprivate var jsonTree: JSONTree {
    var members: [String: JSONTree] = [
      "plan": .text(symbol.name), "titles": symbol.titlesTree, "act": .optional(terms?.act.symbol.name),
      "article": .optional(terms?.article), "method": .optional(terms?.plan.method.word),
      "term": term?.jsonTree ?? .null, "open": .truth(isOpen),
    ]
    switch outcome {
    case .success(let schedule):
      let sums: [(String, Coins)] = [
        ("cash", schedule.cash.amount), ("discount", schedule.cash.discount), ("payable", schedule.cash.payable),
        ("mark_up", schedule.markUp), ("installments", schedule.total), ("paid_in_all", schedule.paidInAll),
      ]
      for (name, coins) in sums { members[name] = .amount(coins) }
      members["first"] = schedule.installments.first?.offered ?? .null
      members["shortened"] = schedule.shortenedTree
      members["last"] = schedule.installments.last?.offered ?? .null
    case .failure(let refusal):
      if case .list(let faults) = refusal.jsonTree { members["refusal"] = faults.first ?? .null }
    }
    return .object(members)
  }
}

extension Installment {
  fileprivate var offered: JSONTree {
    .object([
      "amount": .amount(amount), "nominal": .text(date.nominal.description), "due": .text(date.due.description),
    ])
  }
}
