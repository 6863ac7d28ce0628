import Exact
import Installments

/// The lines of a recalculated bill in one cell: `fee=980000;fine=300000`. A backslash takes `;`, `=` or itself out of
/// its meaning.
enum EventLines {
  static func text(_ lines: [DebtLine]) -> String {
    lines.map { "\(escaped($0.name))=\($0.amount)" }.joined(separator: ";")
  }

  private static func escaped(_ name: String) -> String {
    var text = ""
    for character in name {
      if character == ";" || character == "=" || character == "\\" { text.append("\\") }
      text.append(character)
    }
    return text
  }

  /// The lines of a cell; nil with a fault of it.
  static func read(_ cells: inout EventCells) -> [DebtLine]? {
    let remedy = "write all lines of the bill, as fee=980000;fine=300000"
    var lines: [DebtLine] = []
    for part in parts(cells.words(.lines) ?? "") {
      let name = trimmed(part.name)
      if name.isEmpty && trimmed(part.amount).isEmpty { continue }  // a semicolon at the end
      guard !name.isEmpty, part.hasAmount else {
        cells.fault(.wrongShape, .lines, "holds a line without a name or an amount", remedy)
        return nil
      }
      let shown = "the line \(name.shortened(to: 80))"
      let number: ExactDecimal
      do throws(NumberFault) { number = try ExactDecimal.parse(Array(trimmed(part.amount).utf8)).reduced } catch {
        cells.fault(.notANumber, .lines, "\(shown) has no number: \(error)", remedy)
        return nil
      }
      guard let line = line(name, number, &cells, shown) else { return nil }
      if lines.contains(where: { $0.name == line.name }) {
        cells.fault(.givenTwice, .lines, "\(shown) stands twice", "give each line once")
        return nil
      }
      lines.append(line)
    }
    if lines.isEmpty { cells.fault(.wrongShape, .lines, "holds no line", remedy) }
    return lines.isEmpty ? nil : lines
  }

  /// A line of whole rials within what a ledger can count; nil with a fault.
  static func line(_ name: String, _ number: ExactDecimal, _ cells: inout EventCells, _ shown: String) -> DebtLine? {
    if number.scale > 0 {
      cells.fault(.finerThanItsStep, .lines, "\(shown) is not a whole number of rials", "write whole rials")
      return nil
    }
    guard (0...CoinLimit.largest).contains(number.significand) else {
      cells.fault(
        .outOfRange, .lines, "\(shown) is not between 0 and \(CoinLimit.largest)", "write whole rials in this range")
      return nil
    }
    return DebtLine(name: name, amount: number.significand)
  }

  private static func trimmed(_ text: String) -> String {
    String(decoding: Array(text.utf8)[...].trimmed, as: UTF8.self)
  }

  private struct Part {
    var name = ""
    var amount = ""
    var hasAmount = false
  }

  private static func parts(_ text: String) -> [Part] {
    var parts = [Part()]
    var isEscaped = false
    for character in text {
      let place = parts.count - 1
      switch character {
      case "\\" where !isEscaped:
        isEscaped = true
        continue
      case ";" where !isEscaped: parts.append(Part())
      case "=" where !isEscaped && !parts[place].hasAmount: parts[place].hasAmount = true
      case _ where parts[place].hasAmount: parts[place].amount.append(character)
      default: parts[place].name.append(character)
      }
      isEscaped = false
    }
    return parts
  }
}
