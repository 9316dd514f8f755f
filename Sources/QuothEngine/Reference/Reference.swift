/// What a mention stands for.
package struct Reference: Sendable, Hashable {
  /// The fullest name that the article has for it.
  package let name: String
  /// The index of the mention that has this name, among those given to the resolver; nil where the
  /// name only stands inside another mention.
  package let mention: Int?
  /// The id of the rule of the pack, or the name of the general rule, that found it.
  package let rule: String
}
