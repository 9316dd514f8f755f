import TestSupport

/// A small pack that has something of everything that a bundle keeps.
enum TinyPack {
  static let text = Array(
    """
    Brigade of the Hills killed 3 herders near Qasr on Monday. Herders were not killed by the \
    al-Nasr Brigade. The town was quiet. Shelling by soldiers wounded Omar.
    """.utf8)

  /// Writes the pack into `folder` and returns its path.
  static func write(to folder: TemporaryFolder, rules: String = rules) throws -> String {
    try folder.write(rules.utf8, to: "tiny/rules.yaml")
    try folder.write(
      "Brigade of the Hills\tside=nonstate\nal-Nasr Brigade\tcanonical=Nasr Brigade;side=state\n"
        .utf8, to: "tiny/forces.tsv")
    try folder.write("Qasr\tkind=town;country=Nowhere\n".utf8, to: "tiny/places.tsv")
    return folder.path + "/tiny"
  }

  static let rules = #"""
    quoth: 1
    pack: tiny
    types:
      Actor: {}
      Force: {is: Actor}
      Location: {}
      People: {}
      Person: {}
      Code: {}
    events:
      Killing: {roles: {perpetrator: [Force, Person], victims: [People, Person], place: Location, time: Date}, counts: victims}
      Attack: {roles: {attacker: Force, target: Location, place: Location}}
    macros:
      near: |
        (near | close to)
    words:
      definite_articles: [the]
      possessives: [their]
    tables:
      head_nouns:
        - {type: People, words: [herders, herder]}
        - {type: Force, words: [soldiers], side: state}
      adjuncts:
        - {role: place, prepositions: [near, in], types: [Location]}
        - {role: time, prepositions: ['on'], types: [Date]}
    lexicons:
      - {type: Force, file: forces.tsv, variants: arabic}
      - {type: Location, file: places.tsv}
    templates:
      - id: active
        needs: [verb]
        match: |
          $subject? <active($verb)> $object?
      - id: passive
        needs: [verb]
        match: |
          $object? <passive($verb)> $subject@by?
    rules:
      - id: killing
        frame: Killing
        verb: [kill, gun down]
        subject: {perpetrator: Force | Person}
        object: {victims: People | Person}
        adjuncts: [place, time]
        vetoes: ['killed the (bill | proposal)']
      - id: attack.noun
        event: Attack
        priority: 2
        match: |
          <n(shelling)> {attacker:by:Force}?
      - id: attack.near
        event: Attack
        match: |
          {attacker:Force} ..3 <v(storm)> @near {place:Location[kind=town|city]}
      - id: wounded
        mention: People
        match: |
          (the)? wounded
      - id: code
        mention: Code
        pcre: '[A-Z]{2}-\d+'
      - id: town
        refer: Location[kind=town]
        match: |
          the (town | city)
        to: nearest earlier named Location[kind=town]
      - id: denied
        status: negated
        match: |
          not {event}
      - id: link.attack
        link: Killing
        from: Attack
        when: [subject, phrase]
        phrase: [in, by]
        take: {perpetrator: [attacker], place: ['target:named', place, 'target:Location']}
        give: {place: [place]}
    """#
}
