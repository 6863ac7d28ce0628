import Exact
import Installments
import Testing

/// A Solar day written as a whole: 1403_01_31.
func solar(_ number: Int) throws -> Day {
  try #require(Day(solarYear: number / 10_000, month: number / 100 % 100, day: number % 100))
}

/// A Gregorian day written as a whole: 2022_11_01.
func gregorian(_ number: Int) throws -> Day {
  try #require(Day(gregorianYear: number / 10_000, month: number / 100 % 100, day: number % 100))
}

/// A number as it is written.
func decimal(_ text: String) throws -> ExactDecimal { try ExactDecimal.parse(Array(text.utf8)) }

/// `255+50=305 → 4745` for each installment, as the published schedules are printed.
func printed(_ schedule: Schedule) -> [String] {
  schedule.rows.map { row in
    func text(_ coins: Coins) -> String { schedule.decimal(coins).reduced.description }
    return "\(text(row.principal))+\(text(row.markUp))=\(text(row.amount)) → \(text(row.balance))"
  }
}

/// Everything that must hold for any schedule whatever; the message carries what failed.
func faults(of schedule: Schedule) -> [String] {
  var faults: [String] = []
  let debt = schedule.lines.reduce(0) { $0 + $1.amount }
  if schedule.cash.amount + schedule.principal != debt { faults.append("principals do not add up to the debt") }
  if schedule.rows.reduce(0, { $0 + $1.amount }) != schedule.total { faults.append("amounts do not add up") }
  if schedule.cash.parts.reduce(0, +) != schedule.cash.amount { faults.append("cash parts do not add up") }
  var balance = schedule.principal
  for row in schedule.rows {
    balance -= row.principal
    if row.balance != balance { faults.append("the balance of \(row.number) is not what is left") }
    if row.principal < 0 || row.markUp < 0 { faults.append("\(row.number) is negative") }
    if !row.parts.isEmpty, row.parts.reduce(0, +) != row.principal { faults.append("lines of \(row.number)") }
    if row.parts.contains(where: { $0 < 0 }) { faults.append("a negative part of \(row.number)") }
  }
  if schedule.rows.contains(where: { !$0.parts.isEmpty }) {
    for (place, line) in schedule.lines.enumerated() {
      let paid = schedule.rows.reduce(schedule.cash.parts[place]) { $0 + $1.parts[place] }
      if paid != line.amount { faults.append("line \(place) does not add up") }
    }
  }
  for (left, right) in zip(schedule.installments, schedule.installments.dropFirst())
  where left.date.due >= right.date.due {
    faults.append("\(right.number) is not due after \(left.number)")
  }
  return faults
}
