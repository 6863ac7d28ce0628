import Diagnostics
import Exact
import Testing

@testable import TariffSyntax

@Suite struct InputTests {
  private func input(_ line: String, _ location: SourceLocation = #_sourceLocation) throws -> InputDeclaration {
    try #require(Sample.act("input \(line)\n").tree(location).inputs.first, sourceLocation: location)
  }

  @Test func numbers() throws {
    let area = try input("floor_area m2 0.01 to 1_000_000 by 0.01 \"زیربنا\" \"Area\" article 3")
    guard case .number(let unit, let least, let most, let step) = area.type else {
      Issue.record("a number")
      return
    }
    #expect(unit.unit == .squareMetre)
    #expect(least.value == ExactDecimal(significand: 1, scale: 2))
    #expect(most.value == ExactDecimal(1_000_000))
    #expect(step?.value == ExactDecimal(significand: 1, scale: 2))
    #expect(area.heading.titles.map(\.value) == ["زیربنا", "Area"])
    #expect(area.heading.article?.value == "3")
    guard case .number(let count, let lowest, _, let none) = try input("level count -5 to 60").type else {
      Issue.record("a number")
      return
    }
    #expect(count.unit == .number)
    #expect(lowest.value == ExactDecimal(-5))
    #expect(lowest.text == "-5")
    #expect(none == nil)
    for percent in ["%", "percent"] {
      guard case .number(let unit, _, _, _) = try input("density \(percent) 0 to 500 by 0.5").type else {
        Issue.record("a number")
        return
      }
      #expect(unit.isPercent)
    }
  }

  @Test func datesTruthsTexts() throws {
    #expect(try input("request_date date \"تاریخ\"").type == .date)
    #expect(try input("is_veteran yes/no").type == .truth)
    #expect(try input("street text").type == .text)
  }

  @Test func choices() throws {
    func choice(_ line: String) throws -> (options: [String], titles: [[String]], own: [String]) {
      let input = try input(line)
      guard case .choice(let options) = input.type else {
        Issue.record("a choice")
        return ([], [], [])
      }
      return (options.map(\.name.value), options.map { $0.titles.map(\.value) }, input.heading.titles.map(\.value))
    }
    let plain = try choice("request new | renewal | completion \"نوع\" \"Kind\"")
    #expect(plain.options == ["new", "renewal", "completion"])
    #expect(plain.titles == [[], [], []])
    #expect(plain.own == ["نوع", "Kind"])
    let titled = try choice("use a \"آ\" \"A\" | b \"ب\" \"B\" \"کاربری\" \"Use\"")
    #expect(titled.titles == [["آ", "A"], ["ب", "B"]])
    #expect(titled.own == ["کاربری", "Use"])
    let persian = try choice("use a \"آ\" | b \"ب\" \"کاربری\"")
    #expect(persian.titles == [["آ"], ["ب"]])
    #expect(persian.own == ["کاربری"])
    let half = try choice("use a \"آ\" | b")
    #expect(half.titles == [["آ"], []])
    let over = try choice("use a |\n    b |\n    c \"سه\"")
    #expect(over.options == ["a", "b", "c"])
    #expect(over.own == ["سه"])
    #expect(try choice("kind date | text").options == ["date", "text"])
    #expect(try choice("kind one \"تنها\" \"نوع\"").options == ["one"])
  }

