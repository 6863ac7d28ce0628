import Testing

@testable import TariffCommand

@Suite struct HelpTests {
  static let pages = Tool.commands.map { $0.page }

  @Test(arguments: pages.map(\.name))
  func everyPageFitsEightyColumnsAndNamesEveryOption(name: String) throws {
    let page = try #require(Self.pages.first { $0.name == name })
    let run = try Tariff.run([name, "--help"])
    #expect(run.status == 0)
    #expect(run.err.isEmpty)
    for line in run.lines { #expect(line.count <= 80, "\(line)") }
    for option in page.options { #expect(run.out.contains(option.spelling), "\(option.spelling)") }
    for status in ExitStatus.allCases { #expect(run.out.contains("  \(status.rawValue) "), "\(status)") }
    if let operand = page.operand { #expect(run.out.contains(operand.placeholder)) }
  }

  @Test(arguments: pages.map(\.name))
  func examplesComeFirstAndAreUnderstood(name: String) throws {
    let page = try #require(Self.pages.first { $0.name == name })
    #expect(page.examples.count >= 2)
    let text = Help.page(page)
    let examples = try #require(text.firstRange(of: "Examples"))
    let usage = try #require(text.firstRange(of: "Usage"))
    #expect(examples.lowerBound < usage.lowerBound)
    for example in page.examples {
      let text = example.lines.joined(separator: "\n").replacing("\\\n", with: " ")
      for line in text.split(separator: "\n") {
        // Other programs of a pipe, and where the shell sends the output, are not ours to read.
        let parts = line.split(separator: "|").map { $0.split(separator: " ").map(String.init) }
        let commands = parts.filter { $0.first == "tariff" }
        #expect(commands.count == 1, "\(line)")
        for words in commands {
          #expect(words[1] == name)
          _ = try Invocation(Array(words.dropFirst(2).prefix { $0 != ">" }), page: page)
        }
      }
    }
  }

  @Test func theOverviewListsEveryCommandAndStatus() throws {
    for words in [["--help"], ["-h"]] {
      let run = try Tariff.run(words)
      #expect(run.status == 0)
      #expect(run.err.isEmpty)
      for page in Self.pages { #expect(run.out.contains("\n  \(page.name) ")) }
      for status in ExitStatus.allCases { #expect(run.out.contains("\n  \(status.rawValue) ")) }
      for line in run.lines { #expect(line.count <= 80, "\(line)") }
    }
  }

  @Test func namesAreThoseOfTheTableAndUnique() {
    #expect(Set(Self.pages.map(\.name)).count == Self.pages.count)
    for page in Self.pages {
      #expect(Set(page.options.map(\.name)).count == page.options.count, "\(page.name)")
      let letters = page.options.compactMap(\.letter)
      #expect(Set(letters).count == letters.count, "\(page.name)")
    }
  }

  @Test func paragraphsBreakAtSpaces() {
    let text = Help.wrapped(String(repeating: "word ", count: 40), first: 2, rest: 6)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("  word"))
    #expect(lines[1].hasPrefix("      word"))
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test func withoutAWordTheHelpIsTalkAndTheStatusSaysSo() throws {
    let run = try Tariff.run([])
    #expect(run.status == 64)
    #expect(run.out.isEmpty)
    #expect(run.err.contains("Commands"))
  }

  @Test(arguments: [("chek", "check"), ("asses", "assess"), ("bacth", "batch"), ("formt", "format")])
  func anUnknownCommandHasASuggestion(word: String, meant: String) throws {
    let run = try Tariff.run([word])
    #expect(run.status == 64)
    #expect(run.out.isEmpty)
    #expect(run.err.contains("did you mean \(meant)?"), "\(run.err)")
  }

  @Test func theVersionNamesEngineAndLanguage() throws {
    let run = try Tariff.run(["--version"])
    #expect(run.status == 0)
    #expect(run.err.isEmpty)
    #expect(run.out.hasPrefix("tariff "))
    #expect(run.out.contains("language 1"))
  }
}
