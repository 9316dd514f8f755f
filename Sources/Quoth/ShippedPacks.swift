#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Finds the rule packs that come with Quoth.
///
/// Looked for in this order: the folder that the environment variable `QUOTH_RULES` names; `share/quoth/rules` beside
/// the folder of the running program; `rules` in a folder above it, which is the repository while developing.
public enum ShippedPacks {
  /// The folder that holds the packs `english` and `conflict`.
  ///
  /// - Throws: `PackError.noShippedPacks` with the places that were tried.
  public static func directory() throws(PackError) -> String {
    var tried: [String] = []
    if let named = getenv("QUOTH_RULES").map({ String(cString: $0) }), !named.isEmpty {
      if holdsPacks(named) { return named }
      throw .noShippedPacks(tried: [named])
    }
    var folder = parent(of: parent(of: program()))
    tried.append("\(folder)/share/quoth/rules")
    while tried.count < 7 {
      tried.append("\(folder)/rules")
      if folder.isEmpty || folder == "/" { break }
      folder = parent(of: folder)
    }
    if let found = tried.first(where: holdsPacks) { return found }
    throw .noShippedPacks(tried: tried)
  }

  /// The folder of the pack called `name`, for example `conflict`.
  public static func path(of name: String) throws(PackError) -> String {
    try directory() + "/" + name
  }

  private static func holdsPacks(_ path: String) -> Bool {
    access(path + "/english/words.yaml", F_OK) == 0
  }

  /// The running program, symbolic links resolved.
  private static func program() -> String {
    for name in ["/proc/self/exe", CommandLine.arguments.first ?? "."] {
      guard let path = realpath(name, nil) else { continue }
      defer { free(path) }
      return String(cString: path)
    }
    return "/"
  }

  /// The folder in which `path` lies; empty at the root, so that a slash can follow.
  private static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}
