import CSV
import Testing

@Suite("Reading CSV") struct CSVReaderTests {
  /// The cases of csv-spectrum (max-mapper), written out.
  @Test(arguments: [
    (
      "first,last,address,city,zip\nJohn,Doe,120 any st.,\"Anytown, WW\",08123\n",
      rows(["first", "last", "address", "city", "zip"], ["John", "Doe", "120 any st.", "Anytown, WW", "08123"])
    ),
    ("a,b,c\n1,\"\",\"\"\n2,3,4\n", rows(["a", "b", "c"], ["1", "", ""], ["2", "3", "4"])),
    ("a,b,c\r\n1,\"\",\"\"\r\n2,3,4\r\n", rows(["a", "b", "c"], ["1", "", ""], ["2", "3", "4"])),
    ("a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n", rows(["a", "b"], ["1", "ha \"ha\" ha"], ["3", "4"])),
    (
      "key,val\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"coordinates\"\": [102.0, 0.5]}\"\n",
      rows(["key", "val"], ["1", "{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}"])
    ),
    (
      "a,b,c\n1,2,3\n\"Once upon \na time\",5,6\n7,8,9\n",
      rows(["a", "b", "c"], ["1", "2", "3"], ["Once upon \na time", "5", "6"], ["7", "8", "9"])
    ),
    (
      "a,b,c\r\n1,2,3\r\n\"Once upon \r\na time\",5,6\r\n7,8,9\r\n",
      rows(["a", "b", "c"], ["1", "2", "3"], ["Once upon \r\na time", "5", "6"], ["7", "8", "9"])
    ),
    ("a,b\n1,\"ha \n\"\"ha\"\" \nha\"\n3,4\n", rows(["a", "b"], ["1", "ha \n\"ha\" \nha"], ["3", "4"])),
    ("a,b,c\n1,2,3\n", rows(["a", "b", "c"], ["1", "2", "3"])),
    ("a,b,c\r\n1,2,3\r\n", rows(["a", "b", "c"], ["1", "2", "3"])),
    ("a,b,c\n1,2,3\n4,5,ʤ\n", rows(["a", "b", "c"], ["1", "2", "3"], ["4", "5", "ʤ"])),
  ])
  func spectrum(text: String, expected: [Read]) {
    #expect(read(text) == expected)
  }

  /// What RFC 4180 and csv-test-data (sineemore) ask besides.
  @Test(arguments: [
    ("a,b\n1,2", rows(["a", "b"], ["1", "2"])),  // no line end at the end
    ("a,b\r\n1,2", rows(["a", "b"], ["1", "2"])),
    ("a,b\n1,\n", rows(["a", "b"], ["1", ""])),
    ("a,b\n1,", rows(["a", "b"], ["1", ""])),
    (",\n,\n", rows(["", ""], ["", ""])),
    ("a,b\n 1 , 2 \n", rows(["a", "b"], [" 1 ", " 2 "])),  // spaces belong to the field
    ("a,b\n1,\"x\"", rows(["a", "b"], ["1", "x"])),  // the file ends in a quote
    ("a,b\n1,\"\"\"\"\n", rows(["a", "b"], ["1", "\""])),
    ("a,b\n\"\",\"\"\"\"\"\"\n", rows(["a", "b"], ["", "\"\""])),
    ("a,b\n1\n1,2,3\n", rows(["a", "b"], ["1"], ["1", "2", "3"])),  // widths are the caller's matter
    ("\"a\",\"b\"\r\n\"1\",\"2\"\r\n", rows(["a", "b"], ["1", "2"])),
    ("a,b\n1,\"x\ry\"\n", rows(["a", "b"], ["1", "x\ry"])),  // CR in quotes
    ("\u{FEFF}نام,مساحت\nالف,۲۵۰٫۵\n", rows(["نام", "مساحت"], ["الف", "۲۵۰٫۵"])),
    ("\u{FEFF}\"a,b\",c\n", rows(["a,b", "c"])),
    ("a,b\n\u{FEFF}1,2\n", rows(["a", "b"], ["\u{FEFF}1", "2"])),  // a mark elsewhere is content
  ])
  func standard(text: String, expected: [Read]) {
    #expect(read(text) == expected)
  }

