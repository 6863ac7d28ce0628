import Glibc

/// Lets threads do something one after the other, in the order of the pieces that they hold.
final class Turns: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var next = 0
  private var isOver = false

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Waits until it is the piece's turn; false: there are no more turns.
  func wait(for number: Int) -> Bool {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while next != number, !isOver { pthread_cond_wait(condition, mutex) }
    return !isOver
  }

  /// The next piece's turn.
  func pass() {
    pthread_mutex_lock(mutex)
    next += 1
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(mutex)
  }

  /// Nobody's turn any more.
  func end() {
    pthread_mutex_lock(mutex)
    isOver = true
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(mutex)
  }
}

/// Threads that all do the same.
enum Threads {
  /// How many the machine has.
  static var available: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  private final class Task {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// A thread that was started.
  struct Running {
    fileprivate let thread: pthread_t
    /// Waits for its end.
    func join() { pthread_join(thread, nil) }
  }

  /// Starts a thread; nil: the system has none to give.
  static func start(_ body: @escaping @Sendable () -> Void) -> Running? {
    var thread = pthread_t()
    let task = Unmanaged.passRetained(Task(body))
    let status = pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Task>.fromOpaque(pointer).takeRetainedValue().body()
        return nil
      }, task.toOpaque())
    if status == 0 { return Running(thread: thread) }
    task.release()
    return nil
  }
}
