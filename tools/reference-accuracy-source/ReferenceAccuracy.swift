import Foundation
import PCRE2
import QuothEngine
import QuothFormats
import QuothModel
import QuothRules
import QuothText

/// Prints how many of the names of gold mentions the reference stage finds, given the mentions.
@main
enum ReferenceAccuracy {
  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let showsErrors = arguments.contains("--errors")
    arguments.removeAll { $0 == "--errors" }
    guard let path = arguments.first else {
      FileHandle.standardError.write(
        Data("usage: reference-accuracy GOLD.jsonl [odd|even] [--errors]\n".utf8))
      exit(2)
    }
    let table = try LexicalTable(path: "rules/english/english.lexicon")
    let loader = RuleSetLoader(shippedFolder: "rules", inflection: Inflection(table: table))
    let rules = EngineRules(loader.load(["rules/conflict"]).ruleSet, table: table)
    let documents = try DocumentFileReader.read(path: path).collection.documents
    let judge = ReferenceJudge(rules: rules)
    var tally = ReferenceTally()
    for (index, document) in documents.enumerated() {
      // The first document is odd.
      let isOdd = index % 2 == 0
      if arguments.contains("odd") && !isOdd || arguments.contains("even") && isOdd { continue }
      for judgement in try judge.judge(document) {
        tally.add(judgement)
        if showsErrors, !judgement.isRight { print(judgement.line(in: document.id)) }
      }
    }
    print(tally.table)
  }
}

/// The verdict on one gold mention.
struct ReferenceJudgement {
  let kind: String
  let type: String
  let text: String
  let expected: String
  let found: String?
  let rule: String?

  /// Compares without case, articles, possessive endings and punctuation.
  var isRight: Bool { found.map { Self.folded($0) == Self.folded(expected) } ?? false }

  static func folded(_ name: String) -> String {
    var words = name.lowercased().replacingOccurrences(of: "’s", with: "")
      .replacingOccurrences(of: "'s", with: "")
      .split { !$0.isLetter && !$0.isNumber }.map(String.init)
    if let first = words.first, ["the", "a", "an"].contains(first) { words.removeFirst() }
    return words.joined(separator: " ")
  }

  func line(in document: String) -> String {
    "\(document)  \(kind) \(type)  '\(text)' → '\(expected)'  found \(found ?? "nothing") [\(rule ?? "")]"
  }
}

/// Right and all judgements by kind of mention.
struct ReferenceTally {
  private var counts: [String: (right: Int, all: Int)] = [:]

  mutating func add(_ judgement: ReferenceJudgement) {
    for key in [judgement.kind, "all"] {
      counts[key, default: (0, 0)].all += 1
      if judgement.isRight { counts[key, default: (0, 0)].right += 1 }
    }
  }

  var table: String {
    counts.sorted { $0.key < $1.key }.map { key, count in
      let share = Int((100 * Double(count.right) / Double(count.all)).rounded())
      let name = key.padding(toLength: 14, withPad: " ", startingAt: 0)
      return "\(name) \(count.right)/\(count.all)  \(share) %"
    }.joined(separator: "\n")
  }
}
