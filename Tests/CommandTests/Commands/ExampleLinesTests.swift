import Foundation
import Testing

@testable import TariffCommand

/// The lines that the help pages show are lines that work, from the folder of the package.
@Suite struct ExampleLinesTests {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

  /// Those that need nothing but what the package holds, and change nothing of it.
  private static let examples = Tool.commands.flatMap { $0.page.examples.map(\.lines) }.filter { lines in
    let text = lines.joined()
    return text.contains("--rulebook Tariffs") && !text.contains("|") && !text.contains("Mashhad dossier.json")
  }

  /// Every command of the README's blocks of shell.
  private static let readme: [[String]] = {
    let text = String(decoding: FileManager.default.contents(atPath: root + "/README.md") ?? Data(), as: UTF8.self)
    let blocks = text.components(separatedBy: "```sh\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    return blocks.flatMap { $0.components(separatedBy: "\ntariff ") }.map { command in
      [command.hasPrefix("tariff ") ? command : "tariff " + command]
    }
  }()

  @Test(arguments: examples + readme)
  func theLineWorks(lines: [String]) throws {
    #expect(Self.examples.count >= 11 && Self.readme.count >= 3)
    let folder = try Folder()
    symlink(Self.root + "/Tariffs", folder.at("Tariffs"))
    let line = lines.joined(separator: "\n").replacing("tariff ", with: "\"$TARIFF\" ")
    let run = try Tariff.shell("set -e\n" + line, folder: folder)
    // 1 says that there is something to look at: here, that two known days differ.
    let isDone = run.status == 0 || run.status == 1 && line.contains("\"$TARIFF\" diff")
    #expect(isDone, "\(line)\n\(run.err)")
  }
}
