import Testing

@testable import TariffEngine

/// One cell, as somebody wrote it, of every kind of input.
@Suite struct InputReaderTests {
  private static func read(_ cell: String, as name: String) throws -> InputReader.Reading {
    let model = try SmallTariff.rulebook().model
    let input = try #require(model.inputs.first { $0.symbol.name == name })
    return InputReader(input, in: model).read(Array(cell.utf8)[...])
  }

  /// Areas stand at two places: 260 is 26,000 hundredths. Percentages count hundredths at three places: 12.5 % is 0.125.
  @Test(arguments: [
    ("area", "260", 26_000), ("area", "260.5", 26_050), ("area", "۲۶۰٫۵", 26_050), ("area", "٢٦٠٫٥", 26_050),
    ("area", " 260.50 ", 26_050), ("area", "\u{200F}۲۶۰\u{200E}", 26_000), ("area", "\u{A0}260\t", 26_000),
    ("area", "1,000", 100_000), ("area", "۱٬۰۰۰", 100_000), ("area", "0.01", 1), ("area", "0.010", 1),
    ("share", "12.5", 125), ("share", "12.5%", 125), ("share", "۱۲٫۵٪", 125), ("share", "100", 1_000),
    ("share", "0", 0), ("level", "-2", -2), ("corner", "yes", 1), ("corner", "No", 0), ("corner", "بله", 1),
    ("corner", "خير", 0), ("corner", "TRUE", 1), ("use", "residential", 0), ("use", "Residential", 0),
    ("use", "مسكوني", 0), ("use", "shop", 1), ("use", "تجاری ", 1), ("zone", "center", 0),
    ("zone", " center\u{200F}", 0),
  ])
  func good(_ name: String, _ cell: String, _ value: Int) throws {
    #expect(try Self.read(cell, as: name) == .given(Int128(value)))
  }

  /// Nowruz 1403 is 20 March 2024 (Calendar Center, University of Tehran); both spellings are one day.
  @Test(arguments: ["1403-01-01", "1403/01/01", "۱۴۰۳/۰۱/۰۱", "2024-03-20"])
  func dates(_ cell: String) throws {
    let day = try #require(Day(solarYear: 1403, month: 1, day: 1))
    #expect(try Self.read(cell, as: "request_date") == .given(Int128(day.number)))
  }

  @Test(arguments: ["", " ", "\u{200F}", "\u{A0} \t"])
  func nothingThereIsNotGiven(_ cell: String) throws {
    for name in ["area", "use", "corner", "request_date", "zone"] {
      #expect(try Self.read(cell, as: name) == .notGiven)
    }
  }

  @Test func textsThatTheTariffDoesNotNameAreKept() throws {
    #expect(try Self.read("  west  ", as: "zone") == .text("west"))
  }

  @Test(arguments: [
    ("area", "12abc", DossierFault.Code.notANumber), ("area", "abc", .notANumber), ("area", "1e3", .notANumber),
    ("area", "1,00", .notANumber), ("area", "۱2", .notANumber), ("area", "12/5", .notANumber),
    ("area", "260 m2", .notANumber), ("area", "5%", .notANumber), ("area", "0", .outOfRange),
    ("area", "1000.01", .outOfRange), ("area", "-5", .outOfRange),
    ("area", "99999999999999999999999999999999999", .outOfRange), ("area", "260.505", .finerThanItsStep),
    ("room", "0.7", .finerThanItsStep), ("share", "12.25", .finerThanItsStep), ("share", "100.5", .outOfRange),
    ("level", "1.5", .finerThanItsStep), ("use", "residental", .unknownOption), ("use", "1", .unknownOption),
    ("corner", "perhaps", .notYesOrNo), ("corner", "1", .notYesOrNo), ("request_date", "1403-12-31", .notADate),
    ("request_date", "1403-2", .notADate), ("request_date", "04/01/05", .notADate), ("zone", "a\0b", .notText),
  ])
  func bad(_ name: String, _ cell: String, _ code: DossierFault.Code) throws {
    guard case .refused(let refusal) = try Self.read(cell, as: name) else {
      Issue.record("\(cell) was taken for \(name)")
      return
    }
    #expect(refusal.code == code, "\(refusal)")
    #expect(refusal.remedy != nil)
  }

  @Test func aNumberWithSomethingBehindSaysWhatWasReadAndWhatWasLeft() throws {
    guard case .refused(let refusal) = try Self.read("12abc", as: "area") else {
      Issue.record("12abc was taken")
      return
    }
    #expect(refusal.reason.contains("12") && refusal.reason.contains("abc"), "\(refusal.reason)")
  }

  @Test func theNearestOptionIsSuggested() throws {
    guard case .refused(let refusal) = try Self.read("residental", as: "use") else {
      Issue.record("residental was taken")
      return
    }
    #expect(refusal.reason.contains("did you mean residential?"))
  }

  @Test func theRangeIsSaidInTheUnitOfTheCell() throws {
    guard case .refused(let area) = try Self.read("0", as: "area"),
      case .refused(let share) = try Self.read("101", as: "share")
    else {
      Issue.record("out of range was taken")
      return
    }
    #expect(area.reason == "lies outside 0.01 to 1000 m2")
    #expect(share.reason == "lies outside 0 to 100 percent")
  }

  @Test func brokenUTF8IsNoText() throws {
    let model = try SmallTariff.rulebook().model
    let input = try #require(model.inputs.first { $0.symbol.name == "zone" })
    guard case .refused(let refusal) = InputReader(input, in: model).read([0x61, 0xED, 0x62][...]) else {
      Issue.record("broken UTF-8 was taken")
      return
    }
    #expect(refusal.code == .notText)
    #expect(refusal.remedy?.contains("Windows-1256") == true)
  }
}
