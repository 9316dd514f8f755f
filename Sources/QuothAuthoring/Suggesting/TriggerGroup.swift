package import QuothEngine
package import QuothEvaluation
package import QuothModel

/// Missed gold events of one type whose triggers are the same words.
package struct TriggerGroup {
  /// A missed event as the rules would see it.
  package struct Member {
    package let gold: RuleGains.GoldEvent
    package let document: AnnotatedDocument
    package let event: Event
    package let reading: TriggerReading
  }

  /// The type of the events.
  package let eventType: String
  /// The words that could trigger them, the inflected one as its lemma.
  package let words: String
  package let wordClass: TriggerReading.WordClass
  /// By document and place.
  package let members: [Member]

  /// Groups what `missed` holds, by type, words and class; the largest groups first.
  ///
  /// - Parameters:
  ///   - missed: The missed events.
  ///   - annotator: Reads the documents; its rules name the prepositions that can be relations.
  /// - Returns: The groups, and how many events have no trigger to go by.
  /// - Throws: `TextError` for a text that the engine does not read.
  package static func groups(
    of missed: MissedEvents, read annotator: PackAnnotator
  ) throws -> (groups: [TriggerGroup], withoutTrigger: Int) {
    var keys: [Key] = []
    var members: [Key: [Member]] = [:]
    var withoutTrigger = 0
    for document in missed.documents {
      let events = document.events.map { document.gold.events[$0] }
      let readings = try annotator.readings(of: events, in: document.gold)
      for ((place, event), reading) in zip(zip(document.events, events), readings) {
        guard let reading else {
          withoutTrigger += 1
          continue
        }
        let key = Key(type: event.type, words: reading.words, wordClass: reading.wordClass)
        if members[key] == nil { keys.append(key) }
        members[key, default: []].append(
          Member(
            gold: RuleGains.GoldEvent(document: document.gold.id, event: place),
            document: document.gold, event: event, reading: reading))
      }
    }
    let groups = keys.map { key in
      TriggerGroup(
        eventType: key.type, words: key.words, wordClass: key.wordClass,
        members: members[key] ?? [])
    }
    return (groups.sorted(by: precedes), withoutTrigger)
  }

  private struct Key: Hashable {
    let type: String
    let words: String
    let wordClass: TriggerReading.WordClass
  }

  private static func precedes(_ left: TriggerGroup, _ right: TriggerGroup) -> Bool {
    if left.members.count != right.members.count {
      return left.members.count > right.members.count
    }
    return left.name.lexicographicallyPrecedes(right.name)
  }

  private var name: [ExactText] {
    [eventType, words, wordClass.rawValue].map(ExactText.init)
  }
}
