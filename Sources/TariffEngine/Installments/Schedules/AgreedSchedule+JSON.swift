import Exact
import Installments
import TariffKernel

extension AgreedSchedule {
  /// The schedule for programs: one line of JSON, keys sorted, amounts as decimal strings, dates as `1403-02-01`. Schema
  /// `tariff.schedule/1`:
  ///
  /// - `plan`, `titles`, `act`, `act_status`, `article`, `amended_by` (`act`, `article`), `samples` (`provision`, `why`)
  /// - `rulebook`, `rulebook_digest`, `edition_digest`, `known_on`, `drafts`
  /// - `dossier`, `bill`, `bill_day`, `start`; `calendar`: `name`, `version`, `from`, `to`, `weekly_rest`
  /// - `term`: `installments`, `rate` of a year, `least_cash`, both as shares; null: all in cash; `method`
  /// - `term_asked`: `installments` or `months`; null: all in cash was asked for; `shortened`: `reason` (`cash_is_all`,
  ///   `ends_early`), `text`, `text_fa`, where there are fewer installments than were asked for; else null
  /// - `debt`, `lines`: `line`, `titles`, `amount`, `may_be_split`, `bears_late_charge`
  /// - `cash`: `amount`, `discount`, `payable`, `lines` (by line, what is paid of it)
  /// - `installments`: `number`, `kind` (`installment`, `separate_line`), `nominal`, `due`, `principal`, `mark_up`,
  ///   `amount`, `balance`, `lines` (null where the plan does not show them)
  /// - `totals`: `principal`, `mark_up`, `installments`, `paid_in_all`, `before_rounding` (null where the method gives
  ///   no total)
  /// - `trace`: `subject`, `installment`, `value`, `dropped`, `text`
  public var json: String { jsonTree.text }

  var jsonTree: JSONTree {
    let schedule = schedule
    var members: [String: JSONTree] = terms.jsonMembers
    let own: [String: JSONTree] = [
      "schema": .text("tariff.schedule/1"), "dossier": .optional(owed.dossier), "bill": .optional(owed.bill?.name),
      "bill_day": .text(billDay.description), "start": .text(schedule.start.description),
      "samples": .list(samples.map(\.jsonTree)), "calendar": daysOff?.calendar.jsonTree ?? .null,
      "term": schedule.term?.jsonTree ?? .null, "term_asked": schedule.asked?.jsonTree ?? .null,
      "shortened": schedule.shortenedTree, "debt": .amount(debt), "lines": .list(linesTree),
      "cash": .object([
        "amount": .amount(schedule.cash.amount), "discount": .amount(schedule.cash.discount),
        "payable": .amount(schedule.cash.payable), "lines": parts(schedule.cash.parts),
      ]),
      "installments": .list(schedule.rows.map(tree)),
      "totals": .object([
        "principal": .amount(schedule.principal), "mark_up": .amount(schedule.markUp),
        "installments": .amount(schedule.total), "paid_in_all": .amount(schedule.paidInAll),
        "before_rounding": .optional(schedule.totalBeforeRounding?.reduced.description),
      ]),
      "trace": .list(reasons().map(\.jsonTree)),
    ]
    members.merge(own) { $1 }
    return .object(members)
  }

  private var linesTree: [JSONTree] {
    if owed.bill == nil { return [] }
    return zip(owed.lines, schedule.lines).map { line, debt in
      .object([
        "line": .text(line.symbol.name), "titles": line.symbol.titlesTree, "amount": .amount(line.amount),
        "may_be_split": .truth(debt.mayBeSplit), "bears_late_charge": .truth(debt.bearsLateCharge),
      ])
    }
  }

  private func parts(_ parts: [Coins]) -> JSONTree {
    guard owed.bill != nil, parts.count == owed.lines.count else { return .null }
    return .object(
      Dictionary(
        zip(owed.lines, parts).map { ($0.symbol.name, .amount($1)) }, uniquingKeysWith: { first, _ in first }))
  }

  private func tree(_ row: Installment) -> JSONTree {
    .object([
      "number": .integer(row.number),
      "kind": .text(row.number == schedule.separateLine?.number ? "separate_line" : "installment"),
      "nominal": .text(row.date.nominal.description), "due": .text(row.date.due.description),
      "principal": .amount(row.principal), "mark_up": .amount(row.markUp), "amount": .amount(row.amount),
      "balance": .amount(row.balance), "lines": parts(row.parts),
    ])
  }
}

extension AgreedTerms {
  /// Where the terms come from, and by which edition.
  var jsonMembers: [String: JSONTree] {
    var members: [String: JSONTree] = [
      "plan": .text(symbol.name), "titles": symbol.titlesTree, "act": .text(act.symbol.name),
      "act_status": .text(act.status), "article": .optional(article), "method": .text(plan.method.word),
      "amended_by": .list(
        amendedBy.map { .object(["act": .text($0.act.symbol.name), "article": .optional($0.article)]) }),
    ]
    if case .object(let edition) = identity.jsonTree { members.merge(edition) { first, _ in first } }
    return members
  }
}

extension SampleUse {
  var jsonTree: JSONTree { .object(["provision": .text(provision), "why": .text(why)]) }
}

extension ScheduleReason {
  fileprivate var jsonTree: JSONTree {
    .object([
      "subject": .text(subject.rawValue), "installment": .optional(installment), "value": .text(value),
      "dropped": .optional(dropped), "text": .text(text),
    ])
  }
}

extension Term {
  var jsonTree: JSONTree {
    .object([
      "installments": .integer(installments), "rate": .optional(rate.ofYear?.description),
      "least_cash": .text(leastCash.reduced.description),
    ])
  }
}

extension TermChoice {
  fileprivate var jsonTree: JSONTree {
    switch self {
    case .installments(let count): .object(["installments": .integer(count)])
    case .months(let count): .object(["months": .integer(count)])
    }
  }
}

extension Schedule {
  /// Why there are fewer installments than were asked for; null: there are as many.
  var shortenedTree: JSONTree {
    guard let shortening else { return .null }
    let texts = [Language.english, .persian].map { Wording($0, digits: nil).shortening(of: self) }
    return .object([
      "reason": .text(shortening.rawValue), "text": .optional(texts[0]), "text_fa": .optional(texts[1]),
    ])
  }
}

extension WorkingCalendar {
  fileprivate var jsonTree: JSONTree {
    .object([
      "name": .text(name), "version": .text(version), "from": .text(covers.first.description),
      "to": .text(covers.last.description),
      "weekly_rest": .list(Weekday.allCases.filter(weeklyRest.contains).map { .text("\($0)") }),
    ])
  }
}

extension MarkUpMethod {
  /// The stable word for programs.
  var word: String {
    switch self {
    case .none: "none"
    case .flat: "flat"
    case .bankFormula: "bank_formula"
    case .equalPrincipal: "equal_principal"
    case .levelPayment: "level_payments"
    case .dailyInterest: "daily_interest"
    }
  }
}
