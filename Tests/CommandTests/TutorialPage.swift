/// A page of Markdown whose fenced blocks are commands with their output, and files to save.
struct TutorialPage {
  /// What one line or block of the page asks for.
  enum Step {
    /// A file to save: its path and content.
    case file(path: String, content: String)
    /// A command and the output that the page shows, from `firstLine` on.
    case command(String, output: [String], firstLine: Int)
    /// A command that goes on running, with its output so far.
    case background(String, output: [String], firstLine: Int)
    /// What the command in the background prints next.
    case later(output: [String], firstLine: Int)
  }

  let lines: [String]
  let steps: [Step]

  /// Reads a page.
  ///
  /// Blocks that say more than `yaml`, `console` or `text` behind their fence are: `yaml PATH`, a file;
  /// `console second`, a command in a second terminal; `text second`, what it prints later.
  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var steps: [Step] = []
    var index = 0
    while index < lines.count {
      defer { index += 1 }
      guard lines[index].hasPrefix("```"), lines[index].count > 3 else { continue }
      let words = lines[index].dropFirst(3).split(separator: " ").map(String.init)
      let first = index + 1
      let end = lines[first...].firstIndex(of: "```") ?? lines.count
      let block = Array(lines[first..<end])
      index = end
      switch (words[0], words.count > 1 ? words[1] : nil) {
      case ("yaml", let path?):
        steps.append(.file(path: path, content: block.map { $0 + "\n" }.joined()))
      case ("console", let terminal):
        steps += Self.commands(in: block, firstLine: first, isBackground: terminal == "second")
      case ("text", "second"): steps.append(.later(output: block, firstLine: first))
      default: continue
      }
    }
    self.steps = steps
  }

  private static func commands(
    in block: [String], firstLine: Int, isBackground: Bool
  ) -> [Step] {
    let starts = block.indices.filter { block[$0].hasPrefix("$ ") }
    return starts.enumerated().map { number, start in
      let end = number + 1 < starts.count ? starts[number + 1] : block.count
      let command = String(block[start].dropFirst(2))
      let output = Array(block[(start + 1)..<end])
      return isBackground
        ? .background(command, output: output, firstLine: firstLine + start + 1)
        : .command(command, output: output, firstLine: firstLine + start + 1)
    }
  }
}