  @Test func badInputs() {
    Sample.act("input area §sqm§ 0 to 5\n").expect(.unknownUnit).forEach { #expect($0.remedy == "did you mean m2?") }
    Sample.act("input area rial/§sqm§ 0 to 5\n").expect(.unknownUnit)
    Sample.act("input area m2 0 §5§\n").expect(.unexpectedWord)
    Sample.act("input area m2 0 to §by§ 2\n").expect(.unexpectedWord)
    Sample.act("input area §m2§\n").expect(.unexpectedWord)
    Sample.act("input §area§\n").expect(.unexpectedWord)
    Sample.act("input §\"عنوان\"§\n").expect(.unexpectedWord)
    Sample.act("input answer yes/§maybe§\n").expect(.unexpectedWord)
    Sample.act("input use a | §other§\n").expect(.unexpectedWord)
    Sample.act("input use a | §exempt§ | b\n").expect(.unexpectedWord)
    Sample.act("input §year§ count 1390 to 1410\n").expect(.unexpectedWord)
    Sample.act("input a §b§ c\n").parse().diagnostics.forEach { #expect($0.code == .unexpectedWord) }
  }

  @Test func groups() throws {
    let group = try #require(
      Sample.act(
        """
        group floor "طبقات"
          article 4
          input level count -5 to 60
          input area m2 0 to 100
            source "x"
            article 5
          sample "why"
        """
      ).tree().groups.first)
    #expect(group.heading.titles.map(\.value) == ["طبقات"])
    #expect(group.heading.article?.value == "4")
    #expect(group.heading.sample?.value == "why")
    #expect(group.inputs.map(\.heading.name.value) == ["level", "area"])
    #expect(group.inputs.last?.heading.source?.value == "x")
    #expect(group.inputs.last?.heading.article?.value == "5")
    Sample.act("group §floor§\n").expect(.clauseMissing)
    Sample.act("group floor\n  input area §sqm§ 0 to 5\n  §inptu§ x date\n").expect(.unknownUnit, .unknownClause)
  }
}

@Suite struct ProvisionTests {
  @Test func setsAndRates() throws {
    let tree = Sample.act("set levy \"مبنا\" source \"x\"\nrate vat 9%\nrate fence -1_000 rial/m \"حصار\" article 3\n")
      .tree()
    guard case .set(let set)? = tree.declarations.first else {
      Issue.record("a set")
      return
    }
    #expect(set.heading.source?.value == "x")
    #expect(tree.rates.map(\.value.value.description) == ["0.09", "-1000"])
    #expect(tree.rates.map(\.value.isPercent) == [true, false])
    #expect(tree.rates.map(\.value.text) == ["9%", "-1_000 rial/m"])
    #expect(tree.rates.last?.value.unit?.unit.description == "rial/m")
    #expect(tree.rates.last?.heading.article?.value == "3")
    Sample.act("rate §vat§\n").expect(.unexpectedWord)
    Sample.act("rate vat 9 §persent§\n").expect(.unknownUnit).forEach { #expect($0.remedy == "did you mean percent?") }
    Sample.act("rate vat 9% §2§\n").expect(.unexpectedWord)
    Sample.act("set levy §5§\n").expect(.unexpectedWord)
  }

  @Test func values() throws {
    let tree = Sample.act(
      """
      value net m2 = max(0 m2, area - 20 m2) "زیربنا" article 3
      value share = a / b
      value long rial =
        if a then b
        else c  "عنوان"
        source "x"
      """
    ).tree()
    #expect(tree.values.map { $0.unit?.unit } == [.squareMetre, nil, .rial])
    #expect(tree.values.map { $0.heading.titles.count } == [1, 0, 1])
    #expect(tree.values.last?.heading.source?.value == "x")
    Sample.act("value net §sqm§ = 5\n").expect(.unknownUnit)
    Sample.act("value net §5§\n").expect(.unexpectedWord)
    Sample.act("value net §=§\n").expect(.unexpectedWord)
  }

  @Test func bills() throws {
    let tree = Sample.act(
      """
      bill municipal "فیش"
        payee "شهرداری"
        lines a, b,
          c
        fixed d
        floor to 1_000 rial, shared by largest remainder
      bill other_one
        lines e
        floor to 10 rial, taken from e
      bill third
        lines f
        floor to 100 rial, shown apart
      bill fines
        lines g
        fixed g
      """
    ).tree()
    #expect(tree.bills.map { $0.lines.map(\.value) } == [["a", "b", "c"], ["e"], ["f"], ["g"]])
    #expect(tree.bills.first?.payee?.value == "شهرداری")
    #expect(tree.bills.first?.fixed.map(\.value) == ["d"])
    #expect(tree.bills.map { $0.floor?.step.value } == [ExactDecimal(1_000), ExactDecimal(10), ExactDecimal(100), nil])
    guard case .shared? = tree.bills[0].floor?.remainder, case .shownApart? = tree.bills[2].floor?.remainder,
      case .takenFrom(let line)? = tree.bills[1].floor?.remainder
    else {
      Issue.record("the three ways")
      return
    }
    #expect(line.value == "e")
    Sample.act("bill §b§\n  payee \"x\"\n").expect(.clauseMissing)
    Sample.act("bill §b§\n  fixed a\n").expect(.clauseMissing)
    Sample.act("bill b\n  lines a §b§\n").expect(.unexpectedWord)
    Sample.act("bill b\n  lines a\n  floor to 1_000 §rial§\n").expect(.unexpectedWord)
    Sample.act("bill b\n  lines a\n  floor to 1_000 rial, §spread§ evenly\n").expect(.unexpectedWord)
    Sample.act("bill b\n  lines a\n  floor §1_000§ rial, shown apart\n").expect(.unexpectedWord)
  }
}

@Suite struct FeeTests {
  @Test func allClauses() throws {
    let fee = try #require(
      Sample.act(
        """
        fee floor_area "عوارض" "Floor area" article 3
          code 1270
          when use = residential and request = new
          priced on issue_date
          exempt mosque when use = worship "مسجد" "Mosque" article 5
          exempt school when use = teaching
          let net = area - 20 m2
          amount net * price
          at least 1_000 rial after reliefs
          at most 5_000_000 rial
          relief veteran 50% of net * price when is_veteran up to 1_000 rial balance left "ایثارگر" article "7 note 2"
          relief person share up to ceiling when a balance left of national_id
          rounded half up to 1 rial
          in levy_base, insurance_base
          sample "why"
        """
      ).tree().fees.first)
    #expect(fee.code?.value == "1270")
    #expect(fee.condition != nil)
    #expect(fee.pricedOn?.value == "issue_date")
    #expect(fee.exemptions.map(\.name.value) == ["mosque", "school"])
    #expect(fee.exemptions[0].titles.map(\.value) == ["مسجد", "Mosque"])
    #expect(fee.exemptions[0].article?.value == "5")
    #expect(fee.locals.map(\.name.value) == ["net"])
    #expect(fee.amount != nil)
    #expect(fee.atLeast?.afterReliefs == true)
    #expect(fee.atMost?.afterReliefs == false)
    #expect(fee.reliefs.map(\.name.value) == ["veteran", "person"])
    #expect(fee.reliefs[0].part != nil && fee.reliefs[0].condition != nil && fee.reliefs[0].ceiling != nil)
    #expect(fee.reliefs[0].balance?.value == "left" && fee.reliefs[0].person == nil)
    #expect(fee.reliefs[1].balance?.value == "left" && fee.reliefs[1].person?.value == "national_id")
    #expect(fee.reliefs[0].article?.value == "7 note 2")
    #expect(fee.reliefs[1].condition != nil && fee.reliefs[1].ceiling != nil && fee.reliefs[1].part == nil)
    #expect(fee.rounding?.mode.value == .halfAwayFromZero)
    #expect(fee.rounding?.step.text == "1 rial")
    #expect(fee.sets.map(\.value) == ["levy_base", "insurance_base"])
    #expect(fee.heading.sample?.value == "why")
    #expect(fee.heading.range.start == fee.heading.keyword.range.start)
  }

