extension Report {
  /// For people.
  /// - Parameter saved: an earlier report; its medians are set beside.
  func table(against saved: Report? = nil) -> String {
    var rows = [["scenario", "dossiers", "median", "least–most", "a second", "process", "processor", "MiB"]]
    if saved != nil { rows[0].append("before") }
    for result in results {
      var row = [
        result.name, result.rows > 0 ? Digits.grouped(result.rows) : "", Digits.time(result.median),
        "\(Digits.time(result.least))–\(Digits.time(result.most))", result.rowsPerSecond.map(Digits.grouped) ?? "",
        Digits.time(result.process), Digits.time(result.processor),
        Digits.thousandths(result.peak * 1_000 / 1_024, places: 1),
      ]
      if let saved { row.append(Self.change(result, since: saved)) }
      rows.append(row)
    }
    var lines = Self.aligned(rows)
    lines.append("")
    lines += results.map { result in
      let facts = result.facts.sorted { $0.key < $1.key }.map { name, value in
        name.hasSuffix("_ns") ? "\(name.dropLast(3)) \(Digits.time(value))" : "\(name) \(Digits.grouped(value))"
      }
      return "\(result.name): \(result.title)" + (facts.isEmpty ? "" : "; " + facts.joined(separator: ", "))
    }
    lines += ratioLines + limitLines
    lines.append("")
    lines.append(
      "\(machine.processor), \(machine.cores) cores; medians of \(runs); load "
        + "\(Digits.thousandths(machine.loadBefore * 10, places: 2)) before and "
        + "\(Digits.thousandths(machine.loadAfter * 10, places: 2)) after")
    return lines.map { $0 + "\n" }.joined()
  }

  private var ratioLines: [String] {
    if ratios.isEmpty { return [] }
    let rows = ratios.map { ratio in
      [
        "\(ratio.over) ÷ \(ratio.under)", ratio.time == .process ? "process" : "work",
        Digits.thousandths(ratio.thousandths, places: 3),
        ratio.bar.map { (ratio.isLeast ? "≥ " : "≤ ") + Digits.thousandths($0, places: 3) } ?? "",
        ratio.inner.map { Digits.thousandths($0, places: 3) } ?? "",
      ]
    }
    return [""] + Self.aligned([["ratio", "of", "", "bar", "work"]] + rows)
  }

  private var limitLines: [String] {
    if limits.isEmpty { return [] }
    let rows = limits.map { limit in
      [
        "\(limit.scenario), \(limit.measure.title)", limit.measure.text(limit.found),
        "≤ \(limit.measure.text(limit.most))",
      ]
    }
    return [""] + Self.aligned([["limit", "", "bar"]] + rows)
  }

  /// The median beside that of an earlier report.
  private static func change(_ result: Result, since saved: Report) -> String {
    guard let before = saved.results.first(where: { $0.name == result.name }), before.median > 0 else { return "–" }
    let note = before.rows == result.rows ? "" : " (\(Digits.grouped(before.rows)) dossiers)"
    let share = Int(Int128(result.median) * 1_000 / Int128(before.median))
    return "\(Digits.time(before.median))\(note), now × \(Digits.thousandths(share, places: 3))"
  }

  /// The first column to the left, the others to the right.
  private static func aligned(_ rows: [[String]]) -> [String] {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let room = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + room : room + cell
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}

/// Numbers for people, without a binary fraction between.
enum Digits {
  /// 1,234,567.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// Thousandths with so many of their places, cut and not rounded: a bar is not met by rounding.
  static func thousandths(_ number: Int, places: Int) -> String {
    let rest = String(1_000 + number % 1_000).dropFirst().prefix(places)
    return grouped(number / 1_000) + (places > 0 ? ".\(rest)" : "")
  }

  /// Nanoseconds in a unit that suits them.
  static func time(_ nanoseconds: Int) -> String {
    switch nanoseconds {
    case ..<1_000_000: "\(thousandths(nanoseconds, places: 1)) µs"
    case ..<1_000_000_000: "\(thousandths(nanoseconds / 1_000, places: 2)) ms"
    default: "\(thousandths(nanoseconds / 1_000_000, places: 3)) s"
    }
  }
}
