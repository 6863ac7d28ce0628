import Diagnostics
import Exact
import TariffKernel

extension BillRefusal {
  func told(_ wording: Wording) -> ScheduleRefusal.Told {
    switch self {
    case .unknown(let name, let known):
      let shown = wording.shown(name.shortened(to: 80))
      return .init(
        wording.either("the rulebook has no bill \(shown)", "تعرفه فیشی به نام \(shown) ندارد"),
        NearestName.find(name, among: known).map {
          wording.either("did you mean \(wording.shown($0))?", "آیا \(wording.shown($0)) منظور است؟")
        } ?? theirs(known, wording))
    case .several(let names):
      return .init(
        wording.either("which bill is to be paid is not said", "گفته نشده کدام فیش پرداخت می‌شود"),
        names.isEmpty
          ? theirs(names, wording)
          : wording.either("name the bill, or the amount: ", "فیش یا مبلغ را بنویسید: ") + theirs(names, wording))
    case .blocked(let bill, let fee):
      let (name, cause) = (wording.name(bill), wording.name(fee))
      return .init(
        wording.either(
          "the bill \(name) does not stand: \(cause) is in error", "\(name) صادر نمی‌شود: \(cause) خطا دارد"),
        wording.either("tariff assess says why", "فرمان assess علت را می‌گوید"))
    case .refund(let bill, let total):
      return .init(
        wording.either(
          "the bill \(wording.name(bill)) gives back \(wording.rials(-total))",
          "\(wording.name(bill)) \(wording.rials(-total)) بازپرداخت دارد"),
        wording.either("there is nothing to be paid", "چیزی برای پرداخت نیست"))
    case .nothing(let bill):
      return .init(
        wording.either("the bill \(wording.name(bill)) asks for nothing", "\(wording.name(bill)) مبلغی ندارد"),
        wording.either("there is nothing to be paid", "چیزی برای پرداخت نیست"))
    }
  }

  private func theirs(_ names: [String], _ wording: Wording) -> String {
    if names.isEmpty { return wording.either("it has no bills at all", "هیچ فیشی در آن نیست") }
    let list = names.map { wording.shown($0) }.joined(separator: wording.listSeparator)
    return wording.either("its bills are \(list)", "فیش‌های آن: \(list)")
  }
}
