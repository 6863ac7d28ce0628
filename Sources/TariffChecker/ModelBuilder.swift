import Exact
import TariffKernel

/// The model as it grows: nodes, operand lists, interned texts and searches.
struct ModelBuilder {
  var model: Model
  private var textIDs: [String: Int] = [:]
  private var searchIDs: [SearchKey: ID<Search>] = [:]

  private struct SearchKey: Hashable {
    var table: ID<Table>
    var scales: [Int]
  }

  init(name: String) { model = Model(name: name) }

  /// Adds a node; its operands were added before it.
  mutating func node(_ operation: Operation, _ type: ValueType, scale: Int = 0) -> ID<Node> {
    model.nodes.append(Node(operation, type.kind, scale: scale))
    return ID(model.nodes.count - 1)
  }

  /// Adds a list of operands.
  mutating func operands(_ nodes: [ID<Node>]) -> Operands {
    defer { model.operands += nodes }
    return Operands(start: model.operands.count, count: nodes.count)
  }

  /// The same value at a scale that is at least its own.
  mutating func rescaled(_ value: Typed, to scale: Int) -> ID<Node> {
    let growth = scale - value.scale
    precondition(growth >= 0, "a static scale never shrinks without a rounding")
    if growth == 0 { return value.node }
    if case .constant(let significand) = model.nodes[value.node.index].operation,
      let power = PowersOfTen.int128(growth),
      case let (product, overflow) = significand.multipliedReportingOverflow(by: power),
      !overflow
    {
      return node(.constant(product), value.type, scale: scale)
    }
    return node(.rescale(value.node, by: growth), value.type, scale: scale)
  }

  /// The index of a text that the tariff names.
  mutating func text(_ written: String) -> Int {
    let text = written.asComparedText
    if let known = textIDs[text] { return known }
    model.texts.append(text)
    textIDs[text] = model.texts.count - 1
    return model.texts.count - 1
  }

  /// The search of a table at given key scales, made once.
  mutating func search(_ table: ID<Table>, scales: [Int], build: () -> [Search.Version]) -> ID<Search> {
    let key = SearchKey(table: table, scales: scales)
    if let known = searchIDs[key] { return known }
    model.searches.append(Search(table: table, keyScales: scales, versions: build()))
    let id = ID<Search>(model.searches.count - 1)
    searchIDs[key] = id
    return id
  }
}

extension String {
  /// The one spelling in which texts are compared: ي and ی are one letter, spaces at the ends say nothing.
  var asComparedText: String { CanonicalText.folded(self).withoutOuterSpaces }

  /// The text without white space at its ends.
  var withoutOuterSpaces: String {
    var scalars = String.UnicodeScalarView(unicodeScalars.drop { $0.properties.isWhitespace })
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }
}
