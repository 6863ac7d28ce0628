extension Phrase {
  /// The phrase in Persian.
  var persian: String {
    switch self {
    case .missingInput(let name): "\(name) داده نشده است"
    case .missingInputInRow(let name, let group, let row): "\(name) در ردیف \(row) از \(group) داده نشده است"
    case .noVersion(let kind, let name, let day): "\(kind.persian) \(name) در تاریخ \(day) حکمی ندارد"
    case .suspendedProvision(let kind, let name, let act, let day):
      "\(kind.persian) \(name) در تاریخ \(day) به موجب \(act) معلق است"
    case .textUnknown(let kind, let name): "متن حکم \(kind.persian) \(name) در دست نیست"
    case .noSuchDay(let date): "تاریخ \(date) وجود ندارد"
    case .noRow(let table, let arguments): "جدول \(table) برای \(arguments.joined(separator: "، ")) ردیفی ندارد"
    case .noCell(let table, let row, let column):
      "جدول \(table) در \(row.map { "ردیف «\($0)»" } ?? "ردیف یافته") برای \(column) عددی ندارد"
    case .overflow: "عددی در محاسبه به ۱۰ به توان ۲۲ می‌رسد"
    case .divisionByZero: "مقسوم‌علیه صفر است"
    case .emptyGroup(let group): "کمینه یا بیشینهٔ \(group) خواسته شده و ردیفی در کار نیست"
    case .blocked(let fee): "به \(fee) وابسته است که خطا دارد"
    case .shareOutOfRange(let relief): "سهم تخفیف \(relief) بیرون از ۰ تا ۱۰۰ درصد است"
    case .charged(let amount): "محاسبه شد: \(amount)"
    case .exempt(let name, let article): "معاف: \(name)\(Self.article(article))"
    case .notApplicable: "مشمول نیست"
    case .notYetThere, .repealed: "مشمول نیست: \(persianReason ?? "")"
    case .suspended(let act, let first, let last):
      "معلق به موجب \(act)" + (first.map { " از \($0) تا \(last ?? "تعیین تکلیف")" } ?? "")
    case .error(let code, let sentence): "خطای \(code): \(sentence)"
    default: persianStep
    }
  }

  /// As ``englishReason``.
  var persianReason: String? {
    switch self {
    case .notYetThere: "هنوز لازم‌الاجرا نشده است"
    case .repealed(let act, let day): "از \(day) به موجب \(act) لغو شده است"
    default: nil
    }
  }

  private var persianStep: String {
    switch self {
    case .lineBegins(let name, let article, let act, let day, let input):
      "\(name): \(article.map { "ماده \($0) " } ?? "")\(act)، بر پایهٔ \(input) \(day)"
    case .standstill(let name, let day, let input): "\(name): بر پایهٔ \(input) \(day)"
    case .asOf(let day): "بر پایهٔ حکم روز \(day):"
    case .condition(let formula, let holds): "شرط: \(formula)؛ برقرار \(holds ? "است" : "نیست")"
    case .reliefCondition(let name, let formula, let holds):
      "شرط «\(name)»: \(formula)؛ برقرار \(holds ? "است" : "نیست")"
    case .exemption(let name, let article, let formula, let holds):
      "شرط «\(name)»\(Self.article(article)): \(formula)؛ برقرار \(holds ? "است" : "نیست")"
    case .equals(let name, let value): "\(name) = \(value)"
    case .worked(let name, let formula, let value): "\(name) = \(formula) = \(value)"
    case .rowOfTable(let table, let row, let column, let cell):
      "\(table)، ردیف «\(row)»\(column.map { ": \($0)" } ?? "") = \(cell)"
    case .slice(let table, let row, let width, let rate, let product):
      "\(table)، پلهٔ «\(row)»: \(width) × \(rate)" + (product.map { " = \($0)" } ?? "")
    case .groupRow(let group, let row, let counts): "\(group)، ردیف \(row)\(counts ? "" : ": به شمار نمی‌آید")"
    case .counted: "این ردیف به شمار می‌آید"
    case .element(let formula, let value): "این ردیف: \(formula.map { "\($0) = " } ?? "")\(value)"
    case .lineRead(let name, let amount, let before): "\(name)\(before ? " پیش از تخفیف" : "") = \(amount)"
    case .setRead(let name, let amount, let before): "جمع \(name)\(before ? " پیش از تخفیف" : "") = \(amount)"
    case .rounded(let rule, let result, let drift):
      switch drift {
      case .none: "گرد شده \(rule): \(result)، بی‌کسر"
      case .dropped(let part): "گرد شده \(rule): \(result)، با حذف \(part)"
      case .added(let part): "گرد شده \(rule): \(result)، با افزودن \(part)"
      }
    case .amount(let formula, let amount): "مبلغ = \(formula.map { "\($0) = " } ?? "")\(amount)"
    case .raised(let formula, let amount): "حداقل: \(formula)؛ مبلغ به \(amount) رسید"
    case .capped(let formula, let amount): "حداکثر: \(formula)؛ مبلغ به \(amount) محدود شد"
    case .relief(let name, let article, let formula, let taken, let limit):
      "«\(name)»\(Self.article(article)): \(formula)؛ کاهش \(taken)\(limit?.persian ?? "")"
    case .stepsOmitted(let count): "\(count) گام دیگر نگه داشته نشده است"
    default: ""
    }
  }

  private static func article(_ article: String?) -> String { article.map { " (ماده \($0))" } ?? "" }
}

