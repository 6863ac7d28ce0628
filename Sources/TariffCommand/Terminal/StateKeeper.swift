import Glibc
import Synchronization
import TariffEngine

/// Saves how far a run is, beside its results, so that whatever ends it, another can go on: first the results and the
/// rejects are brought to the disk, then the state takes the place of the last in one step.
///
/// Saving goes on beside the run, on a thread of its own, and takes at most a twentieth of its time.
final class StateKeeper: CheckpointKeeper, @unchecked Sendable {
  private let results: OutputFile
  private let rejects: OutputFile
  /// Milliseconds between two.
  private let interval: Int
  private var next: Int
  private var saving: pthread_t?
  /// Not yet on the disk.
  private var pending: BulkCheckpoint?

  // Changed by the thread that saves, while it is busy.
  private var text: String = ""
  private var failure: Int32 = 0
  private var failed = ""
  private var isKept: Bool
  private let isBusy = Atomic(false)

  /// - Parameter isResumed: whether there is a state already.
  init(results: OutputFile, rejects: OutputFile, isResumed: Bool, interval: Int = 500) {
    (self.results, self.rejects, self.interval, isKept) = (results, rejects, interval, isResumed)
    next = Clock.milliseconds + interval
    if isResumed { Interrupt.keepParts() }
  }

  deinit { join() }

  /// Whether another run could go on from here.
  var hasState: Bool {
    join()
    return isKept
  }

  var isDue: Bool { !isBusy.load(ordering: .acquiring) && Clock.milliseconds >= next }

  func keep(_ checkpoint: BulkCheckpoint) throws(StreamFault) {
    do throws(Stop) {
      try results.output.flush()
      try rejects.output.flush()
    } catch { throw StreamFault(name: results.output.name, reason: error.message ?? "closed") }
    if isBusy.load(ordering: .acquiring) {
      pending = checkpoint
      return
    }
    join()
    pending = nil
    if failure != 0 { throw StreamFault(name: failed, reason: reason(failure)) }
    start(checkpoint)
  }

  /// Waits until the last state is saved. Should that fail, the one before it holds.
  func finish() {
    join()
    guard let pending, failure == 0 else { return }
    self.pending = nil
    start(pending)
    join()
  }

  /// The run is whole, or nothing of it is wanted: its state is gone.
  func remove() {
    join()
    _ = unlink(results.statePath)
    _ = unlink(results.newStatePath)
    isKept = false
  }

  private func start(_ checkpoint: BulkCheckpoint) {
    text = checkpoint.text
    isBusy.store(true, ordering: .releasing)
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { pointer in
        if let pointer { Unmanaged<StateKeeper>.fromOpaque(pointer).takeUnretainedValue().save() }
        return nil
      }, Unmanaged.passUnretained(self).toOpaque())
    if status == 0 { saving = thread } else { save() }
  }

  private func join() {
    guard let saving else { return }
    pthread_join(saving, nil)
    self.saving = nil
  }

  private func save() {
    let start = Clock.milliseconds
    for file in [rejects, results] where failure == 0 {
      failure = file.sync()
      if failure != 0 { failed = file.output.name }
    }
    if failure == 0, FilePath.replace(results.statePath, by: results.newStatePath, holding: text) {
      isKept = true
      Interrupt.keepParts()
    }
    let end = Clock.milliseconds
    next = end + max(interval, 20 * (end - start))
    isBusy.store(false, ordering: .releasing)
  }
}

/// Time that passes, for people who wait; it reaches no result.
enum Clock {
  static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}
