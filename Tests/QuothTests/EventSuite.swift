import Foundation
import Quoth
import QuothModel
import Testing
import Yams

/// A sentence with the events that the shipped conflict pack must find in it, and no others.
struct EventCase: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  let events: [String]

  var testDescription: String { name }

  static func load(_ suite: String) throws -> [EventCase] {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../Suites/\(suite).yaml")
    return try YAMLDecoder().decode(
      [EventCase].self, from: String(contentsOf: url, encoding: .utf8))
  }
}

extension AnnotatedDocument {
  /// Each event as one line of a suite: type, trigger, participants in their order, count.
  var eventLines: [String] {
    let bytes = Array(text.utf8)
    func words(_ span: TextSpan) -> String { String(decoding: bytes[span.range], as: UTF8.self) }
    let spans = Dictionary(uniqueKeysWithValues: mentions.map { ($0.id, $0.span) })
    return events.map { event in
      var parts = [event.type]
      if let trigger = event.trigger { parts.append("<\(words(trigger))>") }
      for argument in event.arguments {
        if case .mention(let id) = argument.filler, let span = spans[id] {
          parts.append("\(argument.role)=\(words(span))")
        }
      }
      if let count = event.count {
        parts.append(
          "count=\(count.low.map(String.init) ?? "")..\(count.high.map(String.init) ?? "")")
      }
      if event.status != .asserted { parts.append(event.status.rawValue) }
      return parts.joined(separator: " ")
    }
  }
}
