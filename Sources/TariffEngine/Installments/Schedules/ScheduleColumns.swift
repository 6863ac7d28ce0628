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

/// Schedules → CSV.
struct ScheduleWriter {
  private let sink: any ByteSink
  private var writer: CSVWriter
  private(set) var bytesWritten = 0

  var guardedCells: Int { writer.guardedCells }

  init(_ sink: any ByteSink, guardsFormulas: Bool) {
    self.sink = sink
    writer = CSVWriter(guardsFormulas: guardsFormulas)
    for name in ScheduleColumns.names { writer.appendText(name) }
    writer.endRow()
  }

  mutating func write(_ agreed: AgreedSchedule, agreement: String) throws(BatchFault) {
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
    if writer.bytes.count > 65_536 { try flush() }
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

  mutating func flush() throws(BatchFault) {
    guard !writer.bytes.isEmpty else { return }
    do throws(StreamFault) { try sink.write(writer.bytes) } catch { throw .sink(error) }
    bytesWritten += writer.bytes.count
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
  public var csv: String { Self.csv([self]) }

  private static func csv(_ schedules: [AgreedSchedule]) -> String {
    let sink = MemorySink()
    var writer = ScheduleWriter(sink, guardsFormulas: true)
    do throws(BatchFault) {
      for schedule in schedules { try writer.write(schedule, agreement: schedule.owed.dossier ?? "") }
      try writer.flush()
    } catch {
      preconditionFailure("memory takes every byte")
    }
    return sink.text
  }
}
