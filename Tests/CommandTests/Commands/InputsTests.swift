import Foundation
import Testing

@Suite struct InputsTests {
  private func inputs(_ more: String...) throws -> Run {
    let folder = try SampleRulebook.folder()
    return try Tariff.run(["inputs", "--rulebook", folder.at("sample")] + more)
  }

  @Test func everyInputIsListed() throws {
    let run = try inputs()
    #expect(run.status == 0)
    #expect(run.err.isEmpty)
    for word in ["request_date", "use", "residential", "commercial", "area", "m2", "owner", "shops", "floor", "size"] {
      #expect(run.out.contains(word), "\(word)")
    }
    #expect(try inputs("--language=fa").out.contains("زیربنا"))
  }

  @Test func headersAreReadyToFill() throws {
    #expect(try inputs("--csv").out == "dossier,request_date,use,area,owner,shops\n")
    #expect(try inputs("--group", "floor").out == "dossier,level,size\n")
  }

  @Test func programsGetObjects() throws {
    for option in ["--json", "--skeleton"] {
      let run = try inputs(option)
      #expect(run.status == 0)
      let object = try JSONSerialization.jsonObject(with: Data(run.out.utf8))
      #expect(object is [String: Any])
      #expect(run.out.contains("request_date"))
    }
  }

  @Test func theColumnsOfResultsAreThoseThatBatchWrites() throws {
    let folder = try SampleRulebook.folder()
    let columns = try inputs("--results").lines.compactMap { $0.split(separator: " ").first.map(String.init) }
    let header = try #require(Tariff.run(SampleRulebook.batch(folder)).lines.first)
    #expect(columns.joined(separator: ",") == header)
  }

  @Test func anUnknownGroupHasASuggestion() throws {
    let run = try inputs("--group", "flor")
    #expect(run.status == 64)
    #expect(run.out.isEmpty)
    #expect(run.err.contains("did you mean floor?"))
    #expect(try inputs("--csv", "--json").status == 64)
    #expect(try inputs("extra").status == 64)
  }
}
