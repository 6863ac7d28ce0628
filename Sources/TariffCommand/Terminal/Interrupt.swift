import Glibc

/// What happens when a run is ended from outside, or by a fault of our own: unfinished files are removed, and the
/// status says which it was. A run that can be gone on with is asked to end first, and ended at once when it is asked
/// again; its unfinished files stay once it has saved how far it is. Handlers do only what is safe in a handler: unlink,
/// write and _exit.
enum Interrupt {
  /// How many unfinished files a run can have at once: the results and the rejects, with room to spare.
  private static let capacity = 4
  /// Paths as the handlers can read them.
  nonisolated(unsafe) private static let parts = {
    let slots = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: capacity)
    slots.initialize(repeating: nil, count: capacity)
    return slots
  }()
  nonisolated(unsafe) private static let farewell = {
    strdup(
      """

      tariff: this is a fault of tariff itself, not of the tariff or the dossiers (status 70).
        = please report it with the command line, tariff --version and the lines above

      """)
  }()

  /// Whether runs are asked first; the signal that asked, or 0; whether unfinished files stay.
  nonisolated(unsafe) private static let words = {
    let words = UnsafeMutablePointer<sig_atomic_t>.allocate(capacity: 3)
    words.initialize(repeating: 0, count: 3)
    return words
  }()

  /// From now on a signal asks the run to end, and the next one ends it.
  static func ask() { words[0] = 1 }
  /// From now on a signal ends the run.
  static func askNoMore() { words[0] = 0 }
  /// The signal that asked the run to end; nil: none did.
  static var asked: Int32? { words[1] == 0 ? nil : words[1] }
  /// Unfinished files are worth keeping from now on, whatever ends the run.
  static func keepParts() { words[2] = 1 }

  /// Ends the process as the signal would have that asked for it.
  /// - Returns: the status, where it is not the signal itself that ends the process.
  static func endAsAsked() -> ExitStatus {
    if let number = asked, number != SIGINT {
      signal(number, SIG_DFL)
      raise(number)
    }
    return .interrupted
  }

  /// Whether the run is to be asked, for the first time.
  private static func isAsking(_ number: Int32) -> Bool {
    guard words[0] == 1, words[1] == 0 else { return false }
    words[1] = number
    return true
  }

  /// Installs the handlers. A closed pipe and a file that may not grow are errors of the write that meets them, never
  /// signals.
  static func install() {
    _ = parts
    _ = farewell
    _ = words
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    handleUnlessIgnored(SIGINT) { number in
      if Interrupt.isAsking(number) { return }
      Interrupt.removeParts()
      _exit(ExitStatus.interrupted.rawValue)
    }
    for number in [SIGTERM, SIGHUP] {
      handleUnlessIgnored(number) { number in
        if Interrupt.isAsking(number) { return }
        Interrupt.removeParts()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
    useOwnStack()
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
      handle(number) { _ in
        Interrupt.removeParts()
        if let text = Interrupt.farewell { _ = write(2, text, strlen(text)) }
        _exit(ExitStatus.internalFault.rawValue)
      }
    }
  }

  /// Has the file removed should the run be ended from outside; nil when all slots are taken.
  static func guardPart(_ path: String) -> Int? {
    guard let slot = (0..<capacity).first(where: { parts[$0] == nil }) else { return nil }
    parts[slot] = strdup(path)
    return slot
  }

  /// The file is finished, or gone.
  static func release(_ slot: Int) {
    let path = parts[slot]
    parts[slot] = nil
    free(path)
  }

  private static func removeParts() {
    if words[2] == 1 { return }
    for slot in 0..<capacity {
      if let path = parts[slot] { _ = unlink(path) }
    }
  }

  /// What the parent has ignored stays ignored: `nohup` must keep its promise.
  private static func handleUnlessIgnored(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var before = sigaction()
    sigaction(number, nil, &before)
    let ignored = unsafeBitCast(SIG_IGN, to: Int.self)
    if unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self) != ignored { handle(number, handler) }
  }

  private static func handle(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    action.sa_flags = SA_ONSTACK
    sigaction(number, &action, nil)
    // A parent may have blocked it in itself and passed that on, as Foundation's Process does.
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, number)
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  /// A full stack leaves no room for a handler on it.
  private static func useOwnStack() {
    let size = 1 << 16
    var stack = stack_t()
    stack.ss_sp = malloc(size)
    stack.ss_size = size
    sigaltstack(&stack, nil)
  }
}
