import Foundation
import Quoth

/// Prints how many megabytes of text one core annotates in a second, by the library alone.
///
/// Usage: `swift run -c release Throughput FILE… [--rules DIR]`; a file is plain text. The time is
/// the CPU time of this thread; reading the files, loading the rules and a first round over the
/// texts, in which patterns are compiled, are not counted.
@main
struct Throughput {
  static func main() throws {
    var paths = Array(CommandLine.arguments.dropFirst())
    var packs: [String] = []
    if let option = paths.firstIndex(of: "--rules"), option + 1 < paths.count {
      packs = [paths[option + 1]]
      paths.removeSubrange(option...option + 1)
    }
    guard !paths.isEmpty else {
      FileHandle.standardError.write(Data("usage: Throughput FILE… [--rules DIR]\n".utf8))
      exit(2)
    }
    let texts = try paths.map { Array(try Data(contentsOf: URL(fileURLWithPath: $0))) }
    let worker = try Extractor(packs: packs).makeWorker()
    let bytes = texts.reduce(0) { $0 + $1.count }
    var events = 0
    var best = Double.infinity
    for round in 0...3 {
      events = 0
      let start = threadSeconds()
      for (index, text) in texts.enumerated() {
        events += try worker.annotate(id: "t\(index)", text: text, date: nil).document.events.count
      }
      if round > 0 { best = min(best, threadSeconds() - start) }
    }
    let speed = (Double(bytes) / 1e6 / best * 100).rounded() / 100
    print("\(speed) MB/s per core over \(texts.count) texts of \(bytes) bytes, \(events) events")
  }

  /// The CPU time that this thread has used.
  private static func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
