import Diagnostics
import Exact
import Installments

/// One event as it was written, and how its cells become numbers and days. Every cell that cannot be taken is a fault
/// of its own.
struct EventCells {
  struct Cell {
    var words: String
    /// As the header or key writes it.
    var name: String
    var place: DossierPlace
  }
  /// Of the data, from 1.
  let row: Int
  let place: DossierPlace
  var cells: [EventColumn: Cell] = [:]
  /// The lines of a recalculation where the data hold them as a list.
  var lines: [DebtLine]?
  private(set) var faults: [DossierFault] = []

  init(row: Int, place: DossierPlace) { (self.row, self.place) = (row, place) }

  /// The words of a cell without the spaces around them; nil: it is empty.
  func words(_ column: EventColumn) -> String? {
    guard let cell = cells[column] else { return nil }
    let trimmed = Array(cell.words.utf8)[...].trimmed
    return trimmed.isEmpty ? nil : String(decoding: trimmed, as: UTF8.self)
  }

  mutating func fault(_ code: DossierFault.Code, _ column: EventColumn, _ reason: String, _ remedy: String? = nil) {
    let cell = cells[column]
    faults.append(
      DossierFault(
        code, column: cell?.name ?? column.rawValue, words: words(column) ?? "", reason: reason, remedy: remedy,
        group: "events", row: row, place: cell?.place ?? place))
  }

  mutating func add(_ fault: DossierFault) { faults.append(fault) }

  mutating func day(_ column: EventColumn) -> Day? {
    guard let text = words(column) else { return nil }
    do throws(DateFault) { return try Day.parse(Array(text.utf8)) } catch {
      fault(.notADate, column, "is not a day: \(error)", "write YYYY-MM-DD, as 1403-02-10 or 2024-04-29")
      return nil
    }
  }

  mutating func number(_ column: EventColumn) -> ExactDecimal? {
    guard let text = words(column) else { return nil }
    do throws(NumberFault) { return try ExactDecimal.parse(Array(text.utf8)).reduced } catch {
      fault(.notANumber, column, "is not a number: \(error)", "write digits, as 1250000")
      return nil
    }
  }

  /// A sum of whole rials that is greater than `least` − 1 and within what a ledger can count.
  mutating func rials(_ column: EventColumn, atLeast least: Coins) -> Coins? {
    guard let number = number(column) else { return nil }
    if number.scale > 0 {
      fault(.finerThanItsStep, column, "is not a whole number of rials", "write whole rials")
      return nil
    }
    let range = least...CoinLimit.largest
    guard range.contains(number.significand) else {
      fault(.outOfRange, column, "is not between \(least) and \(CoinLimit.largest)", "write whole rials in this range")
      return nil
    }
    return number.significand
  }

  /// A count of installments or months. The plan says which are offered; here only what can be counted at all.
  mutating func count(_ column: EventColumn) -> Int? {
    guard let number = number(column) else { return nil }
    guard number.scale == 0, (0...99_999).contains(number.significand) else {
      fault(.outOfRange, column, "is no count of installments or months", "write a whole number, as 12")
      return nil
    }
    return Int(number.significand)
  }

  /// The number of a payment: Persian and ASCII digits are the same.
  mutating func identifier() -> String? {
    guard let text = words(.id) else { return nil }
    let id = MatchKey.ofIdentifier(text)
    if id.count > 100 {
      fault(.tooLarge, .id, "is longer than 100 characters", "shorten the number of the payment")
      return nil
    }
    return id
  }

  mutating func rate() -> MarkUpRate? {
    guard let text = words(.rate) else { return nil }
    guard let rate = MarkUpRate(words: text) else {
      fault(
        .notANumber, .rate, "is no rate in percent", "write 18%, or 50% of 23%; an empty cell is the agreed rate")
      return nil
    }
    return rate
  }
}

extension MarkUpRate {
  /// `18%` or `50% of 23%`, in the digits and the percent sign of either language.
  init?(words: String) {
    let parts = words.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    switch parts.count {
    case 1:
      guard let rate = Self.share(parts[0]) else { return nil }
      self = .yearly(rate)
    case 3 where ["of", "از"].contains(parts[1]):
      guard let share = Self.share(parts[0]), let ceiling = Self.share(parts[2]) else { return nil }
      self = .ofCeiling(share: share, ceiling: ceiling)
    default: return nil
    }
  }

  /// 23% is 0.23.
  private static func share(_ text: String) -> ExactDecimal? {
    guard let last = text.last, last == "%" || last == "٪" else { return nil }
    guard let number = try? ExactDecimal.parse(Array(text.dropLast().utf8)).reduced, number.scale <= 20 else {
      return nil
    }
    return ExactDecimal(significand: number.significand, scale: number.scale + 2).reduced
  }

  /// As ``init(words:)`` reads it.
  var words: String {
    switch self {
    case .yearly(let rate): Self.percent(rate)
    case .ofCeiling(let share, let ceiling): "\(Self.percent(share)) of \(Self.percent(ceiling))"
    }
  }

  private static func percent(_ share: ExactDecimal) -> String {
    let share = share.reduced
    let missing = max(0, 2 - share.scale)
    let significand = share.significand * (missing == 2 ? 100 : missing == 1 ? 10 : 1)
    return ExactDecimal(significand: significand, scale: share.scale + missing - 2).description + "%"
  }
}
