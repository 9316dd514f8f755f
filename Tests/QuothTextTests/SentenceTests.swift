import QuothText
import Testing

struct SentenceTests {
  @Test(arguments: [
    ("The mayor left. He did not return.", ["The mayor left .", "He did not return ."]),
    (
      "Gen. Omar Dabbas spoke to Mr. Lund on Dec. 3. It rained.",
      ["Gen. Omar Dabbas spoke to Mr. Lund on Dec. 3 .", "It rained ."]
    ),
    ("It hit the U.S. The E.U. did not reply.", ["It hit the U.S.", "The E.U. did not reply ."]),
    ("The U.S. Navy sailed.", ["The U.S. Navy sailed ."]),
    ("He came at 5 p.m. Troops were there.", ["He came at 5 p.m.", "Troops were there ."]),
    ("2:30 p.m. Police block the road.", ["2:30 p.m. Police block the road ."]),
    ("“We are out.” He waved.", ["“ We are out . ”", "He waved ."]),
    (
      "“Why?” she asked. (No reply came.) Then silence...",
      ["“ Why ? ” she asked .", "( No reply came . )", "Then silence ..."]
    ),
    ("They waited… The bus left!", ["They waited …", "The bus left !"]),
    ("TARIQ (XPA) — Rain fell.", ["TARIQ ( XPA ) —", "Rain fell ."]),
    (
      "Ten Die As Rebels Storm Base - Reports TARIQ (Sputnik) The base fell on Sunday. ISIL (Daesh) fled.",
      [
        "Ten Die As Rebels Storm Base - Reports", "TARIQ ( Sputnik )", "The base fell on Sunday .",
        "ISIL ( Daesh ) fled .",
      ]
    ),
    ("PORT SELIN, Dec. 3 -- Rain fell.", ["PORT SELIN , Dec. 3 --", "Rain fell ."]),
    (
      "Storm hits coast\n\nRain fell.\nIt was cold.",
      ["Storm hits coast", "Rain fell .", "It was cold ."]
    ),
    ("It rained.The river rose to 3.5 m.", ["It rained .", "The river rose to 3.5 m ."]),
    ("Points:\n• one is here\n• two is there", ["Points :", "• one is here", "• two is there"]),
    (
      "George W. Dunn met J. K. Rowe. Both left.",
      ["George W. Dunn met J. K. Rowe .", "Both left ."]
    ),
    (
      "He said: \"Stop.\" \"Go on,\" she said.",
      ["He said : \" Stop . \"", "\" Go on , \" she said ."]
    ),
  ])
  func `ends sentences where a reader does`(text: String, sentences: [String]) throws {
    #expect(try TextFixture.sentences(text) == sentences)
  }

  @Test func `lines broken at a fixed width go on`() throws {
    let text = """
         PORT SELIN, 4 MAR 90 (XYZ) -- [TEXT] THE POLICE REPORTED THAT TWO BUSES
      WERE BURNED ON THE ROAD TO THE HARBOR LAST NIGHT BY UNKNOWN PERSONS WHO
      LEFT ON FOOT.  NOBODY WAS HURT, THE U.S. EMBASSY SAID IN A NOTE SENT TO
      THE PRESS.

         A THIRD BUS WAS FOUND NEAR THE RIVER.
      """
    let document = try TextFixture.tokenizer().tokenize(Array(text.utf8))
    #expect(document.sentences.count == 4)
    #expect(document.paragraphs == [0..<3, 3..<4])
    #expect(document.sentences[0].isDateline)
    #expect(document.sentences.map(\.isAllCapitals) == [true, true, true, true])
  }

  @Test func `headlines and title case are told`() throws {
    let text =
      "Ten Killed As Rebels Storm Army Base Near Capital\n\nAt least ten soldiers died on Sunday."
    let document = try TextFixture.tokenizer().tokenize(Array(text.utf8))
    #expect(document.sentences.map(\.isHeadline) == [true, false])
    #expect(document.sentences.map(\.isTitleCase) == [true, false])
  }
}

struct QuoteTests {
  private func quotes(_ text: String) throws -> [String] {
    let document = try TextFixture.tokenizer().tokenize(Array(text.utf8))
    return document.quotes.map { quote in
      let words = quote.tokens.map { String(decoding: document.bytes(ofToken: $0), as: UTF8.self) }
      return (quote.isFull ? "full: " : "part: ") + words.joined(separator: " ")
    }
  }

  @Test(arguments: [
    ("He called it a “grave mistake” twice.", ["part: “ grave mistake ”"]),
    ("\"We will go,\" he said. \"Soon.\"", ["full: \" We will go , \"", "full: \" Soon . \""]),
    (
      "“We will go. And they will stay with us”, he said.",
      ["full: “ We will go . And they will stay with us ”"]
    ),
    ("“They came at night\" she said.", ["full: “ They came at night \""]),
    ("“It goes on and on and on.", ["full: “ It goes on and on and on ."]),
    ("a 5\" pipe", []),
  ])
  func `pairs quotation marks`(text: String, expected: [String]) throws {
    #expect(try quotes(text) == expected)
  }

  @Test func `no quotation leaves its paragraph`() throws {
    #expect(
      try quotes("“It was dark and cold there.\n\n“We left,” he said.") == [
        "full: “ It was dark and cold there .", "full: “ We left , ”",
      ])
  }
}
