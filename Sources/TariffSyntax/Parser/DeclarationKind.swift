/// What a statement in column one declares, or does to other acts.
enum DeclarationKind: Int, CaseIterable {
  case rulebook, act, input, group, set, rate, table, value, fee, bill, plan, example
  case change, replace, insert, remove, `repeal`, suspend, reinstate, annul

  var keyword: Keyword {
    switch self {
    case .rulebook: .rulebook
    case .act: .act
    case .input: .input
    case .group: .group
    case .set: .set
    case .rate: .rate
    case .table: .table
    case .value: .value
    case .fee: .fee
    case .bill: .bill
    case .plan: .plan
    case .example: .example
    case .change: .change
    case .replace: .replace
    case .insert: .insert
    case .remove: .remove
    case .repeal: .repeal
    case .suspend: .suspend
    case .reinstate: .reinstate
    case .annul: .annul
    }
  }

  private static let common: [Clause] = [.article, .source, .sample, .accepted]
  /// What may stand below every provision, besides.
  private static let dated: [Clause] = [.inForce, .isNew, .amendedBy]

  /// What may stand below it, in the order of the reference.
  var clauses: [Clause] { Self.clausesByKind[rawValue] }

  private static let clausesByKind = allCases.map(\.listedClauses)

  private var listedClauses: [Clause] {
    switch self {
    case .rulebook: [.jurisdiction, .horizon, .uses] + Self.common
    case .act:
      [
        .authority, .approved, .published, .inForce, .pricedOn, .status, .rank, .amends, .prevailsOver, .settles,
        .unknownText,
      ] + Self.common
    case .group: [.input] + Self.common + Self.dated
    case .table: [.from, .total] + Self.common + Self.dated
    case .fee:
      [.code, .when, .pricedOn, .exempt, .let, .amount, .atLeast, .atMost, .relief, .rounded]
        + Self.common + Self.dated + [.in]
    case .bill: [.payee, .lines, .fixed, .floor] + Self.common + Self.dated
    case .plan:
      [
        .when, .debt, .term, .method, .discount, .cash, .every, .grace, .rounded, .linesShown, .unsplit, .late,
        .payments, .settlement, .recalculation,
      ] + Self.common + Self.dated
    case .input, .set, .rate, .value: Self.common + Self.dated
    case .replace: [.from, .total, .was] + Self.common
    case .change, .insert, .remove, .repeal, .suspend, .reinstate, .annul: Self.common
    case .example: []
    }
  }

  /// What must stand below it.
  var requiredClauses: [Clause] {
    switch self {
    case .act: [.authority, .approved, .inForce, .status, .source]
    case .fee: [.amount]
    case .bill: [.lines]
    default: []
    }
  }

  /// Whether a clause may stand several times.
  static func mayRepeat(_ clause: Clause) -> Bool {
    switch clause {
    case .accepted, .amendedBy, .exempt, .let, .relief, .total, .input, .term, .discount: true
    default: false
    }
  }

  /// An example of the heading, for remedies, with English keywords.
  var usage: String {
    switch self {
    case .rulebook: "rulebook mashhad \"مشهد\" \"Mashhad\""
    case .act: "act mashhad.council.1403 \"تعرفه عوارض ۱۴۰۳\""
    case .input: "input floor_area m2 0.01 to 1_000_000 by 0.01, or input purpose residential | office"
    case .group: "group storey \"طبقات\""
    case .set: "set levy_base \"مبنای عوارض درصدی\""
    case .rate: "rate vat 9%, or rate fence 1_000 rial/m"
    case .table: "table prices slab by size m2"
    case .value: "value net m2 = size - 20 m2"
    case .fee: "fee floor_area \"عوارض زیربنا\""
    case .bill: "bill municipal \"فیش شهرداری\""
    case .plan: "plan summer \"طرح تقسیط تابستان\""
    case .example: "example \"دو پارکینگ، ۲۶۰ متر\""
    case .change:
      "change vat to 10% was 9%, or change prices, row up to 60, share to 70% was 65%, "
        + "or change rail_levy, at least to 5 rial was none, or change summer, term 12 to cash 20% was cash 15%"
    case .replace: "replace prices was city.council.1403"
    case .insert: "insert prices, row up to 60 5% 200"
    case .remove: "remove prices, row up to 60 was 5% 200"
    case .repeal: "repeal rail_levy from 1403-07-01"
    case .suspend:
      "suspend rail_levy from 1403-06-01 to 1403-09-30, or suspend act city.plan from 1403-06-01 until decided"
    case .reinstate: "reinstate act city.plan from 1403-10-01"
    case .annul: "annul rail_levy in city.council.1403 \"رأی ۱۲۳\", or annul act city.plan"
    }
  }
}
