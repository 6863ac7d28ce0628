import Exact

/// The facts of one dossier, already read at the door: shapes, units and ranges hold.
public struct Facts: Sendable, Hashable {
  /// One value for each input of the dossier, by ``Input/column``; nil: not given.
  public var values: [Int128?]
  /// By group, by row, by column.
  public var groups: [[[Int128?]]]
  /// Texts of this dossier that the tariff does not name; a text value of `model.texts.count + i` is `texts[i]`.
  public var texts: [String]

  /// Facts at the model's scales.
  public init(values: [Int128?], groups: [[[Int128?]]], texts: [String] = []) {
    self.values = values
    self.groups = groups
    self.texts = texts
  }
}

/// The outcome of every fee and bill for one dossier.
public struct Assessment: Sendable, Hashable {
  /// Parallel to ``Model/fees``.
  public var lines: [Line]
  /// Parallel to ``Model/bills``.
  public var bills: [BillResult]
  /// What became of the balances that reliefs drew on.
  public var balances: [BalanceUse]

  /// An assessment's parts.
  public init(lines: [Line], bills: [BillResult], balances: [BalanceUse]) {
    self.lines = lines
    self.bills = bills
    self.balances = balances
  }
}

/// One line: its outcome, and the date and version that priced it.
public struct Line: Sendable, Hashable {
  /// One of the five.
  public var outcome: Outcome
  /// The day that picked the version; nil when its date was missing.
  public var day: Day?
  /// Index into the fee's versions; nil when none holds on that day.
  public var version: Int?
  /// Whole rials before reliefs; 0 unless charged.
  public var beforeReliefs: Int128
  /// The date input that brought the day, or that was missing.
  public var pricedOn: ID<Input>?
  /// Index into the entries of the fee's timeline: says by which act and until when a line is suspended, and why a line
  /// does not exist. nil when no entry governs.
  public var entry: Int?

  /// A line's outcome and what priced it.
  public init(
    outcome: Outcome, day: Day?, version: Int?, beforeReliefs: Int128 = 0, pricedOn: ID<Input>? = nil, entry: Int? = nil
  ) {
    self.outcome = outcome
    self.day = day
    self.version = version
    self.beforeReliefs = beforeReliefs
    self.pricedOn = pricedOn
    self.entry = entry
  }
}

/// The five outcomes: there is never a silent zero.
public enum Outcome: Sendable, Hashable {
  /// Whole rials; 0 is possible, and is not the same as exempt.
  case charged(Int128)
  /// By which of the version's exemptions.
  case exempt(Int)
  /// Its condition does not hold, or the law says that there is no such fee on its day (see ``Line/entry``).
  case notApplicable
  /// By which act.
  case suspended(ID<Act>)
  case error(Fault)
}

/// Why a line could not be computed.
///
/// Indirect, so that it travels as one word: Swift 6.3.1 miscompiles (-O) a typed throw whose error and result are both
/// too large for registers, and a line is smaller for it.
public indirect enum Fault: Error, Sendable, Hashable {
  /// An input that the formula reads was not given; `row` within its group, from 0.
  case missingInput(ID<Input>, row: Int?)
  /// The provision has no version on the day: a gap, or the law says that there is no such thing.
  case noVersion(Provision, Day)
  /// What is read is suspended on the day. (A fee that is itself suspended is an outcome.)
  case suspended(Provision, by: ID<Act>, Day)
  /// The provision holds, and its text is not known.
  case textUnknown(Provision)
  /// No row of the table covers the arguments.
  case noRow(ID<Table>, arguments: [Int128], scales: [Int])
  /// The row is there, but the booklet prints no number in this column.
  case noCell(ID<Table>, version: Int, row: Int, column: Int)
  /// |value| ≥ 10^22 at a node.
  case overflow
  case divisionByZero
  /// The least or most of no rows.
  case emptyGroup(ID<Group>)
  /// A line that this one reads is in error.
  case blocked(by: ID<Fee>)
  /// A share outside 0…100 %.
  case shareOutOfRange(relief: Int)
  /// There is no such Solar Hijri day, or it lies outside the days that the engine knows.
  case noSuchDay(year: Int128, month: Int128, day: Int128)

  /// What a fault of time is about.
  public enum Provision: Sendable, Hashable {
    case fee(ID<Fee>)
    case rate(ID<Rate>)
    case table(ID<Table>)
    case value(ID<Value>)
  }
}

/// A bill: what its lines add up to, and what is payable.
public enum BillResult: Sendable, Hashable {
  /// `lines` runs parallel to ``Bill/lines`` and adds up to `payable` (to `payable + dropped` when the remainder is
  /// shown apart); `total` = `payable` + `dropped`. Where the lines that should bear the remainder hold less than it
  /// (a bill of a fixed fine alone; a named line that does not apply), nothing is dropped and `payable` is `total`.
  case payable(total: Int128, payable: Int128, dropped: Int128, lines: [Int128])
  /// The lines add up to less than nothing: money goes back, nothing is floored.
  case refund(total: Int128, lines: [Int128])
  /// A line of the bill is in error.
  case blocked(by: ID<Fee>)
}

/// What a dossier's balance was, and what reliefs took of it.
public struct BalanceUse: Sendable, Hashable {
  /// The input that brought it.
  public var input: ID<Input>
  /// At the input's scale.
  public var before: Int128
  /// At the input's scale; of each relief, a part of a unit counts as a whole one, so that what is left can be brought
  /// by the next dossier.
  public var used: Int128

  /// A balance before and the part used.
  public init(input: ID<Input>, before: Int128, used: Int128) {
    self.input = input
    self.before = before
    self.used = used
  }
}
