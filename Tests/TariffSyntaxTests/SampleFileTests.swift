import Diagnostics
import Testing

@testable import TariffSyntax

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Files of the language that lie in this checkout.
enum SampleFiles {
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  /// Every act and rulebook below a folder, sorted by name.
  static func all(below folder: String) -> [SourceFile] {
    // The dot follows a symbolic link, as in a checkout that is put together of links.
    let path = root + "/" + folder + "/."
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    let files = names.filter { $0.hasSuffix(".tariff") || $0.split(separator: "/").last == "rulebook" }
    return files.sorted().compactMap { name in
      FileManager.default.contents(atPath: path + "/" + name).map { data in
        SourceFile(name: folder + "/" + name, bytes: [UInt8](data))
      }
    }
  }

  /// Acts that say nothing wrong in their shape.
  static var good: [SourceFile] {
    all(below: "Tariffs") + all(below: "Tests/TariffCheckerTests/Messages").filter { !$0.name.contains("/T01") }
  }
}

@Suite struct SampleFileTests {
  @Test func shippedAndSampleActsParse() {
    let files = SampleFiles.good
    #expect(files.count > 20)
    #expect(files.contains { $0.name.hasPrefix("Tariffs/") })
    for file in files {
      let (tree, diagnostics) = Parser.parse(file, index: 0)
      #expect(diagnostics.isEmpty, "\(file.name): \(diagnostics.map(\.summary))")
      #expect(!tree.acts.isEmpty || tree.rulebook != nil, "\(file.name) has a head")
    }
  }
}
