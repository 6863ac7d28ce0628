import Testing

@Suite struct RepeatabilityTests {
  /// The same inputs give the same bytes: no clock, locale, time zone or hash order reaches a result.
  @Test func twentyProcessesInFourSurroundingsSayTheSame() throws {
    let folder = try SampleRulebook.folder()
    try folder.write("nasty.csv", BatchRejectTests.nasty)
    let surroundings = [
      ["LANG": "C", "TZ": "UTC"], ["LANG": "fa_IR.UTF-8", "LC_ALL": "fa_IR.UTF-8", "TZ": "Asia/Tehran"],
      ["LANG": "tr_TR", "TZ": "UTC", "TERM": "dumb"], ["LANG": "C", "TZ": "Asia/Tehran", "NO_COLOR": "1"],
    ]
    let commands: [[String]] = [
      SampleRulebook.batch(folder),
      ["batch", "--rulebook", folder.at("sample"), folder.at("nasty.csv")],
      ["assess", "--rulebook", folder.at("sample"), folder.at("a1.json"), "--trace", "--language", "fa"],
      ["assess", "--rulebook", folder.at("sample"), folder.at("a1.json"), "--json"],
      ["inputs", "--rulebook", folder.at("sample"), "--json"],
    ]
    for words in commands {
      let first = try Tariff.run(words)
      #expect(!first.out.isEmpty)
      for number in 0..<20 {
        let run = try Tariff.run(words, environment: surroundings[number % surroundings.count])
        #expect(run.outBytes == first.outBytes, "\(words), run \(number)")
        #expect(run.err == first.err)
        #expect(run.status == first.status)
      }
    }
  }
}
