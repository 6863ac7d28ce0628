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
  /// What else there is to say, such as `differing_rows`.
  var facts: [String: Int]

  enum CodingKeys: String, CodingKey {
    case wall = "wall_ns"
    case processor = "processor_ns"
    case rows
    case peak = "peak_kib"
    case facts
  }
}
