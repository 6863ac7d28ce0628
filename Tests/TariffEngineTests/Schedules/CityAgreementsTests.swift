import TariffEngine
import Testing

/// The agreements that ship with the rulebooks, held to a calculation made apart from the engine: `Plans/expected.py`.
@Suite struct CityAgreementsTests {
  @Test(arguments: [("Mashhad", nil), ("Isfahan", "National/holidays.csv")])
  func everyInstallmentIsAsCalculatedApart(_ name: String, _ calendar: String?) throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    func bytes(_ path: String) throws -> [UInt8] { try MashhadFiles.bytes(path, in: root) }
    var options = AgreementRun.Options()
    if let calendar { options.daysOff = try DaysOff(MemorySource(try bytes("Tariffs/" + calendar))) }
    let (results, rejects) = (MemorySink(), MemorySink())
    let run = AgreementRun(try Rulebook.load(folder: root + "/Tariffs/" + name), options: options)
    _ = try run.run(
      agreements: MemorySource(try bytes("Tariffs/\(name)/agreements.csv")), results: results, rejects: rejects)
    let expected = String(decoding: try bytes("Tests/TariffEngineTests/Plans/\(name.lowercased()).csv"), as: UTF8.self)
    #expect(results.text == expected)
    let refused = CellTable.rows(
      of: String(decoding: try bytes("Tests/TariffEngineTests/Plans/refused.csv"), as: UTF8.self))
    #expect(
      CellTable.rows(of: rejects.text).dropFirst().map { $0[2] } == refused.filter { $0[0] == name }.map { $0[1] })
  }
}
