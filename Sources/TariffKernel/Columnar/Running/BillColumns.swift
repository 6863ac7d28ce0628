/// The results of a bill by columns.
struct BillColumns {
  var isRefund: UnsafeMutablePointer<UInt8>
  var total: UnsafeMutablePointer<Int64>
  var payable: UnsafeMutablePointer<Int64>
  /// By line of the bill.
  var lines: [UnsafeMutablePointer<Int64>]
  /// By line: the remainders of a division in proportion.
  var rests: UnsafeMutablePointer<UInt64>

  init(lineCount: Int) {
    (isRefund, total, payable) = (.allocate(capacity: 0), .allocate(capacity: 0), .allocate(capacity: 0))
    lines = (0..<lineCount).map { _ in .allocate(capacity: 0) }
    rests = .allocate(capacity: lineCount)
    rests.initialize(repeating: 0, count: lineCount)
  }

  /// Room for so many dossiers; what stood there is lost.
  mutating func reserve(_ count: Int) {
    isRefund.deallocate()
    isRefund = .allocate(capacity: count)
    isRefund.initialize(repeating: 0, count: count)
    Self.renew(&total, count)
    Self.renew(&payable, count)
    for place in lines.indices { Self.renew(&lines[place], count) }
  }

  private static func renew(_ list: inout UnsafeMutablePointer<Int64>, _ count: Int) {
    list.deallocate()
    list = .allocate(capacity: count)
    list.initialize(repeating: 0, count: count)
  }

  func deallocate() {
    isRefund.deallocate()
    for list in [total, payable] + lines { list.deallocate() }
    rests.deallocate()
  }
}
