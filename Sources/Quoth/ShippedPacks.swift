import Foundation

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
    if let named = ProcessInfo.processInfo.environment["QUOTH_RULES"], !named.isEmpty {
      if holdsPacks(named) { return named }
      throw .noShippedPacks(tried: [named])
    }
    var folder = programFolder()
    tried.append(folder.appendingPathComponent("../share/quoth/rules").standardizedFileURL.path)
    for _ in 0..<6 {
      folder.deleteLastPathComponent()
      tried.append(folder.appendingPathComponent("rules").path)
    }
    if let found = tried.first(where: holdsPacks) { return found }
    throw .noShippedPacks(tried: tried)
  }

  /// The folder of the pack called `name`, for example `conflict`.
  public static func path(of name: String) throws(PackError) -> String {
    try directory() + "/" + name
  }

  private static func holdsPacks(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/english/words.yaml")
  }

  /// The folder of the running program, symbolic links resolved.
  private static func programFolder() -> URL {
    let program =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments.first ?? "."
    return URL(fileURLWithPath: program).deletingLastPathComponent()
  }
}
