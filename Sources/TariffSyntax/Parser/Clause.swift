import Diagnostics

/// Where the clauses of a declaration were said last; a declaration has few of them.
struct SeenClauses {
  private var places: [(clause: Clause, range: SourceRange)] = []

  subscript(clause: Clause) -> SourceRange? {
    get { places.last { $0.clause == clause }?.range }
    set { if let newValue { places.append((clause, newValue)) } }
  }
}

/// The clauses that declarations are made of: how they begin, what they look like, and why one must not be missing.
enum Clause: CaseIterable {
  case authority, approved, published, inForce, pricedOn, status, jurisdiction, horizon, uses
  case rank, amends, prevailsOver, settles, unknownText
  case article, source, sample, accepted, isNew, amendedBy
  case input, from, total, was
  case code, when, exempt, `let`, amount, atLeast, atMost, relief, rounded, `in`
  case payee, lines, fixed, floor
  case debt, term, method, discount, cash, every, grace, linesShown, unsplit, late, payments, settlement, recalculation

  /// What the clause begins with.
  var keyword: Keyword {
    switch self {
    case .authority: .authority
    case .approved: .approved
    case .published: .published
    case .inForce: .inForce
    case .pricedOn: .pricedOn
    case .status: .status
    case .rank: .rank
    case .amends: .amends
    case .prevailsOver: .prevailsOver
    case .settles: .settles
    case .unknownText: .unknownText
    case .jurisdiction: .jurisdiction
    case .horizon: .horizon
    case .uses: .uses
    case .article: .article
    case .source: .source
    case .sample: .sample
    case .accepted: .accepted
    case .isNew: .isNew
    case .amendedBy: .amendedBy
    case .input: .input
    case .from: .from
    case .total: .total
    case .was: .was
    case .code: .code
    case .when: .when
    case .exempt: .exempt
    case .let: .let
    case .amount: .amount
    case .atLeast: .atLeast
    case .atMost: .atMost
    case .relief: .relief
    case .rounded: .rounded
    case .in: .in
    case .payee: .payee
    case .lines: .lines
    case .fixed: .fixed
    case .floor: .floor
    case .debt: .debt
    case .term: .term
    case .method: .method
    case .discount: .discount
    case .cash: .cash
    case .every: .every
    case .grace: .grace
    case .linesShown: .linesShown
    case .unsplit: .unsplit
    case .late: .late
    case .payments: .payments
    case .settlement: .settlement
    case .recalculation: .recalculation
    }
  }

  /// An example of the clause, for remedies, with English keywords.
  var usage: String {
    switch self {
    case .authority: "authority \"شورای اسلامی شهر\""
    case .approved: "approved 1402-11-10"
    case .published: "published 1402-11-28"
    case .inForce: "in force from 1403-01-01 to 1403-12-30"
    case .pricedOn: "priced on request_date"
    case .status: "status final"
    case .rank: "rank law"
    case .amends: "amends city.council.1403"
    case .prevailsOver: "prevails over city.council.1403.stage2"
    case .settles: "settles city.council.1403.interim"
    case .unknownText: "unknown text \"where it was looked for\""
    case .jurisdiction: "jurisdiction \"شهر مشهد\""
    case .horizon: "horizon 1403-01-01 to 1403-12-30"
    case .uses: "uses \"../National\""
    case .article: "article 3, or article \"12 note 2\""
    case .source: "source \"where it was published\""
    case .sample: "sample \"why the number is illustrative\""
    case .accepted: "accepted T0506 \"as printed\""
    case .isNew: "new \"why there was none before\""
    case .amendedBy: "amended by city.council.1403.stage2 article 4"
    case .input: "input size m2 0.01 to 1_000 by 0.01"
    case .from: "from \"prices.csv\""
    case .total: "total whole = part_a + part_b"
    case .was: "was city.council.1403"
    case .code: "code 1270"
    case .when: "when purpose = residential"
    case .exempt: "exempt mosque when purpose = worship"
    case .let: "let net = size - 20 m2"
    case .amount: "amount size * price"
    case .atLeast: "at least 1_000 rial"
    case .atMost: "at most 1_000_000 rial"
    case .relief: "relief veteran 50% when is_veteran up to 1_000_000 rial"
    case .rounded: "rounded half up to 1 rial"
    case .in: "in levy_base, insurance_base"
    case .payee: "payee \"شهرداری\""
    case .lines: "lines floor_area, rail_levy"
    case .fixed: "fixed fine"
    case .floor: "floor to 1_000 rial, shared by largest remainder"
    case .debt: "debt 1_000_000 rial to 9_000_000_000 rial"
    case .term: "term 12, cash 15%, mark up 50% of credit_ceiling"
    case .method: "method bank formula"
    case .discount: "discount 22% from 1403-03-01 to 1403-06-31 if all in cash"
    case .cash: "cash ceiling to 1_000 rial"
    case .every: "every 1 month, same day, begun month whole, moved following"
    case .grace: "grace 3 installments of principal, 2 of mark up, forgiven"
    case .linesShown: "lines shown"
    case .unsplit: "unsplit commission_fine"
    case .late: "late 2% a month, up to 24%, begun month whole, on principal, except commission_fine"
    case .payments: "payments vertical, in order late charge, mark up, fee, surplus next"
    case .settlement: "settlement begun month by days, forgives 100%"
    case .recalculation: "recalculation supplementary, mark up follows, due after 30 days"
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
    case .term: "a plan offers terms, or a discount to those who pay in cash"
    case .method: "a rate means another sum by each method, and no law says which one is meant"
    case .from: "a table without rows answers nothing"
    case .was: "a statement says what it expects to find, so that one that no longer fits is noticed"
    default: "the declaration says too little without it"
    }
  }
}