  @Test(arguments: [
    ("a,b\n\n1,2\n\n\n", rows(["a", "b"], ["1", "2"])),  // passed over
    ("a,b\r\n\r\n1,2\r\n", rows(["a", "b"], ["1", "2"])),
    ("a\n\n1\n", rows(["a"], [""], ["1"])),  // one column: an empty field
    ("\n\n", rows([""], [""])),
    ("a,b\n\"\"\n", rows(["a", "b"], [""])),  // quotes are content: a short row
    ("a,b\n1\n\n2\n", rows(["a", "b"], ["1"], ["2"])),  // the first row says how many columns there are
    ("a,b\n \n", rows(["a", "b"], [" "])),
  ])
  func emptyLines(text: String, expected: [Read]) {
    #expect(read(text) == expected)
  }

  @Test(arguments: [
    ("a,b;c,d", CSVDialect.comma), ("a;b;c,d", .semicolon), ("a\tb\tc;d", .tab), ("a", .comma), ("", .comma),
    ("a,b;c", .comma), ("a;b\tc", .semicolon), ("\"a;b;c\",d", .comma), ("a,b\n1;2;3;4", .comma),
    ("\"a\n;;;;\",b", .comma), ("a;b\r\n1,2,3", .semicolon),
  ])
  func dialects(text: String, dialect: CSVDialect) {
    #expect(CSVDialect.detected(in: text.utf8) == dialect)
    var reader = CSVReader(ByteArraySource(Array(text.utf8), chunk: 1))
    _ = reader.next()
    #expect(reader.dialect == dialect)
  }

  @Test func otherDelimitersAreContent() {
    #expect(read("a;b\n1,5;2\n") == rows(["a", "b"], ["1,5", "2"]))
    #expect(read("a\tb\n1,5\t2;3\n") == rows(["a", "b"], ["1,5", "2;3"]))
    #expect(read("a;b\n1;2\n", dialect: .comma) == rows(["a;b"], ["1;2"]))
  }

  @Test func placesOfFields() {
    // Line 2 begins with three Persian letters of two bytes; line 3 ends the quoted field.
    var reader = CSVReader(ByteArraySource(Array("\u{FEFF}a,b\r\nالف,\"x\nیک\",\"\"\"\",z\n4,5\n".utf8)))
    #expect(reader.next() == .row)
    #expect(reader.offset == 3)
    #expect(reader.place(of: 1) == CSVPlace(line: 1, column: 3, offset: 5))
    #expect(reader.next() == .row)
    #expect(reader.count == 4)
    #expect((0..<4).map { reader.text($0) } == ["الف", "x\nیک", "\"", "z"])
    #expect((0..<4).map { reader.isQuoted($0) } == [false, true, true, false])
    #expect(reader.place(of: 0) == CSVPlace(line: 2, column: 1, offset: 8))
    #expect(reader.place(of: 1) == CSVPlace(line: 2, column: 5, offset: 15))
    #expect(reader.place(of: 2) == CSVPlace(line: 3, column: 5, offset: 24))
    #expect(reader.place(of: 3) == CSVPlace(line: 3, column: 10, offset: 29))
    #expect(reader.firstLine == 2)
    #expect(reader.lastLine == 3)
    #expect(reader.nextOffset == 31)
    #expect(reader.next() == .row)
    #expect(reader.firstLine == 4)
    #expect(reader.lastLine == 4)
    #expect(reader.offset == 31)
    #expect(reader.withField(1) { Array($0) } == [0x35])
    #expect(reader.next() == .end)
    #expect(reader.next() == .end)
  }

  @Test func aSliceThatIsKeptDoesNotChange() {
    var reader = CSVReader(ByteArraySource(Array("a\n\"b\"\"\"\nc\n".utf8), chunk: 2))
    var kept: [ArraySlice<UInt8>] = []
    while reader.next() == .row { kept.append(reader.field(0)) }
    #expect(kept.map { String(decoding: $0, as: UTF8.self) } == ["a", "b\"", "c"])
  }
}
