import Glibc

/// Where it was measured: without it a figure says little.
struct Machine: Codable {
  let processor: String
  let cores: Int
  /// The average number of runnable processes over a minute, in hundredths, before and after.
  let loadBefore: Int
  let loadAfter: Int

  enum CodingKeys: String, CodingKey {
    case processor, cores
    case loadBefore = "load_before_hundredths"
    case loadAfter = "load_after_hundredths"
  }

  /// This machine, at the end of a session.
  init(loadBefore: Int) {
    processor =
      Self.lines(of: "/proc/cpuinfo").first { $0.hasPrefix("model name") }
      .flatMap { $0.split(separator: ":").last }
      .map { String($0.drop { $0 == " " }) } ?? "unknown"
    cores = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    self.loadBefore = loadBefore
    loadAfter = Self.load
  }

  /// The load average of the last minute in hundredths.
  static var load: Int {
    let word = lines(of: "/proc/loadavg").first?.split(separator: " ").first ?? ""
    return Int(word.filter { $0 != "." }) ?? 0
  }

  private static func lines(of path: String) -> [Substring] {
    guard let bytes = try? Files.read(path) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }
}
