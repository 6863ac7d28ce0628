import Diagnostics
import TariffSyntax

/// The files of a rulebook as they were read, and how they belong together. Reading them is not the checker's work.
public struct Library: Sendable {
  /// One act and the folder it lies in.
  public struct ActFile: Sendable {
    /// Index into ``Library/files``.
    public var file: Int
    /// The folder, `""` for the rulebook's own; names of table files are looked up in it.
    public var folder: String

    /// An act's file and folder.
    public init(file: Int, folder: String) {
      self.file = file
      self.folder = folder
    }
  }
  /// Every file of the run; a ``SourceRange`` names its file by the index in this list.
  public var files: [SourceFile] { didSet { parsed = [:] } }
  /// The `rulebook` file; nil when the folder has none.
  public var rulebook: Int?
  /// The acts, sorted by name: the order of files means nothing.
  public var acts: [ActFile]
  /// Table files by `folder/name` (just `name` in the rulebook's own folder).
  public var attachments: [String: Int]
  /// What was parsed of the files already, by their places: whoever reads a folder looks into acts for the files that
  /// they name. The rest is parsed by the check; all of it, once a file was changed.
  public var parsed: [Int: (tree: SyntaxTree, diagnostics: [Diagnostic])] = [:]
  /// One act by itself, with no folder around it: then no rulebook file is missed.
  public var isSingleFile: Bool

  /// The files of one rulebook.
  public init(files: [SourceFile], rulebook: Int?, acts: [ActFile], attachments: [String: Int]) {
    self.files = files
    self.rulebook = rulebook
    self.acts = acts
    self.attachments = attachments
    isSingleFile = false
  }

  /// A library of a single act without a rulebook file, as tests and `tariff format` need it.
  public init(singleAct file: SourceFile) {
    self.init(files: [file], rulebook: nil, acts: [ActFile(file: 0, folder: "")], attachments: [:])
    isSingleFile = true
  }
}
