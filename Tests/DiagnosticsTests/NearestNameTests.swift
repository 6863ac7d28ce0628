import Diagnostics
import TestSupport
import Testing

private let latin = [
  "floor_area", "land_area", "land_price", "request_date", "issue_date", "parkings", "parking_shortage", "balcony",
  "projection", "rail_levy", "fire_service", "workers_insurance", "levy_base", "chargeable", "single_unit",
  "multi_unit", "municipal", "commercial", "residential", "office", "industrial", "density", "frontage", "storeys",
  "renewal", "completion", "change_of_use", "service_price", "vat", "monthly_wage",
]
private let persian = [
  "زیربنا", "مساحت", "کاربری", "پارکینگ", "ضریب_تراکم", "قیمت_منطقه‌ای", "پذیره_تجاری", "بالکن", "پیش‌آمدگی",
  "عوارض_نوسازی", "تاریخ_درخواست", "آتش‌نشانی", "بیمه_کارگران", "کسری_پارکینگ", "مسکونی", "اداری",
]

@Suite("The nearest name") struct NearestNameTests {
  @Test(arguments: [
    ("landAera", "land_area"), ("flor_area", "floor_area"), ("parkngs", "parkings"), ("balcnoy", "balcony"),
    ("Office", "office"), ("raillevy", "rail_levy"), ("area_floor", "floor_area"), ("vta", "vat"),
    ("كاربري", "کاربری"), ("زیر‌بنا", "زیربنا"), ("مساحات", "مساحت"), ("ضریب_تراکن", "ضریب_تراکم"),
    ("قیمت_منطقهای", "قیمت_منطقه‌ای"),
  ])
  func finds(word: String, name: String) {
    #expect(NearestName.find(word, among: latin + persian) == name)
  }

  @Test(arguments: ["x", "", "tax", "wage", "discount", "monthly", "roof", "cellar_depth", "وام", "سود", "تخفیف"])
  func suggestsNothingUnrelated(word: String) {
    #expect(NearestName.find(word, among: latin + persian) == nil)
  }

  @Test func theWordItselfIsNoSuggestion() {
    #expect(NearestName.find("office", among: ["office"]) == nil)
    #expect(NearestName.find("office", among: ["office", "offices"]) == "offices")
  }

  @Test func shortNamesNeedMoreThanALetter() {
    #expect(NearestName.find("a", among: ["b"]) == nil)
    #expect(NearestName.find("ab", among: ["ac"]) == nil)
    #expect(NearestName.find("use", among: ["usd"]) == "usd")
  }

  @Test func atMostAThirdOfTheLettersAndNeverMoreThanThree() {
    #expect(NearestName.find("abcdef", among: ["abcdXY"]) == "abcdXY")
    #expect(NearestName.find("abcdef", among: ["abcXYZ"]) == nil)
    #expect(NearestName.find("abcdefghijklmnop", among: ["abcdefghijklmXYZ"]) == "abcdefghijklmXYZ")
    #expect(NearestName.find("abcdefghijklmnop", among: ["abcdefghijklWXYZ"]) == nil)
  }

  @Test func swappedNeighboursCountOnce() {
    // Two replacements would be too many for three letters.
    #expect(NearestName.find("abc", among: ["acb"]) == "acb")
  }

  @Test func tiesAreSettledWhateverTheOrder() {
    #expect(NearestName.find("rate_c", among: ["rate_b", "rate_a"]) == "rate_a")
    #expect(NearestName.find("rate_c", among: ["rate_a", "rate_b"]) == "rate_a")
    #expect(NearestName.find("rate_d", among: ["xate_d", "rate_z"]) == "rate_z", "the longer common beginning")
    #expect(NearestName.find("rate_d", among: ["rate_z", "xate_d"]) == "rate_z")
  }

  @Test func hostileWordsAreNotCompared() {
    let long = String(repeating: "a", count: 1_000_000)
    #expect(NearestName.find(long, among: [long + "b"]) == nil)
    #expect(NearestName.find("office", among: [long, "offce"]) == "offce")
  }

  /// Every deletion, swap and a sample of replacements and insertions of one letter: at least nine of ten are undone.
  @Test func undoesSlipsOfOneLetter() {
    var generator = SeededGenerator(seed: RandomCases.seed)
    for (names, alphabet) in [(latin, "abcdefghijklmnopqrstuvwxyz_"), (persian, "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی_")] {
      var tried = 0
      var found = 0
      for name in names {
        let letters = Array(name.unicodeScalars)
        for place in letters.indices {
          var slips: [[Unicode.Scalar]] = []
          slips.append(Array(letters[..<place] + letters[(place + 1)...]))
          if place > 0 {
            var swapped = letters
            swapped.swapAt(place, place - 1)
            slips.append(swapped)
          }
          for _ in 0..<3 {
            let letter = alphabet.unicodeScalars.randomElement(using: &generator) ?? "a"
            slips.append(Array(letters[..<place] + [letter] + letters[(place + 1)...]))
            slips.append(Array(letters[..<place] + [letter] + letters[place...]))
          }
          for slip in slips {
            var word = ""
            word.unicodeScalars.append(contentsOf: slip)
            guard !(names.contains { Array($0.unicodeScalars) == slip }) else { continue }
            tried += 1
            if NearestName.find(word, among: names) == name { found += 1 }
          }
        }
      }
      #expect(tried > 500)
      #expect(found * 10 >= tried * 9, "\(found) of \(tried), seed \(RandomCases.seed)")
    }
  }
}