extension Phrase.ProvisionKind {
  fileprivate var persian: String {
    switch self {
    case .fee: "عوارض"
    case .rate: "نرخ"
    case .table: "جدول"
    case .value: "مقدار"
    }
  }
}

extension Phrase.Limit {
  fileprivate var persian: String {
    switch self {
    case .ceiling: "، برابر سقف آن"
    case .balance: "، برابر ماندهٔ سقف شخص"
    case .amount: "، برابر همهٔ مبلغ"
    }
  }
}

extension Label {
  /// The label in Persian.
  var persian: String {
    switch self {
    case .statement: "صورت‌حساب"
    case .dossier: "پرونده"
    case .rulebook: "مجموعه تعرفه"
    case .bill: "فیش"
    case .payee: "ذی‌نفع"
    case .computed: "محاسبه"
    case .billed: "در فیش"
    case .total: "جمع"
    case .dropped: "کسر رند"
    case .payable: "قابل پرداخت، ریال"
    case .refund: "قابل استرداد، ریال"
    case .blocked: "فیش صادر نمی‌شود؛ در انتظار"
    case .fixed: "بدون تعدیل"
    case .balances: "مانده‌ها"
    case .before: "پیش از محاسبه"
    case .used: "مصرف‌شده"
    case .left: "مانده"
    case .why: "شرح محاسبه"
    case .samples: "عددهای نمونه و بی‌مأخذ به کار رفته است: این صورت‌حساب فیش نیست"
    case .interim: "موقت"
    case .draft: "پیش‌نویس"
    case .article: "ماده"
    case .code: "کد"
    case .notApplicable: "مشمول نیست"
    case .exempt: "معاف"
    case .suspended: "معلق"
    case .error: "خطا"
    case .whole: "کامل"
    case .partial: "ناقص: عوارضی خطا دارد؛ فیش‌های دیگر برقرارند"
    case .nothingStands: "هیچ فیشی صادر نمی‌شود"
    case .knownOn: "بر پایهٔ آگاهی روز"
    case .allKnown: "بر پایهٔ همهٔ مصوبه‌ها جز پیش‌نویس‌ها"
    case .withDrafts: "و پیش‌نویس‌های"
    case .rulebookDigest: "چکیدهٔ مجموعه"
    case .editionDigest: "چکیدهٔ نسخه"
    case .amendedBy: "با اصلاح"
    case .onAccount: "علی‌الحساب"
    case .finalActs: "ردیف‌های علی‌الحساب به موجب مصوبهٔ موقت است؛ مابه‌التفاوت با مصوبهٔ نهایی قابل پرداخت می‌شود"
    }
  }
}
