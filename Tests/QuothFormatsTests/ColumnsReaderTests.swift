import QuothFormats
import QuothModel
import Testing

struct ColumnsReaderTests {
  private func mentions(_ text: String) -> [[String]] {
    let result = ColumnsReader.read(Array(text.utf8), file: "f.conll")
    #expect(result.problems == [])
    return result.collection.documents.map { document in
      document.mentions.map { mention in
        let bytes = Array(document.text.utf8)[mention.span.range]
        return "\(mention.type) \(String(decoding: bytes, as: UTF8.self))"
      }
    }
  }

  @Test func `reads documents, sentences and tags of either form`() {
    let text = """
      -DOCSTART- -X- O

      # id = one
      Rona NNP B-Location
      Army NNP I-Location
      left VBD O

      The DT I-Force
      army NN I-Force
      and CC O
      Islamic NNP B-Force
      State NNP I-Force
      IS NNP B-Force

      -DOCSTART- -X- O
      Été NNP S-Date
      """
    #expect(
      mentions(text) == [
        ["Location Rona Army", "Force The army", "Force Islamic State", "Force IS"], ["Date Été"],
      ])
  }

  @Test func `a mention never reaches into the next sentence`() {
    #expect(mentions("a\tB-T\n\nb\tI-T\n") == [["T a", "T b"]])
  }

  @Test(arguments: [
    ("a b\nc d e\n", "bad-columns"), ("alone\n", "bad-columns"), ("a X-T\n", "bad-tag"),
    ("a B\n", "bad-tag"), ("\n\n", "empty-file"),
  ])
  func `refuses columns that are wrong`(text: String, code: String) {
    let result = ColumnsReader.read(Array(text.utf8), file: "f.conll")
    #expect(result.problems.contains { $0.code == code })
  }
}
