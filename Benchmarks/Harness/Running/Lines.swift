import TariffEngine

/// A file line by line.
struct Lines {
  private let source: FileSource
  private var piece: [UInt8] = []
  private var place = 0

  init(_ source: FileSource) { self.source = source }

  mutating func next() throws(BenchmarkFault) -> [UInt8]? {
    var line: [UInt8] = []
    while true {
      if place == piece.count {
        do throws(StreamFault) { piece = try source.read() } catch { throw BenchmarkFault(error) }
        place = 0
        if piece.isEmpty { return line.isEmpty ? nil : line }
      }
      let rest = piece[place...]
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else {
        line += rest
        place = piece.count
        continue
      }
      line += rest[..<end]
      place = end + 1
      return line
    }
  }
}
