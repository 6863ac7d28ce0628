extension JSONValue {
  /// The members of an object; of a key given twice the last.
  var members: [String: JSONValue]? {
    guard case .object(let members) = kind else { return nil }
    return Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { _, last in last })
  }

  /// A member of an object.
  subscript(name: String) -> JSONValue? { members?[name] }

  var list: [JSONValue]? {
    if case .list(let elements) = kind { elements } else { nil }
  }

  var text: String? {
    if case .text(let text) = kind { text } else { nil }
  }

  /// A whole number.
  var integer: Int? {
    if case .number(let digits) = kind { Int(digits) } else { nil }
  }

  /// An amount, which is written as a text.
  var amount: Int128? { text.flatMap { Int128($0) } }

  /// The same as a program writes it; numbers that are not whole, which are not written, become texts.
  var tree: JSONTree {
    switch kind {
    case .null: .null
    case .truth(let truth): .truth(truth)
    case .number(let digits): Int(digits).map { .integer($0) } ?? .text(digits)
    case .text(let text): .text(text)
    case .list(let elements): .list(elements.map(\.tree))
    case .object(let members):
      .object(Dictionary(members.map { ($0.key, $0.value.tree) }, uniquingKeysWith: { _, last in last }))
    }
  }
}
