@testable import TariffEngine
import Testing

@testable import TariffCommand

@Suite struct ProgressTests {
  @Test(
    arguments: [
      (0, 0, 1_000, "0 %, 0 rows, 0 rows/s"), (250, 500, 1_000, "25 %, 500 rows, 500 rows/s, 3 s left"),
      (1, 2, 500, "0 %, 2 rows, 4 rows/s, 8 min 20 s left"), (1, 2, 20_000, "0 %, 2 rows, 0 rows/s, 5 h 33 min left"),
      (1_000, 9, 3_000, "100 %, 9 rows, 3 rows/s, 0 s left"),
    ])
  func aFileOfKnownLength(bytes: Int, rows: Int, time: Int, line: String) {
    let progress = BatchProgress(bytesRead: bytes, rowsRead: rows, bytesWritten: 0)
    #expect(Progress.line(progress, total: 1_000, after: time) == line)
  }

  @Test func aStreamHasNoEndToTell() {
    let progress = BatchProgress(bytesRead: 10, rowsRead: 3, bytesWritten: 0)
    #expect(Progress.line(progress, total: nil, after: 2_000) == "3 rows, 1 rows/s")
  }
}
