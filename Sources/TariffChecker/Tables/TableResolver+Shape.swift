import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// A column of a table: its unit, and how bare numbers in it are read.
struct ColumnSpec {
  var name: String
  var unit: Unit
  var isPercent: Bool
}

extension TableResolver {
  /// The keys in order, the one across last; nil: a fault was reported.
  func keys(of table: TableDeclaration, model: Model) -> [KeySpec]? {
    var specs: [KeySpec] = []
    var written = table.keys.map { (name: $0.name, unit: $0.unit) }
    if let across = table.across { written.append((across.name, nil)) }
    for key in written {
      guard var spec = key.unit.map({ bareQuantity(key.name.value, $0) }) ?? input(key.name, table, model) else {
        continue
      }
      if case .number = spec.type { spec.isBracketed = table.method?.value != .exact }
      // Slices meet: what lies between two steps is part of a slice.
      if table.method?.value == .progressive { spec.step = nil }
      specs.append(spec)
    }
    guard specs.count == written.count, acrossIsChoice(specs, table) else { return nil }
    if table.method?.value == .progressive, specs.count != 1 || !specs[0].isBracketed {
      report(
        .wrongArguments, written.last?.name.range ?? table.heading.name.range,
        "\(table.heading.name.value) is progressive, and its slices are those of one number",
        remedy: "keep one number as its key; give each case its own column or table", table)
      return nil
    }
    return specs
  }

  /// What stands above the cells are options.
  private func acrossIsChoice(_ specs: [KeySpec], _ table: TableDeclaration) -> Bool {
    guard let across = table.across, let spec = specs.last, spec.type.options.isEmpty else { return true }
    report(
      .typeMismatch, across.name.range, "the key that runs across is a choice, and \(spec.name) is \(spec.type.words)",
      reasons: ["options stand above the cells"], remedy: "let it run down, as a key behind `by`", table)
    return false
  }

  /// `area m2`: a number that some formula works out; rows are owed to everything from 0 on.
  private func bareQuantity(_ name: String, _ unit: UnitExpression) -> KeySpec {
    KeySpec(
      name: name, type: .number(unit.unit), isPercent: unit.isPercent, range: (ExactDecimal(0), nil),
      step: ["count", "day", "month", "year"].contains(unit.text) ? ExactDecimal(1) : nil, beginsAtZero: true)
  }

  /// `use`, `level`: the key takes the type of the input with that name, of the dossier or of a group.
  private func input(_ name: Marked<String>, _ table: TableDeclaration, _ model: Model) -> KeySpec? {
    let inputs = model.inputs.filter { $0.symbol.name == name.value }
    guard let input = inputs.first(where: { $0.group == nil }) ?? inputs.first else {
      let nearest = sink.nearest(to: name.value, among: model.inputs.map(\.symbol.name))
      let remedy =
        nearest.map { "did you mean \($0)?" }
        ?? "write the key with its unit, as in `by \(name.value) m2`, or `by \(name.value) count` for a pure number"
      report(
        names.entities[name.value] == nil ? .unknownName : .wrongKindOfName, name.range,
        "\(name.value) is no input, and the key has no unit", remedy: remedy, table)
      return nil
    }
    switch input.domain {
    case .number(let unit, _, let isPercent, let scale, let least, let most, let step):
      return KeySpec(
        name: name.value, type: .number(unit), isPercent: isPercent,
        range: (ExactDecimal(significand: least, scale: scale), ExactDecimal(significand: most, scale: scale)),
        step: ExactDecimal(significand: step, scale: scale))
    case .choice:
      // Groups may each have an input of this name; the key takes the options of all of them.
      let options = inputs.flatMap { input -> [ID<Option>] in
        if case .choice(let options) = input.domain { options } else { [] }
      }
      return KeySpec(name: name.value, type: .choice(Set(options)))
    case .truth: return KeySpec(name: name.value, type: .truth)
    case .text: return KeySpec(name: name.value, type: .text)
    case .date:
      report(
        .typeMismatch, name.range, "a table cannot be asked by a date, and \(name.value) is one",
        remedy:
          "provisions change with days by themselves; a key can be `year count`, asked with year_of(\(name.value))",
        table)
      return nil
    }
  }

  /// The columns in order; across a key there is one, `value`.
  func columns(of table: TableDeclaration) -> [ColumnSpec]? {
    if let across = table.across {
      return [
        ColumnSpec(name: "value", unit: across.unit?.unit ?? .number, isPercent: across.unit?.isPercent ?? false)
      ]
    }
    if table.columns.isEmpty, table.file != nil {
      report(
        .clauseMissing, table.heading.name.range, "\(table.heading.name.value) names no columns",
        reasons: ["a file of numbers does not say what they measure"],
        remedy: "write a line below it, as in: share  least rial/m2", table)
    }
    var seen: [String: SourceRange] = [:]
    var whole = !table.columns.isEmpty
    let keys = Set(table.keys.map(\.name.value))
    for column in table.columns {
      if let first = seen[column.name.value] {
        whole = false
        report(
          .declaredTwice, column.name.range, "\(table.heading.name.value) has the column \(column.name.value) twice",
          remedy: "rename one", table, related: [Diagnostic.Related(first, "first declared here")])
      } else if keys.contains(column.name.value) {
        whole = false
        report(
          .declaredTwice, column.name.range,
          "\(column.name.value) is a key of the table and cannot be a column as well",
          remedy: "rename one", table)
      }
      seen[column.name.value] = column.name.range
    }
    return whole
      ? table.columns.map {
        ColumnSpec(name: $0.name.value, unit: $0.unit?.unit ?? .number, isPercent: $0.unit?.isPercent ?? false)
      } : nil
  }

  /// Reports a fault of a table.
  func report(
    _ code: DiagnosticCode, _ range: SourceRange, _ message: String, reasons: [String] = [], remedy: String? = nil,
    _ table: TableDeclaration, related: [Diagnostic.Related] = []
  ) {
    var related = related
    // A message about a table file points back at the act that reads it.
    if range.file != table.heading.name.range.file {
      related.append(Diagnostic.Related(table.heading.name.range, "read for the table \(table.heading.name.value)"))
    }
    sink.report(
      Diagnostic(
        code, at: range, message, reasons: reasons, remedy: remedy, related: related,
        article: table.heading.article?.value))
  }
}
