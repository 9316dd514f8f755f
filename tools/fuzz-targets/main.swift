import Glibc

// libFuzzer without its own main: the first argument names the target, the others are libFuzzer's.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

let targets: [String: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32] = [
  "articles": { bytes, count in
    fuzzArticle(UnsafeBufferPointer(start: bytes, count: count))
    return 0
  },
  "bundles": { bytes, count in
    fuzzBundle(UnsafeBufferPointer(start: bytes, count: count))
    return 0
  },
  "patterns": { bytes, count in
    fuzzPattern(UnsafeBufferPointer(start: bytes, count: count))
    return 0
  },
  "readers": { bytes, count in
    fuzzReaders(UnsafeBufferPointer(start: bytes, count: count))
    return 0
  },
  "rules": { bytes, count in
    fuzzRuleFile(UnsafeBufferPointer(start: bytes, count: count))
    return 0
  },
]

guard CommandLine.arguments.count > 1, let target = targets[CommandLine.arguments[1]] else {
  print("usage: quoth-fuzz \(targets.keys.sorted().joined(separator: "|")) [libFuzzer's options]")
  exit(2)
}
// libFuzzer sees the arguments behind the target's name.
var arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>(CommandLine.unsafeArgv + 1)
var count = CommandLine.argc - 1
exit(runDriver(&count, &arguments, target))
