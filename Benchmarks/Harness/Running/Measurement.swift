/// One run of a scenario.
struct Measurement: Codable {
  /// Nanoseconds from start to end.
  var wall: Int
  /// Nanoseconds of processor time, of all threads.
  var processor: Int
  /// How many dossiers were computed.
  var rows: Int
  /// The most memory in KiB.
  var peak: Int
  /// Nanoseconds from the start of the process that did it to its end, its loading and its imports included; nil: not known
  /// yet, and whoever started the process knows.
  var process: Int?
  /// What else there is to say, such as `differing_rows`.
  var facts: [String: Int]

  /// ``process``, or the time within where there is no other.
  var wholeProcess: Int { process ?? wall }

  enum CodingKeys: String, CodingKey {
    case wall = "wall_ns"
    case processor = "processor_ns"
    case rows
    case peak = "peak_kib"
    case process = "process_ns"
    case facts
  }
}
