import Diagnostics
import TariffSyntax

extension Printer {
  /// An input on one line.
  mutating func print(_ input: InputDeclaration) {
    heading(input.heading, [Self.type(input.type)])
    common(input.heading)
  }

  /// A group and its inputs.
  mutating func print(_ group: GroupDeclaration) {
    heading(group.heading)
    common(group.heading)
    for input in group.inputs {
      clause(Self.heading(input.heading, [Self.type(input.type)]))
      common(input.heading, indent: 4)
    }
  }

  private static func type(_ type: InputType) -> String {
    switch type {
    case .number(let unit, let least, let most, let step):
      let by = step.map { " by \(number($0))" } ?? ""
      return "\(self.unit(unit)) \(number(least)) to \(number(most))\(by)"
    case .choice(let options): return choice(options)
    case .date: return "date"
    case .truth: return "yes/no"
    case .text, .missing: return "text"
    }
  }

  private static func choice(_ options: [ChoiceOption]) -> String {
    // Behind the last option, a text may be the option's title or the input's: one with a title tells them apart.
    let titled = options.filter { !$0.titles.isEmpty }
    let sorted = titled.isEmpty ? options : options.filter { $0.titles.isEmpty } + titled
    return sorted.map { option in
      ([option.name.value] + option.titles.map { quoted($0.value) }).joined(separator: " ")
    }.joined(separator: " |\(softBreak)")
  }
}
