internal import QuothModel

/// Writes a report as one HTML page that needs nothing else and may be opened from a file.
public enum ReportHTML {
  /// The page, in UTF-8.
  public static func bytes(of report: EvaluationReport) -> [UInt8] {
    var html = HTMLWriter()
    html.element("html", ["lang": "en"]) { html in
      html.element("head") { head(&$0) }
      html.lineFeed()
      html.element("body") { body(report, &$0) }
    }
    html.lineFeed()
    return Array(html.source.utf8)
  }

  private static func head(_ html: inout HTMLWriter) {
    html.emptyElement("meta", ["charset": "utf-8"])
    html.emptyElement(
      "meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
    html.emptyElement(
      "meta",
      [
        "http-equiv": "Content-Security-Policy",
        "content": "default-src 'none'; script-src '\(hash(ReportHTMLAssets.script))'; "
          + "style-src '\(hash(ReportHTMLAssets.style))'; base-uri 'none'; form-action 'none'",
      ])
    html.element("title", text: "Quoth: evaluation")
    html.lineFeed()
    html.asset("style", ReportHTMLAssets.style)
  }

  /// The source by which the page's own style and script, and nothing else, may run.
  private static func hash(_ asset: StaticString) -> String {
    var digest = SHA256Digest()
    digest.update(Array(asset.description.utf8))
    return "sha256-" + Base64.text(of: digest.finalized())
  }

  private static func body(_ report: EvaluationReport, _ html: inout HTMLWriter) {
    html.element("a", ["class": "skip", "href": "#main"], text: "Skip to the figures")
    html.element("header") { html in
      html.element("h1", text: "Evaluation")
      html.element("p", ["class": "signature"]) { $0.element("code", text: report.signature) }
      html.element("nav", ["aria-label": "Parts of the report"]) { html in
        for (target, name) in [
          ("figures", "Figures"), ("errors", "Errors"), ("articles", "Articles"),
          ("tables", "Tables"), ("problems", "Problems"),
        ] {
          html.element("a", ["href": "#\(target)"], text: name)
        }
      }
    }
    html.element("main", ["id": "main"]) { html in
      section("figures", "Figures", &html) { bars(report, &$0) }
      section("errors", "Errors", &html) { ReportHTMLErrors.write(report, &$0) }
      section("articles", "Articles", &html) { ReportHTMLArticles.write(report, &$0) }
      section("tables", "Tables", &html) { html in
        for table in ReportTables.tables(of: report) { self.table(table, &html) }
      }
      section("problems", "Problems", &html) { html in
        html.element("p", text: "\(Plural.text(report.problems.count, "warning")) about the files.")
        html.element("ul") { html in
          for problem in report.problems { html.element("li", text: problem.rendered) }
        }
      }
    }
    html.asset("script", ReportHTMLAssets.script)
  }

  private static func section(
    _ id: String, _ title: String, _ html: inout HTMLWriter, _ content: (inout HTMLWriter) -> Void
  ) {
    html.element("section", ["id": id, "aria-labelledby": "\(id)-title"]) { html in
      html.element("h2", ["id": "\(id)-title"], text: title)
      content(&html)
    }
    html.lineFeed()
  }

  private static let charted: [Metric] =
    MentionMode.allCases.map { .mention($0) } + [
      .event(.triggerClass), .event(.argumentAttachedClass), .event(.alignedOverlapEvent),
      .event(.alignedOverlapArgument), .attribute(.resolvedArgument), .record(.record),
      .record(.coreRecord), .attribute(.count), .attribute(.figures), .attribute(.status),
    ]

  private static func bars(_ report: EvaluationReport, _ html: inout HTMLWriter) {
    html.element(
      "p",
      text: "F1 of \(Plural.text(report.documentCount, "document"))"
        + (report.intervals.isEmpty ? "" : ", the line is the 95 % interval")
        + (report.intervalNote.map { " – " + $0 } ?? "") + ".")
    html.element("dl", ["class": "bars"]) { html in
      for metric in charted {
        let figure = report.figure(of: metric)
        html.element("dt", text: metric.key)
        html.element("dd") { bar(figure, report.intervals[metric], &$0) }
      }
    }
  }

  private static func bar(
    _ figure: Figure, _ interval: FigureInterval?, _ html: inout HTMLWriter
  ) {
    let isDefined = figure.predicted + figure.gold > 0
    let bounds = interval.map { " (\(Percentage.text($0.f1)))" } ?? ""
    let label = Percentage.text(figure.f1, isDefined: isDefined) + (isDefined ? bounds : "")
    html.element(
      "svg", ["viewBox": "0 0 100 10", "preserveAspectRatio": "none", "aria-hidden": "true"]
    ) { html in
      html.element("rect", ["class": "track", "width": "100", "height": "10"], text: "")
      html.element(
        "rect", ["class": "bar", "width": Percentage.text(figure.f1), "height": "10"], text: "")
      if let f1 = interval?.f1, isDefined {
        html.element(
          "rect",
          [
            "class": "interval", "x": Percentage.text(f1.low), "y": "4",
            "width": Percentage.text(f1.high - f1.low), "height": "2",
          ], text: "")
      }
    }
    html.element("span", text: label)
  }

  private static func table(_ table: ReportTable, _ html: inout HTMLWriter) {
    html.element("h3", text: table.title)
    if let note = table.note { html.element("p", ["class": "note"], text: note) }
    html.element(
      "div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": table.title]
    ) { html in
      html.element("table") { html in
        html.element("thead") { html in
          html.element("tr") { html in
            for cell in table.header { html.element("th", ["scope": "col"], text: cell) }
          }
        }
        html.element("tbody") { html in
          for row in table.rows {
            html.element("tr") { html in
              for (column, cell) in row.enumerated() {
                let kind = column < table.nameColumnCount ? "name" : "figure"
                html.element("td", ["class": kind], text: cell)
              }
            }
          }
        }
      }
    }
    html.lineFeed()
  }
}
