/// A digest of rule files: what a journal keeps to notice that they changed.
enum RuleFingerprint {
  /// The digest of all files under `paths`, in hexadecimal.
  ///
  /// A path is the folder of a pack, or a single rule file with the tables beside it. Names and contents count, not where the folders stand.
  static func hexadecimal(of paths: [String]) -> String {
    var digest = StreamDigest()
    for path in paths {
      for file in InputPlan([path]).files { update(&digest, with: file) }
      guard path.hasSuffix(".yaml"), let slash = path.lastIndex(of: "/") else { continue }
      let folder = String(path[..<slash])
      for file in InputPlan([folder], matching: "*.tsv").files { update(&digest, with: file) }
    }
    return digest.value.hexadecimal
  }

  private static func update(_ digest: inout StreamDigest, with file: ArticleFile) {
    digest.update(file.articleID.utf8)
    digest.update(0)
    guard let source = try? FileSource(path: file.path), source.size != nil else { return }
    var piece = [UInt8](repeating: 0, count: 256 << 10)
    while let length = try? source.read(into: &piece), length > 0 {
      digest.update(piece[..<length])
    }
    digest.update(0)
  }
}
