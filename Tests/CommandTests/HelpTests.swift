import Testing

/// Help and completion of all commands, from outside.
@Suite(.serialized) struct HelpTests {
  private static let commands = [
    "annotate", "check", "test", "format", "show", "view", "explain", "schema", "evaluate",
    "suggest", "compare", "agreement", "convert",
  ]

  @Test func `the overview lists every command`() throws {
    let result = try Command.run("--help")
    #expect(result.status == 0)
    let text = String(decoding: result.output, as: UTF8.self)
    for command in Self.commands { #expect(text.contains("\n  \(command) "), "\(command)") }
  }

  @Test(arguments: commands) func `every command explains its options`(command: String) throws {
    let result = try Command.run(command, "--help")
    #expect(result.status == 0)
    #expect(String(decoding: result.output, as: UTF8.self).contains("USAGE: quoth \(command)"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completion knows every command and its options`(shell: String) throws {
    let result = try Command.run("--generate-completion-script", shell)
    #expect(result.status == 0)
    let text = String(decoding: result.output, as: UTF8.self)
    for word in Self.commands + ["watch", "against", "limit", "texts", "timing"] {
      #expect(text.contains(word), "\(word)")
    }
  }
}
