import Glibc

/// Another process: what it printed, how it ended, and what it took.
struct Child {
  let output: [UInt8]
  /// The exit status; 128 and more where a signal ended it.
  let status: Int
  /// Nanoseconds from start to end.
  let wall: Int
  /// Nanoseconds of processor time.
  let processor: Int
  /// The most memory in KiB.
  let peak: Int

  /// Runs a program to its end. Its errors go where ours go.
  /// - Parameter program: a path.
  static func run(_ program: String, _ words: [String]) throws(BenchmarkFault) -> Child {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw failure(program) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    posix_spawn_file_actions_addclose(&actions, ends[1])
    var arguments: [UnsafeMutablePointer<CChar>?] = ([program] + words).map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    let start = Stopwatch.now
    let code = posix_spawn(&process, program, &actions, nil, &arguments, environ)
    close(ends[1])
    defer { close(ends[0]) }
    guard code == 0 else { throw BenchmarkFault("\(program): \(String(cString: strerror(code)))") }
    let output = read(ends[0])
    var (status, usage) = (Int32(0), rusage())
    while wait4(process, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw failure(program) }
    }
    let signal = status & 0x7F
    return Child(
      output: output, status: signal == 0 ? Int(status >> 8 & 0xFF) : 128 + Int(signal), wall: Stopwatch.now - start,
      processor: Stopwatch.nanoseconds(usage), peak: usage.ru_maxrss)
  }

  private static func read(_ descriptor: Int32) -> [UInt8] {
    var (bytes, piece) = ([UInt8](), [UInt8](repeating: 0, count: 4_096))
    while true {
      let count = piece.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { bytes += piece[..<count] } else if count == 0 || errno != EINTR { return bytes }
    }
  }

  private static func failure(_ program: String) -> BenchmarkFault {
    BenchmarkFault("\(program): \(String(cString: strerror(errno)))")
  }
}
