internal import QuothModel

/// One document of role-filler gold, such as MUC-4's: by role, entities with their strings.
public struct RoleFillerDocument: Sendable {
  /// Unique within a file.
  public let id: String
  /// By role, the entities, each with the strings that name it.
  public let entities: [(role: String, clusters: [[String]])]

  /// A document with the given parts.
  public init(id: String, entities: [(role: String, clusters: [[String]])]) {
    self.id = id
    self.entities = entities
  }
}

/// CEAF-REE: entities that fill roles, aligned one to one within a document and role.
///
/// A predicted entity fits a gold one when all its strings, normalised, are strings of the gold
/// one; counts are sums over documents and roles.
public struct RoleFillerEvaluation: Sendable {
  /// All roles together.
  public private(set) var micro = Figure.zero
  /// Each role, sorted by its scalars.
  public let byRole: [(role: String, figure: Figure)]
  /// The number of gold documents.
  public let documentCount: Int
  /// Gold documents without a prediction; they count as predicted empty.
  public let missing: [String]

  /// Evaluates `predicted` against `gold`.
  public init(gold: [RoleFillerDocument], predicted: [RoleFillerDocument]) {
    let predictions = Dictionary(
      predicted.map { (ExactText($0.id), $0) }, uniquingKeysWith: { first, _ in first })
    var figures: [ExactText: Figure] = [:]
    var missing: [String] = []
    for document in gold {
      let other = predictions[ExactText(document.id)]
      if other == nil { missing.append(document.id) }
      let left = Self.clusters(of: other?.entities ?? [])
      let right = Self.clusters(of: document.entities)
      for role in Set(left.keys).union(right.keys) {
        let figure = Self.figure(left[role] ?? [], right[role] ?? [])
        figures[role] = (figures[role] ?? .zero) + figure
        micro = micro + figure
      }
    }
    byRole = figures.sorted { $0.key < $1.key }.map { ($0.key.text, $0.value) }
    documentCount = gold.count
    self.missing = missing
  }

  private static func clusters(
    of entities: [(role: String, clusters: [[String]])]
  ) -> [ExactText: [Set<NormalizedName>]] {
    var clusters: [ExactText: [Set<NormalizedName>]] = [:]
    for (role, strings) in entities {
      clusters[ExactText(role), default: []] += strings.map { Set($0.map(NormalizedName.init)) }
    }
    return clusters
  }

  private static func figure(
    _ predicted: [Set<NormalizedName>], _ gold: [Set<NormalizedName>]
  ) -> Figure {
    var graph = BipartiteGraph(rightCount: gold.count)
    for cluster in predicted {
      for (right, other) in gold.enumerated() where cluster.isSubset(of: other) {
        graph.join(to: right)
      }
      graph.endNode()
    }
    var matching = Matching(leftCount: graph.leftCount, rightCount: graph.rightCount)
    matching.augment(in: graph)
    return Figure(correct: matching.count, predicted: predicted.count, gold: gold.count)
  }
}
