import Glibc

/// What the system says of the time and memory of this process.
enum Stopwatch {
  /// Nanoseconds that never run backwards.
  static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// Nanoseconds of processor time of all threads, in the program and in the system on its behalf.
  static var processor: Int {
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    return nanoseconds(usage)
  }

  /// The most memory that was resident at once, in KiB. The system hands a parent's down to its children, so the process
  /// that starts the measured ones holds next to nothing.
  static var peak: Int {
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
  }

  static func nanoseconds(_ usage: rusage) -> Int {
    (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1_000_000_000
      + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1_000
  }

  /// Measures what is done.
  static func measure(
    rows: Int, _ body: () throws(BenchmarkFault) -> [String: Int]
  ) throws(BenchmarkFault) -> Measurement {
    let (start, processorStart) = (now, processor)
    let facts = try body()
    let (end, processorEnd) = (now, processor)
    return Measurement(
      wall: end - start, processor: processorEnd - processorStart, rows: rows, peak: peak, facts: facts)
  }
}
