import Foundation

/// One run of the built `tariff`, as a user's shell would start it.
struct Run {
  var status: Int32
  var out: String
  var err: String
  var outBytes: [UInt8]

  /// Lines of standard output.
  var lines: [String] { out.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
}

/// A place of its own for a test, removed with it.
final class Folder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "tariff-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a name in the folder.
  func at(_ name: String) -> String { path + "/" + name }

  /// Writes a file, making its folder.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, bytes: Array(text.utf8)) }

  /// Writes a file of any bytes, making its folder.
  @discardableResult
  func write(_ name: String, bytes: [UInt8]) throws -> String {
    let place = at(name)
    let folder = (place as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: place))
    return place
  }

  /// The text of a file; nil when it is not there.
  func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: at(name)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The names in the folder, hidden ones too, sorted.
  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
}

/// The executable, which SwiftPM puts beside the tests.
enum Tariff {
  static let executable: String = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    let folder = (own as NSString).deletingLastPathComponent
    let names = ["tariff", "TariffCommand"]
    return names.map { folder + "/" + $0 }.first(where: FileManager.default.isExecutableFile) ?? folder + "/tariff"
  }()

  /// Runs `tariff` with these words to its end. Streams go through files, so that no pipe can fill and block.
  static func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:], out: String? = nil,
    folder: Folder? = nil
  ) throws -> Run {
    try start(executable, arguments, input: input, environment: environment, out: out, folder: folder)
  }

  /// Runs a line of shell in which `$TARIFF` is the executable.
  static func shell(_ line: String, folder: Folder, environment: [String: String] = [:]) throws -> Run {
    let more = ["TARIFF": executable].merging(environment) { $1 }
    return try start("/bin/bash", ["-c", line], input: [], environment: more, out: nil, folder: folder)
  }

  private static func start(
    _ program: String, _ arguments: [String], input: [UInt8], environment: [String: String], out: String?,
    folder: Folder?
  ) throws -> Run {
    let streams = try Folder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let base = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]
    process.environment = base.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder.path) }
    let inPath = try streams.write("in", bytes: input)
    let outPath = try out ?? streams.write("out", "")
    let errPath = try streams.write("err", "")
    guard let standardInput = FileHandle(forReadingAtPath: inPath),
      let standardOutput = FileHandle(forWritingAtPath: outPath),
      let standardError = FileHandle(forWritingAtPath: errPath)
    else { throw CocoaError(.fileReadUnknown) }
    process.standardInput = standardInput
    process.standardOutput = standardOutput
    process.standardError = standardError
    try process.run()
    process.waitUntilExit()
    let bytes = out == nil ? Array(FileManager.default.contents(atPath: outPath) ?? Data()) : []
    // A run that died of a signal shows as a shell shows it.
    let status = process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0)
    return Run(
      status: status, out: String(decoding: bytes, as: UTF8.self), err: streams.text("err") ?? "", outBytes: bytes)
  }
}
