/// What an output has counted besides the rows that it wrote, as a value: it stays as it was while the output goes on.
///
/// A checkpoint keeps one from each thread, and a run that goes on adds them to its own.
protocol OutputAccount {
  /// All of it, for a checkpoint.
  var saved: JSONTree { get }
  /// What ``saved`` gave; nil: this is none.
  init?(_ saved: JSONValue)
}

extension OutputAccount {
  /// The accounts that an interrupted run kept.
  /// - Throws: ``BatchFault`` when one of them is none of this kind.
  static func all(_ saved: [JSONTree]) throws(BatchFault) -> [Self] {
    var accounts: [Self] = []
    for tree in saved {
      guard let value = try? JSONReader.read(Array(tree.text.utf8)), let account = Self(value) else {
        throw .unusable([.notAsBefore("the account of what was finished")])
      }
      accounts.append(account)
    }
    return accounts
  }
}
