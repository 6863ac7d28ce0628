/// An account of every row of a file of agreements.
public struct AgreementSummary: Sendable, Hashable {
  /// The agreements under one plan, added up.
  public struct PlanTotal: Sendable, Hashable {
    /// The plan.
    public var plan: String
    /// How many agreements there are.
    public var agreements = 0
    /// How many rows the debtors will pay by, without the cash parts.
    public var installments = 0
    /// What is owed, in rial.
    public var debt: Int128 = 0
    /// What of it is settled at once.
    public var cash: Int128 = 0
    /// What is taken off for that.
    public var discount: Int128 = 0
    /// What is borne besides.
    public var markUp: Int128 = 0
    /// `debt` − `discount` + `markUp`.
    public var paidInAll: Int128 = 0
  }
  /// The edition by which they were worked out.
  public var identity: EditionIdentity
  /// Agreements whose installments were written.
  public var scheduled = 0
  /// By plan, in the order of first sight.
  public var plans: [PlanTotal] = []
  /// Names of provisions with sample numbers that an agreement rests on.
  public var samples: [String] = []
  var rows = RowAccount()

  init(identity: EditionIdentity) { self.identity = identity }

  /// Rows read, without the header and empty lines: `scheduled` + `rejected`.
  public var read: Int { rows.read }
  /// Rows that were refused.
  public var rejected: Int { rows.rejected }
  /// By group, in the order of the model.
  public var groups: [BatchSummary.GroupCount] { rows.groups }
  /// How many faults of each code went to the rejects.
  public var rejects: [DossierFault.Code: Int] { rows.rejects }
  /// Said once each: unknown columns, missing columns.
  public var notices: [BatchNotice] { rows.notices }
}

extension AgreementSummary {
  /// The account for people, in English.
  public var text: String {
    let wording = Wording(.english, digits: nil)
    func number(_ number: some BinaryInteger) -> String { wording.number(Int128(number), scale: 0) }
    var lines = [
      "agreements: \(number(read)) read = \(number(scheduled)) scheduled + \(number(rejected)) rejected"
    ]
    lines += groups.map { $0.text(wording) }
    for plan in plans {
      lines.append(
        "plan \(plan.plan): agreements \(number(plan.agreements)), installments \(number(plan.installments)), debt"
          + " \(number(plan.debt)), cash \(number(plan.cash)), discount \(number(plan.discount)), mark-up"
          + " \(number(plan.markUp)), paid in all \(number(plan.paidInAll)) rial")
    }
    lines += rows.faultLines
    lines += rows.guardLines(wording)
    if !samples.isEmpty {
      lines.append("sample numbers without a source stand behind these schedules: " + samples.joined(separator: ", "))
    }
    lines += notices.map { "notice: \($0.message)" }
    lines += identity.lines
    return lines.joined(separator: "\n") + "\n"
  }

  /// The account as one JSON object (schema `tariff.agreements/1`).
  public var json: String {
    JSONTree.object([
      "schema": .text("tariff.agreements/1"), "read": .integer(read), "scheduled": .integer(scheduled),
      "rejected": .integer(rejected), "guarded_cells": .integer(rows.guardedCells), "rejects": rows.rejectsTree,
      "groups": .list(groups.map(\.jsonTree)), "plans": .list(plans.map(\.jsonTree)),
      "samples": .list(samples.map { .text($0) }), "notices": .list(notices.map(\.jsonTree)),
      "edition": identity.jsonTree,
    ]).text
  }
}

extension AgreementSummary.PlanTotal {
  /// All of it.
  var jsonTree: JSONTree {
    .object([
      "plan": .text(plan), "agreements": .integer(agreements), "installments": .integer(installments),
      "debt": .amount(debt), "cash": .amount(cash), "discount": .amount(discount), "mark_up": .amount(markUp),
      "paid_in_all": .amount(paidInAll),
    ])
  }
}
