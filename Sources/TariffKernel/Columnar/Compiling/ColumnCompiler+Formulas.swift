import Exact

extension ColumnCompiler {
  /// A formula on a day, for what is selected: the column that holds it. Without a target the column may be one that
  /// others read too.
  mutating func emitFormula(_ formula: Int, day: Int, into target: Int32? = nil) -> Int32 {
    let use = uses.use(formula, day: day, lane: lane)
    if use.lane < 0, lane >= 0 { return emitLifted(use, into: target) }
    if uses.isKept(use) { return settle(need(use), into: target) }
    return emitInline(use, into: target)
  }

  /// What holds for a dossier is worked out for dossiers, and handed out to their rows.
  private mutating func emitLifted(_ use: Use, into target: Int32?) -> Int32 {
    if let value = uses.table.formulas[use.formula].constant {
      return emitConstant(value, uses.table.formulas[use.formula], into: target)
    }
    let inner = lane
    emit(.enterOwners)
    lane = Use.dossiers
    let column = emitFormula(use.formula, day: use.day)
    lane = inner
    emit(.unselect)
    let dst = target ?? temporary()
    emit(.broadcast, dst: dst, a: column, b: Int32(lane), isPiece: target != nil)
    release(column)
    return dst
  }

  private mutating func emitConstant(_ value: Int128, _ formula: Formula, into target: Int32?) -> Int32 {
    if !uses.table.isWithinBound(value, formula) { emitHandOver(.overflow) }
    return settle(constant(value), into: target)
  }

  /// The formula's own steps, whether it is kept or not.
  mutating func emitInline(_ use: Use, into target: Int32?) -> Int32 {
    let formula = uses.table.formulas[use.formula]
    let bound = formula.range == .number ? UInt8(formula.scale) : ColumnInstruction.noBound
    let day = use.day
    switch formula.shape {
    case .constant(let value): return emitConstant(value, formula, into: target)
    case .input(let input):
      emit(.require, a: inputColumns[input])
      return checked(settle(inputColumns[input], into: target), formula)
    case .isGiven(let input): return emitValue(.isGiven, a: inputColumns[input], into: target)
    case .rate(let rate): return emitRate(rate, day: day, into: target)
    case .value: return settle(need(use), into: target)
    case .line(let fee, let state):
      return settle(state == .final ? fees[fee].final : fees[fee].beforeReliefs, into: target)
    case .set(let set, let state): return emitSet(set, state, bound, into: target)
    case .negated(let inner):
      return emitUnary(.negate, emitFormula(inner, day: day), into: target)
    case .sum(let parts): return checked(emitSum(parts, day: day, bound, into: target), formula)
    case .chain(let dividends, let divisors, let rule):
      return checked(emitChain(dividends, divisors, rule, day: day, bound, into: target), formula)
    case .least(let parts): return emitFold(.least, parts, day: day, into: target)
    case .most(let parts): return emitFold(.most, parts, day: day, into: target)
    case .compare, .all, .any, .not: return emitTruth(formula.shape, day: day, into: target)
    case .conditional(let test, let then, let otherwise):
      return emitConditional(test, then, otherwise, day: day, into: target)
    case .oneOf(let inner, let options):
      let column = emitFormula(inner, day: day)
      choices.append(options.map { Int64($0) })
      return emitUnary(.oneOf, column, c: Int32(choices.count - 1), into: target)
    case .lookup(let search, let column, let arguments):
      return checked(emitLookup(search, column, arguments, day: day, into: target), formula)
    case .progressive(let search, let column, let argument):
      return checked(emitSlices(search, column, argument, day: day, bound, into: target), formula)
    case .aggregate(let aggregation, let group, let filter, let element):
      return checked(
        emitAggregate(aggregation, group, filter: filter, element: element, use, bound, into: target), formula)
    case .yearOf(let inner):
      return emitUnary(.yearOf, emitFormula(inner, day: day), into: target)
    case .dayOf(let year, let month, let day):
      let parts = [year, month, day].map { emitFormula($0, day: use.day) }
      lists.append(parts)
      let dst = emitValue(.dayOf, b: Int32(lists.count - 1), into: target)
      for part in parts { release(part) }
      return dst
    case .asOf(let inner, let date):
      emitDate(date, day: day)
      return emitFormula(inner, day: uses.context(on: date, from: use), into: target)
    }
  }

  /// Makes a date known, for the formulas that are read on it.
  private mutating func emitDate(_ date: Int, day: Int) {
    let use = uses.use(date, day: day, lane: lane)
    let inner = lane
    let isLifted = use.lane < 0 && lane >= 0
    if isLifted {
      emit(.enterOwners)
      lane = Use.dossiers
    }
    switch uses.table.formulas[date].shape {
    case .constant, .input: release(emitFormula(date, day: day))
    default: _ = need(use)
    }
    if isLifted { emit(.unselect) }
    lane = inner
  }

  /// A step over one column. Its result never stands where the operand does: a step that is done again in 128 bits reads
  /// its operands twice.
  mutating func emitUnary(
    _ step: ColumnInstruction.Code, _ a: Int32, c: Int32 = 0, into target: Int32?
  ) -> Int32 {
    let dst = emitValue(step, a: a, c: c, into: target)
    release(a)
    return dst
  }

  /// A date is held to the valid days.
  private mutating func checked(_ column: Int32, _ formula: Formula) -> Int32 {
    if formula.range == .date { emit(.requireDay, a: column) }
    return column
  }

  private mutating func emitConditional(
    _ test: Int, _ then: Int, _ otherwise: Int, day: Int, into target: Int32?
  ) -> Int32 {
    let dst = begun(target)
    emit(.select)
    emitWhere(test, is: true, day: day)
    let toOtherwise = emitJumpIfEmpty()
    release(other: dst, emitFormula(then, day: day, into: dst))
    land(toOtherwise)
    emit(.complement)
    let toEnd = emitJumpIfEmpty()
    release(other: dst, emitFormula(otherwise, day: day, into: dst))
    land(toEnd)
    emit(.unselect)
    return dst
  }

  private mutating func release(other kept: Int32, _ column: Int32) {
    if column != kept { release(column) }
  }

  /// A rate of the day.
  private mutating func emitRate(_ index: Int, day: Int, into target: Int32?) -> Int32 {
    let rate = model.rates[index]
    let spans = needSpans(of: rate.timeline, day: day)
    let limit = ProgramBuilder.bounds[rate.scale]
    let list = rate.timeline.entries.map { entry -> Int64 in
      guard let version = entry.version, let number = rate.versions[version].significand, number <= limit.most,
        number >= limit.least
      else { return ColumnTable.noCell }
      return Int64(exactly: number) ?? ColumnTable.wideCell
    }
    numbers.append(list)
    return emitUnary(.pick, spans, c: Int32(numbers.count - 1), into: target)
  }
}
