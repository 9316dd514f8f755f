/// The part of a page that lists what went wrong, with filters.
enum ReportHTMLErrors {
  private static let limit = 5_000

  static func write(_ report: EvaluationReport, _ html: inout HTMLWriter) {
    guard let errors = report.errors else { return }
    let items = errors.items.prefix(limit)
    html.element("form", ["id": "filters", "class": "filters"]) { html in
      select("kind", "Kind", ItemKind.allCases.map(\.rawValue), &html)
      select("class", "Class", ErrorClass.allCases.map(\.rawValue), &html)
      select("label", "Type or role", distinct(items.map(\.label)), &html)
      select("rule", "Rule", distinct(items.flatMap(\.rules)), &html)
      html.element("button", ["type": "reset"], text: "Show all")
    }
    html.element("p", ["id": "shown", "role": "status", "data-total": "\(items.count)"]) {
      $0.text("\(items.count) of \(errors.count) missed and spurious items.")
    }
    let numbers = Dictionary(
      report.articles.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    html.element("ol", ["id": "items", "class": "items"]) { html in
      for item in items { write(item, article: numbers[item.document], &html) }
    }
    guard !errors.suspects.isEmpty else { return }
    html.element("h3", text: "Gold suspects")
    html.element("ul", ["class": "items"]) { html in
      for suspect in errors.suspects {
        html.element("li") { html in
          html.element("p", ["class": "what"]) { html in
            html.element("span", ["class": "tag"], text: suspect.reason.rawValue)
            html.text("\(suspect.type) (\(suspect.support)) · ")
            link(suspect.document, numbers[suspect.document], &html)
          }
          html.element("p") { html in
            html.element("b", text: suspect.surface)
            html.text(" – \(suspect.sentence)")
          }
        }
      }
    }
  }

  private static func distinct(_ names: [String]) -> [String] { Array(Set(names)).sorted() }

  private static func select(
    _ id: String, _ title: String, _ options: [String], _ html: inout HTMLWriter
  ) {
    html.element("label") { html in
      html.text(title)
      html.element("select", ["name": id]) { html in
        html.element("option", ["value": ""], text: "all")
        for option in options { html.element("option", ["value": option], text: option) }
      }
    }
  }

  private static func write(_ item: ErrorItem, article: Int?, _ html: inout HTMLWriter) {
    html.element(
      "li",
      [
        "data-kind": item.kind.rawValue, "data-class": item.errorClass.rawValue,
        "data-label": item.label, "data-rule": item.rules.joined(separator: "\n"),
      ]
    ) { html in
      html.element("p", ["class": "what"]) { html in
        html.element("span", ["class": "tag"], text: item.errorClass.rawValue)
        html.text("\(item.kind.rawValue) \(description(of: item)) · ")
        link(item.document, article, &html)
        for rule in item.rules {
          html.text(" ")
          html.element("code", text: rule)
        }
      }
      html.element("p", ["class": "sentence"]) { sentence(of: item, &$0) }
      if let rule = item.nearestRule {
        html.element("p", ["class": "note"], text: "nearest rule: \(rule)")
      }
    }
    html.lineFeed()
  }

  private static func description(of item: ErrorItem) -> String {
    guard let gold = item.gold?.label, let predicted = item.predicted?.label, gold != predicted
    else { return item.label }
    return "\(gold) → \(predicted)"
  }

  private static func link(_ document: String, _ article: Int?, _ html: inout HTMLWriter) {
    guard let article else { return html.text(document) }
    html.element("a", ["href": "#article-\(article)"], text: document)
  }

  private static func sentence(of item: ErrorItem, _ html: inout HTMLWriter) {
    let bytes = Array(item.sentence.utf8)
    let edges = [item.gold?.range, item.predicted?.range].compactMap { $0 }
      .flatMap { [$0.lowerBound, $0.upperBound] }
    let bounds = Set(edges + [0, bytes.count]).sorted()
    for (start, end) in zip(bounds, bounds.dropFirst()) {
      let text = String(decoding: bytes[start..<end], as: UTF8.self)
      let isGold = item.gold?.range.contains(start) == true
      let isPredicted = item.predicted?.range.contains(start) == true
      switch (isGold, isPredicted) {
      case (false, false): html.text(text)
      case (true, false): html.element("mark", ["class": "gold"], text: text)
      case (false, true): html.element("mark", ["class": "output"], text: text)
      case (true, true): html.element("mark", ["class": "gold output"], text: text)
      }
    }
  }
}
