import Diagnostics
import TariffChecker
import TariffKernel
import Testing

/// `balance NAME of NAME`: what is left of a person's ceiling, and who the person is.
@Suite struct BalanceTests {
  private static func act(_ balance: String) -> String {
    """
    input holder  text
    input left  rial  0 to 1_000_000
    group floor
      input note  text

    fee f
      when     holder <> "nobody" and left >= 0 rial and count(floor where note <> "x") >= 0
      amount   1_000 rial
      relief   person 50% balance \(balance)
      rounded  half up to 1 rial

    bill b
      lines  f
    """
  }

  @Test func theModelKnowsThePerson() throws {
    let model = try #require(SampleAct.check(Self.act("left of holder")).model)
    let relief = try #require(model.fees.first?.versions.first?.reliefs.first)
    #expect(relief.balance.map { model.inputs[$0.index].symbol.name } == "left")
    #expect(relief.person.map { model.inputs[$0.index].symbol.name } == "holder")
    let nameless = try #require(SampleAct.check(Self.act("left")).model)
    #expect(nameless.fees.first?.versions.first?.reliefs.first?.person == nil)
  }

  @Test(arguments: [
    ("left of holder", ""), ("left of left", "T0306"), ("left of request_date", "T0306"), ("left of f", "T0306"),
    ("left of nobody", "T0301"), ("left of note", "T0301"), ("holder of left", "T0306"),
  ])
  func onlyATextOfTheDossierNamesAPerson(_ balance: String, _ code: String) {
    let result = SampleAct.check(Self.act(balance))
    #expect(result.codes == (code.isEmpty ? [] : [code]), "\(result.words)")
    for diagnostic in result.diagnostics { #expect(diagnostic.remedy != nil) }
  }

  /// A person who is named by nothing else is still read.
  @Test func theInputIsUsed() {
    let act = """
      input holder  text
      input left  rial  0 to 1_000_000
      fee f
        amount  1_000 rial
        relief  person 50% balance left of holder
        rounded  half up to 1 rial
      bill b
        lines  f
      """
    #expect(SampleAct.codes(act) == [])
  }
}
