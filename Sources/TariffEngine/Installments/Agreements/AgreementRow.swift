import Exact
import Installments

/// One row of a file of agreements: its cells, read one by one, so that all that is wrong with them is told.
struct AgreementRow {
  private let cells: [String]
  private let defaults: AgreementDefaults
  private(set) var faults: [DossierFault] = []

  init(_ cells: [String], defaults: AgreementDefaults) { (self.cells, self.defaults) = (cells, defaults) }

  /// What the row asks for; nil: ``faults`` say why it cannot be told.
  mutating func request() -> AgreementRequest? {
    let plan = text(.plan) ?? defaults.plan
    let start = day(.start) ?? defaults.start
    if plan == nil { incomplete(.plan, "the row names no plan", "name one of the rulebook's plans") }
    if start == nil, cells[AgreementColumns.start.rawValue].isEmpty {
      incomplete(.start, "the row has no day of agreement", "write YYYY-MM-DD, as 1403-05-10")
    }
    let (term, cash) = termAndCash()
    let debt: AgreementRequest.Debt = amount(.amount).map { .amount($0) } ?? .bill(text(.bill) ?? defaults.bill)
    let (firstDue, billDay) = (day(.firstDue) ?? defaults.firstDue, day(.billDay) ?? defaults.billDay)
    guard faults.isEmpty, let plan, let start else { return nil }
    return AgreementRequest(
      plan: plan, debt: debt, term: term, cash: cash, start: start, billDay: billDay, firstDue: firstDue)
  }

  private mutating func termAndCash() -> (TermChoice?, CashChoice?) {
    let (count, months) = (term(.term), term(.months))
    if count != nil, months != nil {
      incomplete(.months, "the row has a term in installments and in months", "leave one of them empty")
    }
    let stated = count.map { TermChoice.installments($0) } ?? months.map { .months($0) }
    let word = MatchKey.of(cells[AgreementColumns.cash.rawValue])
    if word == "all" || word == "همه" {
      if stated != nil { incomplete(.cash, "all in cash has no term", "leave the term empty") }
      return (nil, .all)
    }
    let cash = amount(.cash).map { CashChoice.amount($0) }
    // A term of the row's own takes the place of "all in cash" for all rows.
    let term = stated ?? (cash == nil && defaults.cash == .all ? nil : defaults.term)
    let chosen = cash ?? (stated != nil && defaults.cash == .all ? nil : defaults.cash)
    if term == nil, chosen != .all, faults.isEmpty {
      incomplete(.term, "the row has neither a term nor all in cash", "fill term or months, or write all under cash")
    }
    return (term, chosen)
  }

  private func text(_ column: AgreementColumns) -> String? {
    let cell = cells[column.rawValue]
    return cell.isEmpty ? nil : CanonicalText.folded(cell)
  }

  private mutating func term(_ column: AgreementColumns) -> Int? {
    guard let number = amount(column) else { return nil }
    if let count = Int(exactly: number) { return count }
    let words = cells[column.rawValue]
    faults.append(
      DossierFault(
        .termNotOffered, column: column.names[0], words: words, reason: "is more than any plan offers",
        remedy: "`tariff schedule --offers` shows the terms of every plan"))
    return nil
  }

  private mutating func amount(_ column: AgreementColumns) -> Int128? {
    do throws(DossierFault) {
      let unit =
        switch column {
        case .term: "installments"
        case .months: "months"
        default: "rials"
        }
      let words = cells[column.rawValue]
      let number = try DossierFault.wholeNumber(words, column: column.names[0], of: unit, group: nil, place: nil)
      if let number, number < 0 {
        throw DossierFault(
          .outOfRange, column: column.names[0], words: words, reason: "is negative",
          remedy: "write a number of \(unit) that is not below 0")
      }
      return number
    } catch {
      faults.append(error)
      return nil
    }
  }

  private mutating func day(_ column: AgreementColumns) -> Day? {
    do throws(DossierFault) {
      return try DossierFault.day(cells[column.rawValue], column: column.names[0], group: nil, place: nil)
    } catch {
      faults.append(error)
      return nil
    }
  }

  private mutating func incomplete(_ column: AgreementColumns, _ reason: String, _ remedy: String) {
    faults.append(DossierFault(.agreementIncomplete, column: column.names[0], reason: reason, remedy: remedy))
  }
}
