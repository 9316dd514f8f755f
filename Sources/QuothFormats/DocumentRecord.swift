internal import QuothModel

/// A document as its line states it: offsets still count scalars and nothing has been checked.
struct DocumentRecord {
  struct Place {
    var start: Int?
    var end: Int?
    /// What the file says stands there.
    var surface: String?
  }

  struct MentionRecord {
    var id: String?
    var type: String?
    var place = Place()
    var fragments: [Place] = []
    var count: Count?
    var name: String?
    var refersTo: String?
    var rules: [String] = []
    var extras: [ExtraField] = []
  }

  struct ArgumentRecord {
    var role: String?
    var mention: String?
    var place = Place()
    var extras: [ExtraField] = []
  }

  struct EventRecord {
    var id: String?
    var type: String?
    var trigger: Place?
    var arguments: [ArgumentRecord] = []
    var count: Count?
    var status = Status.asserted
    var rules: [String] = []
    var extras: [ExtraField] = []
  }

  var id: String?
  var text: String?
  var date: String?
  var source: String?
  var mentions: [MentionRecord] = []
  var events: [EventRecord] = []
  var extras: [ExtraField] = []
}
