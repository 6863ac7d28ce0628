import Diagnostics
import TariffSyntax

/// Where the passes leave their messages, and what keeps an answer short when everything is wrong.
///
/// The errors of one file are kept up to the limit of messages and counted from there on. Oddities that an act may
/// accept are all kept: which of them stand is only known at the end, when ``Checker`` limits them as well.
final class DiagnosticSink {
  private(set) var diagnostics: [Diagnostic] = []
  /// By file: the last error that was left out, and how many there are.
  private(set) var leftOut: [Int: (last: DiagnosticCode, at: SourceRange, count: Int)] = [:]
  /// How many errors there are, with those that were left out.
  private(set) var errors = 0
  /// Declarations that take no part: what is missing because of them is no fault of its own.
  private(set) var rejected: [String: Declaration] = [:]
  private var said: Set<Said> = []
  private var kept: [Int: Int] = [:]
  /// How many names may still be compared in search of the one that was meant.
  private var comparisons = 200_000

  /// What one message cannot say twice: an act's `priced on` is looked up by every fee, a value's table by every reader.
  private struct Said: Hashable {
    var code: DiagnosticCode
    var range: SourceRange?
    var message: String
  }

  func report(_ diagnostic: Diagnostic) {
    if let place = diagnostic.range, leavesOut(diagnostic.code, place) { return }
    let saying = Said(code: diagnostic.code, range: diagnostic.range, message: diagnostic.message)
    guard said.insert(saying).inserted else { return }
    diagnostics.append(diagnostic)
    if diagnostic.severity == .error { errors += 1 }
    if let file = diagnostic.range?.file, diagnostic.code.isFault { kept[file, default: 0] += 1 }
  }

  /// Whether a message would be left out, its file having so many already; it is counted then. Asked before a message
  /// that takes time to put into words.
  func leavesOut(_ code: DiagnosticCode, _ place: SourceRange) -> Bool {
    guard code.isFault, kept[place.file, default: 0] >= Limits.standard.messages else { return false }
    errors += 1
    leftOut[place.file] = (code, place, (leftOut[place.file]?.count ?? 0) + 1)
    return true
  }

  /// The name that was meant; nil: none is near, or a run full of unknown names has compared enough of them.
  func nearest(to word: String, among known: @autoclosure () -> [String]) -> String? {
    guard comparisons > 0 else { return nil }
    let known = known()
    comparisons -= known.count
    return NearestName.find(word, among: known)
  }

  /// A declaration that was reported and takes no part.
  func reject(_ declaration: Declaration) {
    guard let name = declaration.heading?.name.value else { return }
    rejected[name] = declaration
  }

  /// Whether a fee stands in a bill that takes no part.
  func isLineOfRejectedBill(_ fee: String) -> Bool {
    rejected.values.contains { declaration in
      if case .bill(let bill) = declaration { bill.lines.contains { $0.value == fee } } else { false }
    }
  }
}

extension DiagnosticCode {
  /// An error that no act can accept.
  fileprivate var isFault: Bool { severity == .error && !canBeAccepted }
}

/// At most so many messages about one file: errors before warnings and notes, and one that counts the rest.
struct MessageLimit {
  let leftOut: [Int: (last: DiagnosticCode, at: SourceRange, count: Int)]

  /// The messages in the order of their places, those beyond the limit counted in the last of their file.
  func limited(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var rest = leftOut
    var kept: [Int: Int] = [:]
    let sorted = diagnostics.sorted(by: Diagnostic.order)
    var shown: [Diagnostic] = []
    for diagnostic in [Severity.error, .warning, .note].flatMap({ severity in sorted.filter { $0.severity == severity }
    }) {
      guard let place = diagnostic.range else {
        shown.append(diagnostic)
        continue
      }
      if kept[place.file, default: 0] < Limits.standard.messages {
        kept[place.file, default: 0] += 1
        shown.append(diagnostic)
      } else {
        let known = rest[place.file]
        let code = known.map { $0.last.severity == .error ? $0.last : diagnostic.code } ?? diagnostic.code
        rest[place.file] = (code, known?.at ?? place, (known?.count ?? 0) + 1)
      }
    }
    for (file, last) in rest where kept[file, default: 0] >= Limits.standard.messages {
      shown.append(
        Diagnostic(
          last.last, at: last.at, "and \(last.count.counted("more message")) about this file",
          reasons: ["at most \(Limits.standard.messages) are given; the others may follow from them"],
          remedy: "correct those first"))
    }
    return shown.sorted(by: Diagnostic.order)
  }
}

extension Int {
  /// `1 cell`, `3 cells`.
  func counted(_ noun: String) -> String { self == 1 ? "1 \(noun)" : "\(self) \(noun)s" }
}

extension Collection<String> {
  /// The first dozen, with commas between: a choice may have thousands of options.
  var listed: String { prefix(12).joined(separator: ", ") + (count > 12 ? " …" : "") }
}
