internal import QuothModel

/// The part of a page in which a person reads the articles, gold and output side by side.
enum ReportHTMLArticles {
  static func write(_ report: EvaluationReport, _ html: inout HTMLWriter) {
    let colors = Dictionary(
      report.mentionsByType.enumerated().map { (ExactText($0.element.type), "c\($0.offset % 8)") },
      uniquingKeysWith: { first, _ in first })
    let rest = report.documentCount - report.articles.count
    html.element(
      "p",
      text: Plural.text(report.articles.count, "article")
        + (rest > 0 ? "; \(rest) further ones are left out of this page." : ".")
        + " A dashed line marks what the other side does not have; triggers are bold.")
    for (number, article) in report.articles.enumerated() {
      html.element("details", ["id": "article-\(number)"]) { html in
        html.element("summary") { html in
          html.text(article.id)
          let wrong = (article.gold.marks + article.predicted.marks).count { $0.isWrong }
          html.element("span", ["class": "note"], text: " \(wrong) differences")
        }
        html.element("div", ["class": "sides"]) { html in
          side("Gold", article.gold, article.text, colors, &html)
          side("Output", article.predicted, article.text, colors, &html)
        }
      }
      html.lineFeed()
    }
  }

  private static func side(
    _ title: String, _ side: ReportArticle.Side, _ text: String, _ colors: [ExactText: String],
    _ html: inout HTMLWriter
  ) {
    html.element("div", ["class": "side"]) { html in
      html.element("h3", text: title)
      html.element("div", ["class": "text"]) { marked(text, side.marks, colors, &$0) }
      if side.events.isEmpty { return }
      html.element("h4", text: "Events")
      html.element("ul", ["class": "events"]) { html in
        for event in side.events { line(event, &html) }
      }
    }
  }

  private static func line(_ event: ReportArticle.EventLine, _ html: inout HTMLWriter) {
    html.element("li", ["class": event.isWrong ? "wrong" : ""]) { html in
      html.element("b", text: event.type)
      html.text(" “\(event.trigger)”")
      for argument in event.arguments {
        html.text("; ")
        html.element("i", text: argument.role)
        html.text(" \(shortened(argument.text))")
      }
      if let count = event.count {
        html.text(
          "; count \(count.low.map(String.init) ?? "…")–\(count.high.map(String.init) ?? "…")")
      }
      if event.status != .asserted { html.text("; \(event.status.rawValue)") }
    }
  }

  private static func shortened(_ text: String) -> String {
    text.count > 80 ? String(text.prefix(80)) + "…" : text
  }

  /// Writes the text in pieces between the edges of marks; the shortest mark gives the colour.
  private static func marked(
    _ text: String, _ marks: [ReportArticle.Mark], _ colors: [ExactText: String],
    _ html: inout HTMLWriter
  ) {
    let bytes = Array(text.utf8)
    let starting = Dictionary(grouping: marks, by: \.range.lowerBound)
    let bounds = Set(
      marks.flatMap { [$0.range.lowerBound, $0.range.upperBound] } + [0, bytes.count]
    ).sorted()
    var open: [ReportArticle.Mark] = []
    for (start, end) in zip(bounds, bounds.dropFirst()) {
      open.removeAll { $0.range.upperBound <= start }
      let added = starting[start, default: []]
      open += added
      let piece = String(decoding: bytes[start..<end], as: UTF8.self)
      guard let inner = open.min(by: { $0.range.count < $1.range.count }) else {
        html.text(piece)
        continue
      }
      let isTrigger = open.contains { $0.isTrigger }
      var classes = [
        isTrigger ? "trigger" : "", inner.isTrigger ? "" : colors[ExactText(inner.label)] ?? "",
      ]
      if open.contains(where: \.isWrong) { classes.append("wrong") }
      let names = open.map { ($0.isTrigger ? "event " : "") + $0.label }.joined(separator: ", ")
      html.element(
        "mark", ["class": classes.filter { $0 != "" }.joined(separator: " "), "title": names]
      ) { html in
        html.text(piece)
        let labels = open.filter { $0.range.upperBound == end }.map(\.label)
        if !labels.isEmpty { html.element("sup", text: labels.joined(separator: " ")) }
      }
    }
  }
}
