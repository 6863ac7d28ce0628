import CSV
import Installments

/// The columns of schedules as CSV: of each agreement one row for the cash part, if any of it is paid now, then one for
/// each installment.
///
/// | column | holds |
/// |---|---|
/// | `agreement` | the agreement's number, as written; of a single schedule the dossier's |
/// | `plan` | the plan's name |
/// | `kind` | `cash`, `installment` or `separate_line` |
/// | `number` | of the installment, from 1; 0 for the cash part |
/// | `nominal`, `due` | the day by the plan's rule, and the day when it must be paid |
/// | `principal` | what of the debt it settles, in whole rials |
/// | `mark_up` | what it bears besides |
/// | `discount` | what is taken off for paying now |
/// | `amount` | what is paid: `principal` + `mark_up` − `discount` |
/// | `balance` | what of the debt is left after it |
/// | `lines` | what of the principal goes to which line, `FEE=AMOUNT` separated by `; `, where the plan shows it |
/// | `note` | `cash_is_all` or `ends_early` on all rows of an agreement that has fewer installments than were asked for |
public enum ScheduleColumns {
  /// The header.
  public static let names = [
    "agreement", "plan", "kind", "number", "nominal", "due", "principal", "mark_up", "discount", "amount", "balance",
    "lines", "note",
  ]
}

/// Schedules → rows of a CSV.
struct ScheduleRows {
  private var writer: CSVWriter

  var guardedCells: Int { writer.guardedCells }

  init(guardsFormulas: Bool) { writer = CSVWriter(guardsFormulas: guardsFormulas) }

  /// The header, as a row of a CSV.
  static var header: [UInt8] {
    var writer = CSVWriter(guardsFormulas: false)
    for name in ScheduleColumns.names { writer.appendText(name) }
    writer.endRow()
    return writer.bytes
  }

  mutating func write(_ agreed: AgreedSchedule, agreement: String) {
    let schedule = agreed.schedule
    if schedule.cash.amount > 0 {
      row(
        agreed, agreement, kind: "cash", number: 0, date: DueDate(nominal: schedule.start, due: schedule.start),
        money: [schedule.cash.amount, 0, schedule.cash.discount, schedule.cash.payable, schedule.principal],
        parts: schedule.cash.parts)
    }
    for installment in schedule.rows {
      let isApart = installment.number == schedule.separateLine?.number
      row(
        agreed, agreement, kind: isApart ? "separate_line" : "installment", number: installment.number,
        date: installment.date,
        money: [installment.principal, installment.markUp, 0, installment.amount, installment.balance],
        parts: installment.parts)
    }
  }

  private mutating func row(
    _ agreed: AgreedSchedule, _ agreement: String, kind: String, number: Int, date: DueDate, money: [Coins],
    parts: [Coins]
  ) {
    writer.appendText(agreement)
    writer.appendText(agreed.schedule.plan)
    writer.appendText(kind)
    writer.appendNumber(number)
    writer.appendText(date.nominal.description)
    writer.appendText(date.due.description)
    for coins in money { writer.appendNumber(String(coins)) }
    writer.appendText(agreed.terms.plan.showsLines ? agreed.owed.told(parts) : "")
    writer.appendText(agreed.schedule.shortening?.rawValue ?? "")
    writer.endRow()
  }

  /// What was written.
  var bytes: [UInt8] { writer.bytes }

  /// Adds what was written to other bytes, and forgets it.
  mutating func move(to out: inout ByteRope) {
    writer.bytes.withUnsafeBufferPointer { out.append($0) }
    writer.removeAll()
  }
}

extension OwedBill {
  /// `FEE=AMOUNT; FEE=AMOUNT`; empty where there are no lines to tell apart.
  fileprivate func told(_ parts: [Coins]) -> String {
    guard bill != nil, parts.count == lines.count else { return "" }
    return zip(lines, parts).filter { $0.1 != 0 }.map { "\($0.0.symbol.name)=\($0.1)" }.joined(separator: "; ")
  }
}

extension AgreedSchedule {
  /// The schedule as CSV; see ``ScheduleColumns``.
  public var csv: String {
    var rows = ScheduleRows(guardsFormulas: true)
    rows.write(self, agreement: owed.dossier ?? "")
    return String(decoding: ScheduleRows.header + rows.bytes, as: UTF8.self)
  }
}
