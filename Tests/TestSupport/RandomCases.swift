#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How many random cases a test runs, and from which seed.
public enum RandomCases {
  private static let environment = ProcessInfo.processInfo.environment

  /// All cases when the environment has `TARIFF_LONG`, else a hundredth of them, at least one.
  public static func count(_ full: Int) -> Int { environment["TARIFF_LONG"] == nil ? max(1, full / 100) : full }

  /// The seed of the run: `TARIFF_SEED` from the environment, else always the same. A test that fails prints it.
  public static let seed: UInt64 = environment["TARIFF_SEED"].flatMap { UInt64($0) } ?? 1_403_02_01
}
