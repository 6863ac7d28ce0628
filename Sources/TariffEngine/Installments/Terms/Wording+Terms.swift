import Installments
import TariffKernel

extension Wording {
  /// Where the terms come from: `Act · article 2 · amended by …`.
  func words(for terms: AgreedTerms) -> String {
    var parts = [title(terms.act.symbol) ?? name(terms.act.symbol)]
    if let article = terms.article { parts.append("\(self(Label.article)) \(designation(article))") }
    for amendment in terms.amendedBy {
      let act = title(amendment.act.symbol) ?? name(amendment.act.symbol)
      let article = amendment.article.map { " (\(self(Label.article)) \(designation($0)))" } ?? ""
      parts.append("\(self(Label.amendedBy)) \(act)\(article)")
    }
    if terms.act.status == "interim" { parts.append(self(Label.interim)) }
    if terms.act.status == "draft" { parts.append(self(Label.draft)) }
    return parts.joined(separator: " · ")
  }

  /// What was known, and the digests by which the same law is found again.
  func lines(of identity: EditionIdentity) -> [String] {
    let drafts = identity.knowledge.drafts.map { shown($0) }
    let besides = drafts.isEmpty ? "" : " · \(self(Label.withDrafts)) \(drafts.joined(separator: listSeparator))"
    return [
      (identity.knowledge.day.map { "\(self(Label.knownOn)) \(day($0))" } ?? self(Label.allKnown)) + besides,
      "\(self(Label.rulebookDigest)) \(shown(identity.rulebookDigest))",
      "\(self(Label.editionDigest)) \(shown(identity.editionDigest))",
    ]
  }

  /// That numbers without a source stand behind a page; empty: none do.
  func warning(of samples: [SampleUse]) -> [String] {
    if samples.isEmpty { return [] }
    let head = either(
      "Sample numbers, without a source, were used: this binds nobody",
      "اعداد نمونه و بی‌منبع به کار رفته است: این جدول الزام‌آور نیست")
    return ["", head + ":"] + samples.map { "  \(shown($0.provision)): \(shown($0.why))" }
  }

  /// How mark-up is worked out.
  func words(for method: MarkUpMethod) -> String {
    switch method {
    case .none: either("no mark-up", "بی‌سود")
    case .flat: either("flat on the remainder", "ساده بر مانده")
    case .bankFormula: either("bank formula", "فرمول بانکی")
    case .equalPrincipal: either("equal principal, mark-up on the balance", "اصل برابر، سود بر مانده")
    case .levelPayment(_, let digits):
      either("level payments, \(count(digits)) guard digits", "اقساط برابر، \(count(digits)) رقم محافظ")
    case .dailyInterest: either("daily interest on the balance", "سود روزشمار بر مانده")
    }
  }
}
