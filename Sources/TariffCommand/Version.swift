extension Tool {
  /// The name and the version of the engine.
  static let version = "tariff 0.1.0"

  /// What `--version` says: the engine, and the languages of tariff files that it reads. Rulebooks have digests of
  /// their own.
  static let versionText = version + " (reads language 1)\n"
}
