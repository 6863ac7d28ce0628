@_spi(_Unicode) import Swift
import Testing

@testable import Exact

@Suite struct FoldedText {
  /// Scalars are compared, since Swift holds canonically equal strings equal.
  private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  @Test(arguments: [
    ("كاربري", "کاربری"), ("على", "علی"), ("مـــتر", "متر"), ("\u{200F}عوارض\u{200E}\u{061C}", "عوارض"),
    ("می\u{200C}شود", "می\u{200C}شود"), ("residential", "residential"), ("", ""),
    ("\u{0627}\u{0653}ب", "\u{0622}ب"), ("\u{06D5}\u{0654}", "\u{06C0}"), ("e\u{0301}", "\u{00E9}"),
    ("\u{0627}\u{0640}\u{0653}", "\u{0622}"), ("\u{064A}\u{0654}", "\u{0626}"), ("ة أ إ", "ة أ إ"),
    ("q\u{0307}\u{0323}", "q\u{0323}\u{0307}"), ("\u{FEF1}", "\u{FEF1}"),
  ])
  func foldsToOneSpelling(_ text: String, _ folded: String) {
    #expect(scalars(CanonicalText.folded(text)) == scalars(folded))
    #expect(scalars(CanonicalText.folded(folded)) == scalars(folded), "folding twice is folding once")
  }

  /// What is taken as it is must be what normalizing makes of it, beside anything else that is taken so.
  @Test func settledScalarsNeedNoNormalizing() {
    let settled = (UInt32(0)...0xFFFF).compactMap(Unicode.Scalar.init).filter(CanonicalText.isSettled)
    #expect(settled.count > 250)
    for first in settled {
      #expect(Array(String(first)._nfc) == [first])
      for second in settled where !first.isASCII && !second.isASCII {
        let pair = String(String.UnicodeScalarView([first, second]))
        guard !pair._nfc.elementsEqual([first, second]) else { continue }
        Issue.record("\(first.value) and \(second.value) become something else")
      }
    }
  }

  @Test func differentWordsStayDifferent() {
    #expect(CanonicalText.folded("می\u{200C}شود") != CanonicalText.folded("میشود"))
    #expect(CanonicalText.folded("کد") != CanonicalText.folded("گد"))
  }
}
