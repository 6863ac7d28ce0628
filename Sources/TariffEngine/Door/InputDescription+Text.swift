import Diagnostics

extension Rulebook {
  /// What the rulebook asks for, for people: one input a line with its title, unit, range and options.
  public func inputsText(in language: Language = .english) -> String {
    var (text, group) = ("", String?.none)
    for input in inputs {
      if input.group != group {
        group = input.group
        text += "\n\(language == .english ? "each row of" : "هر ردیف از") \(input.group ?? "")\n"
      }
      text += "\(input.name)  \(input.words(in: language))\n"
    }
    return text
  }

  /// What the rulebook asks for, as one JSON object (schema `tariff.inputs/1`).
  public var inputsJSON: String {
    let groups: [JSONTree] = groupNames.map { .object(["group": .text($0), "csv": .text(csvHeader(of: $0))]) }
    let tree: JSONTree = .object([
      "schema": .text("tariff.inputs/1"), "rulebook": .text(name), "csv": .text(csvHeader()), "groups": .list(groups),
      "inputs": .list(inputs.map(\.jsonTree)),
    ])
    return tree.text
  }

  /// A JSON dossier to fill in, one input a line: every input with a text that says what belongs there. Keys stand in
  /// the order of the acts.
  public var jsonSkeleton: String {
    func members(of group: String?, indent: String) -> [String] {
      inputs.filter { $0.group == group }.map {
        "\(indent)\(JSONText.quoted($0.name)): \(JSONText.quoted($0.words(in: .english)))"
      }
    }
    var lines = ["  \"dossier\": \"the dossier's number\""] + members(of: nil, indent: "  ")
    for group in groupNames {
      let row = members(of: group, indent: "      ").joined(separator: ",\n")
      lines.append("  \(JSONText.quoted(group)): [\n    {\n\(row)\n    }\n  ]")
    }
    return "{\n\(lines.joined(separator: ",\n"))\n}\n"
  }
}

extension InputDescription {
  /// What belongs in the cell, and the title: `0.01 to 1000000 by 0.01 m2, زیربنا`.
  func words(in language: Language) -> String {
    let isEnglish = language == .english
    let domain: String =
      switch kind {
      case .number:
        "\(least ?? "") \(isEnglish ? "to" : "تا") \(most ?? "") \(isEnglish ? "by" : "گام") \(step ?? "")"
          + (unit.map { " \($0)" } ?? "")
      case .choice: choices.map { $0.words(in: language) }.joined(separator: " | ")
      case .yesNo: isEnglish ? "yes or no" : "بله یا خیر"
      case .date: isEnglish ? "a date, YYYY-MM-DD" : "تاریخ، YYYY-MM-DD"
      case .text: isEnglish ? "a text" : "متن"
      }
    let title = isEnglish ? englishTitle ?? persianTitle : persianTitle ?? englishTitle
    return domain + (title.map { (isEnglish ? ", " : "، ") + VisibleText.escaped($0) } ?? "")
  }

  var jsonTree: JSONTree {
    .object([
      "name": .text(name), "fa": .optional(persianTitle), "en": .optional(englishTitle), "group": .optional(group),
      "kind": .text(kind.rawValue), "unit": .optional(unit), "least": .optional(least), "most": .optional(most),
      "step": .optional(step), "read_by": .list(readBy.map { .text($0) }),
      "choices": .list(
        choices.map {
          .object(["name": .text($0.name), "fa": .optional($0.persianTitle), "en": .optional($0.englishTitle)])
        }),
    ])
  }
}

extension InputDescription.Choice {
  fileprivate func words(in language: Language) -> String {
    let title = language == .english ? englishTitle : persianTitle
    return name + (title.map { " (\(VisibleText.escaped($0)))" } ?? "")
  }
}
