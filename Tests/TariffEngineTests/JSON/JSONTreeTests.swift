import Testing

@testable import TariffEngine

@Suite struct JSONTreeTests {
  @Test func keysAreSortedAndNothingIsPadded() {
    let tree: JSONTree = .object([
      "b": .list([.integer(-1), .null, .truth(true), .truth(false)]), "a": .text("x\"\n"), "B": .amount(nil),
      "a10": .amount(12_345_678_901_234_567_890), "a9": .object([:]), "زیربنا": .optional(String?.none),
    ])
    #expect(
      tree.text
        == #"{"B":null,"a":"x\"\n","a10":"12345678901234567890","a9":{},"b":[-1,null,true,false],"زیربنا":null}"#)
  }
}