  @Test(arguments: [
    ("half up", RoundingMode.halfAwayFromZero), ("half even", .halfToEven), ("half down", .halfTowardZero),
    ("toward zero", .towardZero), ("away from zero", .awayFromZero), ("floor", .floor), ("ceiling", .ceiling),
  ])
  func modes(_ words: String, _ mode: RoundingMode) throws {
    let fee = try #require(Sample.act("fee f\n  amount a\n  rounded \(words) to 1_000 rial\n").tree().fees.first)
    #expect(fee.rounding?.mode.value == mode)
  }

  @Test func persianNames() throws {
    let fee = try #require(Sample.act("fee عوارض_زیربنا\n  amount مساحت × ۱٬۲۰۰ rial/m2\n").tree().fees.first)
    #expect(fee.heading.name.value == "عوارض_زیربنا")
  }

  @Test func badClauses() {
    func fee(_ line: String) -> Sample { Sample.act("fee f\n  amount a\n  \(line)\n") }
    Sample.act("fee §f§\n  code 1\n").expect(.clauseMissing)
    Sample.act("fee §\"عنوان\"§\n  amount a\n").expect(.unexpectedWord)
    Sample.act("fee f article §(§\n  amount a\n").expect(.unexpectedWord)
    Sample.act("fee f article 12 §note§ 2\n  amount a\n").expect(.unexpectedWord)
    Sample.act("fee f\n  §amount§\n").expect(.unexpectedWord)
    fee("exempt mosque §use§ = worship").expect(.unexpectedWord)
    fee("exempt mosque §when§").expect(.unexpectedWord)
    fee("let net §5§").expect(.unexpectedWord)
    fee("relief §veteran§").expect(.unexpectedWord)
    fee("relief veteran 50% of b §of§ c").expect(.clauseTwice)
    fee("relief veteran 50% up §1_000§ rial").expect(.unexpectedWord).forEach { #expect($0.remedy != nil) }
    fee("relief veteran 50% balance §5§").expect(.unexpectedWord)
    fee("relief veteran 50% balance left of §5§").expect(.unexpectedWord)
    fee("at least b after §relief§").expect(.unexpectedWord)
    fee("in §5§").expect(.unexpectedWord)
    fee("in levy_base §insurance_base§").expect(.unexpectedWord)
    fee("code §=§").expect(.unexpectedWord)
    fee("accepted §\"T0506\"§").expect(.unexpectedWord)
    fee("accepted §T0506§").expect(.unexpectedWord)
    fee("sample §why§").expect(.unexpectedWord)
  }

  @Test func messagesNameTheArticle() {
    let sample = Sample.act("fee f article 12\n  amount §)§\n")
    #expect(sample.expect(.unexpectedWord).first?.article == "12")
  }
}
