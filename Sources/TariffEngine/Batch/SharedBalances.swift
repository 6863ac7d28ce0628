import TariffKernel

/// Whose balances the dossiers of one file drew on, to find a person's balance that several dossiers spent: each brought
/// what was left of it as if it were alone. A person costs the bytes of the number and about 20 more.
struct SharedBalances {
  /// How many persons, and how many dossiers of each, are told by name.
  static let mostTold = 20

  private let reader: BalanceDraws
  /// Balance and person of every draw.
  private var drawn = IdentifierIndex()
  /// By place in `drawn`: the place of the first dossier.
  private var first: [Int] = []
  /// By place in `drawn`: the place in `told`; nil: beyond the last that is told by name.
  private var shared: [Int: Int?] = [:]
  private(set) var told: [BatchSummary.SharedBalance] = []
  /// Dossiers that drew on a balance without saying whose it is.
  private(set) var nameless = 0

  /// How many persons' balances several dossiers drew on.
  var count: Int { shared.count }

  init(of model: Model) { reader = BalanceDraws(of: model) }

  /// Notes what a dossier drew; `place`: its own among `dossiers`.
  mutating func note(
    _ assessment: Assessment, of facts: Facts, in model: Model, place: Int, among dossiers: some DossierNumbers
  ) {
    if let drawn = reader.read(assessment, of: facts, in: model) { add(drawn, place: place, among: dossiers) }
  }

  /// Notes what a dossier drew, read before.
  mutating func add(_ drawn: BalanceDraws.Drawn, place: Int, among dossiers: some DossierNumbers) {
    for draw in drawn.draws { note(draw.balance, of: draw.person, place, dossiers) }
    if drawn.isNameless { nameless += 1 }
  }

  private mutating func note(_ balance: String, of person: String, _ place: Int, _ dossiers: some DossierNumbers) {
    let (draw, isNew) = drawn.insert("\(balance) \(person)")
    if isNew { return first.append(place) }
    if let known = shared[draw] {
      guard let known else { return }
      told[known].count += 1
      if told[known].dossiers.count < Self.mostTold { told[known].dossiers.append(dossiers[place]) }
    } else if told.count < Self.mostTold {
      shared[draw] = .some(told.count)
      told.append(
        BatchSummary.SharedBalance(
          balance: balance, person: person, dossiers: [dossiers[first[draw]], dossiers[place]], count: 2))
    } else {
      shared[draw] = .some(nil)
    }
  }
}

/// The numbers of dossiers by place.
protocol DossierNumbers {
  subscript(place: Int) -> String { get }
}

extension IdentifierIndex: DossierNumbers {}

/// Reads from an assessment which balances the dossier drew on, and whose they are.
struct BalanceDraws {
  /// What one dossier drew.
  struct Drawn {
    var draws: [(balance: String, person: String)] = []
    /// Whether it drew on a balance without saying whose it is.
    var isNameless = false
  }
  private let persons: [ID<Input>: [ID<Input>]]

  init(of model: Model) {
    var persons: [ID<Input>: [ID<Input>]] = [:]
    for balance in Set(model.fees.flatMap(\.versions).flatMap(\.reliefs).compactMap(\.balance)) {
      let named = model.persons(of: balance)
      if !named.isEmpty { persons[balance] = named }
    }
    self.persons = persons
  }

  /// Whether the tariff says of any balance whose it is.
  var isAsked: Bool { !persons.isEmpty }

  /// What the dossier drew on balances of persons; nil: nothing.
  func read(_ assessment: Assessment, of facts: Facts, in model: Model) -> Drawn? {
    if persons.isEmpty { return nil }
    var drawn = Drawn()
    for use in assessment.balances where use.used > 0 {
      guard let named = persons[use.input] else { continue }
      let texts = named.compactMap { model.text(of: $0, in: facts) }
      if texts.isEmpty { drawn.isNameless = true }
      for text in texts {
        drawn.draws.append((model.inputs[use.input.index].symbol.name, MatchKey.ofIdentifier(text)))
      }
    }
    return drawn.draws.isEmpty && !drawn.isNameless ? nil : drawn
  }
}
