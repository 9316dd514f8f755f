import Glibc
import Synchronization

/// The request to stop early that a person or a job system makes by SIGINT or SIGTERM.
///
/// Only the command installs the handlers; a library user's process is left alone.
package enum StopSignal {
  private static let number = Atomic<Int32>(0)
  /// Written by the handler, so that a wait for input or for the workers ends at once.
  private static let wakeReader = Atomic<Int32>(-1)
  private static let wakeWriter = Atomic<Int32>(-1)

  /// The signal that came, if one came.
  package static var received: Int32? {
    let value = number.load(ordering: .relaxed)
    return value == 0 ? nil : value
  }

  /// Makes SIGINT and SIGTERM ask for a clean stop.
  package static func install() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    wakeReader.store(ends[0], ordering: .sequentiallyConsistent)
    wakeWriter.store(ends[1], ordering: .sequentiallyConsistent)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { StopSignal.note($0) }
    sigaction(SIGINT, &action, nil)
    sigaction(SIGTERM, &action, nil)
    // A parent may have started us from a thread that blocks signals.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  private static func note(_ signal: Int32) {
    number.store(signal, ordering: .sequentiallyConsistent)
    var byte: UInt8 = 1
    _ = write(wakeWriter.load(ordering: .sequentiallyConsistent), &byte, 1)
  }

  /// Waits for some time, or until a stop is asked for.
  ///
  /// - Returns: Whether to go on.
  package static func pause(milliseconds: Int32) -> Bool {
    var wait = pollfd(fd: wakeReader.load(ordering: .relaxed), events: Int16(POLLIN), revents: 0)
    if received == nil { _ = poll(&wait, 1, milliseconds) }
    return received == nil
  }

  /// Waits until `descriptor` has bytes, or a stop was asked for.
  static func waitUntilReadable(_ descriptor: Int32) {
    var waits = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(
        fd: wakeReader.load(ordering: .relaxed), events: Int16(POLLIN), revents: 0),
    ]
    while received == nil && poll(&waits, 2, -1) < 0 && errno == EINTR {}
  }
}
