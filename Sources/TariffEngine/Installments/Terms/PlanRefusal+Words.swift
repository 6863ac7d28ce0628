import Diagnostics
import TariffKernel

extension PlanRefusal {
  func told(_ wording: Wording) -> ScheduleRefusal.Told {
    switch self {
    case .unknown(let name, let known):
      let near = NearestName.find(name, among: known)
      let shown = wording.shown(name.shortened(to: 80))
      let list = known.map { wording.shown($0) }.joined(separator: wording.listSeparator)
      return .init(
        wording.either("the rulebook has no plan \(shown)", "تعرفه طرحی به نام \(shown) ندارد"),
        near.map { wording.either("did you mean \(wording.shown($0))?", "آیا \(wording.shown($0)) منظور است؟") }
          ?? (known.isEmpty
            ? wording.either("it has no plans at all", "هیچ طرحی در آن نیست")
            : wording.either("its plans are \(list)", "طرح‌های آن: \(list)")))
    case .notOffered(let plan, let day, let offered):
      let name = wording.name(plan)
      return .init(
        wording.either(
          "the plan \(name) is not offered on \(wording.day(day))",
          "طرح \(name) در تاریخ \(wording.day(day)) برقرار نیست"),
        offered.isEmpty
          ? wording.either(
            "it is not part of the law that is asked about: a later --known-on, or another plan",
            "در قانونی که پرسیده شده نیست: تاریخ آگاهی دیرتر، یا طرحی دیگر")
          : wording.either("it is offered \(wording.spans(offered))", "برقرار است \(wording.spans(offered))"))
    case .suspended(let plan, let act, let day, let until):
      let (name, by) = (wording.name(plan), wording.name(act))
      return .init(
        wording.either(
          "the plan \(name) is suspended by \(by) on \(wording.day(day))",
          "طرح \(name) در تاریخ \(wording.day(day)) به موجب \(by) معلق است"),
        until.map { wording.either("the suspension ends on \(wording.day($0))", "تعلیق تا \(wording.day($0)) است") }
          ?? wording.either("the suspension stands until decided", "تعلیق تا تعیین تکلیف است"))
    case .repealed(let plan, let act, let day):
      let (name, by) = (wording.name(plan), wording.name(act))
      return .init(
        wording.either(
          "the plan \(name) was repealed by \(by) from \(wording.day(day)) on",
          "طرح \(name) از \(wording.day(day)) به موجب \(by) لغو شده است"),
        wording.either(
          "an agreement before \(wording.day(day)), or another plan",
          "توافق پیش از \(wording.day(day)) یا طرحی دیگر"))
    case .conditionNotMet(let plan, let both):
      let condition = both[wording.language]
      return .init(
        wording.either(
          "the condition of the plan \(wording.name(plan)) does not hold for this dossier",
          "شرط طرح \(wording.name(plan)) برای این پرونده برقرار نیست"),
        wording.either("it is open when \(wording.shown(condition))", "شرط: \(wording.shown(condition))"))
    case .dossierMissing(let plan, let both):
      let condition = both[wording.language]
      return .init(
        wording.either(
          "the plan \(wording.name(plan)) has a condition, and there is no dossier to ask",
          "طرح \(wording.name(plan)) شرط دارد و پرونده‌ای در دست نیست"),
        wording.either(
          "give the dossier: the plan is open when \(wording.shown(condition))",
          "پرونده را بدهید؛ شرط: \(wording.shown(condition))"))
    case .undecided(let plan, let code, let because):
      let sentence = because[wording.language] ?? because[.english] ?? ""
      return .init(
        wording.either(
          "whether and how the plan \(wording.name(plan)) is open cannot be told: \(sentence) (\(code))",
          "نمی‌توان گفت طرح \(wording.name(plan)) برقرار است: \(sentence) (\(code))"),
        wording.either(
          "correct what this says, in the dossier or in the acts", "آنچه گفته شد در پرونده یا مصوبه اصلاح شود"))
    }
  }
}
