import Glibc

/// What happens when a run is ended from outside, or by a fault of our own: unfinished files are removed, and the
/// status says which it was. Handlers do only what is safe in a handler: unlink, write and _exit.
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

  /// Installs the handlers. A closed pipe is an error of the write that meets it, never a signal.
  static func install() {
    _ = parts
    _ = farewell
    signal(SIGPIPE, SIG_IGN)
    handleUnlessIgnored(SIGINT) { _ in
      Interrupt.removeParts()
      _exit(ExitStatus.interrupted.rawValue)
    }
    for number in [SIGTERM, SIGHUP] {
      handleUnlessIgnored(number) { number in
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
