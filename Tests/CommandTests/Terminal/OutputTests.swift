import Foundation
import Testing

@testable import TariffCommand

@Suite struct OutputTests {
  @Test func aFullDeviceIsNeverASuccess() throws {
    let descriptor = open("/dev/full", O_WRONLY)
    defer { close(descriptor) }
    let output = ByteOutput(descriptor: descriptor, name: "it")
    try output.write("a")
    let stop = #expect(throws: Stop.self) { try output.flush() }
    #expect(stop?.status == .inputOutput)
    #expect(stop?.message?.hasPrefix("it: ") == true)
  }

  @Test func manyBytesArriveInOrder() throws {
    let folder = try Folder()
    let path = folder.at("out")
    let descriptor = open(path, O_WRONLY | O_CREAT, 0o600)
    let output = ByteOutput(descriptor: descriptor, name: path)
    var expected = ""
    for number in 0..<40_000 {
      expected += "\(number)\n"
      try output.write("\(number)\n")
    }
    try output.flush()
    close(descriptor)
    #expect(folder.text("out") == expected)
  }

  @Test func aFileAppearsWholeOrNotAtAll() throws {
    let folder = try Folder()
    let path = try folder.write("out.csv", "old")
    let file = try OutputFile(path: path)
    try file.output.write("new")
    try file.output.flush()
    #expect(folder.text("out.csv") == "old")
    #expect(folder.names.count == 2)
    try file.settle()
    try file.commit()
    #expect(folder.text("out.csv") == "new")
    #expect(folder.names == ["out.csv"])
  }

  @Test func aDiscardedFileLeavesTheOldOne() throws {
    let folder = try Folder()
    let path = try folder.write("out.csv", "old")
    do {
      let file = try OutputFile(path: path)
      try file.output.write("new")
    }
    #expect(folder.text("out.csv") == "old")
    #expect(folder.names == ["out.csv"])
  }

  @Test func theModeAndTheLinkOfTheOldFileStay() throws {
    let folder = try Folder()
    let path = try folder.write("real.csv", "old")
    chmod(path, 0o640)
    symlink(path, folder.at("link.csv"))
    let file = try OutputFile(path: folder.at("link.csv"))
    try file.output.write("new")
    try file.settle()
    try file.commit()
    #expect(folder.text("real.csv") == "new")
    var status = stat()
    #expect(lstat(folder.at("link.csv"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
  }

  @Test func whatAKilledRunLeftIsRemoved() throws {
    let folder = try Folder()
    try folder.write(".out.csv.tariff-1.part", "half")
    try folder.write(".other.csv.tariff-1.part", "half of something else")
    let file = try OutputFile(path: folder.at("out.csv"))
    try file.settle()
    try file.commit()
    #expect(folder.names == [".other.csv.tariff-1.part", "out.csv"])
  }

  @Test func twoWritersOfOneFileAreKeptApart() throws {
    let folder = try Folder()
    let part = try folder.write(".out.csv.tariff-1.part", "being written")
    let other = open(part, O_RDONLY)
    #expect(flock(other, LOCK_EX) == 0)
    let stop = #expect(throws: Stop.self) { try OutputFile(path: folder.at("out.csv")) }
    #expect(stop?.status == .resumable)
    #expect(folder.names == [".out.csv.tariff-1.part"])
    close(other)
  }

  @Test func aFolderThatIsNotThereCannotHoldAFile() throws {
    let stop = #expect(throws: Stop.self) { try OutputFile(path: "/nowhere/at/all.csv") }
    #expect(stop?.status == .cannotCreate)
  }

  @Test func anInputIsNeverAnOutputUnderAnyName() throws {
    let folder = try Folder()
    let path = try folder.write("a.csv", "a")
    symlink(path, folder.at("b.csv"))
    for output in [
      path, folder.at("b.csv"), folder.path + "/../" + (folder.path as NSString).lastPathComponent + "/a.csv",
    ] {
      let stop = #expect(throws: Stop.self) { try Destination.refuseOverInput([output], inputs: [path]) }
      #expect(stop?.status == .usage)
    }
    try Destination.refuseOverInput([folder.at("c.csv"), folder.at("d.csv")], inputs: [path])
    #expect(throws: Stop.self) {
      try Destination.refuseOverInput([folder.at("c.csv"), folder.at("c.csv")], inputs: [path])
    }
  }

  @Test(
    arguments: [
      ("always", false, nil, nil, true), ("never", true, nil, nil, false), ("auto", true, nil, nil, true),
      (nil, true, nil, "xterm", true), (nil, false, nil, nil, false), (nil, true, "1", nil, false),
      (nil, true, "", nil, true), (nil, true, nil, "dumb", false), ("always", false, "1", "dumb", true),
    ] as [(String?, Bool, String?, String?, Bool)])
  func colourIsForTerminalsUnlessAskedFor(
    choice: String?, isTerminal: Bool, noColor: String?, term: String?, expected: Bool
  ) {
    let isOn = Colour.isOn(choice: choice, isTerminal: isTerminal) { $0 == "NO_COLOR" ? noColor : term }
    #expect(isOn == expected)
  }
}
