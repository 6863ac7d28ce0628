import TariffKernel

/// The words of a formula, before they are put into a language. Its parts are texts already.
enum FormulaPhrase {
  enum Function { case least, most, sum, count, yearOf, firstDay, dayOf, toRial }
  enum Junction { case and, or }

  case isGiven(String)
  case isNotGiven(String)
  case member(String, of: String)
  case beforeReliefs(String)
  case rounded(String, String)
  case call(Function, [String])
  case cell(table: String, [String], column: String?)
  case aggregate(Function, element: String?, over: String, filter: String?)
  case onDay(String, date: String)
  case compared(String, Relation, String)
  case joined([String], Junction)
  case not(String)
  case conditional(String, then: String, otherwise: String)
  case oneOf(String, [String])
  /// `share of part up to ceiling balance input of person`.
  case relief(share: String, part: String?, ceiling: String?, balance: String?, person: String?)
}

extension Wording {
  func callAsFunction(_ phrase: FormulaPhrase) -> String { language == .english ? phrase.english : phrase.persian }
}

extension FormulaPhrase {
  /// As the language of tariffs writes it.
  fileprivate var english: String {
    switch self {
    case .isGiven(let name): "\(name) is given"
    case .isNotGiven(let name): "not \(name) is given"
    case .member(let name, let group): "\(group).\(name)"
    case .beforeReliefs(let name): "\(name) before reliefs"
    case .rounded(let inner, let rule): "\(inner) rounded \(rule)"
    case .call(let function, let arguments): "\(function.english)(\(arguments.joined(separator: ", ")))"
    case .cell(let table, let arguments, let column):
      "\(table)(\(arguments.joined(separator: ", ")))" + (column.map { ".\($0)" } ?? "")
    case .aggregate(let function, let element, let group, let filter):
      "\(function.english)(" + (element.map { "\($0) over \(group)" } ?? group)
        + (filter.map { " where \($0)" } ?? "") + ")"
    case .onDay(let inner, let date): "\(inner) on \(date)"
    case .compared(let left, let relation, let right): "\(left) \(relation.english) \(right)"
    case .joined(let parts, let word): parts.joined(separator: word == .and ? " and " : " or ")
    case .not(let inner): "not \(inner)"
    case .conditional(let test, let then, let otherwise): "if \(test) then \(then) else \(otherwise)"
    case .oneOf(let choice, let options): "\(choice) in (\(options.joined(separator: ", ")))"
    case .relief(let share, let part, let ceiling, let balance, let person):
      share + (part.map { " of \($0)" } ?? "") + (ceiling.map { " up to \($0)" } ?? "")
        + (balance.map { " balance \($0)" } ?? "") + (person.map { " of \($0)" } ?? "")
    }
  }

  /// In Persian, to be read from right to left.
  fileprivate var persian: String {
    switch self {
    case .isGiven(let name): "\(name) داده شده"
    case .isNotGiven(let name): "\(name) داده نشده"
    case .member(let name, let group): "\(name) در \(group)"
    case .beforeReliefs(let name): "\(name) پیش از تخفیف"
    case .rounded(let inner, let rule): "\(inner)، گرد شده \(rule)"
    case .call(let function, let arguments): "\(function.persian)(\(arguments.joined(separator: "، ")))"
    case .cell(let table, let arguments, let column):
      (column.map { "\($0) از " } ?? "") + "\(table)(\(arguments.joined(separator: "، ")))"
    case .aggregate(let function, let element, let group, let filter):
      "\(function.persian)(" + (element.map { "\($0) در " } ?? "") + "ردیف‌های \(group)"
        + (filter.map { " با شرط \($0)" } ?? "") + ")"
    case .onDay(let inner, let date): "\(inner) در \(date)"
    case .compared(let left, let relation, let right): "\(left) \(relation.persian) \(right)"
    case .joined(let parts, let word): parts.joined(separator: word == .and ? " و " : " یا ")
    case .not(let inner): "چنین نیست که \(inner)"
    case .conditional(let test, let then, let otherwise): "اگر \(test) آنگاه \(then) وگرنه \(otherwise)"
    case .oneOf(let choice, let options): "\(choice) یکی از (\(options.joined(separator: "، ")))"
    case .relief(let share, let part, let ceiling, let balance, let person):
      share + (part.map { " از \($0)" } ?? "") + (ceiling.map { "، حداکثر \($0)" } ?? "")
        + (balance.map { "، از محل \($0)" } ?? "") + (person.map { " (\($0))" } ?? "")
    }
  }
}

extension FormulaPhrase.Function {
  fileprivate var english: String {
    switch self {
    case .least: "min"
    case .most: "max"
    case .sum: "sum"
    case .count: "count"
    case .yearOf: "year_of"
    case .firstDay: "first_day"
    case .dayOf: "day_of"
    case .toRial: "to_rial"
    }
  }

  fileprivate var persian: String {
    switch self {
    case .least: "کمینه"
    case .most: "بیشینه"
    case .sum: "جمع"
    case .count: "تعداد"
    case .yearOf: "سال"
    case .firstDay: "روز اول سال"
    case .dayOf: "تاریخ"
    case .toRial: "به ریال"
    }
  }
}

extension Relation {
  fileprivate var english: String {
    switch self {
    case .equal: "="
    case .notEqual: "<>"
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    }
  }

  /// In words: a sign of order would be mirrored among words that read from the right, and then misread.
  fileprivate var persian: String {
    switch self {
    case .equal: "="
    case .notEqual: "≠"
    case .less: "کمتر از"
    case .lessOrEqual: "حداکثر"
    case .greater: "بیشتر از"
    case .greaterOrEqual: "حداقل"
    }
  }
}
