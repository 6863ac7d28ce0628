import Diagnostics
import Testing

@testable import TariffSyntax

@Suite struct PlanFaultTests {
  private func plan(_ clause: String) -> Sample { Sample.act("plan p\n  term 2\n  method flat\n  \(clause)\n") }

  @Test func whatAPlanCannotDoWithout() {
    let nothing = Sample.act("plan §§p§§\n")
    #expect(nothing.parse().diagnostics.map(\.code) == [.clauseMissing, .clauseMissing])
    #expect(nothing.parse().diagnostics.map(\.message) == ["plan p has no `term`", "plan p has no `method`"])
    Sample.act("plan §p§\n  term 2\n").expect(.clauseMissing)
    Sample.act("plan §p§\n  term 2\n  discount 5%\n").expect(.clauseMissing)
    Sample.act("plan §p§\n  method flat\n").expect(.clauseMissing)
    Sample.act("plan p\n  discount 5%\n").expect()
    Sample.act("plan p\n  discount 5%\n  method none\n").expect()
    Sample.act("plan §5§\n").expect(.unexpectedWord)
  }

  @Test func clausesStandOnce() {
    for clause in [
      "method flat", "when a", "debt up to 5 rial", "cash ceiling to 1 rial", "every 1 month", "grace 1 of principal",
      "rounded floor to 1 rial", "unsplit a", "late 1% a day", "payments vertical", "settlement forgives 1%",
      "recalculation spread",
    ] {
      let word = clause.split(separator: " ")[0]
      let first = clause == "method flat" ? "" : clause + "\n  "
      plan("\(first)§\(word)§\(clause.dropFirst(word.count))").expect(.clauseTwice)
    }
    plan("lines shown\n  §lines shown§").expect(.clauseTwice)
    plan("term 3\n  discount 1%\n  discount 2%").expect()
  }

