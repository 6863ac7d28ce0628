/// Versions of tables that were proven for one edition, and serve the others: most acts leave a price list as it is.
final class TableCache {
  /// A version of the rulebook, with its keys at these scales.
  struct Key: Hashable {
    var version: Int
    var scales: [Int]
  }

  /// By version: the digits behind the decimal mark of the finest bound of each numeric key.
  var scales: [Int: [Int]] = [:]
  /// What is proven.
  var versions: [Key: ResolvedTable.Version] = [:]
}
