import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The layers as the manifest draws them: what each module may import of this package. Everything else is an error,
/// and so is a module that this table does not know.
private let layers: [String: Set<String>] = [
  "Exact": [],
  "ExactFoundation": ["Exact"],
  "Diagnostics": [],
  "CSV": [],
  "Installments": ["Exact"],
  "TariffSyntax": ["Exact", "Diagnostics", "Installments"],
  "TariffKernel": ["Exact", "Installments"],
  "TariffChecker": ["Exact", "Diagnostics", "CSV", "Installments", "TariffSyntax", "TariffKernel"],
  "TariffEngine": ["Exact", "Diagnostics", "CSV", "Installments", "TariffSyntax", "TariffKernel", "TariffChecker"],
  "TariffCommand": ["TariffEngine"],
  "Harness": ["TariffEngine"],
]

/// What a module may import of the system. The full Foundation is never imported alone: it brings locale data that no
/// result may depend on, and networking is imported nowhere.
private let system: [String: Set<String>] = [
  "Exact": ["Swift"],
  "ExactFoundation": ["FoundationEssentials", "Foundation"],
  "TariffEngine": ["Glibc", "Synchronization"],
  "TariffCommand": ["Glibc", "Dispatch", "Synchronization"],
  "Harness": ["FoundationEssentials", "Foundation", "Glibc"],
]

private struct SourceText {
  var module: String
  var name: String
  var text: String

  var imports: [String] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "import"), place <= 2, words.count > place + 1,
        words[..<place].allSatisfy({ $0 == "public" || $0 == "internal" || $0.hasPrefix("@") })
      else { return nil }
      return String(words[place + 1].split(separator: ".")[0])
    }
  }
}

private func sources() throws -> [SourceText] {
  let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  return try ["Sources", "Benchmarks"].flatMap { folder in try sources(in: "/\(root)/\(folder)") }
}

/// The folders of a folder are modules.
private func sources(in folder: String) throws -> [SourceText] {
  let manager = FileManager.default
  return try manager.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }.sorted().map { path in
    let bytes = try #require(manager.contents(atPath: folder + "/" + path), "\(path) can be read")
    return SourceText(
      module: String(path.split(separator: "/")[0]), name: path, text: String(decoding: bytes, as: UTF8.self))
  }
}

@Suite struct Layering {
  @Test func importsFollowTheDiagram() throws {
    let files = try sources()
    #expect(files.count > 40, "the sources were found")
    for file in files {
      let allowed = try #require(layers[file.module], "\(file.module) stands in the diagram")
      for name in file.imports where name != "PackageDescription" {
        #expect(
          allowed.contains(name) || system[file.module, default: []].contains(name),
          "\(file.name) imports \(name), which \(file.module) may not")
      }
    }
  }

  @Test func everyLayerHasSources() throws {
    let modules = Set(try sources().map(\.module))
    #expect(modules == Set(layers.keys))
  }

  @Test func fullFoundationStandsOnlyBehindTheEssentials() throws {
    for file in try sources() where file.imports.contains("Foundation") {
      #expect(file.text.contains("#if canImport(FoundationEssentials)"), "\(file.name) imports all of Foundation")
    }
  }

  @Test func filesStaySmall() throws {
    let lengths = try sources().map { file in
      (file.name, file.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1)
    }
    for (name, length) in lengths { #expect(length <= 400, "\(name) has \(length) lines") }
    let sorted = lengths.map(\.1).sorted()
    #expect(sorted[sorted.count / 2] <= 130, "the median file has \(sorted[sorted.count / 2]) lines")
  }

  @Test func noBinaryFloatingPointNearAmounts() throws {
    for file in try sources() {
      for (number, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        let code = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false)[0]
        let words = Set(code.split { !$0.isLetter && !$0.isNumber })
        for type in ["Double", "Float", "Float16", "CGFloat"] {
          #expect(!words.contains(Substring(type)), "\(file.name):\(number + 1) has \(type)")
        }
        for text in ["Decimal(string:", "try!", "as!", "fatalError("] {
          #expect(!code.contains(text), "\(file.name):\(number + 1) has \(text)")
        }
      }
    }
  }
}