  @Test func misspeltClauses() {
    plan("§trem§ 5").expect(.unknownClause).forEach { #expect($0.remedy == "did you mean term?") }
    plan("§lines§ a").expect(.unknownClause)
    plan("§amount§ 5 rial").expect(.unknownClause).forEach { #expect($0.message == "amount is no clause of a plan") }
    Sample.act("fee f\n  amount a\n  §term§ 5\n").expect(.unknownClause).forEach {
      #expect($0.remedy == "`term` belongs to a declaration `plan`")
    }
    Sample.act("§plann§ p\n  term 2\n  method flat\n").expect(.unknownDeclaration).forEach {
      #expect($0.remedy == "did you mean plan?")
    }
  }

  @Test func badDebts() {
    plan("debt §five§").expect(.unexpectedWord)
    plan("debt 5 §rial§").expect(.unexpectedWord)
    plan("debt up §9§ rial").expect(.unexpectedWord)
    plan("debt 5 rial to §§a").parse().diagnostics.forEach { #expect($0.code == .unexpectedWord) }
    plan("debt 5 §rials§ to 9 rial").expect(.unknownUnit)
    plan("debt up to 9 rial §to§ 10 rial").expect(.unexpectedWord)
  }

  @Test func badTerms() {
    plan("term §many§").expect(.unexpectedWord)
    plan("term §2.5§").expect(.unexpectedWord).forEach {
      #expect($0.reasons == ["it is a whole number, at most 9999"])
    }
    plan("term §10_000§").expect(.unexpectedWord)
    plan("term 2§%§").expect(.unexpectedWord)
    plan("term §-§2").expect(.unexpectedWord)
    plan("term §6 to 1§").expect(.unexpectedWord).forEach { #expect($0.remedy == "write the smaller number first") }
    plan("term 12, §cahs§ 15%").expect(.unexpectedWord).forEach { #expect($0.remedy == "did you mean cash?") }
    plan("term 12, cash 15%, §cash§ 16%").expect(.clauseTwice)
    plan("term 12, mark §down§ 5%").expect(.unexpectedWord)
    plan("term 12, mark up §(§r)").expect(.unexpectedWord)
    plan("term 12, mark up 50% of §5§").expect(.unexpectedWord)
    plan("term 12 §cash§ 15%").expect(.unexpectedWord)
    plan("term 12, mark up §sum§").expect(.unexpectedWord)
  }

  @Test func badMethods() {
    let messages = plan("term 3").parse().diagnostics
    #expect(messages.isEmpty)
    func method(_ words: String) -> Sample { Sample.act("plan p\n  term 2\n  method \(words)\n") }
    method("§banc§ formula").expect(.unexpectedWord).forEach {
      let known = "none, flat, bank formula, equal principal, level payments, daily interest"
      #expect($0.reasons == ["what can be said is: \(known)"])
    }
    method("bank §formla§").expect(.unexpectedWord).forEach { #expect($0.remedy == "did you mean formula?") }
    method("equal §principal§").expect(.unexpectedWord)
    method("equal principal §monthly§").expect(.unexpectedWord)
    method("level payments by §months§").expect(.unexpectedWord)
    method("level payments by months, §six§ guard digits").expect(.unexpectedWord)
    method("level payments by months, §6§").expect(.unexpectedWord)
    method("flat §5%§").parse().diagnostics.forEach { #expect($0.code == .unexpectedWord) }
  }

  @Test func badDiscounts() {
    plan("discount §all§").expect(.unexpectedWord)
    plan("discount 5% from §Farvardin§").expect(.unexpectedWord)
    plan("discount 5% from §1403-12-31§").expect(.impossibleDate)
    plan("discount 5% if all §cash§").expect(.unexpectedWord)
    plan("discount 5% §when§ a").expect(.unexpectedWord)
  }

  @Test func badDueDays() {
    plan("every §month§").expect(.unexpectedWord)
    plan("every 2 §weeks§").expect(.unexpectedWord)
    plan("every 2 §mnths§").expect(.unexpectedWord).forEach { #expect($0.remedy == "did you mean months?") }
    plan("every 1 month, same day, §last day§").expect(.clauseTwice)
    plan("every 1 month, moved §backwards§").expect(.unexpectedWord)
    plan("every 1 month, begun month §half§").expect(.unexpectedWord)
    plan("every 1 month, begun §moth§ whole").expect(.unexpectedWord)
    plan("every 30 days, §first day§").expect(.unexpectedWord)
    plan("every 30 days, §begun month§ whole").expect(.unexpectedWord)
    plan("every 1 month, §weekly§").expect(.unexpectedWord)
  }

  @Test func badGraceAndRounding() {
    plan("grace §none§").expect(.unexpectedWord)
    plan("grace 3 §instalments§ of principal").expect(.unexpectedWord)
    plan("grace 3 installments of §interest§").expect(.unexpectedWord)
    plan("grace 3 of principal, §2 of principal§").expect(.clauseTwice)
    plan("grace 3 of principal, §forgiven§").expect(.unexpectedWord)
    plan("grace 3 of mark up, forgiven, §forgiven§").expect(.clauseTwice)
    plan("rounded §up§ to 1 rial").expect(.unexpectedWord)
    plan("rounded half up to 1 rial, remainder §middle§").expect(.unexpectedWord)
    plan("rounded half up to 1 rial, remainder last, §remainder§ first").expect(.clauseTwice)
    plan("rounded half up to 1 rial, of §interest§").expect(.unexpectedWord)
    plan("rounded half up to 1 rial, small debts §forbidden§").expect(.unexpectedWord)
    plan("rounded half up to 1 rial, small §debt§ refused").expect(.unexpectedWord)
    plan("rounded half up to 1 rial, coins §down§").expect(.unexpectedWord)
    plan("cash ceiling §of§ 1_000 rial").expect(.unexpectedWord)
    plan("lines shown §5§").expect(.unexpectedWord)
    plan("unsplit §5§").expect(.unexpectedWord)
  }

  @Test func badLateCharges() {
    plan("late 2§%§").expect(.unexpectedWord)
    plan("late 2% §monthly§").expect(.unexpectedWord)
    plan("late 2% a §week§").expect(.unexpectedWord)
    plan("late 2% a day, §begun month§ whole").expect(.unexpectedWord)
    plan("late 2% a month, on principal, §on amount§").expect(.clauseTwice)
    plan("late 2% a month, on §fees§").expect(.unexpectedWord)
    plan("late 2% a month, up §24§%").parse().diagnostics.forEach { #expect($0.code == .unexpectedWord) }
    plan("late 2% a month, except §5§").expect(.unexpectedWord)
    plan("late 2% a month, except a, up to 5%, §except§ b").expect(.clauseTwice)
  }

  @Test func badPayments() {
    plan("payments §diagonal§").expect(.unexpectedWord)
    plan("payments vertical, in order late charge, mark §up§").expect(.unexpectedWord).forEach {
      #expect($0.message == "the statement ends where `fee` is needed")
    }
    plan("payments vertical, in order late charge, mark up§,§ surplus next").expect(.unexpectedWord)
    plan("payments vertical, in order fee, mark up, §fee§").expect(.clauseTwice)
    plan("payments vertical, in order fee, mark up, late charge, §fee§").expect(.clauseTwice)
    plan("payments vertical, in order past due fee, §mark§ up").expect(.unexpectedWord)
    plan("payments vertical, in order past due fee, past due late charge, due §fee§").expect(.unexpectedWord).forEach {
      #expect($0.message == "the statement ends where `past due mark up` is needed")
    }
    plan("payments vertical, in §oder§ fee").expect(.unexpectedWord)
    plan("payments vertical, surplus §lost§").expect(.unexpectedWord)
    plan("payments vertical, surplus next, §surplus§ last").expect(.clauseTwice)
  }

  @Test func badLaterRules() {
    plan("settlement §early§").expect(.unexpectedWord)
    plan("settlement forgives §all§").expect(.unexpectedWord)
    plan("settlement forgives 5%, §forgives§ 6%").expect(.clauseTwice)
    plan("recalculation §never§").expect(.unexpectedWord)
    plan("recalculation last §row§").expect(.unexpectedWord)
    plan("recalculation spread, §due after§ 30 days").expect(.unexpectedWord)
    plan("recalculation supplementary, due after 30 §months§").expect(.unexpectedWord)
    plan("recalculation supplementary, due after §a§ day").expect(.unexpectedWord)
  }

  @Test func badChangesOfTerms() {
    func change(_ words: String) -> Sample { Sample.act("change p, \(words)\n") }
    change("§trem§ 12 to none was cash 5%").expect(.unexpectedWord).forEach {
      #expect($0.remedy == "did you mean term?")
    }
    change("term §twelve§ to none was cash 5%").expect(.unexpectedWord)
    change("term §6 to 1§ to none was cash 5%").expect(.unexpectedWord)
    change("term 12, §cash§ 5%").parse().diagnostics.forEach { #expect($0.code == .unexpectedWord) }
    change("term 12 to §5%§ was none").parse().diagnostics.forEach { #expect($0.code == .unexpectedWord) }
    change("term 12 to cash 5%, §cash§ 6% was none").expect(.clauseTwice)
    change("term 12 to cash §5§").parse().diagnostics.forEach { #expect($0.code == .unexpectedWord) }
    change("term 12 to cash 5% was §12§").expect(.unexpectedWord)
  }

  @Test func badExpectations() {
    func example(_ line: String) -> Sample { Sample.act("example \"x\"\n  \(line)\n") }
    example("plan p §5§ rial").expect(.unexpectedWord)
    example("plan p for §much§ on 1403-05-01, term 5 refused").expect(.unexpectedWord)
    example("plan p for 5 rial §at§ 1403-05-01, term 5 refused").expect(.unexpectedWord)
    example("plan p for 5 rial on §day§, term 5 refused").expect(.unexpectedWord)
    example("plan p for 5 rial on 1403-05-01 §term§ 5 refused").expect(.unexpectedWord)
    example("plan p for 5 rial on 1403-05-01, §trem§ 5 refused").expect(.unexpectedWord).forEach {
      #expect($0.remedy == "did you mean term?")
    }
    example("plan p for 5 rial on 1403-05-01, term §5§").expect(.unexpectedWord)
    example("plan p for 5 rial on 1403-05-01, term 5 §exempt§").expect(.unexpectedWord)
    example("plan p for 5 rial on 1403-05-01, all §chas§ = 5 rial").expect(.unexpectedWord)
    example("plan p for 5 rial on 1403-05-01, all cash = §refused§").expect(.unexpectedWord)
    example("plan §if§ for 5 rial on 1403-05-01, all cash refused").expect(.unexpectedWord)
    example("plan p for 5 §§").parse().diagnostics.forEach { #expect($0.code == .unexpectedWord) }
  }
}
