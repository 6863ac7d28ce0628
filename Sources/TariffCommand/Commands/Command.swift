/// One command of the tool. A new command is one file with one conforming type, and one line in ``Tool/commands``.
protocol Command: SendableMetatype {
  /// How it is called: parser, help and tests read this.
  static var page: CommandPage { get }
  /// Does it.
  /// - Returns: How it ended, when everything that is to be said has been said.
  /// - Throws: `Stop` when it could not go on.
  static func run(_ call: Invocation, on console: Console) throws(Stop) -> ExitStatus
}
