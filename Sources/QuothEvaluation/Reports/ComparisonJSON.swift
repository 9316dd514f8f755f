internal import QuothModel

/// Writes a comparison as JSON with stable keys in a fixed order.
public enum ComparisonJSON {
  /// The comparison on one line.
  public static func bytes(of comparison: Comparison) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("signature", comparison.signature)
      json.field("documents", comparison.documentCount)
      json.object("metrics") { json in
        for change in comparison.changes { append(change, to: &json) }
      }
      json.object("mention_types") { json in
        for change in comparison.typeChanges { append(change, to: &json) }
      }
      for (key, items) in [
        ("fixed", comparison.items.fixed), ("broken", comparison.items.broken),
        ("still_wrong", comparison.items.stillWrong),
      ] {
        json.array(key, items) { json, item in append(item, to: &json) }
      }
      ReportJSON.append(comparison.problems, to: &json)
    }
    json.endLine()
    return json.bytes
  }

  private static func append(_ change: Comparison.Change, to json: inout JSONWriter) {
    json.object(change.metric.key) { json in
      appendF1(change.first, change.second, to: &json)
      json.field("p_value", change.test.pValue)
      json.field("exact", change.test.isExact)
      json.field("differing_documents", change.test.differingDocumentCount)
      if let interval = change.interval {
        json.key("delta_interval")
        ReportJSON.append(interval, to: &json)
      }
    }
  }

  private static func append(_ change: Comparison.TypeChange, to json: inout JSONWriter) {
    json.object(change.type) { json in
      appendF1(change.first, change.second, to: &json)
      json.field("p_value", change.test.pValue)
      json.field("p_value_holm", change.correctedPValue)
      json.field("exploratory", true)
    }
  }

  private static func appendF1(_ first: Figure, _ second: Figure, to json: inout JSONWriter) {
    json.field("f1_a", first.f1)
    json.field("f1_b", second.f1)
    json.field("delta", second.f1 - first.f1)
  }

  private static func append(_ item: ItemChanges.Item, to json: inout JSONWriter) {
    json.object { json in
      json.field("document", item.document)
      json.field("kind", item.kind.rawValue)
      json.field("type", item.type)
      json.field("start", item.scalars.lowerBound)
      json.field("end", item.scalars.upperBound)
      json.field("surface", item.surface)
      json.field("spurious", item.isSpurious)
    }
  }
}
