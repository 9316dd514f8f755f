internal import QuothModel

/// Writes the JSON Schema of rule files, made from the declarations that the reader checks by.
///
/// With the names of packs the schema offers their types, roles and the like where they are written;
/// other names stay allowed, because only `quoth check` knows what an edited file declares.
package struct RuleFileSchema {
  let names: RuleNames?

  /// A schema that offers `names`; without any it is the one in `docs/`.
  package init(names: RuleNames? = nil) {
    self.names = names
  }

  /// The schema as JSON with line breaks.
  package var json: String { schema.formatted }

  private var schema: SchemaValue {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "https://quoth.dev/rule-file.schema.json",
      "title": .text(title),
      "type": "object",
      "required": ["quoth", "pack"],
      "additionalProperties": false,
      "properties": .object(RuleFileReader.keys.map { (key: $0, value: property($0)) }),
    ]
  }

  private var title: String {
    names.map { "Quoth rule file, with the names of \($0.packs.joined(separator: ", "))" }
      ?? "Quoth rule file"
  }

  private func property(_ key: String) -> SchemaValue {
    switch key {
    case "quoth":
      ["enum": [1, "1"], "description": "The version of the rule language."]
    case "pack":
      ["type": "string", "description": "The name of the pack that the file belongs to."]
    case "imports":
      described(
        texts(offering: names?.packs),
        "Names of packs beside this one or among the shipped ones.")
    case "types":
      [
        "type": "object",
        "description": "Types of mentions; {is: Parent} makes one a kind of another.",
        "propertyNames": ["pattern": "^[A-Z][A-Za-z0-9]*$"],
        "additionalProperties": [
          "type": ["object", "null"],
          "properties": [
            "is": described(text(offering: names?.types), "The type it is a kind of.")
          ],
          "additionalProperties": false,
        ],
      ]
    case "events": events
    case "macros":
      [
        "type": "object",
        "description": "Named patterns, used as @name or @name(x); parameters are written $x.",
        "additionalProperties": pattern,
      ]
    case "lexicons": lexicons
    case "words":
      [
        "type": "object", "description": "Named lists of words, used like macros.",
        "additionalProperties": texts(),
      ]
    case "tables":
      [
        "type": "object", "description": "Named lists of rows for the engine.",
        "additionalProperties": [
          "type": "array",
          "items": [
            "type": "object",
            "additionalProperties": [
              "oneOf": [["type": ["string", "number", "boolean"]], ["type": "array"]]
            ],
          ],
        ],
      ]
    case "templates": templates
    default:
      [
        "type": "array", "description": "The rules; each does exactly one thing.",
        "items": ["oneOf": .list(RuleKind.allCases.map(rule))],
      ]
    }
  }

  private var events: SchemaValue {
    [
      "type": "object",
      "description": "Types of events with their roles.",
      "additionalProperties": [
        "type": "object",
        "required": ["roles"],
        "properties": [
          "roles": [
            "type": "object",
            "description": "What each role accepts, the best type first.",
            "additionalProperties": texts(offering: names?.types),
          ],
          "counts": ["type": "string", "description": "The role whose fillers are counted."],
        ],
        "additionalProperties": false,
      ],
    ]
  }

  private var lexicons: SchemaValue {
    [
      "type": "array",
      "description": "Files of names: one a line, a tab, and its features as key=value;key=value.",
      "items": [
        "type": "object",
        "required": ["type", "file"],
        "properties": [
          "type": described(text(offering: names?.types), "The type of the names."),
          "file": described(
            text(offering: names?.lexicons), "The file, relative to the pack's folder."),
          "variants": [
            "enum": ["arabic"], "description": "Accepts the spellings of transcribed Arabic.",
          ],
        ],
        "additionalProperties": false,
      ],
    ]
  }

  private var templates: SchemaValue {
    [
      "type": "array",
      "description": "The surface forms of frames.",
      "items": [
        "type": "object",
        "required": ["id", "match"],
        "properties": [
          "id": ["type": "string"],
          "needs": described(texts(), "The keys that a frame must have."),
          "lacks": described(texts(), "The keys that a frame must not have."),
          "match": pattern,
          "note": ["type": "string"],
        ],
        "additionalProperties": false,
      ],
    ]
  }

  // MARK: Parts

  /// A pattern; its description lists the macros and word lists that it may use.
  var pattern: SchemaValue {
    var description = "A pattern, see docs/rule-language.md."
    if let names {
      let macros = names.macros + names.wordLists
      description += " Types: \(names.types.joined(separator: ", "))."
      if !macros.isEmpty {
        description += " Macros: \(macros.map { "@\($0)" }.joined(separator: ", "))."
      }
    }
    return ["type": "string", "description": .text(description)]
  }

  /// A text; `offered` ones are completed, others stay allowed.
  func text(offering offered: [String]?) -> SchemaValue {
    guard let offered, !offered.isEmpty else { return ["type": "string"] }
    return ["anyOf": [["enum": .texts(offered)], ["type": "string"]]]
  }

  /// A text or a list of texts.
  func texts(offering offered: [String]? = nil) -> SchemaValue {
    ["oneOf": [text(offering: offered), ["type": "array", "items": text(offering: offered)]]]
  }

  func described(_ schema: SchemaValue, _ description: String) -> SchemaValue {
    schema.merging(["description": .text(description)])
  }
}
