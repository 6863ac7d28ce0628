import Glibc

/// Whether a stream is coloured. Meaning never hangs on colour alone.
enum Colour {
  /// `--colour` wins; otherwise a terminal is coloured unless `NO_COLOR` is set (to anything) or `TERM` is `dumb`.
  static func isOn(choice: String?, isTerminal: Bool, environment: (String) -> String? = Colour.environment) -> Bool {
    switch choice {
    case "always": true
    case "never": false
    default: isTerminal && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
    }
  }

  /// The two names above are all that is ever read from the environment.
  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
