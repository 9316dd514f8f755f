import QuothBundle
import QuothEngine
import QuothFormats
import QuothRules
import QuothText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder with bundles of compiled rules, so that packs that did not change need not be read again.
///
/// A bundle is only used while every file of its packs has the content that it was compiled from.
/// Whatever is wrong with a bundle or with the folder, the packs are loaded as if there were none.
public struct RuleCache: Sendable {
  private let folder: String
  /// So many bundles stay; the ones written first go.
  private static let capacity = 16
  private static let ending = ".bundle"

  /// A cache in `folder`, which is made when it is first needed.
  public init(folder: String) { self.folder = folder }

  /// The user's cache: `quoth` in `XDG_CACHE_HOME` or in `~/.cache`.
  ///
  /// - Returns: `nil` where there is no such folder, or `QUOTH_NO_CACHE` is set and not empty.
  public static func user() -> RuleCache? {
    func value(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    if value("QUOTH_NO_CACHE") != nil { return nil }
    // A relative path is to be ignored (XDG Base Directory Specification).
    if let cache = value("XDG_CACHE_HOME"), cache.hasPrefix("/") {
      return RuleCache(folder: cache + "/quoth")
    }
    return value("HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
      .map { RuleCache(folder: $0 + "/.cache/quoth") }
  }

  /// The compiled rules of the packs at `paths`, if their bundle is there and they did not change.
  func rules(of paths: [String], shippedFolder: String, table: LexicalTable) -> EngineRules? {
    let path = path(of: paths, shippedFolder)
    guard let file = MappedFile(path: path, isOwn: true, longest: BundleFile.longest) else {
      return nil
    }
    return try? BundleFile.rules(in: file, table: table)
  }

  /// Keeps `rules` for the packs at `paths`; a folder that cannot be written is left alone.
  func store(
    _ rules: EngineRules, of paths: [String], shippedFolder: String, sources: SourceRecord
  ) {
    guard makeFolder(), let bytes = BundleFile.bytes(of: rules, sources: sources) else { return }
    let path = path(of: paths, shippedFolder)
    var status = stat()
    // A pipe or a link in its place would be written to rather than replaced.
    if lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG, unlink(path) != 0 { return }
    do throws(FileFault) {
      var file = try OutputFile(path: path)
      try file.write(bytes)
      try file.finish()
    } catch {
      // No room, no permission, or another run that writes the same: the next start takes longer.
      return
    }
    removeOldBundles()
  }

  /// The place of the bundle of the packs at `paths`, named from wherever the program runs; programs that
  /// write bundles differently have places of their own.
  private func path(of paths: [String], _ shippedFolder: String) -> String {
    let working = getcwd(nil, 0)
    defer { free(working) }
    let current = working.map { String(cString: $0) } ?? ""
    let places = ([shippedFolder] + paths).map { $0.hasPrefix("/") ? $0 : "\(current)/\($0)" }
    let named = places + ["\(EngineRules.bundleVersion)"]
    let hash = ContentHash(of: Array(named.joined(separator: "\0").utf8))
    return "\(folder)/\(hash.hexadecimal)\(Self.ending)"
  }

  private func makeFolder() -> Bool {
    var end = folder.startIndex
    while let slash = folder[end...].dropFirst().firstIndex(of: "/") {
      end = slash
      mkdir(String(folder[..<end]), 0o700)
    }
    mkdir(folder, 0o700)
    return access(folder, W_OK | X_OK) == 0
  }

  /// Also what runs that were killed have left half written.
  private func removeOldBundles() {
    var bundles: [(time: Int, name: String)] = []
    for name in FolderListing.names(at: folder) where name.contains(Self.ending) {
      var status = stat()
      guard lstat("\(folder)/\(name)", &status) == 0 else { continue }
      bundles.append((Int(status.st_mtim.tv_sec), name))
    }
    let newestFirst = bundles.sorted { ($1.time, $1.name) < ($0.time, $0.name) }
    for bundle in newestFirst.dropFirst(Self.capacity) { unlink("\(folder)/\(bundle.name)") }
  }
}
