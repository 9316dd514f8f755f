internal import QuothModel

/// Writes a comparison as JSON with stable keys in a fixed order.
public enum ComparisonJSON {
  /// The comparison on one line.
  public static func bytes(of comparison: Comparison) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.field("signature", comparison.signature)
    json.field("documents", comparison.documentCount)
    json.key("metrics")
    json.beginObject()
    for change in comparison.changes {
      json.key(change.metric.key)
      json.beginObject()
      json.field("f1_a", change.first.f1)
      json.field("f1_b", change.second.f1)
      json.field("delta", change.delta)
      json.field("p_value", change.test.pValue)
      json.field("exact", change.test.isExact)
      json.field("differing_documents", change.test.differingDocumentCount)
      if let interval = change.interval {
        json.key("delta_interval")
        ReportJSON.append(interval, to: &json)
      }
      json.endObject()
    }
    json.endObject()
    json.key("mention_types")
    json.beginObject()
    for change in comparison.typeChanges {
      json.key(change.type)
      json.beginObject()
      json.field("f1_a", change.first.f1)
      json.field("f1_b", change.second.f1)
      json.field("delta", change.second.f1 - change.first.f1)
      json.field("p_value", change.test.pValue)
      json.field("p_value_holm", change.correctedPValue)
      json.field("exploratory", true)
      json.endObject()
    }
    json.endObject()
    for (key, items) in [
      ("fixed", comparison.items.fixed), ("broken", comparison.items.broken),
      ("still_wrong", comparison.items.stillWrong),
    ] {
      json.key(key)
      json.beginArray()
      for item in items { append(item, to: &json) }
      json.endArray()
    }
    ReportJSON.append(comparison.problems, to: &json)
    json.endObject()
    json.endLine()
    return json.bytes
  }

  private static func append(_ item: ItemChanges.Item, to json: inout JSONWriter) {
    json.beginObject()
    json.field("document", item.document)
    json.field("kind", item.kind.rawValue)
    json.field("type", item.type)
    json.field("start", item.scalars.lowerBound)
    json.field("end", item.scalars.upperBound)
    json.field("surface", item.surface)
    json.field("spurious", item.isSpurious)
    json.endObject()
  }
}
