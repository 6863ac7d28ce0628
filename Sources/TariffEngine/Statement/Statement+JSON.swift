import Exact
import TariffKernel

extension Statement {
  /// The statement for programs: one line of JSON, keys sorted, no spaces, amounts as decimal strings, dates as
  /// `1403-02-01`. Schema `tariff.statement/1`:
  ///
  /// - `balances`: `input`, `person` (whose it is, where the tariff says by which input), `before`, `used`, `left`
  /// - `bills`: `bill`, `titles`, `payee`, `state` (`payable`, `refund`, `blocked`), `total`, `payable`, `dropped`,
  ///   `blocked_by`
  /// - `completeness`: `whole`, `partial`, `blocked`
  /// - `dossier`, `rulebook`, `schema`; `rulebook_digest`, `edition_digest`: SHA-256 of the acts and of the edition;
  ///   `known_on`: null for all acts that are not drafts; `drafts`: those that took part
  /// - `facts`: by input, as read; `groups`: by group, rows of facts
  /// - `lines`: `fee`, `titles`, `outcome`, `amount`, `before_reliefs`, `billed`, `act`, `act_status`, `article`,
  ///   `amended_by` (`provision`: the fee or what it read, `act`, `article`), `code`, `priced_by` (the date input), `priced_on`, `exemption`,
  ///   `error` (`code`, `message`, `message_fa`), `sample`; `on_account_of`: interim acts; `suspended_by`,
  ///   `repealed_by`: acts, with the days `from` and `until` (null: until decided, or for good)
  /// - `samples`: `provision`, `why`
  /// - `trace`: `depth`, `kind`, `fee`, `subject`, `value`, `formula`, `text`, and, where the number is a provision's,
  ///   `act`, `article` and `amended_by` (`act`, `article`); `trace_omitted`: how many steps were not kept
  ///
  /// What there is not is null; nothing is left out.
  public var json: String {
    let told = steps()
    let tree: JSONTree = .object([
      "schema": .text("tariff.statement/1"), "rulebook": .text(model.name), "dossier": .optional(dossier),
      "rulebook_digest": .text(identity.rulebookDigest), "edition_digest": .text(identity.editionDigest),
      "known_on": .optional(identity.knowledge.day?.description),
      "drafts": .list(identity.knowledge.drafts.map { .text($0) }),
      "completeness": .text(completeness.rawValue), "facts": row(facts.values, of: nil), "groups": groupsTree,
      "lines": .list(lines.map(tree)), "bills": .list(bills.map(tree)),
      "balances": .list(assessment.balances.map(tree)),
      "samples": .list(samples.map(\.jsonTree)),
      "trace": .list(told.filter { $0.kind != .omitted }.map(tree)), "trace_omitted": .integer(trace.omitted),
    ])
    return tree.text
  }

  private func row(_ values: [Int128?], of group: ID<Group>?) -> JSONTree {
    let teller = teller(in: .english, digits: nil)
    var members: [String: JSONTree] = [:]
    for input in model.inputs where input.group == group {
      members[input.symbol.name] = .optional(values[input.column].map { teller.plain($0, of: input.domain) })
    }
    return .object(members)
  }

  private var groupsTree: JSONTree {
    var members: [String: JSONTree] = [:]
    for (index, group) in model.groups.enumerated() {
      members[group.symbol.name] = .list(facts.groups[index].map { row($0, of: ID(index)) })
    }
    return .object(members)
  }

  private func tree(_ line: StatementLine) -> JSONTree {
    let stop = line.standstill
    return .object([
      "amended_by": .list(
        line.amendedBy.map {
          .object([
            "provision": .text($0.provision), "act": .text($0.act.symbol.name), "article": .optional($0.article),
          ])
        }),
      "on_account_of": .list(line.onAccountOf.map { .text($0.symbol.name) }),
      "suspended_by": stop?.kind == .suspended ? .optional(stop?.act?.symbol.name) : .null,
      "repealed_by": stop?.kind == .repealed ? .optional(stop?.act?.symbol.name) : .null,
      "from": .optional(stop?.from.description), "until": .optional(stop?.until?.description),
      "fee": .text(line.symbol.name), "titles": line.symbol.titlesTree, "outcome": .text(line.line.outcome.word),
      "amount": .amount(line.amount), "before_reliefs": .amount(line.amount == nil ? nil : line.line.beforeReliefs),
      "billed": .amount(line.billed), "act": .optional(line.act?.symbol.name),
      "act_status": .optional(line.act?.status),
      "article": .optional(line.version?.origin.article), "code": .optional(line.version?.code),
      "priced_by": .optional(line.line.pricedOn.map { model.inputs[$0.index].symbol.name }),
      "priced_on": .optional(line.line.day?.description), "sample": .optional(line.version?.origin.sample),
      "exemption": line.exemption.map { exemption in
        .object([
          "name": .text(exemption.symbol.name), "titles": exemption.symbol.titlesTree,
          "article": .optional(exemption.article),
        ])
      } ?? .null,
      "error": line.error.map { error in
        .object([
          "code": .text(error.code), "message": .text(error.message(in: .english)),
          "message_fa": .text(error.message(in: .persian)),
        ])
      } ?? .null,
    ])
  }

  private func tree(_ bill: StatementBill) -> JSONTree {
    var members: [String: JSONTree] = [
      "bill": .text(bill.bill.symbol.name), "titles": bill.bill.symbol.titlesTree, "payee": .optional(bill.bill.payee),
      "total": .null, "payable": .null, "dropped": .null, "blocked_by": .null,
    ]
    switch bill.result {
    case .payable(let total, let payable, let dropped, _):
      members["state"] = .text("payable")
      (members["total"], members["payable"], members["dropped"]) = (.amount(total), .amount(payable), .amount(dropped))
    case .refund(let total, _):
      members["state"] = .text("refund")
      members["total"] = .amount(total)
    case .blocked(let fee):
      members["state"] = .text("blocked")
      members["blocked_by"] = .text(model.fees[fee.index].symbol.name)
    }
    return .object(members)
  }

  private func tree(_ use: BalanceUse) -> JSONTree {
    let input = model.inputs[use.input.index]
    func text(_ amount: Int128) -> JSONTree { .text(input.domain.cellText(amount)) }
    return .object([
      "input": .text(input.symbol.name), "person": .optional(person(of: use)), "before": text(use.before),
      "used": text(use.used), "left": text(use.before - use.used),
    ])
  }

  private func tree(_ step: TraceStep) -> JSONTree {
    var members: [String: JSONTree] = [
      "depth": .integer(step.depth), "kind": .text(step.kind.rawValue),
      "fee": .optional(step.fee.map { model.fees[$0.index].symbol.name }), "subject": .optional(step.subject),
      "value": .optional(step.value), "formula": .optional(step.formula), "text": .text(step.text),
    ]
    if let origin = step.origin {
      members["act"] = .text(model.acts[origin.act.index].symbol.name)
      members["article"] = .optional(origin.article)
      members["amended_by"] = .list(
        origin.amendments.map {
          .object(["act": .text(model.acts[$0.act.index].symbol.name), "article": .optional($0.article)])
        })
    }
    return .object(members)
  }
}
