internal import QuothModel

/// A name without what does not tell names apart: lower case, no punctuation, no articles, single
/// blanks.
struct NormalizedName: Hashable, Sendable {
  /// The normalised name.
  let text: ExactText

  init(_ name: String) {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in name.lowercased().unicodeScalars {
      if scalar.properties.isWhitespace {
        words.append(String(word))
        word = String.UnicodeScalarView()
      } else if !Self.isPunctuation(scalar) {
        word.append(scalar)
      }
    }
    words.append(String(word))
    words.removeAll { ["", "a", "an", "the"].contains($0) }
    text = ExactText(words.joined(separator: " "))
  }

  var isEmpty: Bool { text.text.isEmpty }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      switch scalar.value {
      case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return true
      default: return false
      }
    }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      return true
    default: return false
    }
  }
}
