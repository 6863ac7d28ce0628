import Diagnostics
import TariffChecker
import TariffKernel
import TestSupport
import Testing

/// Tables whose rows come from a CSV file beside the act.
@Suite struct TableFiles {
  private static let act = """
    input use  commercial "تجاری" | office "اداری"
    input block  text
    input area  m2  0 to 1_000
    table t slab by block, use, size m2
      from  "prices.csv"
      share  least rial/m2
    fee f
      amount  1_000 rial * t(block, use, area).share
      at least  area * t(block, use, area).least
      rounded  half up to 1 rial
    bill b
      lines  f
    """

  @Test func rowsOfAFileAreRowsOfTheTable() throws {
    let csv =
      "\u{FEFF}use;block;size;least;share\r\ncommercial;15_6;up to 100;۲;10%\r\n\"تجاری\";15_6;above;3;20%\r\n"
      + "office;15_6;from 0;4;0.3\r\nother;\"other\";above;none;\r\n"
    let result = SampleAct.check(Self.act, files: ["prices.csv": csv])
    let assessor = try #require(Assessor(result), "\(result.words)")
    let block = try #require(assessor.model.texts.firstIndex(of: "15_6")).asFact
    let commercial = try #require(assessor.option("commercial"))
    let office = try #require(assessor.option("office"))
    #expect(assessor.outcome(of: "f", ["block": block, "use": commercial, "area": 10]) == .charged(100))
    #expect(assessor.outcome(of: "f", ["block": block, "use": commercial, "area": 101]) == .charged(303))
    #expect(assessor.outcome(of: "f", ["block": block, "use": office, "area": 10]) == .charged(300))
    let other = try #require(assessor.model.texts.firstIndex(of: "other"), "a text in quotation marks is a text").asFact
    guard case .error(let fault)? = assessor.outcome(of: "f", ["block": other, "use": office, "area": 1]) else {
      Issue.record("an empty cell was priced")
      return
    }
    #expect(fault.code == "D0209")
  }

  /// Every row against every other would take minutes.
  @Test(.timeLimit(.minutes(1))) func aFileOfOneRowManyTimesIsAnsweredSoon() {
    let rows = String(repeating: "x,office,above,1%,2\n", count: 40_000)
    let result = SampleAct.check(Self.act, files: ["prices.csv": "block,use,size,share,least\n" + rows])
    #expect(result.codes.contains("T0505"))
    #expect(result.diagnostics.first { $0.code == .rowTwice }?.message == "t has the row `x, office, above` twice")
  }

  @Test(arguments: [
    ("block,use,size,share\nx,office,above,1%\n", "T0206", "1:1"), ("", "T0206", "1:1"),
    ("block,use,size,share,least,street\n", "T0206", "1:28"), ("block,use,size,share,share,least\n", "T0206", "1:22"),
    ("block,use,size,share,least\n", "T0206", "1:1"),
    ("block,use,size,share,least\nx,office,above,1%\n", "T0206", "2:1"),
    ("block,use,size,share,least\nx,office,over 5,1%,2\n", "T0206", "2:10"),
    ("block,use,size,share,least\nx,office,above,1%,12abc\n", "T0206", "2:19"),
    ("block,use,size,share,least\nx,office,above,1%,\"2\n", "T0206", "2:19"),
    ("block,use,size,share,least\nx,,above,1%,2\n", "T0206", "2:3"),
    ("block,use,size,share,least\nx,offfice,above,1%,2\n", "T0410", "2:3"),
    ("block,use,size,share,least\nx,office,up to 5,1%,2\nx,office,up to 5,1%,2\nx,office,above,1%,2\n", "T0505", "3:1"),
    ("block,use,size,share,least\nx,office,up to 5,1%,2\n", "T0501", "2:1"),
    ("block,use,size,share,least\nx,office,above,1%,2\n", "T0504", ""),
  ])
  func malformedFilesAreNamedByPlace(_ csv: String, _ code: String, _ place: String) throws {
    let library = SampleAct.library([SampleAct.text(Self.act)], files: ["prices.csv": csv])
    let result = Checker.check(library)
    let first = try #require(result.diagnostics.first { $0.code.code == code }, "\(result.words)")
    #expect(result.model == nil)
    let range = try #require(first.range)
    guard !place.isEmpty else { return }
    let file = library.files[range.file]
    #expect(file.name == "prices.csv")
    let position = file.position(of: range.start)
    #expect("\(position.line):\(position.column)" == place)
  }

  @Test func odditiesOfAFileAreAcceptedByItsTable() {
    let act = """
      input area  m2  0 to 1_000
      table t slab by size m2
        accepted T0506 "as printed"
        from  "prices.csv"
        share
      fee f
        amount  area * 1 rial/m2 * t(area)
        rounded  half up to 1 rial
      bill b
        lines  f
      """
    let csv = "size,share\nup to 60,5%\nup to 100,10%\nup to 150,8%\nabove,20%\n"
    let result = SampleAct.check(act, files: ["prices.csv": csv])
    #expect(result.codes == [], "\(result.words)")
    #expect(result.accepted.map(\.code.code) == ["T0506"])
  }

  @Test func aCitysPriceListIsReadInReasonableTime() throws {
    let act = """
      input block  text
      table p exact by block
        from  "prices.csv"
        price rial
      fee f
        amount  p(block)
      bill b
        lines  f
      """
    let rows = (0..<20_000).map { "block \($0),\($0 * 7)" }.joined(separator: "\n")
    let result = SampleAct.check(act, files: ["prices.csv": "block,price\n\(rows)\n"])
    let assessor = try #require(Assessor(result), "\(result.words)")
    let block = try #require(assessor.model.texts.firstIndex(of: "block 12345")).asFact
    #expect(assessor.outcome(of: "f", ["block": block]) == .charged(86_415))
  }
}

extension Int {
  fileprivate var asFact: Int128 { Int128(self) }
}
