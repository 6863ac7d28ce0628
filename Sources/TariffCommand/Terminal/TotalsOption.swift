import TariffEngine

/// Totals in place of rows: `--totals`, by which inputs, and under which other tariffs.
enum TotalsOption {
  static let totals = CommandOption.flag(
    "totals", "Write sums by fee and bill in place of a row for each dossier.")
  static let by = CommandOption.value(
    "by", "INPUT", repeatable: true,
    "With --totals: a sum for each value of this input of the dossier, a choice or a number of few values.")
  static let whatIf = CommandOption.value(
    "what-if", "PATH", repeatable: true,
    "With --totals: the same dossiers under the law with this draft (a file), or under another rulebook (a folder).")

  /// How totals are grouped; nil: rows are wanted.
  /// - Throws: `Stop` 64 when an option needs `--totals`, or an input cannot be used.
  static func grouping(_ call: Invocation, of rulebook: Rulebook) throws(Stop) -> TotalsGrouping? {
    guard call.has(totals) else {
      for option in [by, whatIf] where !call.values(of: option).isEmpty {
        throw .usage("--\(option.name) needs --totals", hints: ["add --totals"])
      }
      return nil
    }
    do throws(TotalsGrouping.Refusal) {
      return try TotalsGrouping(by: call.values(of: by), of: rulebook)
    } catch {
      throw refusal(error)
    }
  }

  /// The tariffs to be tried.
  /// - Throws: `Stop` when one cannot be loaded, or asks other things of dossiers.
  static func whatIfs(_ call: Invocation, beside rulebook: Rulebook, on console: Console) throws(Stop) -> [WhatIf] {
    var whatIfs: [WhatIf] = []
    for path in call.values(of: whatIf) {
      if whatIfs.contains(where: { $0.name == path }) { throw .usage("--what-if names \(quoted(path)) twice") }
      let other = try RulebookAtHand.load(call, trying: path, on: console)
      do throws(WhatIf.Obstacle) { whatIfs.append(try WhatIf(path, other, beside: rulebook)) } catch {
        throw Stop(
          status: .badData, message: "--what-if \(quoted(path)): \(error.subject) is not as in the tariff at hand",
          hints: ["dossiers are read once for all tariffs; run this one by itself, with --with or --rulebook"])
      }
    }
    return whatIfs
  }

  private static func refusal(_ refusal: TotalsGrouping.Refusal) -> Stop {
    switch refusal {
    case .unknown(let name, let nearest):
      .usage(
        "--by: the dossier has no input \(quoted(name))",
        hints: [nearest.map { "did you mean \($0)?" } ?? "tariff inputs lists them"])
    case .twice(let name): .usage("--by names \(quoted(name)) twice")
    case .manyValues(let name):
      .usage(
        "--by: \(quoted(name)) has too many values",
        hints: ["take a choice, yes or no, or a number of at most a thousand values"])
    case .manyCombinations(let count):
      .usage(
        "--by: the inputs have \(count) combinations of values, and at most "
          + "\(TotalsGrouping.mostCombinations) are told apart",
        hints: ["leave one of them out"])
    }
  }
}
