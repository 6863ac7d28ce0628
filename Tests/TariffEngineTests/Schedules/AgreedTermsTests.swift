import TariffEngine
import Testing

@Suite struct AgreedTermsTests {
  @Test func theRatesAreThoseOfTheDayOfAgreement() throws {
    let rulebook = try PlanTariff.rulebook()
    #expect(rulebook.planNames == ["even", "bank", "spring"])
    #expect(rulebook.billNames == ["municipal", "guild"])
    // Half of 18 %, and from 1403-07-01 on half of 23 %.
    for (day, rate) in [(1403_06_31, "0.09"), (1403_07_01, "0.115")] {
      let terms = try rulebook.terms(of: "bank", on: try solar(day), for: try PlanTariff.dossier())
      #expect(terms.plan.terms.count == 1)
      #expect(terms.plan.terms[0].rate.ofYear?.description == rate)
      #expect(terms.act.symbol.name == "plans.1403")
      #expect(terms.article == "3")
      #expect(terms.day == (try solar(day)))
      #expect(terms.identity == rulebook.identity)
      // The ceiling of 18 % is a sample, the other is not.
      #expect(terms.samples.map(\.provision) == (day < 1403_07_01 ? ["ceiling"] : []))
    }
  }

  @Test func feesThatAreTreatedApartAreNamed() throws {
    let terms = try PlanTariff.rulebook().terms(of: "even", on: try solar(1403_02_05))
    #expect(terms.unsplit == ["fine"])
    #expect(terms.withoutLateCharge == ["fine"])
  }

  @Test func aPlanThatIsNotOpenSaysWhy() throws {
    let rulebook = try PlanTariff.rulebook()
    func reason(_ plan: String, _ day: Int, _ dossier: String? = nil) throws -> (String, String, String?)? {
      do {
        _ = try rulebook.terms(
          of: plan, on: try solar(day), for: try dossier.map { try Dossier(json: Array($0.utf8)) })
        return nil
      } catch let refusal as ScheduleRefusal {
        return (refusal.code.code, refusal.reason(), refusal.remedy())
      }
    }
    let cases: [(plan: String, day: Int, dossier: String?, code: String, remedy: String?)] = [
      ("sprang", 1403_02_05, nil, "D0301", "did you mean spring?"),
      ("zzz", 1403_02_05, nil, "D0301", "its plans are even, bank, spring"),
      ("spring", 1403_04_01, nil, "D0302", "it is offered from 1403-01-01 to 1403-03-31"),
      ("even", 1404_01_01, nil, "D0302", "the suspension ends on 1404-03-31"),
      ("bank", 1403_02_05, nil, "D0304", "give the dossier: the plan is open when use = residential"),
      ("bank", 1403_02_05, #"{"use": "commercial"}"#, "D0303", "it is open when use = residential"),
      ("bank", 1403_02_05, #"{"area": 100}"#, "D0304", "correct what this says, in the dossier or in the acts"),
      ("bank", 1403_02_05, #"{"use": "palace"}"#, "D0104", nil),
    ]
    for expected in cases {
      let told = try #require(try reason(expected.plan, expected.day, expected.dossier), "\(expected)")
      #expect(told.0 == expected.code, "\(expected) \(told)")
      #expect(told.2 == expected.remedy, "\(expected) \(told)")
      #expect(!told.1.isEmpty)
    }
    #expect(try reason("even", 1403_12_30) == nil)
    #expect(try reason("even", 1404_04_01) == nil)
    #expect(try reason("spring", 1403_03_31) == nil)
    #expect(try reason("bank", 1403_02_05, #"{"use": "residential"}"#) == nil)
  }

  @Test func aLawThatWasNotYetKnownDoesNotStopAPlan() throws {
    let before = try #require(try PlanTariff.rulebook().edition(knownOn: try solar(1403_12_01)))
    let terms = try before.terms(of: "even", on: try solar(1404_01_01))
    #expect(terms.identity.knowledge.day == (try solar(1403_12_01)))
    let earlier = try #require(try PlanTariff.rulebook().edition(knownOn: try solar(1402_11_27)))
    #expect(throws: ScheduleRefusal.self) { try earlier.terms(of: "even", on: try solar(1403_02_05)) }
  }
}
