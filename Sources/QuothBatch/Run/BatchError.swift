/// Why a run cannot start, or cannot go on.
package enum BatchError: Error, Hashable, Sendable {
  /// A call to the operating system failed.
  case system(SystemError)
  /// The output's path is a folder.
  case outputIsFolder(String)
  /// Another process writes the same output.
  case outputIsLocked(path: String, owner: String)
  /// The unfinished run was made with something else: `what` differs.
  case cannotResume(path: String, what: String)
  /// The unfinished run has read another input.
  case inputChanged

  /// One sentence for people, in lower case, without a full stop.
  package var message: String {
    switch self {
    case .system(let error): error.message
    case .outputIsFolder(let path): "cannot write \(path): it is a folder"
    case .outputIsLocked(let path, let owner): "cannot write \(path): \(owner) is writing it"
    case .cannotResume(let path, let what):
      "cannot resume \(path): \(what) changed since the run began (run without --resume to start over)"
    case .inputChanged:
      "cannot resume: the input changed since the run began (run without --resume to start over)"
    }
  }
}
