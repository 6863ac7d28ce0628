import Diagnostics
import Exact

extension BatchSummary {
  /// The account for people, in English: rows, groups, bills, rejects by code, notices.
  public var text: String {
    let wording = Wording(.english, digits: nil)
    func number(_ number: some BinaryInteger) -> String { wording.number(Int128(number), scale: 0) }
    var lines = [
      "dossiers: \(number(read)) read = \(number(whole)) whole + \(number(partial)) partial + \(number(blocked)) blocked"
        + " + \(number(rejected)) rejected"
    ]
    lines += groups.map { $0.text(wording) }
    for bill in bills {
      let noun = bill.count == 1 ? "bill" : "bills"
      lines.append(
        "bill \(bill.bill): \(number(bill.count)) \(noun), total \(number(bill.total)), dropped by the floor"
          + " \(number(bill.dropped)), payable \(number(bill.payable)) rial")
      if bill.refunds > 0 {
        lines.append("bill \(bill.bill): \(number(bill.refunds)) refunds, \(number(bill.refunded)) rial")
      }
      if bill.blocked > 0 { lines.append("bill \(bill.bill): \(number(bill.blocked)) blocked by a fee in error") }
    }
    for whatIf in whatIfs {
      lines.append(
        "under \(whatIf.name): \(number(whatIf.whole)) whole + \(number(whatIf.partial)) partial"
          + " + \(number(whatIf.blocked)) blocked")
      for (bill, old) in zip(whatIf.bills, bills) where bill.bill == old.bill {
        let change = bill.payable + bill.refunded - old.payable - old.refunded
        lines.append(
          "under \(whatIf.name): bill \(bill.bill): payable \(number(bill.payable)) rial, "
            + (change < 0 ? "\(number(-change)) less" : "\(number(change)) more") + " than as it stands")
      }
      if !whatIf.samples.isEmpty {
        lines.append("under \(whatIf.name): sample numbers behind it: " + whatIf.samples.joined(separator: ", "))
      }
    }
    lines += rows.faultLines
    if !errors.isEmpty { lines.append("fees in error: " + list(errors.map { ($0.key, $0.value) })) }
    if let handedOver, !handedOver.isEmpty {
      lines.append("handed over to the scalar machine: " + list(handedOver.map { ($0.key, $0.value) }))
    }
    lines += rows.guardLines(wording)
    if !samples.isEmpty {
      lines.append("sample numbers without a source stand behind these results: " + samples.joined(separator: ", "))
    }
    lines += balanceWarnings(number)
    lines += notices.map { "notice: \($0.message)" }
    lines += identity?.lines ?? []
    return lines.joined(separator: "\n") + "\n"
  }

  private func balanceWarnings(_ number: (Int) -> String) -> [String] {
    var lines: [String] = []
    if sharedBalanceCount > 0 {
      let whose =
        sharedBalanceCount == 1 ? "the balance of 1 person" : "the balances of \(number(sharedBalanceCount)) persons"
      lines.append(
        "warning: several dossiers of this file draw on \(whose); each was reckoned with the balance that it brought")
    }
    for shared in sharedBalances {
      let more = shared.count - shared.dossiers.count
      lines.append(
        "  \(shared.balance) of \(VisibleText.escaped(shared.person)): dossiers "
          + shared.dossiers.map(VisibleText.escaped).joined(separator: ", ")
          + (more > 0 ? " and \(number(more)) more" : ""))
    }
    let rest = sharedBalanceCount - sharedBalances.count
    if rest > 0 { lines.append("  and \(number(rest)) more \(rest == 1 ? "person" : "persons")") }
    if drawsWithoutPerson > 0 {
      let who = drawsWithoutPerson == 1 ? "1 dossier" : "\(number(drawsWithoutPerson)) dossiers"
      lines.append("warning: \(who) drew on a balance without saying whose it is")
    }
    return lines
  }

  private func list(_ counts: [(String, Int)]) -> String {
    counts.sorted { $0.0 < $1.0 }.map { "\($0.0) × \($0.1)" }.joined(separator: ", ")
  }

  /// The account as one JSON object (schema `tariff.batch/1`).
  public var json: String {
    func counts(_ counts: [(String, Int)]) -> JSONTree {
      .object(Dictionary(counts.map { ($0.0, .integer($0.1)) }, uniquingKeysWith: { first, _ in first }))
    }
    let tree: JSONTree = .object([
      "schema": .text("tariff.batch/1"), "read": .integer(read), "whole": .integer(whole), "partial": .integer(partial),
      "blocked": .integer(blocked), "rejected": .integer(rejected), "guarded_cells": .integer(guardedCells),
      "handed_over": handedOver.map { counts($0.map { ($0.key, $0.value) }) } ?? .null, "rejects": rows.rejectsTree,
      "errors": counts(errors.map { ($0.key, $0.value) }),
      "groups": .list(groups.map(\.jsonTree)), "bills": .list(bills.map(\.jsonTree)),
      "samples": .list(samples.map { .text($0) }), "notices": .list(notices.map(\.jsonTree)),
      "shared_balances": .list(sharedBalances.map(\.jsonTree)), "shared_balance_count": .integer(sharedBalanceCount),
      "draws_without_person": .integer(drawsWithoutPerson), "edition": identity?.jsonTree ?? .null,
      "what_ifs": .list(whatIfs.map(\.jsonTree)),
    ])
    return tree.text
  }
}

extension BatchSummary.GroupCount {
  /// What became of its rows, in one line.
  func text(_ wording: Wording) -> String {
    func number(_ number: Int) -> String { wording.number(Int128(number), scale: 0) }
    return "rows of \(group): \(number(read)) read = \(number(joined)) joined + \(number(orphaned))"
      + " without a dossier + \(number(rejected)) rejected; \(joining)"
  }

  var jsonTree: JSONTree {
    .object([
      "group": .text(group), "read": .integer(read), "joined": .integer(joined), "orphaned": .integer(orphaned),
      "rejected": .integer(rejected), "joined_by": .text(isMerged ? "merge" : "index"),
      "apart_from_line": apartFrom.map { .integer($0) } ?? .null,
      "back_on_line": backOnLine.map { .integer($0) } ?? .null,
    ])
  }
}

extension BatchSummary.BillTotal {
  fileprivate var jsonTree: JSONTree {
    .object([
      "bill": .text(bill), "count": .integer(count), "total": .amount(total), "payable": .amount(payable),
      "dropped": .amount(dropped), "refunds": .integer(refunds), "refunded": .amount(refunded),
      "blocked": .integer(blocked),
    ])
  }
}

extension BatchSummary.WhatIfAccount {
  fileprivate var jsonTree: JSONTree {
    .object([
      "name": .text(name), "whole": .integer(whole), "partial": .integer(partial), "blocked": .integer(blocked),
      "bills": .list(bills.map(\.jsonTree)), "samples": .list(samples.map { .text($0) }),
      "edition": identity?.jsonTree ?? .null,
    ])
  }
}

extension BatchSummary.SharedBalance {
  fileprivate var jsonTree: JSONTree {
    .object([
      "balance": .text(balance), "person": .text(person), "dossiers": .list(dossiers.map { .text($0) }),
      "count": .integer(count),
    ])
  }
}

extension BatchNotice {
  var jsonTree: JSONTree {
    .object([
      "kind": .text(kind.rawValue), "group": .optional(group), "column": .text(column), "nearest": .optional(nearest),
      "message": .text(message),
    ])
  }
}
