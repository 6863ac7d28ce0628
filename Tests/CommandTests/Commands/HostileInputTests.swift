import Testing

/// Whatever a file holds, there is a message and a status, never a crash.
@Suite struct HostileInputTests {
  private func check(_ bytes: [UInt8]) throws -> Run {
    let folder = try SampleRulebook.folder()
    try folder.write("sample/fees.tariff", bytes: bytes)
    return try Tariff.run(["check", "--rulebook", folder.at("sample")])
  }

  private func act(amount: String) -> [UInt8] {
    Array(SampleRulebook.act.replacing("area * price", with: amount).utf8)
  }

  @Test func actsThatAreNoText() throws {
    var binary: [UInt8] = [0x7F, 0x45, 0x4C, 0x46]
    for number in 0..<10_000 { binary.append(UInt8(truncatingIfNeeded: number &* 7919 >> 3)) }
    let invalid = Array(SampleRulebook.act.utf8) + [0xC3, 0x28, 0x0A]
    for bytes in [binary, invalid, [], [0], Array("\u{FEFF}".utf8)] {
      let run = try check(bytes)
      #expect(run.status == 1, "\(run)")
      #expect(run.out.contains("error[T0"), "\(run.out)")
    }
    #expect(try check(invalid).out.contains("T0101"))
  }

  @Test func aLineOfTenMegabytes() throws {
    let run = try check(act(amount: "area * price" + String(repeating: " + 1 rial", count: 1_200_000)))
    #expect(run.status == 1)
    #expect(run.out.contains("T0113") || run.out.contains("T0114"), "\(run.out.prefix(500))")
    #expect(run.out.utf8.count < 20_000)
  }

  @Test func tenThousandParentheses() throws {
    let nested = String(repeating: "(", count: 10_000) + "area * price" + String(repeating: ")", count: 10_000)
    let run = try check(act(amount: nested))
    #expect(run.status == 1)
    #expect(run.out.contains("T0112") || run.out.contains("T0114"), "\(run.out.prefix(500))")
    #expect(run.out.utf8.count < 20_000)
    // The same over many short lines, so that only the nesting is too deep.
    let spread =
      String(repeating: "(\n      ", count: 10_000) + "area * price" + String(repeating: "\n      )", count: 10_000)
    let second = try check(act(amount: spread))
    #expect(second.status == 1)
    #expect(second.out.contains("T0112"), "\(second.out.prefix(500))")
  }

  @Test func charactersThatTurnTheReadingAround() throws {
    let run = try check(act(amount: "area * price # \u{202E}evil\u{202C}"))
    #expect(run.status == 1)
    #expect(run.out.contains("T0102"))
    #expect(!run.out.unicodeScalars.contains("\u{202E}"))
    let json = try Tariff.run(["assess", "--rulebook", SampleRulebook.folder().at("sample"), "-"])
    #expect(json.status != 0)
  }

  @Test func hostileTables() throws {
    let folder = try SampleRulebook.folder()
    let header = Array("dossier,request_date,use,area\n".utf8)
    let tables: [[UInt8]] = [
      [UInt8](repeating: 0xFF, count: 5_000),
      header + [UInt8](repeating: UInt8(ascii: "x"), count: 10_000_000),
      header + Array("\"never closed,1403-02-01,residential,10\n".utf8) + [UInt8](repeating: 65, count: 5_000_000),
      header + Array("A,1403-02-01,residential,".utf8) + [0xC3, 0x28, 0x0A],
      header + [UInt8](repeating: UInt8(ascii: ","), count: 100_000),
      header + [0, 0, 0, 10],
    ]
    for bytes in tables {
      try folder.write("dossiers.csv", bytes: bytes)
      let run = try Tariff.run(["batch", "--rulebook", folder.at("sample"), folder.at("dossiers.csv")])
      #expect(run.status == 65, "\(run.err.prefix(500))")
      #expect(run.err.contains("D01"), "\(run.err.prefix(500))")
      #expect(run.err.utf8.count < 20_000)
    }
  }

  @Test func formattingHostileFilesLeavesThemAlone() throws {
    let folder = try Folder()
    for bytes: [UInt8] in [[0xFF, 0xFE, 0], Array("fee (((".utf8), [UInt8](repeating: 0x28, count: 100_000)] {
      let path = try folder.write("x.tariff", bytes: bytes)
      let run = try Tariff.run(["format", path])
      #expect(run.status == 65)
      #expect(folder.text("x.tariff") == String(decoding: bytes, as: UTF8.self))
    }
  }
}
