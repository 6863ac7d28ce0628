import Exact
import TariffKernel

/// Rows of tables as they read in the act: `up to 60`, `ground | store`, `other`.
extension Teller {
  /// A row's label; in Persian with Persian words, titles and digits.
  func rowLabel(_ label: String) -> String {
    guard wording.language == .persian else { return wording.shown(label) }
    let patterns = label.split(separator: ",", omittingEmptySubsequences: false)
    return patterns.map { pattern(String($0)) }.joined(separator: "، ")
  }

  private func pattern(_ text: String) -> String {
    let words = text.split(separator: " ").map(String.init)
    if words == ["above"] { return "بیش از آن" }
    if words == ["other"] { return "سایر" }
    if let bounds = bounds(words[...]) { return bounds }
    return text.split(separator: "|").map { option($0.split(separator: " ").joined(separator: " ")) }
      .joined(separator: " یا ")
  }

  /// `from 5 below 10`; nil: the row is none of numbers.
  private func bounds(_ words: ArraySlice<String>) -> String? {
    var (rest, parts) = (words, [String]())
    while let first = rest.popFirst() {
      switch first {
      case "up":
        guard rest.popFirst() == "to", let bound = rest.popFirst() else { return nil }
        parts.append("تا \(number(bound))")
      case "below":
        guard let bound = rest.popFirst() else { return nil }
        parts.append(parts.isEmpty ? "کمتر از \(number(bound))" : "تا کمتر از \(number(bound))")
      case "from", "above":
        guard parts.isEmpty, let bound = rest.popFirst() else { return nil }
        parts.append("\(first == "from" ? "از" : "بیش از") \(number(bound))")
      default: return nil
      }
    }
    return parts.joined(separator: " ")
  }

  /// An option by its title, a number in the digits of the wording, anything else as the act has it.
  private func option(_ word: String) -> String {
    if let option = model.options.first(where: { $0.symbol.name == word }) { return wording.name(option.symbol) }
    return number(word)
  }

  private func number(_ written: String) -> String {
    let digits = written.last == "%" || written.last == "٪" ? String(written.dropLast()) : written
    guard let value = try? ExactDecimal.parse(digits.utf8) else { return wording.shown(written) }
    let number = wording.number(value.significand, scale: value.scale)
    return digits == written ? number : number + wording.percentSign
  }
}
