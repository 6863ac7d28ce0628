/// The clauses that declarations are made of: how they begin, what they look like, and why one must not be missing.
enum Clause: CaseIterable {
  case authority, approved, published, inForce, pricedOn, status, jurisdiction, horizon, uses
  case article, source, sample, accepted
  case input, from, total
  case code, when, exempt, `let`, amount, atLeast, atMost, relief, rounded, `in`
  case payee, lines, fixed, floor

  /// The words that the clause begins with.
  var words: [Keyword] {
    switch self {
    case .authority: [.authority]
    case .approved: [.approved]
    case .published: [.published]
    case .inForce: [.in, .force]
    case .pricedOn: [.priced, .on]
    case .status: [.status]
    case .jurisdiction: [.jurisdiction]
    case .horizon: [.horizon]
    case .uses: [.uses]
    case .article: [.article]
    case .source: [.source]
    case .sample: [.sample]
    case .accepted: [.accepted]
    case .input: [.input]
    case .from: [.from]
    case .total: [.total]
    case .code: [.code]
    case .when: [.when]
    case .exempt: [.exempt]
    case .let: [.let]
    case .amount: [.amount]
    case .atLeast: [.at, .least]
    case .atMost: [.at, .most]
    case .relief: [.relief]
    case .rounded: [.rounded]
    case .in: [.in]
    case .payee: [.payee]
    case .lines: [.lines]
    case .fixed: [.fixed]
    case .floor: [.floor]
    }
  }

  /// The words as one string: `at least`.
  var phrase: String { words.map(\.rawValue).joined(separator: " ") }

  /// An example of the clause, for remedies.
  var usage: String {
    switch self {
    case .authority: "authority \"شورای اسلامی شهر\""
    case .approved: "approved 1402-11-10"
    case .published: "published 1402-11-28"
    case .inForce: "in force from 1403-01-01 to 1403-12-30"
    case .pricedOn: "priced on request_date"
    case .status: "status final"
    case .jurisdiction: "jurisdiction \"شهر مشهد\""
    case .horizon: "horizon 1403-01-01 to 1403-12-30"
    case .uses: "uses \"../National\""
    case .article: "article 3, or article \"12 note 2\""
    case .source: "source \"where it was published\""
    case .sample: "sample \"why the number is illustrative\""
    case .accepted: "accepted T0506 \"as printed\""
    case .input: "input area m2 0.01 to 1_000 by 0.01"
    case .from: "from \"prices.csv\""
    case .total: "total whole = part_a + part_b"
    case .code: "code 1270"
    case .when: "when use = residential"
    case .exempt: "exempt mosque when use = worship"
    case .let: "let net = area - 20 m2"
    case .amount: "amount area * price"
    case .atLeast: "at least 1_000 rial"
    case .atMost: "at most 1_000_000 rial"
    case .relief: "relief veteran 50% when is_veteran up to 1_000_000 rial"
    case .rounded: "rounded half up to 1 rial"
    case .in: "in levy_base, insurance_base"
    case .payee: "payee \"شهرداری\""
    case .lines: "lines floor_area, rail_levy"
    case .fixed: "fixed fine"
    case .floor: "floor to 1_000 rial, shared by largest remainder"
    }
  }

  /// Why a declaration cannot do without it.
  var necessity: String {
    switch self {
    case .authority: "a bill must be able to name who decided the tariff"
    case .approved: "what an act is known from depends on the day of its approval"
    case .inForce: "nothing applies on a day that no act claims"
    case .status: "a draft is never billed, and an interim act is settled later: the act must say which it is"
    case .source: "whoever checks the act must be able to find what was published"
    case .amount: "a fee without an amount would be a silent zero"
    case .lines: "a bill without lines asks for nothing"
    case .from: "a table without rows answers nothing"
    default: "the declaration says too little without it"
    }
  }
}

/// What a statement in column one declares.
enum DeclarationKind: CaseIterable {
  case rulebook, act, input, group, set, rate, table, value, fee, bill, example

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
    case .example: .example
    }
  }

  /// The kind of a keyword; nil: it declares nothing.
  static func named(_ keyword: Keyword?) -> DeclarationKind? { allCases.first { $0.keyword == keyword } }

  private static let common: [Clause] = [.article, .source, .sample, .accepted]

  /// What may stand below it, in the order of the reference.
  var clauses: [Clause] {
    switch self {
    case .rulebook: [.jurisdiction, .horizon, .uses] + Self.common
    case .act: [.authority, .approved, .published, .inForce, .pricedOn, .status] + Self.common
    case .group: [.input] + Self.common
    case .table: [.from, .total] + Self.common
    case .fee:
      [.code, .when, .pricedOn, .exempt, .let, .amount, .atLeast, .atMost, .relief, .rounded, .in] + Self.common
    case .bill: [.payee, .lines, .fixed, .floor] + Self.common
    case .input, .set, .rate, .value: Self.common
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
    case .accepted, .exempt, .let, .relief, .total, .input: true
    default: false
    }
  }

  /// An example of the heading, for remedies.
  var usage: String {
    switch self {
    case .rulebook: "rulebook mashhad \"مشهد\" \"Mashhad\""
    case .act: "act mashhad.council.1403 \"تعرفه عوارض ۱۴۰۳\""
    case .input: "input floor_area m2 0.01 to 1_000_000 by 0.01, or input use residential | office"
    case .group: "group floor \"طبقات\""
    case .set: "set levy_base \"مبنای عوارض درصدی\""
    case .rate: "rate vat 9%, or rate fence 1_000 rial/m"
    case .table: "table prices slab by area m2"
    case .value: "value net m2 = area - 20 m2"
    case .fee: "fee floor_area \"عوارض زیربنا\" article 3"
    case .bill: "bill municipal \"فیش شهرداری\""
    case .example: "example \"دو پارکینگ، ۲۶۰ متر\""
    }
  }
}
