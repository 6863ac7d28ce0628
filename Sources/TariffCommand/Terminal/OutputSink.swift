import TariffEngine

/// Hands what a batch writes to an output, and remembers why the output ended: a closed pipe is no fault.
final class OutputSink: ByteSink {
  private let output: ByteOutput
  /// Why the output ended, once it has.
  private(set) var stop: Stop?

  /// Writes to an output.
  init(_ output: ByteOutput) { self.output = output }

  /// Takes the bytes, or fails with the output's reason.
  func write(_ bytes: [UInt8]) throws(StreamFault) {
    do {
      try output.write(bytes)
    } catch {
      stop = error
      throw StreamFault(name: output.name, reason: error.message ?? "closed")
    }
  }

  /// The same for bytes that are the caller's.
  func write(_ bytes: UnsafeRawBufferPointer) throws(StreamFault) {
    do {
      try output.write(bytes)
    } catch {
      stop = error
      throw StreamFault(name: output.name, reason: error.message ?? "closed")
    }
  }
}
