import Diagnostics
import Exact
import TariffKernel

/// Reads one cell: the bytes as somebody wrote them → a value of the input's domain, or the reason why not.
struct InputReader: Sendable {
  enum Reading: Equatable {
    case notGiven
    case given(Int128)
    /// A text that the tariff does not name.
    case text(String)
    case refused(Refusal)
  }
  struct Refusal: Error, Equatable {
    var code: DossierFault.Code
    var reason: String
    var remedy: String?
  }
  let domain: Domain
  /// What may be written, by match key; for a text, the texts that the tariff names.
  private let words: [String: Int128]
  /// The options' names, for "did you mean".
  private let optionNames: [String]

  init(_ input: Input, in model: Model) {
    domain = input.domain
    switch input.domain {
    case .choice(let options):
      words = Self.words(of: options, in: model)
      optionNames = options.map { model.options[$0.index].symbol.name }
    case .truth:
      words = ["yes": 1, "no": 0, "بله": 1, "خیر": 0, "true": 1, "false": 0]
      optionNames = ["yes", "no"]
    case .text:
      let texts = model.texts.enumerated().map { (Self.canonical($1), Int128($0)) }
      words = Dictionary(texts, uniquingKeysWith: { first, _ in first })
      optionNames = []
    case .number, .date: (words, optionNames) = ([:], [])
    }
  }

  private static func words(of options: [ID<Option>], in model: Model) -> [String: Int128] {
    var words: [String: Int128] = [:]
    var shared: Set<String> = []
    for option in options {
      let symbol = model.options[option.index].symbol
      for title in [symbol.persianTitle, symbol.englishTitle].compactMap({ $0 }) {
        let (key, value) = (MatchKey.of(title), Int128(option.index))
        if let other = words[key], other != value { shared.insert(key) }
        words[key] = value
      }
    }
    for key in shared { words[key] = nil }
    for option in options { words[MatchKey.of(model.options[option.index].symbol.name)] = Int128(option.index) }
    return words
  }

  /// A text as it is compared: letters folded, invisible marks and spaces at the ends gone.
  static func canonical(_ text: String) -> String {
    String(decoding: Array(CanonicalText.folded(text).utf8)[...].trimmed, as: UTF8.self)
  }

  /// Reads a cell; spaces and direction marks at its ends do not count.
  func read(_ cell: ArraySlice<UInt8>) -> Reading {
    let bytes = cell.trimmed
    if bytes.isEmpty { return .notGiven }
    do throws(Refusal) {
      switch domain {
      case .number: return .given(try number(bytes))
      case .date: return .given(try date(bytes))
      case .choice: return .given(try option(bytes))
      case .truth: return .given(try truth(bytes))
      case .text:
        let text = Self.canonical(try string(bytes))
        return words[text].map { .given($0) } ?? .text(text)
      }
    } catch { return .refused(error) }
  }

  private func string(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Refusal(
        code: .notText, reason: "the bytes are not UTF-8", remedy: "save the file as UTF-8; it may be Windows-1256 now")
    }
    guard !text.unicodeScalars.contains("\0") else {
      throw Refusal(code: .notText, reason: "it holds a NUL byte", remedy: "take the byte out")
    }
    return text
  }

  private func option(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> Int128 {
    let text = try string(bytes)
    if let option = words[MatchKey.of(text)] { return option }
    let nearest = NearestName.find(text, among: optionNames).map { "; did you mean \($0)?" } ?? ""
    let shown = optionNames.prefix(8).joined(separator: ", ") + (optionNames.count > 8 ? " …" : "")
    throw Refusal(
      code: .unknownOption, reason: "is none of its options\(nearest)", remedy: "write one of \(shown), or its title")
  }

  private func truth(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> Int128 {
    if let truth = words[MatchKey.of(try string(bytes))] { return truth }
    throw Refusal(code: .notYesOrNo, reason: "is neither yes nor no", remedy: "write yes or no, بله or خیر")
  }

  private func date(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> Int128 {
    do throws(DateFault) { return Int128(try Day.parse(bytes).number) } catch {
      throw Refusal(
        code: .notADate, reason: "is not a date: \(VisibleText.escaped("\(error)"))",
        remedy: "write YYYY-MM-DD, as 1403-02-01 or 2024-04-20")
    }
  }

  private func number(_ cell: ArraySlice<UInt8>) throws(Refusal) -> Int128 {
    guard case .number(_, _, let isPercent, let scale, let least, let most, let step) = domain else {
      preconditionFailure("only a number's cell is read as a number")
    }
    let bytes = isPercent ? cell.withoutPercentSign : cell
    let written: ExactDecimal
    do throws(NumberFault) { written = try ExactDecimal.parse(bytes, separators: .inData) } catch {
      throw Refusal(
        code: .notANumber, reason: "is not a number: \(VisibleText.escaped("\(error)"))",
        remedy: "write the number alone; its unit stands in the tariff")
    }
    let range = "\(domain.cellText(least)) to \(domain.cellText(most))\(domain.unitWords)"
    let outOfRange = Refusal(
      code: .outOfRange, reason: "lies outside \(range)", remedy: "correct it, or have the act widen the input's range")
    // A percentage counts hundredths: two more places behind the mark.
    let places = written.scale + (isPercent ? 2 : 0)
    guard places <= ExactDecimal.maximumScale else { throw finer(step) }
    let value: ExactDecimal
    do throws(ArithmeticFault) {
      value = try ExactDecimal(significand: written.significand, scale: places).rescaled(to: scale)
    } catch { throw error == .overflow ? outOfRange : finer(step) }
    guard (least...most).contains(value.significand) else { throw outOfRange }
    guard value.significand % step == 0 else { throw finer(step) }
    return value.significand
  }

  private func finer(_ step: Int128) -> Refusal {
    Refusal(
      code: .finerThanItsStep,
      reason: "is not a whole multiple of the step \(domain.cellText(step))\(domain.unitWords)",
      remedy: "round it as the law says; the engine never rounds a fact")
  }
}

extension ArraySlice<UInt8> {
  /// `5%` and `۵٪` without their sign.
  fileprivate var withoutPercentSign: ArraySlice<UInt8> {
    if last == UInt8(ascii: "%") { return dropLast().trimmed }
    return suffix(2).elementsEqual([0xD9, 0xAA]) ? dropLast(2).trimmed : self
  }
}
