public import QuothModel

/// Reads annotated documents of whatever format stands at a path.
public enum DocumentSource {
  /// The formats, which are told by what stands at the path.
  public enum Format: String, CaseIterable, Sendable {
    /// One JSON object a line.
    case jsonLines = "jsonl"
    /// A folder of `.txt` and `.ann` files.
    case brat
    /// One token a line, its tag in the last column.
    case columns

    /// The format of what stands at `path`: folders are brat's; `.conll`, `.bio`, `.iob`, `.iob2`
    /// and `.tsv` are columns; everything else is JSON Lines.
    public init(path: String) {
      let suffix = path.split(separator: ".", omittingEmptySubsequences: false).last ?? ""
      if InputFile.isFolder(path) {
        self = .brat
      } else if ["conll", "bio", "iob", "iob2", "tsv"].contains(suffix.lowercased()) {
        self = .columns
      } else {
        self = .jsonLines
      }
    }
  }

  /// Reads what stands at `path`.
  ///
  /// - Parameters:
  ///   - path: A file or a folder.
  ///   - format: The format, if the path does not show it.
  ///   - texts: The folder of brat's texts, if they do not stand beside the annotation.
  /// - Returns: The documents, and what is wrong with the files.
  /// - Throws: `FileFault` when it cannot be read at all.
  public static func read(
    path: String, format: Format? = nil, texts: String? = nil
  ) throws(FileFault) -> DocumentFileReader.Result {
    switch format ?? Format(path: path) {
    case .jsonLines: try DocumentFileReader.read(path: path)
    case .brat: try BratReader.read(folder: path, texts: texts)
    case .columns: try ColumnsReader.read(path: path)
    }
  }
}
