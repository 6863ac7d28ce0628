import Diagnostics
import Exact

extension RecalculationSummary {
  /// The account for people, in English.
  public var text: String {
    let wording = Wording(.english, digits: nil)
    func number(_ number: some BinaryInteger) -> String { wording.number(Int128(number), scale: 0) }
    var lines = [
      "dossiers: \(number(read)) read = \(number(compared)) compared + \(number(rejected)) rejected;"
        + " \(number(different)) differ" + (uses.map { ", \(number(using)) used \($0)" } ?? "")
        + ", \(number(listed)) listed"
    ]
    lines += groups.map { $0.text(wording) }
    for total in totals where total.isBill {
      var parts = ["old \(number(total.old))", "new \(number(total.new))"]
      if isIssued { parts += ["issued \(number(total.issued))", "paid \(number(total.paid))"] }
      parts.append("difference \(number(total.difference)) rial")
      lines.append("bill \(total.name): " + parts.joined(separator: ", "))
      if total.supplements > 0 {
        lines.append(
          "bill \(total.name): \(number(total.supplements)) supplementary, \(number(total.supplementary)) rial")
      }
      if total.refunds > 0 {
        lines.append("bill \(total.name): \(number(total.refunds)) refunds, \(number(total.refunded)) rial")
      }
      if total.undecided > 0 {
        lines.append("bill \(total.name): \(number(total.undecided)) not decided, a fee is in error")
      }
    }
    if !acts.isEmpty { lines.append("acts behind the differences: " + acts.joined(separator: ", ")) }
    if issuedAloneCount > 0 {
      let more = issuedAloneCount - issuedAlone.count
      lines.append(
        "issued, and no such dossier was computed: " + issuedAlone.map(VisibleText.escaped).joined(separator: ", ")
          + (more > 0 ? " and \(number(more)) more" : ""))
    }
    lines += rows.faultLines
    lines += notices.map { "notice: \($0.message)" }
    lines += ["rulebook \(new.rulebook), digest \(new.rulebookDigest)"]
    lines += ["old: \(old.knowledge), edition digest \(old.editionDigest)"]
    lines += ["new: \(new.knowledge), edition digest \(new.editionDigest)"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The account as one JSON object (schema `tariff.recalculation/1`).
  public var json: String {
    let tree: JSONTree = .object([
      "schema": .text("tariff.recalculation/1"), "old": old.jsonTree, "new": new.jsonTree, "uses": .optional(uses),
      "read": .integer(read), "compared": .integer(compared), "rejected": .integer(rejected),
      "different": .integer(different), "using": .integer(using), "listed": .integer(listed),
      "totals": .list(totals.map(\.jsonTree)), "acts": .list(acts.map { .text($0) }),
      "issued_alone": .list(issuedAlone.map { .text($0) }), "issued_alone_count": .integer(issuedAloneCount),
      "groups": .list(groups.map(\.jsonTree)), "notices": .list(notices.map(\.jsonTree)),
      "rejects": rows.rejectsTree,
    ])
    return tree.text
  }
}

extension RecalculationSummary.Total {
  /// All of it.
  var jsonTree: JSONTree {
    .object([
      "kind": .text(isBill ? "bill" : "line"), "name": .text(name), "different": .integer(different),
      "undecided": .integer(undecided), "old": .amount(old), "new": .amount(new), "issued": .amount(issued),
      "paid": .amount(paid), "difference": .amount(difference), "supplements": .integer(supplements),
      "supplementary": .amount(supplementary), "refunds": .integer(refunds), "refunded": .amount(refunded),
    ])
  }
}
