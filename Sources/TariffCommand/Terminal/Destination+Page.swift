import TariffEngine

extension Destination {
  /// Writes a page whole to where `--output` says, and over nothing that was read for it.
  ///
  /// - Parameter options: those that name a file which was read, besides the rulebook.
  /// - Throws: `Stop` 64 when it would overwrite an input, 73 or 75 when it cannot be created, 74 when a byte is lost.
  static func write(
    _ page: String, of rulebook: Rulebook, reading options: [CommandOption], _ call: Invocation, on console: Console
  ) throws(Stop) {
    let path = call.value(of: .output)
    let inputs = RulebookAtHand.paths(rulebook, in: call) + options.compactMap { call.value(of: $0) }
    try refuseOverInput([path], inputs: inputs)
    let destination = try Destination(path, console: console)
    try destination.output.write(page)
    try destination.settle()
    try destination.commit()
  }
}
