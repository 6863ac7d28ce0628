import Diagnostics
import Testing

@Suite("Text made visible") struct VisibleTextTests {
  @Test(arguments: [
    ("plain text, متن فارسی ۱۲", "plain text, متن فارسی ۱۲"),
    ("a\u{1B}[31mb", "a\\u{1B}[31mb"),
    ("a\nb\tc\r", "a\\u{A}b\\u{9}c\\u{D}"),
    ("\u{0}\u{7F}\u{85}\u{9B}", "\\u{0}\\u{7F}\\u{85}\\u{9B}"),
    ("x\u{202E}y\u{2066}z", "x\\u{202E}y\\u{2066}z"),
    ("\u{2028}\u{2029}\u{FEFF}\u{AD}", "\\u{2028}\\u{2029}\\u{FEFF}\\u{AD}"),
    ("قیمت\u{200C}ها", "قیمت\u{200C}ها"),
    ("pri\u{200C}ce", "pri\\u{200C}ce"),
    ("\u{200C}قیمت", "\\u{200C}قیمت"),
  ])
  func escapes(text: String, shown: String) {
    #expect(VisibleText.escaped(text) == shown)
  }

  /// The twelve characters with the property Bidi_Control (Unicode PropList.txt).
  @Test func everyBidiControlIsSpelt() {
    let controls: [UInt32] = [0x61C, 0x200E, 0x200F] + Array(0x202A...0x202E) + Array(0x2066...0x2069)
    #expect(controls.count == 12)
    for value in controls {
      let text = Unicode.Scalar(value).map(String.init) ?? ""
      #expect(VisibleText.escaped(text) == "\\u{" + String(value, radix: 16, uppercase: true) + "}")
    }
  }

  @Test(arguments: [
    ("abc", 3), ("کاربری", 6), ("ضَ", 1), ("e\u{301}", 1), ("می\u{200C}شود", 5), ("漢字", 4), ("한", 2), ("😀", 2), ("", 0),
    ("۱۲٬۳", 4), ("│^…", 3),
  ])
  func widths(text: String, cells: Int) {
    #expect(DisplayWidth.of(text) == cells)
  }
}
