import Exact
import Testing

@Suite struct Units {
  @Test(arguments: [
    ("rial", Unit.rial), ("toman", .toman), ("m", .metre), ("m2", .squareMetre), ("count", .number), ("day", .day),
    ("month", .month), ("year", .year),
  ])
  func wordsNameUnits(_ word: String, _ unit: Unit) {
    #expect(Unit.named(word) == unit)
    #expect(unit.description == (unit == .number ? "number" : word))
  }

  @Test(arguments: ["", "Rial", "ریال", "m3", "percent", "rial/m2", "m2 "])
  func otherWordsNameNone(_ word: String) {
    #expect(Unit.named(word) == nil)
  }

  @Test func productsAndQuotientsAddAndSubtractExponents() throws {
    let price = try Unit.rial.divided(by: .squareMetre)
    #expect(price.rial == 1 && price.metre == -2)
    #expect(try price.multiplied(by: .squareMetre) == .rial)
    #expect(try Unit.metre.multiplied(by: .metre) == .squareMetre)
    #expect(try price.divided(by: price) == .number)
    #expect(try Unit.rial.divided(by: .toman) != .number, "toman meets rial only by conversion")
  }

  @Test func unitsAreWrittenAsTheLanguageWritesThem() throws {
    let price = try Unit.rial.divided(by: .squareMetre)
    #expect(price.description == "rial/m2")
    #expect(try price.divided(by: .year).description == "rial/m2/year")
    #expect(try Unit.metre.multiplied(by: .month).description == "m*month")
    #expect(try Unit.number.divided(by: .squareMetre).description == "per m2")
    #expect(try Unit.number.divided(by: .squareMetre).divided(by: .year).description == "per m2/year")
    #expect(try Unit.rial.multiplied(by: .rial).description == "rial*rial")
    #expect(try Unit.squareMetre.multiplied(by: .metre).description == "m2*m")
    #expect(Unit.number.description == "number")
  }

  @Test func exponentsOutOfRangeThrow() throws {
    var most = Unit.number
    most.rial = 127
    #expect(throws: ArithmeticFault.overflow) { try most.multiplied(by: .rial) }
    #expect(try most.divided(by: .rial).rial == 126)
    var least = Unit.number
    least.metre = -127
    #expect(throws: ArithmeticFault.overflow) { try least.divided(by: .squareMetre) }
    #expect(try least.divided(by: .metre).metre == -128)
  }
}
